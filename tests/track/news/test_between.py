"""All that is new between two states."""

from __future__ import annotations

from datetime import date

import pytest

from crossfoot.track.news import Kind, change_by_pages
from tests.track.ledgers import ledger, view_of
from tests.track.news.changes import change, kinds, news, since, told

PLAN = "2017-10-31 News | xiaomi - smartphone ES 2017-11 presence state=planned mode=plan"
ENTERED = "2017-11-20 News | xiaomi - smartphone ES 2017-11-07 presence state=entering"
SALES = "2017-11-20 News | vivo shipments smartphone IN 2017-Q3 level 8M said=tracker:IDC"


def test_nothing_new_is_no_news() -> None:
    assert news(before=(PLAN, SALES)) == ()


def test_the_same_page_again_is_no_news() -> None:
    kept, day = ledger(SALES), date(2030, 1, 1)
    before = kept.view(as_of=day)
    (entry,) = before.entries()
    kept.append(entry.page, (entry.claim,), reader="test", recorded_at=entry.recorded_at)
    found = change_by_pages(before, kept.view(as_of=day), pages=(entry.page.id,), as_of=day)
    assert (found.new, told(found)) == ((), ())


def test_only_vendors_that_came_up_are_looked_at() -> None:
    assert change((PLAN,), (SALES,)).vendors == ("vivo",)


def test_a_market_that_came_up_is_about_those_in_it() -> None:
    market = "2017-11-20 News | ALL shipments smartphone IN 2017-Q3 level 40M said=tracker:IDC"
    assert change((PLAN, SALES), (market,)).vendors == ("vivo",)


def test_an_entry_is_told_once_and_a_plan_that_lapses_by_time_alone() -> None:
    assert kinds(news(ENTERED, before=(PLAN,), as_of="2017-11-21")) == [Kind.FOOTPRINT]
    (found,) = since(PLAN, days=("2017-11-20", "2017-12-15"))
    assert (found.kind, found.before, found.after) == (Kind.FOOTPRINT, "planned", "unconfirmed")


def test_what_was_published_later_is_no_news_of_the_day() -> None:
    assert since(PLAN, ENTERED, days=("2017-10-31", "2017-11-19")) == ()


def test_news_of_pages_is_news_between_the_states() -> None:
    day = date(2030, 1, 1)
    one = change((PLAN,), (ENTERED, SALES))
    other = change_by_pages(
        view_of(PLAN, as_of="2030-01-01"),
        view_of(PLAN, ENTERED, SALES, as_of="2030-01-01"),
        pages=("sha256:2017-11-20 News",),
        as_of=day,
    )
    assert told(one) == told(other)


@pytest.mark.parametrize("as_of", ["2017-11-21", "2019-01-01"])
def test_keys_do_not_depend_on_when_somebody_looked(as_of: str) -> None:
    found = news(SALES, before=(PLAN,), as_of=as_of)
    assert [one.key for one in found] == [one.key for one in news(SALES, before=(PLAN,))]


def test_a_page_that_was_read_again_takes_its_claims_back() -> None:
    page = ledger(SALES)
    before = page.view(as_of=date(2030, 1, 1))
    (entry,) = before.entries()
    page.append(entry.page, (), reader="better", recorded_at=entry.recorded_at)
    after = page.view(as_of=date(2030, 1, 1))
    found = change_by_pages(before, after, pages=(entry.page.id,), as_of=date(2030, 1, 1))
    assert [one.id for one in found.gone] == [entry.id]
    assert found.vendors == ("vivo",)
