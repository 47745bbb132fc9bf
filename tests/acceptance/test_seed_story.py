"""The seed story: Xiaomi in 2017, twelve views of one goal, from the starter figures and one page.

The page is the seed page where `../shared` exists, and always our own page with the same facts; both must give the same
verdicts. The numbers of a row are exact: its table prints them rounded, and each is compared with the printed digits.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from fractions import Fraction
from pathlib import Path

import pytest

from crossfoot.extract import extract
from crossfoot.knowledge import load_vocabulary
from crossfoot.ledger import Entry, Judgement, JudgementKind, MemoryLedger, Page, View, load_starter, page_of
from crossfoot.model import Cell, Interval, Period, notation, parse_period
from crossfoot.model.interval import at_least, between, exactly, more_than
from crossfoot.model.predicate import parse_predicate
from crossfoot.read import read_page
from crossfoot.reconcile import to_json
from crossfoot.track import (
    Grade,
    State,
    Target,
    Verdict,
    check_streak,
    divergence_of,
    entries_in,
    evidence_for,
    find_targets,
    implication_of,
    parse_view,
    track_target,
)
from crossfoot.verify import faults_of
from tests.conftest import ROOT, SHARED
from tests.known import reconcile

NOW = datetime(2026, 1, 1, tzinfo=UTC)
SEED = SHARED / "seed" / "xiaomi-10m.txt"
OWN = ROOT / "docs" / "pages" / "xiaomi-october-2017.txt"
PAGE_DAY, NEXT_WEEK = date(2017, 10, 31), date(2017, 11, 7)
YEAR_CLOSED, COMPANY_YEAR, COUNTERPOINT = date(2018, 2, 6), date(2018, 11, 30), date(2019, 2, 28)
MILLION = 10**6

# Q2 is 23.155 to 23.165 million and 69.5 to 70.5 percent above Q1.
FIRST_QUARTER = Fraction(23_155_000) * 100 / Fraction("170.5")
SECOND_QUARTER = Fraction(23_155_000)
COMPANY_FLOOR = FIRST_QUARTER + SECOND_QUARTER + 2 * 10 * MILLION
MIXED_FLOOR = FIRST_QUARTER + SECOND_QUARTER + 23_160_000 + 10 * MILLION

TEN_MONTHS = 'xiaomi shipments smartphone WORLD 2017-01/2017-10 level >70M said="vendor:Xiaomi@xiaomi" id=c1'


@dataclass(frozen=True)
class Story:
    """A ledger with the starter figures and the page."""

    ledger: MemoryLedger
    page: str

    def view(self, as_of: date) -> View:
        return self.ledger.view(as_of=as_of)

    def entries(self, as_of: date, named: str) -> tuple[Entry, ...]:
        spec = parse_view(named.replace("page", f"page:{self.page}"))
        return entries_in(self.view(as_of), spec, vendor="xiaomi")

    def target(self, as_of: date, period: str) -> Target:
        found = find_targets(self.view(as_of), vendor="xiaomi", period=parse_period(period))
        return next(target for target in found if target.period == parse_period(period))

    def year(self, as_of: date, named: str, *, number: int = 90) -> Verdict:
        """The verdict on the goal of the year, in the revision that names so many million."""
        target = self.target(as_of, "2017")
        wanted = at_least(number * MILLION)
        wordings = [revision for revision in target.revisions if revision.aim == wanted]
        return track_target(target, self.entries(as_of, named), as_of=as_of, revision=wordings[0])

    def monthly(self, as_of: date, named: str) -> Verdict:
        return track_target(self.target(as_of, "2017-Q4"), self.entries(as_of, named), as_of=as_of)


def tell(path: Path) -> Story:
    document, issues = read_page(path.read_bytes(), name=path.name, published=PAGE_DAY)
    reading = extract(document, load_vocabulary(), issues)
    ledger = MemoryLedger()
    load_starter(ledger, recorded_at=NOW)
    page = page_of(document)
    ledger.append(page, reading.claims, reader=reading.reader, recorded_at=NOW)
    return Story(ledger, page.id)


@pytest.fixture(scope="module", params=[SEED, OWN], ids=["seed page", "own page"])
def story(request: pytest.FixtureRequest) -> Story:
    if request.param is SEED:
        request.getfixturevalue("shared")
    return tell(request.param)


@pytest.fixture
def bolder(story: Story) -> Story:
    """The same ledger, where the company's ten months are read as "more than 70 million", published on 7 November."""
    return retold(story, TEN_MONTHS)


@pytest.fixture
def rounded(story: Story) -> Story:
    """The same ledger, where the company's ten months are "70 million", published on 7 November."""
    return retold(story, TEN_MONTHS.replace(">70M", "70M"))


