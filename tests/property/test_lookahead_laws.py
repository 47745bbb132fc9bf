"""No look-ahead: whatever is asked as of a day is answered as by a ledger that never saw what came later.

Two clocks are tried: the day a page was published (`--as-of`) and the time a ledger took it in (`recorded_as_of`). What
is compared is the output as printed, letter by letter. `make test` tries a few days, `make property` fifty.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import settings

from crossfoot.api import open_ledger, read
from crossfoot.brief.names import names_of
from crossfoot.knowledge import load_inclusions, load_vocabulary
from crossfoot.ledger import STARTER, Judgement, JudgementKind, Ledger, MemoryLedger, Reading, View, page_of
from crossfoot.ledger.figures import readings_of
from crossfoot.model import ALL
from crossfoot.present.goals import likely, record_of
from crossfoot.track import parse_view, rate_targets
from crossfoot.track.feats import find_feats
from crossfoot.track.footprint import footprint_of
from crossfoot.track.news import Wanted, change_between, news_between
from tests.cli.commands import Run, run
from tests.conftest import ROOT
from tests.known import reconcile

__all__ = ["run"]

FIGURES = ROOT / "src" / "crossfoot" / "ledger" / "starter" / "figures.csv"
PAGES = (ROOT / "docs" / "pages", ROOT / "tests" / "corpus" / "pages")
VENDORS = ("xiaomi", "huawei", "tesla", "oppo", "byd", "nio", "samsung", "apple", "xpeng", "vivo")
IS_LONG = settings().max_examples > 100  # `make property`
MANY = 50
FIRST, LAST = date(2014, 6, 30), date(2026, 3, 31)
NEWS = timedelta(days=20)


def luck_of(seed: int) -> Random:
    """The same luck in every run."""
    return Random(seed)  # noqa: S311  nothing is kept secret here


def days() -> list[date]:
    """Fifty days all over the time the figures are of, each second one the end of a month; two where time is short."""
    if not IS_LONG:
        return [date(2014, 12, 31), date(2015, 8, 17)]
    luck, span = luck_of(5), (LAST - FIRST).days
    found: set[date] = set()
    while len(found) < MANY:  # two days of one month may have the same end before them
        day = FIRST + timedelta(days=luck.randrange(span))
        found.add(day.replace(day=1) - timedelta(days=1) if len(found) % 2 else day)
    return sorted(found)


@dataclass(frozen=True)
class Told:
    """One reading, and when the ledger that keeps the second clock took it in."""

    reading: Reading
    reader: str
    recorded_at: datetime

    @property
    def published(self) -> date:
        """The day its page was out."""
        return self.reading.page.published_at or date.max


@pytest.fixture(scope="module")
def everything() -> tuple[Told, ...]:
    """Starter figures and read pages, in the order of the second clock, which is not that of the first."""
    with FIGURES.open(encoding="utf-8", newline="") as file:
        found = [(reading, STARTER) for reading in readings_of(csv.DictReader(file))]
    files = [path for folder in PAGES for path in sorted(folder.glob("*.txt"))]
    for path in files if IS_LONG else files[:4]:
        page = read(path)
        found.append((Reading(page_of(page.document), page.claims), page.reader))
    luck, told = luck_of(7), []
    for reading, reader in found:
        day = reading.page.published_at
        if day is not None:
            late = timedelta(days=luck.randrange(400), seconds=luck.randrange(86_400))
            told.append(Told(reading, reader, datetime.combine(day, time(), UTC) + late))
    return tuple(sorted(told, key=lambda one: (one.recorded_at, one.reading.page.id)))


def fill(ledger: Ledger, told: Iterator[Told]) -> None:
    for one in told:
        ledger.append_all((one.reading,), reader=one.reader, recorded_at=one.recorded_at)


def commands(day: date, luck: Random) -> Iterator[tuple[str, ...]]:
    """What a user may ask as of a day."""
    vendor = luck.choice(VENDORS)
    as_of, view = ("--as-of", day.isoformat()), ("--view", luck.choice(("idc", "canalys", "counterpoint", vendor)))
    yield ("targets", *as_of, "--format", "csv")
    yield ("target", vendor, *as_of)
    yield ("brief", vendor, *as_of)
    yield ("cell", f"{vendor} shipments smartphone WORLD {day.year - 1}", *view, *as_of, "--format", "json")
    yield ("conflicts", "--vendor", vendor, *view, *as_of)
    yield ("feats", vendor, *view, *as_of, "--format", "json")
    yield ("footprint", vendor, *as_of, "--format", "json")


@pytest.mark.parametrize("day", days(), ids=str)
def test_as_of_a_day_every_command_prints_what_a_ledger_of_that_day_prints(
    everything: tuple[Told, ...], whole: Path, run: Run, tmp_path: Path, day: date
) -> None:
    known = tmp_path / "known.sqlite"
    with open_ledger(known, create=True) as ledger:
        fill(ledger, (one for one in everything if one.published <= day))
    for words in commands(day, luck_of(day.toordinal())):
        assert run(*words, "--ledger", known) == run(*words, "--ledger", whole), words


@pytest.fixture(scope="module")
def whole(everything: tuple[Told, ...], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger that saw everything."""
    path = tmp_path_factory.mktemp("whole") / "ledger.sqlite"
    with open_ledger(path, create=True) as ledger:
        fill(ledger, iter(everything))
    return path


