"""Where a vendor sells, as a table: each country and region with what is told of it, by whom, in which words.

Invariant: each row leads to the claim that decides it; what speaks against it is counted beside it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from crossfoot.brief.names import Names, product_name
from crossfoot.track.footprint import Footing, Footprint, State, Step, footing_words
from crossfoot.track.wording import and_list
from crossfoot.web.asked import Asked
from crossfoot.web.links import claim_link
from crossfoot.web.parts import Column, Side, Slot, Table

__all__ = ["STANDS", "countries_table", "footing_text", "group_of"]

_COLUMNS = (
    Column("place", "where"),
    Column("product", "with"),
    Column("state", "stands"),
    Column("told", "so"),
    Column("voice", "says"),
    Column("published", "published", is_tight=True),
    Column("against", "against it", Side.RIGHT),
    Column("words", "in the words"),
)
STANDS = {
    "there": (State.PRESENT, State.ENTERED),
    "coming": (State.ENTERING, State.PLANNED),
    "tipped or unconfirmed": (State.TIPPED, State.UNCONFIRMED),
    "leaving": (State.LEAVING,),
    "gone or not there": (State.EXITED, State.ABSENT),
}
"""How a map tells states apart."""
_TONES = {"there": "met", "coming": "open", "leaving": "missed", "gone or not there": "missed"}
_MOST = 250
_LONG = 90  # letters of the words


def group_of(state: State) -> str:
    """Which of `STANDS` a state is."""
    return next(name for name, states in STANDS.items() if state in states)


def footing_text(footing: Footing, when: date) -> str:
    """How a vendor stands in a place: "planned for 2018, not confirmed"."""
    return footing_words(footing, as_of=when)


def countries_table(asked: Asked, found: Footprint, names: Names) -> Table:
    """A vendor's footings as a table, those of one state together."""
    shown = found.footings[:_MOST]
    left = len(found.footings) - len(shown)
    note = f"{left} more places are left out." if left else ""
    rows = tuple(_row(asked, footing, found.as_of, names) for footing in shown)
    sources = tuple(dict.fromkeys(names.voice(one.decisive.entry.origin) for one in shown))
    return Table("countries", "Where it sells", _COLUMNS, rows, note, sources)


def _row(asked: Asked, footing: Footing, when: date, names: Names) -> tuple[Slot, ...]:
    step, group = footing.decisive, group_of(footing.state)
    entry = step.entry
    href = claim_link(asked, entry)
    words = " ".join((entry.claim.span.text if entry.claim.span else entry.stated or "").split())
    day = entry.page.published_at
    through = footing.through
    told = footing_text(footing, when)
    if through:
        told += f", by what is told of {and_list([names.place(place) for place in through])}"
    return (
        Slot(names.place(footing.place), href, footing.place),
        Slot(product_name(footing.product) if footing.product else "", value=footing.product or ""),
        Slot(group, value=footing.state.value, tone=_TONES.get(group, "soft")),
        Slot(told, href),
        Slot(names.voice(entry.origin)),
        Slot("" if day is None else day.isoformat()),
        Slot(str(len(footing.against)) if footing.against else "", value=_ids(footing.against)),
        Slot(words if len(words) <= _LONG else f"{words[:_LONG]}…", href, words),
    )


def _ids(steps: Iterable[Step]) -> str:
    return " ".join(step.entry.id for step in steps)