def retold(story: Story, line: str) -> Story:
    """The ledger with one more page; the starter's figure of the ten months, dated by its month, is judged misread."""
    ledger = MemoryLedger()
    load_starter(ledger, recorded_at=NOW)
    for entry in ledger.view().entries(vendors=("xiaomi",)):
        if entry.claim.cell.period == parse_period("2017-01/2017-10"):
            why = "The test has a page of its own for this figure."
            ledger.append_judgement(Judgement(entry.id, JudgementKind.MISREAD, "test", why), recorded_at=NOW)
    read = story.ledger.view().entries(page_id=story.page)
    ledger.append(read[0].page, [entry.claim for entry in read], reader=read[0].reader, recorded_at=NOW)
    page = Page("ten-months", "ten-months", None, "Test Outlet", None, NEXT_WEEK, None, None, None)
    ledger.append(page, [notation.read(line)], reader="test", recorded_at=NOW)
    return replace(story, ledger=ledger)


def shipments(period: str | Period) -> Cell:
    when = parse_period(period) if isinstance(period, str) else period
    return Cell("shipments", ("xiaomi",), "smartphone", "WORLD", when)


def printed(number: Fraction | None, digits: str) -> bool:
    """Whether a number of units, rounded to as many digits as the table prints, is what the table prints."""
    places = len(digits.partition(".")[2])
    return number is not None and round(number / MILLION, places) == Fraction(digits)


def interval_of(verdict: Verdict) -> Interval:
    assert verdict.achieved is not None
    return verdict.achieved.interval


def states(verdict: Verdict) -> dict[str, State]:
    return {part.period.label: part.state for part in verdict.parts}


def test_row_1_the_page_alone_leaves_the_year_open(story: Story) -> None:
    verdict = story.year(PAGE_DAY, "page")
    assert interval_of(verdict) == more_than(20 * MILLION)
    assert verdict.remaining == Interval(Fraction(0), Fraction(70 * MILLION), high_open=True)
    assert verdict.required == Interval(Fraction(0), Fraction(35 * MILLION), high_open=True)
    assert verdict.state is State.OPEN


def test_row_1_the_page_alone_proves_the_streak_of_two_months(story: Story) -> None:
    table = reconcile(story.entries(PAGE_DAY, "page"))
    predicate = parse_predicate("level > 10M per month")
    finding = check_streak(predicate, shipments("2017-10"), length=2, last=parse_period("2017-10"), table=table)
    assert finding.grade is Grade.PROVEN
    assert [part.grounds[0].interval for part in finding.parts] == [more_than(10 * MILLION)] * 2


def test_row_1_of_the_monthly_goal_october_is_met_and_the_rest_open(story: Story) -> None:
    verdict = story.monthly(PAGE_DAY, "page")
    assert verdict.state is State.OPEN
    assert states(verdict) == {"2017-10": State.MET, "2017-11": State.OPEN, "2017-12": State.OPEN}


def test_row_2_the_company_view(story: Story) -> None:
    verdict = story.year(PAGE_DAY, "company+page")
    assert interval_of(verdict) == more_than(COMPANY_FLOOR)
    assert printed(COMPANY_FLOOR, "56.7356")
    assert verdict.remaining == Interval(Fraction(0), 90 * MILLION - COMPANY_FLOOR, high_open=True)
    assert printed(verdict.remaining.high, "33.2644")
    assert verdict.required == Interval(Fraction(0), (90 * MILLION - COMPANY_FLOOR) / 2, high_open=True)
    assert printed(verdict.required.high, "16.6322")
    assert verdict.state is State.OPEN


def test_row_2_july_and_august_are_unknown_and_the_sentence_says_so(story: Story) -> None:
    verdict = story.year(PAGE_DAY, "company+page")
    assert verdict.unknown == (parse_period("2017-07/2017-08"),)
    assert "no figure for July or August 2017 is known" in verdict.why


def test_row_3_the_mixed_view(story: Story) -> None:
    verdict = story.year(PAGE_DAY, "company+industry-sources+page")
    assert interval_of(verdict) == more_than(MIXED_FLOOR)
    assert printed(MIXED_FLOOR, "69.8956")
    assert verdict.remaining == Interval(Fraction(0), 90 * MILLION - MIXED_FLOOR, high_open=True)
    assert printed(verdict.remaining.high, "20.1044")
    assert verdict.required == Interval(Fraction(0), (90 * MILLION - MIXED_FLOOR) / 2, high_open=True)
    assert printed(verdict.required.high, "10.0522")
    assert verdict.state is State.OPEN
    assert parse_view("company+industry-sources+page:x").is_mixed