@pytest.fixture(scope="module")
def judged(everything: tuple[Told, ...]) -> tuple[MemoryLedger, tuple[tuple[Judgement, datetime], ...]]:
    """A ledger that saw everything, and found some of it misread or of another definition later."""
    ledger, luck = MemoryLedger(), luck_of(11)
    fill(ledger, iter(everything))
    entries = ledger.view().entries()
    kinds = (JudgementKind.MISREAD, JudgementKind.DIFFERENT_DEFINITION)
    chosen = sorted(luck.sample(entries, 40), key=lambda entry: entry.recorded_at)
    acts = [
        (Judgement(entry.id, luck.choice(kinds), "desk", "looked at again"), entry.recorded_at + timedelta(days=90))
        for entry in chosen
    ]
    for judgement, moment in acts:
        ledger.append_judgement(judgement, recorded_at=moment)
    return ledger, tuple(acts)


def answers(view: View, earlier: View, day: date, luck: Random) -> Iterator[tuple[str, str]]:
    """What the calls behind the commands give for a view, as text."""
    vendor = luck.choice(VENDORS)
    about, inclusions = view.entries(vendors=(vendor, ALL)), load_inclusions()
    yield "goals", json.dumps([
        record_of(one, likely(one, about)) for one in rate_targets(view, as_of=day, vendor=vendor)
    ])  # fmt: skip
    mixed = (parse_view("all"), parse_view("idc+company"))
    yield "mixed", json.dumps([
        record_of(one, None) for one in rate_targets(view, as_of=day, vendor=vendor, views=mixed)
    ])  # fmt: skip
    table = reconcile(view.entries(origins=("idc",), vendors=(vendor, ALL)))
    yield "conflicts", repr((table.conflicts(), table.differences()))
    yield "feats", repr(find_feats(table).feats)
    yield "footprint", repr(footprint_of(about, vendor=vendor, as_of=day, inclusions=inclusions))
    change = change_between(earlier, view, since=day - NEWS, until=day)
    names, wanted = names_of(load_vocabulary(), about), Wanted(vendors=frozenset((vendor,)))
    yield "news", repr(news_between(change, names=names, inclusions=inclusions, wanted=wanted))


@pytest.mark.parametrize("day", days(), ids=str)
def test_as_of_a_recording_time_every_answer_is_that_of_a_ledger_that_had_taken_in_no_more(
    everything: tuple[Told, ...], judged: tuple[MemoryLedger, tuple[tuple[Judgement, datetime], ...]], day: date
) -> None:
    ledger, acts = judged
    moments = [datetime.combine(day - ago, time(12), UTC) for ago in (NEWS, timedelta())]
    views = [ledger.view(recorded_as_of=moment) for moment in moments]
    small = [known_by(everything, acts, moment).view() for moment in moments]
    found = answers(views[1], views[0], day, luck_of(day.toordinal()))
    expected = answers(small[1], small[0], day, luck_of(day.toordinal()))
    for (name, one), (_, other) in zip(found, expected, strict=True):
        assert one == other, name


def known_by(
    everything: tuple[Told, ...], acts: tuple[tuple[Judgement, datetime], ...], moment: datetime
) -> MemoryLedger:
    """A ledger that had taken in no more by a time."""
    ledger = MemoryLedger()
    fill(ledger, (one for one in everything if one.recorded_at <= moment))
    for judgement, when in acts:
        if when <= moment:
            ledger.append_judgement(judgement, recorded_at=when)
    return ledger
