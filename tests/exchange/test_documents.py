"""Claims in the interchange format, with their page beside them and without."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from crossfoot.api import add, read
from crossfoot.errors import InputError, TableError
from crossfoot.exchange import Refusal, Tally, open_figures
from crossfoot.ledger import MemoryLedger, Reading
from crossfoot.present.records import claims_record
from tests.conftest import ROOT
from tests.exchange.forms import NOW
from tests.exchange.tables import mapping

PAGE = ROOT / "docs" / "pages" / "xiaomi-october-2017.txt"


def document() -> dict[str, Any]:
    return claims_record(read(PAGE))


def steps(found: Any, data: bytes | None = None) -> tuple[list[Reading], list[Refusal]]:
    stream = io.BytesIO(json.dumps(found, indent=1).encode())
    opened = open_figures(stream, None, name="a.json", beside=lambda name: data if name == PAGE.name else None)
    every = list(opened.steps(Tally()))
    return [s for s in every if isinstance(s, Reading)], [s for s in every if isinstance(s, Refusal)]


def test_a_document_beside_its_page_goes_in_as_if_the_page_had_been_read() -> None:
    (found,), refused = steps(document(), PAGE.read_bytes())
    ledger = MemoryLedger()
    add(ledger, read(PAGE), recorded_at=NOW)
    entries = ledger.view().entries()
    assert refused == []
    assert found.page.id == entries[0].page.id
    assert found.page.text == PAGE.read_text(encoding="utf-8")
    assert [c.statement for c in found.claims] == [e.claim.statement for e in entries]
    assert found.stated == ()


def test_without_its_page_the_words_of_each_claim_stand_for_it() -> None:
    (found,), refused = steps([document()])
    assert (refused, found.page.text) == ([], None)
    assert found.page.published_at == date(2017, 10, 31)
    assert dict(found.stated) == {claim.id: claim.span.text for claim in found.claims if claim.span}


def test_claims_that_quote_what_the_page_has_not_are_refused_one_by_one() -> None:
    changed = document()
    changed["claims"][0]["anchor"]["start"] += 1
    changed["claims"][1]["kind"] = "levl"
    changed["claims"][2]["id"] = changed["claims"][3]["id"]
    (found,), refused = steps(changed, PAGE.read_bytes())
    assert len(found.claims) == len(changed["claims"]) - 3
    told = [str(refusal) for refusal in refused]
    assert "the page has" in told[0]
    assert "where it quotes" in told[0]
    assert "there is no kind 'levl'" in told[1]
    assert "another claim has this id" in told[2]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"schema": "crossfoot-claims/2"}, "it is no document of crossfoot-claims/1"),
        ({"page": 3}, "its page is no object"),
        ({"page": {}}, "the field 'outlet' is missing"),
        ({"claims": {}}, "its claims are no list"),
    ],
)
def test_a_document_that_is_none_is_refused(change: dict[str, Any], sentence: str) -> None:
    found, refused = steps([document() | change])
    assert found == []
    assert sentence in str(refused[0])


def test_a_page_that_was_changed_since_is_refused() -> None:
    found, refused = steps(document(), PAGE.read_bytes() + b" ")
    assert found == []
    assert "the text of 'xiaomi-october-2017.txt' beside it is another than the one" in str(refused[0])


def test_a_file_name_never_leads_out_of_the_folder() -> None:
    changed = document()
    changed["page"]["file"] = "../" + PAGE.name
    (found,), _ = steps(changed, PAGE.read_bytes())
    assert found.page.text is None


def test_what_is_no_json_is_refused_and_a_mapping_is_not_wanted(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="it is no JSON"):
        open_figures(io.BytesIO(b'{\n"schema": '), None, name="a.json", beside=lambda _: None)
    with pytest.raises(TableError, match="it is no JSON"):
        open_figures(io.BytesIO(b"[" * 100_000), None, name="a.json", beside=lambda _: None)
    with pytest.raises(InputError, match="says itself what it means: leave the mapping out"):
        open_figures(io.BytesIO(b"[]"), mapping(), name="a.json", beside=lambda _: None)
    assert not list(tmp_path.iterdir())