def test_row_3_the_older_press_goal_of_65_to_70_is_met_at_its_low_end_and_short_of_its_top(story: Story) -> None:
    target = story.target(PAGE_DAY, "2017")
    (press,) = target.expectations
    assert press.quantity.interval == between(65 * MILLION, 70 * MILLION)
    entries = story.entries(PAGE_DAY, "company+industry-sources+page")
    low = track_target(target, entries, as_of=PAGE_DAY, revision=press)
    top = track_target(target, entries, as_of=PAGE_DAY, revision=press, aim=press.stretch)
    assert (low.state, top.state) == (State.MET, State.OPEN)
    assert top.gap == 70 * MILLION - MIXED_FLOOR
    assert printed(top.gap, "0.1044")


def test_row_4_keeping_the_monthly_goal_would_not_yet_prove_the_year(story: Story) -> None:
    target, monthly = story.target(PAGE_DAY, "2017"), story.target(PAGE_DAY, "2017-Q4")
    entries = story.entries(PAGE_DAY, "company+industry-sources+page")
    found = implication_of(target, entries, assumed=(monthly,))
    assert found is not None
    assert found.bound.interval == more_than(MIXED_FLOOR + 20 * MILLION)
    assert printed(found.bound.interval.low, "89.8956")
    assert not found.is_implied
    assert found.gap == 70 * MILLION - MIXED_FLOOR
    assert printed(found.gap, "0.1044")
    assert story.year(PAGE_DAY, "company+industry-sources+page").state is State.OPEN


def test_row_5_more_than_70_million_in_ten_months(bolder: Story) -> None:
    verdict = bolder.year(NEXT_WEEK, "company")
    assert interval_of(verdict) == more_than(70 * MILLION)
    assert verdict.remaining == Interval(Fraction(0), Fraction(20 * MILLION), high_open=True)
    assert verdict.required == Interval(Fraction(0), Fraction(10 * MILLION), high_open=True)
    assert verdict.state is State.OPEN
    assert bolder.year(NEXT_WEEK, "company", number=70).state is State.MET


def test_row_5_with_the_monthly_goal_kept_the_year_is_above_90_million(bolder: Story) -> None:
    target, monthly = bolder.target(NEXT_WEEK, "2017"), bolder.target(NEXT_WEEK, "2017-Q4")
    found = implication_of(target, bolder.entries(NEXT_WEEK, "company"), assumed=(monthly,))
    assert found is not None
    assert found.bound.interval == more_than(90 * MILLION)
    assert found.is_implied


def test_row_6_a_rounded_70_million_caps_and_floors(rounded: Story) -> None:
    verdict = rounded.year(NEXT_WEEK, "company")
    assert interval_of(verdict) == between(69_500_000, 70_500_000)
    assert verdict.remaining == between(19_500_000, 20_500_000)
    assert verdict.required == between(9_750_000, 10_250_000)
    assert verdict.state is State.OPEN
    assert rounded.year(NEXT_WEEK, "company", number=70).state is State.OPEN


def test_row_7_idc_proves_the_year_met(story: Story) -> None:
    verdict = story.year(YEAR_CLOSED, "idc")
    assert verdict.state is State.MET
    assert verdict.margin == between(2_350_000, 2_450_000)
    assert verdict.remaining == exactly(0)
    assert verdict.required is None
    assert verdict.decided_by is not None
    assert verdict.decided_by.low is not None
    assert faults_of(to_json(verdict.decided_by.low)) == []


def test_row_7_idc_gives_the_first_nine_months(story: Story) -> None:
    evidence = evidence_for(story.target(YEAR_CLOSED, "2017"), story.entries(YEAR_CLOSED, "idc"))
    assert evidence.table.bounds(shipments("2017-01/2017-09")).interval == between(64_200_000, 64_400_000)


def test_row_7_idc_proves_the_monthly_goal_missed(story: Story) -> None:
    verdict = story.monthly(YEAR_CLOSED, "idc")
    assert verdict.state is State.MISSED
    assert verdict.weakest == parse_period("2017-Q4")
    assert verdict.weakest_bound is not None
    assert verdict.weakest_bound.interval.high == Fraction(28_150_000, 3)
    assert verdict.weakest_bound.interval.high <= Fraction("9.3834") * MILLION
    assert verdict.decided_by is not None
    assert verdict.decided_by.high is not None
    assert verdict.decided_by.low is None or faults_of(to_json(verdict.decided_by.low)) == []
    assert faults_of(to_json(verdict.decided_by.high)) == []
    (behind,) = verdict.decided_by.high_entries
    assert notation.write_content(story.view(YEAR_CLOSED).entry(behind).claim).endswith("28.1M said=tracker:IDC")


