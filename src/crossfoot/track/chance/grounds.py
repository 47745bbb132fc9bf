"""What a chance rests on, and what nobody has told, in sentences.

Invariant: every number in a sentence is a printed figure, the goal, or exact arithmetic of both, rounded; what the
model makes of them is not among the grounds. A sentence names the entries whose figures it prints.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from crossfoot.model import Period
from crossfoot.model.period import span_of
from crossfoot.track.aim import number_of
from crossfoot.track.chance.figures import Figure
from crossfoot.track.chance.value import Ground
from crossfoot.track.target import Act
from crossfoot.track.verdict import Verdict
from crossfoot.track.wording import day_name, exact_text, floor_text, period_name, quantity_text

__all__ = ["grounds_of", "unknown_of"]

_MONTH_DAYS = 31


@dataclass(frozen=True, slots=True)
class _Run:
    """Figures that follow each other without sharing a day, in order of time."""

    figures: tuple[Figure, ...] = ()

    @property
    def days(self) -> int:
        """How many days they tell of."""
        return sum(figure.period.days or 0 for figure in self.figures)

    @property
    def value(self) -> Fraction:
        """Their sum."""
        return sum((figure.value for figure in self.figures), Fraction(0))

    @property
    def text(self) -> str:
        """They in words."""
        if len(self.figures) == 1:
            return f"{_amount(self.figures[0])} in {period_name(self.figures[0].period)}"
        names = ", ".join(period_name(figure.period) for figure in self.figures)
        return f"{floor_text(self.value)} in {names} together"


def grounds_of(verdict: Verdict, figures: Sequence[Figure]) -> tuple[Ground, ...]:
    """What a chance rests on: the time so far, the year before, and the goal itself.

    Args:
        verdict: How the goal stands.
        figures: What is printed of its series.
    """
    aim, period = verdict.aim, verdict.target.period
    if aim is None:
        return ()
    inside = tuple(figure for figure in figures if period.contains(figure.period) and figure.period != _plain(period))
    return (*_so_far(inside, period, number_of(aim)), *_before(inside, figures, period, number_of(aim)),
            *_revised(verdict))  # fmt: skip


def unknown_of(verdict: Verdict, figures: Sequence[Figure]) -> tuple[str, ...]:
    """What would matter and nobody has told.

    Args:
        verdict: How the goal stands.
        figures: What is printed of its series.
    """
    period, found = verdict.target.period, []
    ends = [figure.period.end for figure in figures if period.contains(figure.period)]
    last = max((end for end in ends if end is not None), default=None)
    now = min(verdict.as_of + timedelta(days=1), period.end or date.max)
    if last is None:
        found.append(f"No figure of {period_name(period)} is known.")
    elif (now - last).days >= _MONTH_DAYS:
        found.append(f"No figure tells of the time after {day_name(last - timedelta(days=1))}.")
    before = _plain(period.shift_years(-1))
    if all(figure.period != before for figure in figures):
        found.append(f"No figure of {period_name(before)} is known to compare with.")
    return tuple(found)


def _so_far(inside: Sequence[Figure], period: Period, number: Fraction) -> Iterator[Ground]:
    """What part of the goal is told, in what part of its days, and how much faster the rest has to go."""
    run, length = _widest(inside), period.days or 1
    if not run.figures:
        return
    done, over = run.value / number, Fraction(run.days, length)
    text = f"{run.text}: {_percent(done)} of the goal in {_percent(over)} of its days"
    if done < 1 and over < 1:
        needed = (1 - done) / (1 - over) / (done / over)
        text += f"; the rest has to bring {_times(needed)} as much a day"
    yield Ground(f"{text}.", _ids(*run.figures))


def _before(inside: Sequence[Figure], figures: Sequence[Figure], period: Period, number: Fraction) -> Iterator[Ground]:
    """The year before: how much the goal is of it, how the same days did in it, and what part of it they were."""
    by_days = {figure.period: figure for figure in figures}
    whole = by_days.get(_plain(period.shift_years(-1)))
    if whole is not None:
        text = f"The goal is {_times(number / whole.value)} the {_amount(whole)} of {period_name(whole.period)}."
        yield Ground(text, whole.entries)
    pairs = [(figure, by_days.get(_plain(figure.period.shift_years(-1)))) for figure in inside]
    paired = [(figure, earlier) for figure, earlier in pairs if earlier is not None]
    if paired:
        figure, earlier = max(paired, key=lambda pair: pair[0].period.days or 0)
        name, former = period_name(figure.period), period_name(earlier.period)
        grown = f"{_first(name)} brought {_times(figure.value / earlier.value)} as much as {former}"
        if whole is None:
            yield Ground(f"{grown}.", _ids(figure, earlier))
        else:
            part = _percent(earlier.value / whole.value)
            yield Ground(f"{grown}, which was {part} of its year.", _ids(figure, earlier, whole))


def _revised(verdict: Verdict) -> Iterator[Ground]:
    """That the goal was raised or cut, and from what."""
    wording, revisions = verdict.revision, verdict.target.revisions
    place = revisions.index(wording) if wording in revisions else 0
    if place and wording.act in (Act.RAISED, Act.CUT):
        former = revisions[place - 1]
        ids = tuple(sorted({*former.entries, *wording.entries}))
        yield Ground(f"The goal was {wording.act.value}: before it stood {quantity_text(former.quantity)}.", ids)


def _widest(figures: Iterable[Figure]) -> _Run:
    """The run that tells of most days, of the fewest figures where several do."""
    runs = [_Run()]
    for figure in sorted(figures, key=lambda f: (f.period.end or date.max, f.period.start or date.min)):
        free = (run for run in runs if not run.figures or _is_after(figure, run.figures[-1]))
        runs.append(_Run((*max(free, key=_width).figures, figure)))
    return max(runs, key=_width)


def _width(run: _Run) -> tuple[int, int]:
    return run.days, -len(run.figures)


def _is_after(figure: Figure, other: Figure) -> bool:
    end, start = other.period.end, figure.period.start
    return end is not None and start is not None and end <= start


def _plain(period: Period) -> Period:
    """A period named by its days alone."""
    assert period.start is not None and period.last is not None  # noqa: S101, PT018  figures and goals have their days
    return span_of(period.start, period.last)


def _ids(*figures: Figure) -> tuple[str, ...]:
    return tuple(sorted({id_ for figure in figures for id_ in figure.entries}))


def _amount(figure: Figure) -> str:
    return f"{('less than ', '', 'more than ')[figure.hedge + 1]}{floor_text(figure.value)}"


def _percent(part: Fraction) -> str:
    return f"{round(100 * part)} %"


def _times(ratio: Fraction) -> str:
    return f"{exact_text(round(ratio, 2))} times"


def _first(text: str) -> str:
    return text[:1].upper() + text[1:]
