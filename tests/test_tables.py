"""Tables in and out from Python."""

from __future__ import annotations

import io
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

import crossfoot as cf
from tests.conftest import ROOT

NOW = datetime(2026, 1, 1, tzinfo=UTC)
TABLE, MAPPING = ROOT / "docs" / "tables" / "desk-panel.csv", ROOT / "docs" / "mappings" / "desk-panel.toml"


def test_a_table_goes_in_and_comes_out_in_every_form(tmp_path: Path) -> None:
    with cf.open_ledger(tmp_path / "l.sqlite", create=True) as ledger:
        found = cf.import_table(ledger, TABLE, mapping=MAPPING, recorded_at=NOW)
        assert (found.result.new, found.pages, found.tally.skipped) == (13, 4, {"money": 1})
        frame = cf.frame(cf.sheet(ledger.view(), vendors=("huawei",)))
        assert frame["incl"].to_list() == ["honor", "honor"]
        cf.export(cf.sheet(ledger.view()), tmp_path / "x.parquet", form="parquet")
        with pytest.raises(cf.InputError, match="it is there already; --force writes over it"):
            cf.export(cf.sheet(ledger.view()), tmp_path / "x.parquet", form="parquet")
        stream = io.BytesIO()
        cf.export(cf.sheet(ledger.view(), what="cells", views=("idc",)), stream)
        assert stream.getvalue().count(b"\r\n") > 2
    with cf.open_ledger(tmp_path / "other.sqlite", create=True) as other:
        again = cf.import_table(other, tmp_path / "x.parquet", recorded_at=NOW)
        assert (again.result.new, again.tally.refused) == (13, 0)


def test_what_there_is_none_of_is_refused(tmp_path: Path) -> None:
    with cf.open_ledger(tmp_path / "l.sqlite", create=True) as ledger:
        with pytest.raises(cf.InputError, match="There is no table of 'cell': expected one of claims, cells"):
            cf.sheet(ledger.view(), what="cell")
        with pytest.raises(cf.InputError, match="There is no form 'xls': expected one of csv, xlsx"):
            cf.export(cf.sheet(ledger.view()), io.BytesIO(), form="xls")


def test_a_table_of_text_loads_none_of_the_extra(tmp_path: Path) -> None:

    program = (
        "import sys; from crossfoot.cli import main; "
        f"main(['init', '--ledger', {str(tmp_path / 'l')!r}]); "
        f"main(['import', {str(TABLE)!r}, '--mapping', {str(MAPPING)!r}, '--ledger', {str(tmp_path / 'l')!r}]); "
        "print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert "13 new" in done.stdout
    assert {"polars", "python_calamine", "xlsxwriter", "highspy"} & set(done.stderr.split()) == set()