def test_row_8_in_hindsight_one_of_the_last_two_months_was_below_9_075_million(story: Story) -> None:
    year, monthly = story.year(YEAR_CLOSED, "idc+page"), story.monthly(YEAR_CLOSED, "idc+page")
    assert (year.state, monthly.state) == (State.MET, State.MISSED)
    assert (year.remaining, year.required) == (exactly(0), None)
    assert monthly.weakest == parse_period("2017-11/2017-12")
    assert monthly.weakest_bound is not None
    assert monthly.weakest_bound.interval.high == 9_075_000
    assert monthly.weakest_bound.interval.high_open
    # Which of the two it was, nobody can tell.
    assert states(monthly) == {"2017-10": State.MET, "2017-11": State.UNDECIDED, "2017-12": State.UNDECIDED}


def test_row_8_ten_months_are_above_74_2_million(story: Story) -> None:
    evidence = evidence_for(story.target(YEAR_CLOSED, "2017"), story.entries(YEAR_CLOSED, "idc+page"))
    found = evidence.table.bounds(shipments("2017-01/2017-10")).interval
    assert found.low == 74_200_000
    assert found.low_open
    last_two = evidence.table.bounds(shipments("2017-11/2017-12")).interval
    assert last_two.high == 18_150_000
    assert last_two.high_open


def test_row_9_the_company_never_closes_the_year(bolder: Story) -> None:
    verdict = bolder.year(YEAR_CLOSED, "company+page")
    assert interval_of(verdict) == more_than(70 * MILLION)
    assert verdict.remaining == Interval(Fraction(0), Fraction(20 * MILLION), high_open=True)
    assert verdict.required is None
    assert verdict.course is not None
    assert verdict.course.is_over
    assert verdict.state is State.UNDECIDED


def test_row_9_of_the_monthly_goal_october_is_met_and_nothing_said_of_the_rest(bolder: Story) -> None:
    verdict = bolder.monthly(YEAR_CLOSED, "company+page")
    assert verdict.state is State.UNDECIDED
    assert states(verdict) == {"2017-10": State.MET, "2017-11": State.UNDECIDED, "2017-12": State.UNDECIDED}
    assert "November and December 2017 are not decided by any figure for a month" in verdict.why


def test_row_10_two_views_part_by_more_than_3_7_million_and_nobody_is_wrong(story: Story) -> None:
    target, cell = story.target(YEAR_CLOSED, "2017"), shipments("2017-01/2017-10")
    company = evidence_for(target, story.entries(YEAR_CLOSED, "company")).table.bounds(cell)
    assert company.interval == between(69_500_000, 70_500_000)
    other = evidence_for(target, story.entries(YEAR_CLOSED, "idc+page")).table.bounds(cell)
    assert other.interval.low == 74_200_000
    assert other.interval.low_open
    found = divergence_of(company, other)
    assert found is not None
    assert found.gap == 3_700_000
    assert found.is_strict
    together = evidence_for(target, story.entries(YEAR_CLOSED, "company+idc+page")).table
    assert together.conflicts() == ()
    assert story.year(YEAR_CLOSED, "idc").state is State.MET


def test_row_11_the_monthly_goal_is_possible_under_counterpoint_and_missed_under_idc(story: Story) -> None:
    counterpoint, idc = (story.monthly(COUNTERPOINT, name) for name in ("counterpoint", "idc"))
    assert (counterpoint.state, counterpoint.grade) == (State.UNDECIDED, Grade.POSSIBLE)
    assert counterpoint.whole is not None
    assert counterpoint.whole.interval == between(30_950_000, 31_050_000)
    assert (idc.state, idc.grade) == (State.MISSED, Grade.REFUTED)


def test_row_12_the_companys_own_90_million_does_not_prove_90_million(story: Story) -> None:
    company, idc = (story.year(COMPANY_YEAR, name) for name in ("company", "idc"))
    assert company.whole is not None
    assert company.whole.interval == between(89_500_000, 90_500_000)
    assert company.state is State.UNDECIDED
    assert idc.state is State.MET


def test_the_goals_of_the_page_are_the_goals_of_the_starter(story: Story) -> None:
    year, monthly = story.target(PAGE_DAY, "2017"), story.target(PAGE_DAY, "2017-Q4")
    assert [revision.aim for revision in year.revisions] == [at_least(70 * MILLION), at_least(90 * MILLION)]
    assert [revision.aim for revision in monthly.revisions] == [more_than(10 * MILLION)]
    told = {entry.page.id for entry in story.entries(PAGE_DAY, "all") if entry.id in year.current.entries}
    assert story.page in told
