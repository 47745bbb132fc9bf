"""One number: everybody who says it, where it must lie by each of them and why, its neighbours and its history.

Invariant: what is said, what is proven and what is only likely are told apart; an end is shown with its sum.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from crossfoot.brief.names import Names, names_of
from crossfoot.ledger import Entry
from crossfoot.model import ALL, OTHERS, Cell, Mode, Unit, notation
from crossfoot.model.statement import Level
from crossfoot.present.around import Around
from crossfoot.reconcile.cells import canonical
from crossfoot.track.wording import and_list, quantity_text
from crossfoot.web.asked import Asked
from crossfoot.web.cell_chart import agreement_chart, lines_of
from crossfoot.web.cell_claims import Group, claims_of, claims_table
from crossfoot.web.cell_history import history_table
from crossfoot.web.cell_near import near_table, peers_of, steps_in_time
from crossfoot.web.cell_views import Clashing, InView, clashes_in, in_views, views_table
from crossfoot.web.cells import around_at, asked_cell, asked_views, seats_at
from crossfoot.web.desk import Desk
from crossfoot.web.large import is_large
from crossfoot.web.links import cell_link, market_link, vendor_link
from crossfoot.web.page import Page
from crossfoot.web.parts import Part, Shown
from crossfoot.web.titles import figure_title, when, where_title

__all__ = ["PAGE", "Figure", "build"]


_FURTHER = (
    ("What is likely, whether a proof is in doubt, and what follows", "/cell/further"),
    ("What would narrow it most, how it narrowed, what was restated", "/cell/narrower"),
)


@dataclass(frozen=True, slots=True)
class Figure:
    """What is known of one number.

    Args:
        address: As it is typed.
        trail: Name and address of what it belongs to: vendor, market.
        steps: Relation, name and address of the same figure at the times before and after.
        groups: The claims, source by source.
        views: Where it lies by each of them.
        choices: Name and address of each view that may be looked at alone, and whether it is looked at now.
        clashes: Sums that do not work out and that it is part of.
        further: What takes some seconds to work out, and where that is done.
        is_whole: Whether all that its sources say was looked at.
    """

    address: str
    trail: tuple[tuple[str, str], ...]
    steps: tuple[tuple[str, str, str], ...]
    groups: tuple[Group, ...]
    views: tuple[InView, ...]
    choices: tuple[tuple[str, str, bool], ...]
    clashes: tuple[Clashing, ...]
    further: tuple[tuple[str, str], ...]
    is_whole: bool


def build(desk: Desk, asked: Asked, named: Mapping[str, str]) -> Shown:  # noqa: ARG001  every page is built so
    """The page of a number."""
    cell, texts = asked_cell(desk, asked), asked_views(asked)
    found = around_at(desk, cell)
    seats = seats_at(desk, cell, texts)
    peers = peers_of(desk, cell)
    names = names_of(desk.vocabulary, (*found.near, *peers))
    moments = desk.view.history(cell)
    views = in_views(asked, names, cell, seats, found.here)
    lines = lines_of(asked, names, [(seat.seen.spec.text, seat.bound) for seat in seats], found.here)
    parts: list[Part] = [agreement_chart(lines)] if lines else []
    parts.append(claims_table(asked, names, found))
    parts += [views_table(asked, names, cell, seats, found.here)] if seats else []
    parts += [history_table(asked, names, moments)] if moments else []
    parts.append(near_table(asked, names, found, peers))
    address = notation.write_cell(cell)
    further = [(told, asked.link(path, of=address, view=texts)) for told, path in _FURTHER] if seats else []
    body = Figure(
        address=address,
        trail=tuple(_trail(asked, names, cell)),
        steps=tuple((word, when(at), cell_link(asked, cell.at(at))) for word, at in steps_in_time(cell.period)),
        groups=claims_of(asked, names, found),
        views=views,
        choices=tuple(_choices(desk, asked, names, cell, texts)),
        clashes=tuple(clashes_in(asked, names, seats, {entry.id for entry in found.here})),
        further=tuple(further),
        is_whole=found.is_whole or not is_large(desk),
    )
    return Shown(figure_title(cell, names), "cell.html", body, tuple(parts), _lead(names, found, views))


def _lead(names: Names, found: Around, views: tuple[InView, ...]) -> str:
    """Who states it, in a sentence; where nobody does, what follows all the same."""
    by_figure: dict[str, list[str]] = {}
    for voice, entry in _stated(found).items():
        statement = entry.claim.statement
        if isinstance(statement, Level):
            by_figure.setdefault(quantity_text(statement.value), []).append(names.voice(voice))
    if by_figure:
        told = [f"{figure} by {and_list(voices)}" for figure, voices in by_figure.items()]
        several = sum(len(voices) for voices in by_figure.values()) > 1
        return f"Stated as {'; '.join(told)}." if several else f"Stated as {told[0]} alone."
    follows = [f"{view.interval} by the figures of {view.who}" for view in views if view.proofs]
    if follows:
        return f"Nobody states it. What follows from other figures: {'; '.join(follows)}."
    if found.here:
        return "Nobody states how many; what is said of it stands below."
    return "Nobody states it, and nothing follows for it from what is said of other figures."


def _stated(found: Around) -> dict[str, Entry]:
    """The last figure that each voice states as fact."""
    told = sorted(found.here, key=lambda entry: str(entry.page.published_at or ""))
    return {
        entry.origin: entry
        for entry in told
        if isinstance(entry.claim.statement, Level)
        and entry.claim.statement.value.unit is Unit.COUNT
        and entry.claim.mode is Mode.ACTUAL
        and canonical(entry.claim.cell) == canonical(found.cell)
    }


def _trail(asked: Asked, names: Names, cell: Cell) -> Iterator[tuple[str, str]]:
    for vendor in cell.vendor:
        if vendor not in (ALL, OTHERS) and not vendor.startswith("@"):
            yield names.vendor(vendor), vendor_link(asked, vendor)
    if cell.place and cell.product:
        told = f"{where_title(cell.place, names)}, {when(cell.period)}"
        yield told, market_link(asked, cell.place, cell.product, cell.period)


def _choices(
    desk: Desk, asked: Asked, names: Names, cell: Cell, texts: tuple[str, ...]
) -> Iterator[tuple[str, str, bool]]:
    seats = seats_at(desk, cell, ())
    if not seats:
        return
    yield "each source by itself", asked.here(view=None), not texts
    for seat in seats:
        text = seat.seen.spec.text
        yield names.voice(text), asked.here(view=text), texts == (text,)
    if len(seats) > 1:
        yield "all sources together", asked.here(view="all"), texts == ("all",)


PAGE = Page("/cell", build)
