"""Tables in and out of a ledger."""

from __future__ import annotations

from pathlib import Path

from tests.cli.commands import Run
from tests.exchange.tables import PLAIN, rows

GOOD = "xiaomi,2017,9M,A,2018-01-01"
BAD = "xiomi,2017,9M,A,2018-01-01"


def table(folder: Path, *lines: str) -> tuple[str, ...]:
    (folder / "t.csv").write_text(rows(*lines), encoding="utf-8")
    (folder / "m.toml").write_text(PLAIN, encoding="utf-8")
    return ("import", str(folder / "t.csv"), "--mapping", str(folder / "m.toml"))


def test_importing_twice_changes_nothing(run: Run, ledger: Path, tmp_path: Path) -> None:
    words = table(tmp_path, GOOD, "apple,2017,8M,A,2018-01-01")
    first, again = run(*words), run(*words)
    assert (first.status, first.out) == (0, f"{tmp_path}/t.csv: 2 new, 0 known on 1 pages\n")
    assert (again.status, again.out) == (0, f"{tmp_path}/t.csv: 0 new, 2 known on 1 pages\n")
    assert run("verify").status == 0
    assert ledger.exists()


def test_a_refused_row_is_told_and_the_others_are_added(run: Run, ledger: Path, tmp_path: Path) -> None:
    done = run(*table(tmp_path, BAD, GOOD))
    assert done.status == 2
    assert done.err.startswith("refused: row 2, column 'who': met 'xiomi', expected a vendor that is known")
    assert done.out == f"{tmp_path}/t.csv: 1 new, 0 known on 1 pages, 1 refused\n"
    assert ledger.exists()


def test_strict_refuses_all_for_one(run: Run, ledger: Path, tmp_path: Path) -> None:
    before = ledger.read_bytes()
    done = run(*table(tmp_path, BAD, GOOD), "--strict")
    assert (done.status, done.out) == (2, f"{tmp_path}/t.csv: 1 row refused, so nothing was added\n")
    assert ledger.read_bytes() == before
    assert run(*table(tmp_path, GOOD), "--strict").status == 0


def test_explain_says_where_in_the_table_a_figure_stands(run: Run, ledger: Path, tmp_path: Path) -> None:
    run("init", "--ledger", tmp_path / "new.sqlite")
    run(*table(tmp_path, GOOD), "--ledger", tmp_path / "new.sqlite")
    cell = run(
        "cell", "xiaomi shipments smartphone WORLD 2017", "--ledger", tmp_path / "new.sqlite", "--format", "json"
    )
    id_ = cell.out.partition('"low_entries": [')[2].split('"')[1]
    told = run("explain", id_, "--ledger", tmp_path / "new.sqlite").out
    assert '  as stated: "9M"' in told
    assert "table      row 2 of t.csv, column figure" in told
    assert "read by    import-" in told
    assert ledger.exists()


def test_what_is_left_out_repeated_or_undated_is_counted(run: Run, ledger: Path, tmp_path: Path) -> None:
    words = table(tmp_path, GOOD, GOOD, "apple,2017,8M,A,", "apple,2016,8M,B,2018")
    (tmp_path / "m.toml").write_text(
        PLAIN + '[[skip]]\nwhen = { when = "2016" }\nreason = "too old"\n', encoding="utf-8"
    )
    done = run(*words)
    assert done.out.splitlines()[:-1] == [
        "1 row left out: too old",
        "1 row says again what another row of its page says",
        "1 claim has no day of publication: no question as of a day sees it",
    ]
    assert ledger.exists()


def test_export_writes_what_import_reads_without_a_mapping(run: Run, ledger: Path, tmp_path: Path) -> None:
    new = tmp_path / "new.sqlite"
    run("init", "--ledger", new)
    for form in ("csv", "jsonl", "sdmx-csv", "xlsx", "parquet"):
        file = tmp_path / f"apple.{form}"
        assert run("export", "--format", form, "--vendor", "apple", "-o", file).status == 0
        done = run("import", file, "--ledger", new)
        assert (done.status, done.err) == (0, "")
        assert ": 229 new, 0 known on " in done.out
    assert ledger.exists()


def test_export_goes_to_standard_output(run: Run, ledger: Path) -> None:
    out = run("export", "--view", "canalys", "--as-of", "2015-12-31").out
    assert out.startswith("entry,kind,vendor,measure,product,place,period,")
    assert ",tracker:Canalys," in out
    assert ledger.exists()


def test_a_file_that_is_there_is_written_over_only_by_force(run: Run, ledger: Path, tmp_path: Path) -> None:
    file = tmp_path / "x.csv"
    file.write_text("mine", encoding="utf-8")
    done = run("export", "-o", file)
    assert (done.status, file.read_text(encoding="utf-8")) == (2, "mine")
    assert run("export", "-o", file, "--force").status == 0
    assert file.read_text(encoding="utf-8").startswith("entry,")
    assert ledger.exists()


def test_nothing_half_written_is_left(run: Run, ledger: Path, tmp_path: Path) -> None:
    done = run("export", "-o", tmp_path / "no" / "x.csv")
    assert (done.status, done.err) == (
        2,
        f"crossfoot: Cannot write '{tmp_path}/no/x.csv': No such file or directory.\n",
    )
    done = run("export", "--view", "nobody", "-o", tmp_path / "x.csv")
    assert (done.status, done.err) == (2, "crossfoot: The view 'nobody' holds nothing.\n")
    assert [path for path in tmp_path.iterdir() if not path.name.startswith(ledger.name)] == []


def test_cells_come_with_their_proofs(run: Run, ledger: Path) -> None:
    done = run("export", "--what", "cells", "--view", "bi-intelligence", "--vendor", "apple")
    header, first, *_ = done.out.splitlines()
    assert header.startswith("view,mixed,as_of,vendor,")
    assert first.startswith("bi-intelligence,false,,apple,")
    assert ",exact," in first
    assert "sha256:" in first
    assert ledger.exists()


def test_claims_as_json_are_imported_without_a_mapping(run: Run, ledger: Path, tmp_path: Path) -> None:
    file = tmp_path / "x.json"
    file.write_text(run("read", "docs/pages/xiaomi-october-2017.txt", "--format", "claims").out, encoding="utf-8")
    done = run("import", file)
    assert (done.status, done.err) == (0, "")
    assert "new, 0 known on 1 pages" in done.out
    assert ledger.exists()
