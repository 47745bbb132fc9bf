"""Who added or judged what, as the server records it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from shutil import copyfile

import pytest

from crossfoot.api import add, open_ledger, read
from crossfoot.errors import InputError
from crossfoot.ledger import Judgement, JudgementKind
from crossfoot.web.audit import Act, Audit, audit_beside
from crossfoot.web.witness import Witness
from tests.web.conftest import NOW
from tests.web.team import READER, team_of

PAGE = b"Xiaomi shipped 9.4 million smartphones in India in the third quarter of 2017, Canalys said."


@pytest.fixture
def ledger(starter: Path, tmp_path: Path) -> Path:
    return copyfile(starter, tmp_path / "own.sqlite")


def test_what_is_added_is_noted_with_who_did_it(ledger: Path, tmp_path: Path) -> None:
    audit = Audit(tmp_path / "audit")
    with open_ledger(ledger) as opened:
        page = read(PAGE, published=date(2017, 11, 9), name="page.txt")
        witness = Witness(opened, audit, "ann")
        assert add(witness, page, recorded_at=NOW).new == 1
        assert add(witness, page, recorded_at=NOW).new == 0
    (act,) = audit.acts()
    assert (act.at, act.who, act.did, act.words) == (NOW, "ann", "added", "1 new and 0 known claims: page.txt")


def test_nobody_judges_in_anothers_name(ledger: Path, tmp_path: Path) -> None:
    audit = Audit(tmp_path / "audit")
    with open_ledger(ledger) as opened:
        entry = opened.view().entries(vendors=("xiaomi",))[0].id
        said = Judgement(entry, JudgementKind.MISREAD, "the editor in chief", "It is another quarter.")
        judged = Witness(opened, audit, "ann").append_judgement(said, recorded_at=NOW)
        assert judged.judgement.author == "ann"
    assert audit.acts() == (Act(NOW, "ann", "misread", (entry,), "It is another quarter."),)


def test_a_line_that_was_interrupted_is_as_if_it_had_not_been(tmp_path: Path) -> None:
    path = tmp_path / "audit"
    audit = Audit(path)
    first, second = (Act(NOW + timedelta(hours=n), "ann", "added", ("p",), f"page {n}") for n in range(2))
    audit.note(first)
    with path.open("ab") as file:
        file.write(b'{"at": "2018')
    assert audit.acts() == (first,)
    audit.note(second)
    assert audit.acts() == (first, second)


def test_nothing_is_changed_that_could_not_be_noted(ledger: Path, tmp_path: Path) -> None:
    with open_ledger(ledger) as opened:
        before = opened.view().readings
        page = read(PAGE, published=date(2017, 11, 9), name="page.txt")
        with pytest.raises(InputError, match="Cannot write the audit"):
            add(Witness(opened, Audit(tmp_path / "no" / "folder"), "ann"), page, recorded_at=NOW)
        assert opened.view().readings == before


def test_the_page_lists_what_was_done_by_the_day_last_first(ledger: Path, tmp_path: Path) -> None:
    team = team_of(ledger, tmp_path, NOW)
    users = team.settings.users
    assert users is not None
    with open_ledger(ledger) as opened:
        audit = Audit(audit_beside(users))
        witness = Witness(opened, audit, "ann")
        add(witness, read(PAGE, published=date(2017, 11, 9), name="<b>page</b>"), recorded_at=NOW)
        entry = opened.view().entries(vendors=("xiaomi",))[0].id
        later = datetime(2018, 3, 1, tzinfo=UTC)
        witness.append_judgement(Judgement(entry, JudgementKind.MISREAD, "x", "<i>why</i>"), recorded_at=later)
    browser = team.browser()
    reader = {"Authorization": f"Bearer {READER}"}

    def done(address: str) -> list[list[str]]:
        rows = browser.get(address, headers=reader).json()["rows"]
        return [[row[name] for name in ("at", "who", "did", "words")] for row in rows]

    added = ["2018-02-10T09:00:00+00:00", "ann", "added", "1 new and 0 known claims: <b>page</b>"]
    assert done("/audit/audit.json") == [["2018-03-01T00:00:00+00:00", "ann", "misread", "<i>why</i>"], added]
    assert done("/audit/audit.json?as_of=2018-02-28") == [added]
    page = browser.get("/audit", headers=reader).text
    assert "&lt;i&gt;why&lt;/i&gt;" in page
    assert "<i>why" not in page
