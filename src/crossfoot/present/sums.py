"""A conflict as a line of arithmetic that a reader can redo.

Invariant: every number in the line is a figure as printed, or what interval arithmetic makes of the figures in it,
rounded outward; the line names no culprit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from crossfoot.brief.names import Names, product_name
from crossfoot.model import ALL, OTHERS, Claim, Interval, Unit
from crossfoot.model.statement import Growth, Order, Rank, Share, Streak
from crossfoot.present.citation import Citation
from crossfoot.present.words import amount, ends, exact, figure, near, with_unit
from crossfoot.reconcile import Conflict, Equation, EquationKind, Term
from crossfoot.track.wording import period_name

__all__ = ["Lookup", "in_unit", "severity", "sum_line", "unit_of"]

Lookup = Callable[[str], Citation]

_PARTS = ("vendor", "measure", "product", "model", "segment", "place", "period", "per")
_OFF_THE_SCALE = 10**6


def sum_line(conflict: Conflict, cite: Lookup, *, whose: str, names: Names | None = None) -> str:
    """The conflict in one line.

    Args:
        conflict: The conflict.
        cite: Gives each member's claim.
        whose: Who says the figure that does not fit: `the page`, `IDC`.
        names: What vendors and places are called; None tells them by the names that commands take.
    """
    equation = conflict.equation
    varying = _Varying(_varying([cite(entry) for entry in conflict.members]), names)
    terms = [_Told(term, cite(term.entry), varying) for term in equation.terms]
    target = cite(equation.entry)
    stated = target.claim
    label = varying.label(target)
    implied = amount(equation.implied, equation.unit)
    saying = f"{whose} {'say' if whose.endswith('s') and ' ' in whose else 'says'}"
    told = f"{saying} {_said(stated, equation.stated)}{label}"
    gap = "" if equation.gap == 0 else f": gap {in_unit(equation.gap, equation.unit)}"
    match equation.kind:
        case EquationKind.SUM if len(terms) == 1:
            return f"{_sum(terms)} requires {implied}, {told}{gap}"
        case EquationKind.SUM:
            relation = "=" if equation.implied.is_bounded else "is"
            return f"{_sum(terms)} {relation} {implied}, {told}{gap}"
        case EquationKind.SAME:
            return f"{_sum(terms)} and {_said(stated, equation.stated)}{label} are given for one figure{gap}"
        case EquationKind.RATIO:
            return f"{_ratio(terms, stated)} {implied}, {told}{gap}"
        case EquationKind.ORDER:
            return f"{', '.join(term.text for term in terms)}, but {saying} {_order(stated)}"
    return f"{_chain(terms, equation)}{told}{gap}"


def severity(conflict: Conflict) -> str:
    """How far the roundings would have to stretch, in words."""
    if conflict.severity >= _OFF_THE_SCALE:
        return "no stretching of roundings makes them meet"
    factor = conflict.severity
    shown = f"{int(factor):,}" if factor >= 10 else f"{float(factor):.1f}"  # noqa: PLR2004
    return f"roundings would have to be {shown} times as wide to meet"


def in_unit(number: Fraction, unit: Unit) -> str:
    """A distance: that of two percentages is in points."""
    return with_unit(near(number), Unit.POINTS if unit is Unit.PERCENT else unit)


def unit_of(claim: Claim) -> Unit:
    """The unit in which a claim takes part in arithmetic: a streak does with the level it holds."""
    quantity = getattr(claim.statement, "value", None)
    return Unit.COUNT if quantity is None or isinstance(claim.statement, Streak) else quantity.unit


class _Told:
    """A term of an equation in words."""

    def __init__(self, term: Term, cited: Citation, varying: _Varying) -> None:
        self.weight = term.weight
        self.is_below = term.is_below
        self.text = _said(cited.claim, term.interval) + varying.label(cited)

    def weighted(self) -> str:
        """The term with its weight, without its sign."""
        weight = abs(self.weight)
        return self.text if weight == 1 else f"{exact(weight)} x {self.text}"


def _sum(terms: Iterable[_Told]) -> str:
    line = ""
    for term in terms:
        sign = " - " if term.weight < 0 else " + "
        line += (sign if line else sign.strip().replace("+", "")) + term.weighted()
    return line


def _ratio(terms: list[_Told], stated: Claim) -> str:
    above = _sum(term for term in terms if not term.is_below)
    below = _sum(term for term in terms if term.is_below)
    match stated.statement:
        case Share():
            return f"{above} of {below} is"
        case Growth():
            return f"{above} after {below} is a change of"
    return f"{above} against {below} is"


def _chain(terms: list[_Told], equation: Equation) -> str:
    listed = ", ".join(term.text for term in terms)
    if not equation.implied.is_bounded and equation.implied.low is None and equation.implied.high is None:
        return f"{listed} cannot all hold when "
    return f"{listed} leave {amount(equation.implied, equation.unit)}, "


def _order(claim: Claim) -> str:
    match claim.statement:
        case Order(above=above, below=below):
            return f"{above} is above {below}"
        case Rank(value=value):
            return f"{', '.join(claim.cell.vendor)} is {figure(value)}"
    return claim.kind


def _said(claim: Claim, interval: Interval) -> str:
    """A figure as printed where that is what counts, else what it was read as."""
    quantity = getattr(claim.statement, "value", None)
    if quantity is None:
        return _order(claim) if interval.low is None and interval.high is None else ends(interval)
    if isinstance(claim.statement, Streak):
        return f"{ends(interval)} in each of {figure(quantity)}"
    if isinstance(claim.statement, Rank) or quantity.interval == interval:
        return figure(quantity)
    return ends(interval, quantity.unit)


def _varying(members: list[Citation]) -> tuple[str, ...]:
    """The parts of the address in which the members differ, and `voice` where not all have one source."""
    cells = [cited.cell for cited in members]
    differing = tuple(name for name in _PARTS if len({getattr(cell, name) for cell in cells}) > 1)
    said = {cited.voice for cited in members if cited.claim.sources}
    return (*differing, "voice") if len(said) > 1 else differing


@dataclass(frozen=True, slots=True)
class _Varying:
    """The parts of the address that tell the members apart, and what they are called."""

    parts: tuple[str, ...]
    names: Names | None

    def label(self, cited: Citation) -> str:
        """The parts that differ, in parentheses."""
        told = [text for part in self.parts if (text := self._part(cited, part))]
        return f" ({', '.join(told)})" if told else ""

    def _part(self, cited: Citation, part: str) -> str:
        cell, names = cited.cell, self.names
        match part:
            case "voice":
                return cited.voice
            case "period":
                return cell.period.label if names is None else period_name(cell.period).removeprefix("the ")
            case "vendor":
                return "+".join(cell.vendor) if names is None else " and ".join(_whose(cell.vendor, names))
            case "place" if names is not None and cell.place:
                return names.place(cell.place)
            case "product" if names is not None:
                return product_name(cell.product)
            case "per":
                return f"per {cell.per}" if cell.per else ""
        return str(getattr(cell, part) or "")


def _whose(vendors: tuple[str, ...], names: Names) -> Iterator[str]:
    groups = {ALL: "the market", OTHERS: "all others"}
    return (groups.get(vendor) or names.vendor(vendor) for vendor in vendors)
