"""A page is read only where a sentence of it names goods, counts them and holds a number."""

from __future__ import annotations

import pytest

from crossfoot.extract import extract
from crossfoot.extract.gate import counts_goods
from crossfoot.knowledge import load_vocabulary
from crossfoot.read import read_page


@pytest.mark.parametrize(
    "sentence",
    [
        "Samsung shipped 5 million smartphones.",
        "Its share of the tablet market fell to a third.",
        "The operator ended June with 14 million subscribers.",
        "Sales of electric cars doubled.",
    ],
)
def test_goods_a_count_and_a_number_in_one_sentence_open_a_page(sentence: str) -> None:
    document, _ = read_page(f"A headline\n\n{sentence}\n".encode(), name="page")
    assert counts_goods(document, load_vocabulary())


@pytest.mark.parametrize(
    "text",
    [
        "The phones have a screen of 6 inches. Sales are good.",
        "Car parks took 14 million dollars.",
        "The stock market fell 3 percent.",
        "The company shipped its smartphones late.",
    ],
)
def test_goods_here_and_a_number_there_do_not(text: str) -> None:
    document, _ = read_page(f"A headline\n\n{text}\n".encode(), name="page")
    assert not counts_goods(document, load_vocabulary())


def test_a_table_of_goods_opens_a_page() -> None:
    page = (
        b"<html><body><article><h1>Third quarter</h1><p>The tracker has published its list.</p>"
        b"<table><caption>Smartphone shipments, millions</caption><tr><th>Maker</th><th>2016</th></tr>"
        b"<tr><td>Samsung</td><td>72.5</td></tr><tr><td>Apple</td><td>45.5</td></tr></table></article></body></html>"
    )
    document, _ = read_page(page, name="page.html")
    assert counts_goods(document, load_vocabulary())


def test_numbers_of_a_page_that_stays_shut_are_listed_when_asked_for() -> None:
    document, _ = read_page(b"A headline\n\nNokia has hired 300 engineers.\n", name="page")
    reading = extract(document, load_vocabulary())
    assert [(left.text, left.reason) for left in reading.unread] == [
        ("300", "no sentence of the page names goods and counts them")
    ]
    assert [issue.code for issue in reading.issues] == ["no-goods-counted"]
