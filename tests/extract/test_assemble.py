"""A page becomes claims in the order of its text, with spans that cut it, and a list of what was left unread."""

from __future__ import annotations

import pytest

from crossfoot.extract import GRAMMAR, Reading, extract
from crossfoot.knowledge import load_vocabulary
from crossfoot.model import How
from crossfoot.model.notation import write_content
from crossfoot.read import read_page


def test_claims_are_numbered_in_the_order_of_the_text(reading: Reading) -> None:
    """Oppo shipped 25 million smartphones in Q3 2016, Vivo shipped 21 million and Xiaomi was fourth."""
    assert [claim.id for claim in reading.claims] == [f"c{n + 1}" for n in range(len(reading.claims))]
    starts = [claim.span.start for claim in reading.claims if claim.span is not None]
    assert starts == sorted(starts)
    assert len(starts) == 3


def test_a_span_cuts_the_page_exactly(reading: Reading) -> None:
    """Oppo shipped more than 25 million smartphones in Q3 2016, 8 per cent more than in Q3 2015."""
    spans = [claim.span for claim in reading.claims if claim.span is not None]
    assert [span.text for span in spans] == ["more than 25 million", "8 per cent"]
    assert all(reading.document.text[span.start : span.end] == span.text for span in spans)


def test_a_claim_says_which_frame_read_it_and_how_its_slots_were_filled(reading: Reading) -> None:
    """Samsung led in 2016, when it shipped 311 million smartphones."""
    level = reading.claims[-1]
    how = dict(level.how)
    assert level.frame in {frame.name for frame in load_vocabulary().frames}
    assert (how["vendor"], how["place"], how["period"]) == (How.ANAPHOR, How.DEFAULT, How.STATED)


@pytest.mark.parametrize(
    ("text", "number", "reason"),
    [
        ("Samsung shipped 5 million smartphones and earned $2.5 billion.", "$2.5 billion", "money"),
        ("Samsung shipped 5 million smartphones and has 3,500 employees.", "3,500", "not a count of goods"),
        ("Samsung shipped 5 million smartphones and waited 12 weeks.", "12", "a length of time, an hour or an era"),
    ],
)
def test_a_number_that_is_no_claim_is_listed_with_its_reason(text: str, number: str, reason: str) -> None:
    document, _ = read_page(text.encode(), name="page")
    reading = extract(document, load_vocabulary())
    assert [(u.text, u.reason) for u in reading.unread] == [(number, reason)]
    assert all(document.text[u.start : u.end] == u.text for u in reading.unread)


def test_furniture_says_nothing() -> None:
    page = (
        b"<html><body><nav>Samsung shipped 1 million smartphones in 2016</nav>"
        b"<article><h1>Phones</h1><p>Samsung shipped 2 million smartphones in India in 2016.</p></article>"
        b"<div class='comments'><p>joe: Samsung shipped 3 million smartphones in 2016</p></div>"
        b"<footer>Samsung shipped 4 million smartphones in 2016</footer></body></html>"
    )
    document, _ = read_page(page, name="page.html")
    reading = extract(document, load_vocabulary())
    assert [claim.span and claim.span.text for claim in reading.claims] == ["2 million"]
    assert reading.unread == ()


def test_a_reading_names_the_versions_that_made_it(reading: Reading) -> None:
    """Samsung shipped 5 million smartphones in 2016."""
    assert reading.reader == f"grammar {GRAMMAR}, vocabulary {load_vocabulary().version}"


def test_remarks_about_the_page_are_passed_on() -> None:
    document, issues = read_page(b"Samsung shipped 5 million smartphones.", name="page")
    assert [issue.code for issue in extract(document, load_vocabulary(), issues).issues] == ["no-publication-date"]


def test_a_lead_that_names_no_period_has_the_first_one_named_after_it(claims: list[str]) -> None:
    """Samsung shipped 83 million smartphones. In the third quarter of 2016 Apple sold 45.5 million iPhones."""
    assert claims == [
        "samsung shipments smartphone WORLD 2016-Q3 level 83M",
        "apple sales smartphone WORLD 2016-Q3 level 45.5M",
    ]


def test_a_page_about_something_else_says_nothing(reading: Reading) -> None:
    """The Finnish economy grew 3 per cent in 2016, and 40,000 jobs were added, the ministry said."""
    assert reading.claims == ()


def test_a_sentence_without_end_is_read_piece_by_piece() -> None:
    part = "Samsung shipped 5 million smartphones in India in 2016, up 4 percent from a year earlier, and "
    document, _ = read_page(f"Phones\n\n{part * 300}".encode(), name="page")
    reading = extract(document, load_vocabulary())
    levels = [claim for claim in reading.claims if claim.kind == "level"]
    assert len(levels) == 300
    assert {claim.cell.vendor for claim in levels} == {("samsung",)}


def test_an_undated_quarter_is_not_of_a_year_named_later() -> None:
    text = (
        "Tablet shipments fell 5 percent in the third quarter, IDC said.\n\n"
        "Shipments came to 40 million, topping an 8 percent decline in 2014."
    )
    document, _ = read_page(text.encode(), name="undated.txt")
    assert [write_content(claim) for claim in extract(document, load_vocabulary()).claims] == [
        "ALL shipments tablet WORLD ? growth -5% base=yoy:? said=tracker:IDC",
        "ALL shipments tablet WORLD ? level 40M said=tracker:IDC",
        "ALL shipments tablet WORLD 2014 growth -8% base=yoy:2013 said=tracker:IDC",
    ]
