"""Views named by the user."""

from __future__ import annotations

import pytest

from crossfoot.errors import InputError
from crossfoot.track import ViewSpec, entries_in, parse_view, voices_in
from tests.track.ledgers import view_of

LINES = (
    "2017-10-31 Daily | xiaomi shipments smartphone WORLD 2017-10 level >10M",
    "2017-10-31 Daily | xiaomi shipments smartphone IN 2017-Q3 level 9.2M said=tracker:Canalys",
    '2017-11-02 Weekly | xiaomi shipments smartphone WORLD 2017-10 level >10M said="executive:Lei Jun@xiaomi"',
    "2017-11-02 Weekly | ALL shipments smartphone WORLD 2017-Q3 level 377.8M said=tracker:IDC",
    "2017-11-02 Weekly | samsung shipments smartphone WORLD 2017-Q3 level 83.3M said=tracker:IDC",
)


def origins(named: str, vendor: str | None = "xiaomi") -> list[str]:
    return sorted(entry.origin for entry in entries_in(view_of(*LINES), parse_view(named), vendor=vendor))


def test_names_are_read_as_people_write_them() -> None:
    assert parse_view(" Industry sources + IDC ") == ViewSpec(("idc", "industry-sources"))


def test_the_order_of_voices_and_their_repetition_change_nothing() -> None:
    assert parse_view("xiaomi+idc") == parse_view("idc+xiaomi+idc")


def test_a_view_of_several_voices_or_of_all_is_mixed() -> None:
    assert [parse_view(text).is_mixed for text in ("idc", "company", "page:ab12", "all", "idc+canalys")] == [
        False,
        False,
        False,
        True,
        True,
    ]


@pytest.mark.parametrize("text", ["", "+", "idc+", "page:", "outlet:", "page:+idc"])
def test_an_empty_part_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="as a view"):
        parse_view(text)


def test_all_stands_alone() -> None:
    with pytest.raises(InputError, match="'all' holds every source"):
        parse_view("all+idc")


def test_an_executive_speaks_for_the_company() -> None:
    assert origins("xiaomi") == origins("company") == ["xiaomi"]


def test_a_source_brings_the_market_but_not_other_vendors() -> None:
    assert origins("idc") == ["idc"]
    assert origins("idc", vendor=None) == ["idc", "idc"]


def test_an_outlet_speaks_under_its_own_name() -> None:
    assert origins("outlet:Daily") == ["outlet:daily"]


def test_voices_are_joined() -> None:
    assert origins("canalys+company") == ["canalys", "xiaomi"]


def test_all_is_everybody() -> None:
    assert origins("all") == ["canalys", "idc", "outlet:daily", "xiaomi"]


def test_a_page_is_found_by_the_beginning_of_its_id_with_or_without_the_hash_name() -> None:
    assert origins("page:sha256:2017-10-31 daily".replace(" daily", "")) == ["canalys", "outlet:daily"]
    assert origins("page:2017-10") == ["canalys", "outlet:daily"]


def test_a_page_that_is_not_there_is_refused() -> None:
    with pytest.raises(InputError, match="no page of this view"):
        origins("page:ffff")


def test_a_beginning_of_two_pages_is_refused() -> None:
    with pytest.raises(InputError, match="it names 2 pages"):
        origins("page:2017")


def test_company_needs_a_vendor() -> None:
    with pytest.raises(InputError, match="needs a vendor"):
        origins("company", vendor=None)


def test_voices_of_a_vendor_are_listed_by_how_much_they_say() -> None:
    more = "2017-11-03 Monthly | xiaomi shipments smartphone CN 2017-Q3 level 15M said=tracker:Canalys"
    assert voices_in(view_of(*LINES, more), vendor="xiaomi") == ("canalys", "outlet:daily", "xiaomi")
