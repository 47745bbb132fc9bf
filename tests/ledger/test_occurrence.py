"""From a reading to entries with ids."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from crossfoot.ledger import Reading, page_of
from crossfoot.ledger.occurrence import prepare
from crossfoot.model import Document, Provenance
from tests.ledger.samples import INDIA, LATER, NOON, OCTOBER, claims, page

FOUND = Provenance("a.txt", "https://a.example/x", "A", "Title", "Ann", date(2017, 10, 31), None, "en", "ab12", "utf-8",
                   "txt")  # fmt: skip


def test_a_ledger_keeps_the_text_and_where_it_came_from() -> None:
    kept = page_of(Document(FOUND, "The text.", ()))
    assert (kept.name, kept.url, kept.outlet, kept.title) == ("a.txt", "https://a.example/x", "A", "Title")
    assert (kept.published_at, kept.sha256, kept.text) == (date(2017, 10, 31), "ab12", "The text.")


def test_a_page_is_named_by_its_bytes_and_its_address() -> None:
    def name_of(found: Provenance) -> str:
        return page_of(Document(found, "The text.", ())).id

    assert name_of(replace(FOUND, name="b.txt", published_at=None, outlet=None)) == name_of(FOUND)
    assert name_of(replace(FOUND, url="https://b.example/x")) != name_of(FOUND)
    assert name_of(replace(FOUND, sha256="cd34")) != name_of(FOUND)


def test_an_id_follows_from_page_reader_and_claim_and_not_from_the_time() -> None:
    reading = Reading(page(), claims(OCTOBER, INDIA))
    once = prepare(reading, reader="v1", recorded_at=NOON)
    assert [e.id for e in prepare(reading, reader="v1", recorded_at=LATER).entries] == [e.id for e in once.entries]
    assert prepare(reading, reader="v2", recorded_at=NOON).entries[0].id != once.entries[0].id
    assert len({e.id for e in once.entries}) == 2
