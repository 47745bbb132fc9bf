"""The whole line from Python: `import crossfoot as cf`."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

import crossfoot as cf
from crossfoot.model.interval import between
from crossfoot.track import State
from tests.conftest import ROOT

NOW = datetime(2026, 1, 1, tzinfo=UTC)
XIAOMI = ROOT / "docs" / "pages" / "xiaomi-october-2017.txt"
XPENG = ROOT / "docs" / "pages" / "xpeng-half-year-2025.html"


def test_importing_the_package_loads_nothing_but_its_calls() -> None:
    program = "import sys; before = set(sys.modules); import crossfoot; print(*set(sys.modules) - before)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    ours = {name for name in done.stdout.split() if name.startswith("crossfoot") and "api." not in name}
    assert ours == {"crossfoot", "crossfoot.api", "crossfoot.errors", "crossfoot.files", "crossfoot.tables"}


def test_reading_a_page_loads_neither_ledger_nor_solver() -> None:
    program = f"import sys, crossfoot as cf; cf.read({str(XIAOMI)!r}); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert {"crossfoot.ledger", "crossfoot.reconcile", "highspy", "numpy", "sqlite3"} & set(
        done.stdout.split()
    ) == set()


def test_a_call_stays_a_call_when_the_package_of_its_name_is_loaded() -> None:
    program = (
        "import crossfoot as cf; import crossfoot.read.page, crossfoot.brief; "
        "from crossfoot.read import read_page; print(callable(cf.read), callable(cf.brief)); "
        f"print(cf.read({str(XIAOMI)!r}) == cf.read({str(XIAOMI)!r}), crossfoot.read.page.read_page is read_page)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True"] * 4


def test_the_package_names_every_call_of_the_line() -> None:
    assert [name for name in cf.__all__ if not callable(getattr(cf, name))] == []
    assert {"read", "open_ledger", "add", "check", "bounds", "targets", "rate", "brief"} <= set(cf.__all__)


def test_a_file_and_its_bytes_are_read_alike() -> None:
    by_name, by_bytes = cf.read(str(XIAOMI)), cf.read(XIAOMI.read_bytes(), name=str(XIAOMI))
    assert by_name == by_bytes == cf.read(XIAOMI)
    assert by_name.claims


def test_what_the_caller_knows_of_a_page_is_believed() -> None:
    reading = cf.read(b"Xiaomi shipped 9.2 million phones last quarter.", published=date(2017, 10, 31), outlet="Us")
    assert (reading.document.provenance.outlet, reading.document.provenance.name) == ("Us", "page")
    assert [claim.cell.period.label for claim in reading.claims] == ["2017-Q3"]


@pytest.mark.parametrize("path", ["none.txt", "docs"])
def test_a_page_that_is_none_is_a_page_error_and_a_value_error(path: str) -> None:
    with pytest.raises(cf.PageError, match="Cannot read page") as fault:
        cf.read(ROOT / path)
    assert isinstance(fault.value, cf.InputError)
    assert isinstance(fault.value, ValueError)


def test_the_whole_line_from_a_page_to_a_brief(tmp_path: Path) -> None:
    reading = cf.read(XIAOMI)
    with cf.open_ledger(tmp_path / "ledger.sqlite", create=True) as ledger:
        assert cf.add_starter(ledger, recorded_at=NOW).new > 1000
        assert cf.add(ledger, reading, recorded_at=NOW).new == len(reading.claims)
        assert cf.add(ledger, reading, recorded_at=NOW).new == 0
        day = date(2018, 2, 6)
        view = ledger.view(as_of=day)
        idc = view.entries(origins=("idc",), vendors=("xiaomi",))
        year = next(goal for goal in cf.targets(view, "xiaomi") if goal.cell == cf.cell(f"{YEAR} 2017"))
        assert cf.rate(year, idc, as_of=day).state is State.MET
        bound = cf.bounds(idc, cf.cell(f"{YEAR} 2017-Q4"))
        assert bound.interval == between(28_050_000, 28_150_000)
        told = cf.brief(view, "xiaomi", as_of=day)
        assert told.headline.text
        assert told.sources


YEAR = "xiaomi shipments smartphone WORLD"


def test_a_page_is_checked_alone_and_against_others() -> None:
    reading = cf.read(XPENG)
    alone, _ = cf.check(reading)
    assert [conflict.gap for conflict in alone if conflict.is_hard] == [1000]
    assert all(member.startswith(f"{XPENG}#c") for conflict in alone for member in conflict.members)
    fine, _ = cf.check(cf.read(XIAOMI))
    assert [conflict for conflict in fine if conflict.is_hard] == []


def test_only_conflicts_of_the_page_are_told(tmp_path: Path) -> None:
    with cf.open_ledger(tmp_path / "ledger.sqlite", create=True) as ledger:
        cf.add(ledger, cf.read(XPENG), recorded_at=NOW)
        entries = ledger.view().entries()
    assert cf.check(cf.read(XIAOMI), against=entries) == cf.check(cf.read(XIAOMI))


def test_a_page_without_a_date_is_not_added(tmp_path: Path) -> None:
    reading = cf.read(b"Xiaomi shipped 9.2 million smartphones in India in 2016.")
    with (
        cf.open_ledger(tmp_path / "ledger.sqlite", create=True) as ledger,
        pytest.raises(cf.InputError, match="nothing on it says when it was published"),
    ):
        cf.add(ledger, reading, recorded_at=NOW)


def test_a_ledger_that_is_none_is_a_ledger_error(tmp_path: Path) -> None:
    with pytest.raises(cf.LedgerError, match="does not exist"):
        cf.open_ledger(tmp_path / "none.sqlite")
