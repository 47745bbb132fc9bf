"""Values made at random, for the laws: every kind, every slot, and texts that no page should hold but one will."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from hypothesis import strategies as st

from crossfoot.model import period as periods_
from crossfoot.model.attribution import Channel, Mode, Polarity, Role, Source, Strength
from crossfoot.model.cell import MEASURES, Cell
from crossfoot.model.claim import Claim, How, LinkKind
from crossfoot.model.document import Span
from crossfoot.model.interval import EMPTY, Interval
from crossfoot.model.period import UNKNOWN, Grain, Period
from crossfoot.model.quantity import Form, Quantity, Unit
from crossfoot.model.rounding import Numeral, interval_of
from crossfoot.model.statement import (
    Base,
    Change,
    Compare,
    Deal,
    Growth,
    Level,
    Milestone,
    Nondisclosure,
    Order,
    Presence,
    Rank,
    Record,
    Relation,
    Share,
    Statement,
    Status,
    Streak,
)

# Finite decimals of at most twelve digits, as pages print them.
numbers = st.builds(
    lambda n, places: Fraction(n, 10**places), st.integers(-(10**12) + 1, 10**12 - 1), st.integers(0, 6)
)
counts = st.builds(lambda n, places: Fraction(n, 10**places), st.integers(0, 10**9), st.integers(0, 3))
thirds = st.fractions(min_value=-1000, max_value=1000, max_denominator=7)


@st.composite
def intervals(draw: st.DrawFn, ends: st.SearchStrategy[Fraction] = numbers) -> Interval:
    """Any interval that is not empty."""
    first = draw(st.none() | ends)
    second = draw(st.none() | ends)
    if first is not None and second is not None:
        first, second = min(first, second), max(first, second)
    low_open, high_open = draw(st.booleans()), draw(st.booleans())
    if first == second and first is not None:
        low_open = high_open = False
    return Interval(first, second, low_open, high_open)


any_interval = intervals() | st.just(EMPTY)
of_counts = intervals(counts).map(lambda i: i if i.low is not None else Interval(Fraction(0), i.high))

_NASTY = ["", "-", "?", '"', "\\", ",", "a,b", "a=b", "mode=target", "kind", " ", "two words", "tab\there", "a\nb",
          "\u2028", "\x85", "\x00", "‘quoted’", "50 %", "@x", "/", ":", "a:b:c", "@a/b", "c1,c2", "\\,", "level",
          ">10M", "小米", "İstanbul", "#", "'", "{}", "null", "\r\n", "\u00a0"]  # fmt: skip
texts = st.sampled_from(_NASTY) | st.text(max_size=12)
slugs = st.from_regex(r"[a-z0-9][a-z0-9-]{0,8}\Z") | st.sampled_from(["ALL", "OTHERS", "@china-based"])
ids = st.integers(1, 999).map(lambda n: f"c{n}")

_days = st.dates(date(1990, 1, 1), date(2035, 12, 31))
_years = st.integers(1990, 2035)
whole_months = st.builds(periods_.months, _years, st.integers(1, 12), st.integers(1, 40))


def _run(first: date, days: int, grain: Grain) -> Period:
    return Period(first, first + timedelta(days=days), grain)


_sizes = st.integers(1, 2000)
named_periods = (
    st.builds(periods_.year, _years)
    | st.builds(periods_.half, _years, st.integers(1, 2))
    | st.builds(periods_.quarter, _years, st.integers(1, 4))
    | st.builds(periods_.month, _years, st.integers(1, 12))
)
periods = (
    named_periods
    | whole_months
    | st.builds(_run, _days, _sizes, st.sampled_from([g for g in Grain if g not in (Grain.OPEN, Grain.UNKNOWN)]))
    | st.builds(_run, _days, st.just(1), st.sampled_from([Grain.DAY, Grain.ASOF]))
    | st.builds(lambda day: _run(day - timedelta(days=day.weekday()), 7, Grain.WEEK), _days)
    | st.builds(periods_.cumulative, st.none(), _days)
    | st.builds(lambda p: Period(p.start, p.end, Grain.CUMULATIVE), whole_months)
    | st.builds(lambda p: Period(p.start, p.end, Grain.ASOF), named_periods)
    | st.builds(lambda day: Period(day, None, Grain.OPEN), st.none() | _days)
    | st.just(Period(None, None, Grain.CUMULATIVE))
    | st.builds(lambda day: Period(day, None, Grain.CUMULATIVE), _days)
    | st.just(UNKNOWN)
)

_digits = st.integers(0, 10**7).map(str) | st.decimals(0, 9999, places=2, allow_nan=False).map(str)
_DERIVED = [Form.EXACT, Form.PLAIN, Form.MORE, Form.AT_LEAST, Form.LESS, Form.AT_MOST, Form.ABOUT, Form.NEARLY,
            Form.JUST_OVER]  # fmt: skip


@st.composite
def printed(draw: st.DrawFn) -> Quantity:
    """A figure as the rounding rules make it, rising or falling."""
    unit = draw(st.sampled_from(Unit))
    digits = draw(_digits)
    magnitude = draw(st.sampled_from([1, 1000, 10**5, 10**6, 10**7, 10**9]))
    form = draw(st.sampled_from(_DERIVED))
    interval = interval_of(Numeral(digits, Fraction(magnitude), magnitude > 1, unit is Unit.COUNT), form)
    return Quantity(-interval if draw(st.booleans()) else interval, unit, form, digits)


quantities = printed() | st.builds(
    Quantity, any_interval, st.sampled_from(Unit), st.sampled_from(Form), st.none() | texts | _digits
)
sources = st.builds(Source, texts, st.sampled_from(Role), st.none() | texts, st.none() | st.sampled_from(Channel))
cells = st.builds(
    Cell,
    measure=st.none() | st.sampled_from(MEASURES),
    vendor=st.lists(slugs | texts, min_size=1, max_size=3).map(tuple),
    product=st.none() | texts,
    place=st.none() | texts,
    period=periods,
    model=st.none() | texts,
    segment=st.none() | texts,
    incl=st.lists(slugs | texts, max_size=3).map(tuple),
    excl=st.lists(slugs | texts, max_size=2).map(tuple),
    per=st.none() | st.sampled_from(["day", "month", "minute"]),
    fiscal=st.none() | texts,
)
_bases = st.builds(Base, st.sampled_from(Relation), periods)
_maybe = st.none() | texts

statements_by_kind: dict[type[Statement], st.SearchStrategy[Statement]] = {
    Level: st.builds(Level, cells, quantities),
    Growth: st.builds(Growth, cells, quantities, _bases, _maybe),
    Change: st.builds(Change, cells, quantities, _bases),
    Share: st.builds(Share, cells, quantities, _maybe),
    Rank: st.builds(Rank, cells, quantities, _maybe),
    Order: st.builds(Order, cells, texts, texts, texts),
    Compare: st.builds(Compare, cells, quantities, texts, _maybe, _maybe),
    Record: st.builds(Record, cells, texts, texts, st.none() | quantities, _maybe),
    Streak: st.builds(Streak, cells, quantities, texts, _maybe, _maybe),
    Milestone: st.builds(Milestone, cells, quantities, _maybe),
    Status: st.builds(Status, cells, texts),
    Presence: st.builds(Presence, cells, texts),
    Deal: st.builds(Deal, cells, texts, texts),
    Nondisclosure: st.builds(Nondisclosure, cells, _maybe),
}
statements = st.one_of(list(statements_by_kind.values()))
_spans = st.builds(lambda start, text: Span(start, start + len(text), text), st.integers(0, 10**6), texts)
_slots = ["vendor", "product", "place", "period", "source"]


def claims_of(
    statement: st.SearchStrategy[Statement], *, frame: st.SearchStrategy[str | None]
) -> st.SearchStrategy[Claim]:
    """Claims that say this."""
    return st.builds(
        Claim,
        id=ids | texts,
        statement=statement,
        span=_spans,
        mode=st.sampled_from(Mode),
        strength=st.sampled_from(Strength),
        polarity=st.sampled_from(Polarity),
        sources=st.lists(sources, max_size=3).map(tuple),
        cue=_maybe,
        how=st.dictionaries(st.sampled_from(_slots), st.sampled_from(How), max_size=5).map(lambda d: tuple(d.items())),
        links=st.dictionaries(st.sampled_from(LinkKind), ids | texts, max_size=3).map(lambda d: tuple(d.items())),
        flag=_maybe,
        note=_maybe,
        frame=frame,
    )


claims = claims_of(statements, frame=st.none() | texts)
unframed_claims = claims_of(statements, frame=st.none())
