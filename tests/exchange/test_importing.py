"""A table taken into a ledger: stopped, finished, mended, and kept out whole."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace

import pytest

from crossfoot.exchange import Imported, Manner, Refusal, Tally, importing, open_figures, take_in
from crossfoot.exchange.mapping import Mapping
from crossfoot.ledger import Ledger, MemoryLedger
from crossfoot.model.notation import write_content
from tests.exchange.forms import NOW, nothing
from tests.exchange.tables import mapping, rows

THREE = rows("xiaomi,2017,9M,A,2018", "apple,2017,8M,B,2018", "oppo,2017,7M,C,2018")


def take(ledger: Ledger, table: str, *, with_: Mapping | None = None, strict: bool = False,
         told: Callable[[Refusal | Tally], None] = lambda _: None) -> Imported:  # fmt: skip
    opened = open_figures(io.BytesIO(table.encode()), with_ or mapping(), name="t.csv", beside=nothing)
    return take_in(ledger, opened, Manner(NOW, strict, told))


def said(ledger: Ledger) -> list[str]:
    return sorted(write_content(entry.claim).partition(" shipments")[0] for entry in ledger.view().entries())


def test_an_import_that_was_stopped_is_finished_by_running_it_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "_BATCH", 1)
    ledger = MemoryLedger()

    def stop(step: Refusal | Tally) -> None:
        if isinstance(step, Tally) and step.claims == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        take(ledger, THREE, told=stop)
    assert said(ledger) == ["apple", "xiaomi"]
    found = take(ledger, THREE)
    assert (found.result.new, found.result.known, said(ledger)) == (1, 2, ["apple", "oppo", "xiaomi"])
    assert take(ledger, THREE).result.new == 0


def test_how_far_it_is_is_told_after_every_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "_BATCH", 2)
    told: list[int] = []
    take(MemoryLedger(), THREE, told=lambda step: told.append(step.claims) if isinstance(step, Tally) else None)
    assert told == [2]


def test_a_mended_row_stands_in_the_place_of_the_old_one() -> None:
    ledger = MemoryLedger()
    take(ledger, THREE)
    take(ledger, THREE.replace("apple,2017,8M", "vivo,2017,8M"))
    assert said(ledger) == ["oppo", "vivo", "xiaomi"]
    assert ledger.view(recorded_as_of=NOW).counts.entries == 3


def test_a_mended_mapping_reads_every_page_anew() -> None:
    ledger = MemoryLedger()
    take(ledger, THREE)
    take(ledger, THREE, with_=mapping(more='[values.vendor]\n"oppo" = "vivo"'))
    assert said(ledger) == ["apple", "vivo", "xiaomi"]


def test_a_damaged_file_adds_nothing_though_its_first_rows_are_good() -> None:
    ledger = MemoryLedger()
    with pytest.raises(ValueError, match="row 5 cannot be told from the next"):
        take(ledger, THREE + '"xiaomi,2017,9M,A,2018\n')
    assert said(ledger) == []


def test_strict_keeps_everything_out_and_tells_every_refusal() -> None:
    ledger, told = MemoryLedger(), list[str]()
    bad = THREE.replace("apple", "aple").replace("7M", "x")
    found = take(ledger, bad, strict=True, told=lambda step: told.append(str(step)))
    assert (found.result.new, found.tally.refused, len(found.refused), said(ledger)) == (0, 2, 2, [])
    assert [line.partition(",")[0] for line in told] == ["row 3", "row 4"]
    assert take(ledger, THREE, strict=True).result.new == 3


def test_only_the_first_refusals_are_kept_and_all_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "_MOST_KEPT", 1)
    found = take(MemoryLedger(), THREE.replace("M", "?"))
    assert (len(found.refused), found.tally.refused) == (1, 3)
    assert replace(found, refused=()).tally == found.tally
