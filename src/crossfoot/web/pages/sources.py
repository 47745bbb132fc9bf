"""Sources: each tracker, company and outlet with what it said and how that held.

Invariant: a voice is listed under the name its claims are asked for by, so that the list tells what a view may be. In a
ledger too large for that its record is left to the page of each.
"""

from __future__ import annotations

from collections.abc import Mapping

from crossfoot.brief.names import names_of
from crossfoot.errors import InputError
from crossfoot.ledger import Tallied, Tally
from crossfoot.web.asked import Asked
from crossfoot.web.desk import Desk
from crossfoot.web.large import is_large
from crossfoot.web.links import source_link
from crossfoot.web.page import Page
from crossfoot.web.parts import Column, Shown, Side, Slot, Table
from crossfoot.web.record import Heard, Kind, heard, impossible_of, record_of

__all__ = ["PAGE", "build"]

_COUNTS = (
    Column("voice", "voice", is_tight=True),
    Column("kind", "kind"),
    Column("claims", "claims", Side.RIGHT),
    Column("pages", "pages", Side.RIGHT),
    Column("first", "first published", is_shown=False),
    Column("last", "last heard", is_tight=True),
)
_RECORD = (
    Column("impossible", "cannot all be true", Side.RIGHT),
    Column("again", "printed again", Side.RIGHT),
    Column("moved", "moved", Side.RIGHT),
    Column("given_up", "gave way", Side.RIGHT),
    Column("alone", "says alone", Side.RIGHT),
    Column("first_to_say", "says first", Side.RIGHT),
    Column("copied", "copied", Side.RIGHT),
    Column("copies", "copies", Side.RIGHT),
)
_NOTE = (
    "Cannot all be true: claims in proven conflicts within one release; at least one claim of each is wrong. "
    "Moved: of the figures that it prints again those it prints otherwise later. Gave way: claims left out because "
    "others of the same source contradict them. Alone and first: figures as fact that nobody else states, or later."
)


def build(desk: Desk, asked: Asked, named: Mapping[str, str]) -> Shown:  # noqa: ARG001  every page is built so
    """The list of voices, those with most claims first."""
    kind = _kind_asked(asked)
    tallies = desk.recall("voices", lambda: desk.view.tally(Tallied.ORIGIN))
    ranked = sorted(tallies, key=lambda tally: (-tally.entries, tally.name))
    if is_large(desk):
        names = names_of(desk.vocabulary, ())
        rows = tuple(_counts(asked, names.voice(tally.name), "", tally) for tally in ranked)
        table = Table("voices", "Voices", _COUNTS, rows)
        return Shown("Sources", "plain.html", None, (table,), f"{len(rows):,} voices.")
    names = names_of(desk.vocabulary, desk.view.entries())
    beside = heard(desk)
    wanted = [tally for tally in ranked if kind is None or beside[tally.name].kind is kind]
    rows = tuple(
        (
            *_counts(asked, names.voice(tally.name), beside[tally.name].kind, tally),
            *_record(desk, asked, tally.name, beside[tally.name]),
        )
        for tally in wanted
    )
    kinds = tuple((one.value, asked.here(kind=one.value), one is kind) for one in Kind)
    body = (("all", asked.here(kind=None), kind is None), *kinds)
    table = Table("voices", "Voices", (*_COUNTS, *_RECORD), rows, _NOTE)
    lead = f"{len(rows):,} voices: who they are, how much they say, and how that held."
    return Shown("Sources", "sources.html", body, (table,), lead)


def _kind_asked(asked: Asked) -> Kind | None:
    typed = asked.one("kind")
    try:
        return None if typed is None else Kind(typed)
    except ValueError:
        expected = ", ".join(Kind)
        raise InputError(f"'{typed}' is no kind of voice: expected one of {expected}.") from None


def _counts(asked: Asked, name: str, kind: str, tally: Tally) -> tuple[Slot, ...]:
    return (
        Slot(name, source_link(asked, tally.name), tally.name),
        Slot(kind),
        Slot(f"{tally.entries:,}", asked.link("/claims", voice=tally.name), str(tally.entries)),
        Slot(f"{tally.pages:,}", value=str(tally.pages)),
        Slot("" if tally.first is None else tally.first.isoformat()),
        Slot("" if tally.last is None else tally.last.isoformat()),
    )


def _record(desk: Desk, asked: Asked, voice: str, beside: Heard) -> tuple[Slot, ...]:
    found = record_of(desk, voice, desk.view.entries(origins=(voice,)))
    href = source_link(asked, voice)
    wrong = {member for clash in impossible_of(desk, voice) for member in clash.conflict.members}
    counts = (
        (len(wrong), "#contradictions", "hard"),
        (found.again, "#record", ""),
        (found.moved, "#restatements", ""),
        (len(found.given_up), "#record", ""),
        (beside.alone, "#record", ""),
        (beside.first, "#record", ""),
        (beside.copied.total(), "#copies", ""),
        (beside.copies.total(), "#copies", ""),
    )
    return tuple(
        Slot(f"{count:,}" if count else "", f"{href}{place}" if count else "", str(count), tone if count else "")
        for count, place, tone in counts
    )


PAGE = Page("/sources", build)
