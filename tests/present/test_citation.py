"""A claim is quoted with its sentence, wherever on a page it stands."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from crossfoot.api import read
from crossfoot.ledger import MemoryLedger, page_of
from crossfoot.present.citation import Citation, cite_entry, cite_reading

PAGE = """<html><head><meta charset="iso-8859-1"><title>Phones</title></head><body><article><h1>Phones in India</h1>
<p>India grew.  Xiaomi shipped <b>9.2</b>&nbsp;million smartphones in India
in the third quarter of 2017. Samsung's caf\u00e9 closed.</p>
<table><caption>Smartphone shipments in India, third quarter of 2017 (millions)</caption>
<tr><th>Vendor</th><th>Shipments</th></tr><tr><td>Samsung Electronics Co. Ltd</td><td>9.4</td></tr></table>
</article></body></html>"""


def cited(page: bytes) -> tuple[Citation, ...]:
    return cite_reading(read(page, name="page.html", published=date(2017, 10, 31)))


def test_a_sentence_is_quoted_without_tags_and_with_its_words_marked() -> None:
    first = cited(PAGE.encode("latin-1"))[0]
    assert first.quotation is not None
    assert first.quotation.marked() == (
        "Xiaomi shipped [9.2 million] smartphones in India in the third quarter of 2017."
    )
    assert (first.id, first.line, first.words) == ("page.html#c1", 2, "9.2 million")


def test_a_claim_in_a_table_is_quoted_with_its_row() -> None:
    last = cited(PAGE.encode("latin-1"))[-1]
    assert last.quotation is not None
    assert last.quotation.marked().replace("\u00a0", " ") == "Samsung Electronics Co. Ltd | [9.4]"


@pytest.mark.parametrize("encoding", ["latin-1", "utf-8", "utf-8-sig", "utf-16"])
def test_a_page_in_a_ledger_is_quoted_as_when_it_was_read(encoding: str) -> None:
    reading = read(PAGE.encode(encoding), name="page.html", published=date(2017, 10, 31))
    ledger = MemoryLedger()
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    ledger.append(page_of(reading.document), reading.claims, reader=reading.reader, recorded_at=moment)
    kept = [cite_entry(entry) for entry in ledger.view().entries()]
    fresh = cite_reading(reading)
    assert [(one.quotation, one.line) for one in kept] == [(one.quotation, one.line) for one in fresh]
    assert kept
    assert all(view.id == entry.id[7:17] for view, entry in zip(kept, ledger.view().entries(), strict=True))


@pytest.mark.parametrize("name", ["xiaomi-october-2017.txt", "xpeng-half-year-2025.html"])
def test_every_quotation_holds_the_words_of_its_claim(name: str) -> None:
    found = cite_reading(read(f"docs/pages/{name}"))
    assert found
    for one in found:
        assert one.quotation is not None
        assert one.claim.span is not None
        assert one.quotation.words == " ".join(one.claim.span.text.split())
