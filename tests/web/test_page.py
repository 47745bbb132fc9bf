"""A page of the press: its text with every claim lit, or its figures as stated."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import count
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from crossfoot.api import open_ledger, read
from crossfoot.ledger import Entry, Judgement, JudgementKind, View, page_of
from crossfoot.present.citation import short_id
from crossfoot.web.app import create_app
from crossfoot.web.settings import Settings
from tests.web.conftest import ADDRESS, NOW

TEXT = (
    "Xiaomi shipped 9.2 million smartphones in India in the third quarter of 2017, Canalys said. "
    "Its share of the market was 23.5 percent. <script>alert(1)</script> {{913*7}} It also sold 4,000 umbrellas.\n"
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A ledger with one page whose text is kept and whose address is none to follow."""
    file = tmp_path / "ledger.sqlite"
    reading = read(
        TEXT.encode(), name="note.txt", url="javascript:alert(1)", published=date(2017, 11, 1), outlet="O<b>"
    )
    with open_ledger(file, create=True) as ledger:
        ledger.append(page_of(reading.document), reading.claims, reader=reading.reader, recorded_at=NOW)
    return file


@pytest.fixture
def own(path: Path) -> Iterator[TestClient]:
    settings = Settings(str(path), lambda: NOW, (f"drawn-{number}" for number in count()).__next__)
    with TestClient(create_app(settings), base_url=ADDRESS) as client:
        yield client


def view_of(path: Path) -> View:
    return open_ledger(path, read_only=True).view()


def level_in(view: View) -> Entry:
    return next(entry for entry in view.entries() if entry.claim.kind == "level")


def address(entry: Entry) -> str:
    return f"/page/{entry.page.id.rpartition(':')[2][:10]}?claim={short_id(entry.id)}"


def test_the_claim_asked_for_is_marked_and_its_note_is_open(own: TestClient, path: Path) -> None:
    entry = level_in(view_of(path))
    page = own.get(address(entry)).text
    assert '<i id="claim"></i>9.2 million</a>' in page
    assert f'data-id="{entry.claim.id}"><details open>' in page
    assert 'href="/cell?of=xiaomi+shipments+smartphone+IN+2017-Q3"' in page


def test_hostile_text_stays_text(own: TestClient, path: Path) -> None:
    page = own.get(address(level_in(view_of(path)))).text
    assert "<script>alert" not in page
    assert "6391" not in page
    assert 'href="javascript:' not in page
    assert "O&lt;b&gt;" in page


def test_a_claim_is_reached_by_its_id_alone(own: TestClient, path: Path) -> None:
    entry = level_in(view_of(path))
    answer = own.get(f"/claim/{short_id(entry.id)}?as_of=2018-01-01", follow_redirects=False)
    assert answer.status_code == 307
    assert answer.headers["location"] == f"{address(entry)}&as_of=2018-01-01#claim"


def test_a_claim_judged_misread_is_still_shown_and_says_so(own: TestClient, path: Path) -> None:
    entry = level_in(view_of(path))
    with open_ledger(path) as ledger:
        ledger.append_judgement(Judgement(entry.id, JudgementKind.MISREAD, "ann", "A price."), recorded_at=NOW)
    assert "judged misread by ann: A price." in own.get(address(entry)).text


def test_a_page_that_is_none_or_a_claim_that_is_not_on_it_is_told_in_a_sentence(own: TestClient, path: Path) -> None:
    assert own.get("/page/0000").status_code == 404
    entry = level_in(view_of(path))
    answer = own.get(address(entry).partition("=")[0] + "=0000000000")
    assert (answer.status_code, "No claim of this page" in answer.text) == (404, True)
    assert own.get("/claim/0000").status_code == 404
    assert own.get(f"{address(entry)}&as_of=2017-10-01").status_code == 404


def test_a_starter_page_lists_its_figures_as_stated_with_the_one_asked_for_lit(
    browser: TestClient, starter: Path
) -> None:
    entry = next(e for e in view_of(starter).entries(vendors=("xiaomi",)) if e.stated and e.claim.cell.place == "IN")
    page = browser.get(address(entry)).text
    assert f"<mark><bdi>{entry.stated.replace('<', '&lt;') if entry.stated else ''}</bdi></mark>" in page
    assert page.count('id="claim"') == 1
    assert "No text of this page is kept" in page


def test_the_style_of_lit_pages_is_served(browser: TestClient) -> None:
    assert ".lit" in browser.get("/lit.css").text
    assert browser.get("/lit.js").headers["content-type"].startswith("text/javascript")
