"""Whose voice a claim is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from crossfoot.ledger import origin_of, slug
from crossfoot.model.notation import read
from tests.ledger.samples import page

PLAIN = "xiaomi shipments smartphone WORLD 2017-10 level >10M"


@pytest.mark.parametrize(
    ("chain", "origin"),
    [
        (["tracker:IDC"], "idc"),
        (["vendor:Xiaomi@xiaomi"], "xiaomi"),
        (['"vendor:Xiaomi India@xiaomi"'], "xiaomi"),
        (['"executive:Lei Jun@xiaomi/social_post"'], "xiaomi"),
        (["vendor:Leapmotor"], "leapmotor"),
        (['"media:Android Headlines"'], "android-headlines"),
        (["media:DIGITIMES", '"supply_chain:industry sources"'], "industry-sources"),
        (["media:Reuters", '"insider:two people@byd"'], "two-people"),
        (["vendor:Xiaomi@xiaomi", "tracker:IDC"], "idc"),
        ([], "outlet:the-outlet"),
    ],
)
def test_the_origin_is_the_far_end_of_the_chain(chain: list[str], origin: str) -> None:
    claim = read(" ".join([PLAIN, *(f"said={link}" for link in chain)]))
    assert origin_of(claim, page()) == origin


@pytest.mark.parametrize("name", ["Counterpoint", "Counterpoint Research"])
def test_a_house_called_by_two_names_is_one_origin(name: str) -> None:
    assert origin_of(read(f'{PLAIN} said="tracker:{name}"'), page()) == "counterpoint"


def test_a_page_without_outlet_speaks_under_its_host_or_its_name() -> None:
    claim = read(PLAIN)
    nameless = replace(page(outlet=None), url="https://www.news.example/2017/10/xiaomi")
    assert origin_of(claim, nameless) == "outlet:news-example"
    assert origin_of(claim, replace(nameless, url=None)) == "outlet:one"


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Mobile World Live", "mobile-world-live"), ("24/7 Wall St.", "24-7-wall-st"), ("Ingeniøren", "ingeniøren"),
     ("小米", "小米"), ("  ", "")],
)  # fmt: skip
def test_a_slug_keeps_letters_and_digits(name: str, expected: str) -> None:
    assert slug(name) == expected
