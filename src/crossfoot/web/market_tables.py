"""The tables of a market: who stands where by one view's figures, who says what, and whether it adds up.

Invariant: every proven figure leads to its page in the view it is proven in, every printed one to its claim; what one
source says stands beside what the others say and is never merged with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from crossfoot.brief.market_desk import Count
from crossfoot.brief.names import Names
from crossfoot.ledger import Entry
from crossfoot.model import OTHERS, Interval
from crossfoot.present.guesses import estimate_cells
from crossfoot.present.words import figure
from crossfoot.track import Standing
from crossfoot.track.wording import and_list
from crossfoot.web.asked import Asked
from crossfoot.web.doubts import DOUBTFUL, doubt_of
from crossfoot.web.links import cell_link, claim_link, vendor_link
from crossfoot.web.market import Counted, Ranked
from crossfoot.web.market_sums import Footing
from crossfoot.web.market_words import (
    growth_text,
    interval_columns,
    interval_slots,
    place_words,
    share_text,
    size_text,
)
from crossfoot.web.parts import Column, Side, Slot, Table

__all__ = ["doubts_in", "first_words", "ranking_table", "said_table", "sums_table"]

_ESTIMATE = (
    Column("estimate", "likely", Side.RIGHT),
    Column("band", "eight times in ten", Side.RIGHT),
)
_SLOTS = (("rank", "place"), ("level", "size"), ("share", "share"), ("growth", "growth"))
_SUMS = (
    Column("voice", "by the figures of"),
    Column("parts", "vendors", Side.RIGHT),
    Column("sum", "come to", Side.RIGHT),
    Column("whole", "of a market of", Side.RIGHT),
    Column("left", "which leaves", Side.RIGHT),
)


def first_words(found: Counted, names: Names) -> str:
    """Who is first, as far as that is proven, in a sentence."""
    leading = [row for row in found.rows if row.place.low == 1]
    listed = {row.vendor for row in found.rows}
    if not leading:
        above = [names.vendor(vendor) for vendor in found.rows[0].above if vendor not in listed]
        return f"nobody listed here is first: {and_list(above)} {'is' if len(above) == 1 else 'are'} above all of them."
    unlisted = (vendor for row in leading for vendor in row.beside if vendor not in listed)
    able = dict.fromkeys([*(row.vendor for row in leading), *unlisted])
    first, *others = (names.vendor(vendor) for vendor in able)
    if others:
        return f"{and_list([first, *others], joint='or')} may be first; which of them is not proven."
    if len(found.rows) == 1:
        return f"{first} is the only vendor that is named."
    room = leading[0].unnamed
    if room == 0:
        return f"{first} is first: that is proven."
    more = "one" if room == 1 else "somebody" if room is None else f"each of up to {room}"
    return f"{first} is first of those named: that is proven; {more} that is not named could still be as large."


def ranking_table(asked: Asked, found: Counted, names: Names, voice: str, view: str) -> Table:
    """Who stands where, by the figures of one view."""
    is_estimated = any(row.estimate is not None for row in found.rows)
    columns = (*_ranking(found), *(_ESTIMATE if is_estimated else ()))
    rows = [_ranked(asked, row, names, view, is_estimated=is_estimated) for row in found.rows]
    empty = (Slot(""),) * (len(_ESTIMATE) if is_estimated else 0)
    unknown = Interval(None, None)
    rest = (*interval_slots(unknown, ""), Slot("everybody else", value=OTHERS), *interval_slots(found.rest,
            size_text(found.rest)), *interval_slots(unknown, ""), *interval_slots(unknown, ""), *empty)  # fmt: skip
    whole = (*interval_slots(unknown, ""), Slot("the market", cell_link(asked, found.market, view=view), "ALL"),
             *interval_slots(found.total, size_text(found.total), cell_link(asked, found.market, view=view)),
             *interval_slots(unknown, ""), *interval_slots(unknown, ""), *empty)  # fmt: skip
    note = "A place is among the vendors named here. Sizes, shares and growth are what the figures leave possible."
    if is_estimated:
        note += " What is likely is an estimate, and proves nothing; it is marked where an end is in doubt."
    return Table("ranking", "Who stands where", columns, (*rows, rest, whole), note, (voice,))


def doubts_in(found: Counted, names: Names) -> tuple[tuple[str, str, str], ...]:
    """The figures of a market that are in doubt though proven: whose, which, and why."""
    return tuple(
        (names.vendor(row.vendor), size_text(row.size), why) for row in found.rows if (why := _doubt(row, names))
    )


def _doubt(row: Ranked, names: Names) -> str:
    """Why what is proven of a vendor is in doubt: by its estimate, where one was asked for, or by what is printed."""
    if row.estimate is not None and row.estimate.remark is not None:
        return row.estimate.remark.message
    return doubt_of(names, row.size, row.printed)


def _ranking(found: Counted) -> tuple[Column, ...]:
    return (
        *interval_columns("place", "place"),
        Column("vendor", "vendor", is_tight=True),
        *interval_columns("size", (found.market.measure or "size").replace("_", " ")),
        *interval_columns("share", "share"),
        *interval_columns("growth", "on the year before"),
    )


def _ranked(asked: Asked, row: Ranked, names: Names, view: str, *, is_estimated: bool) -> tuple[Slot, ...]:
    here = cell_link(asked, row.cell, view=view)
    beside = and_list([names.vendor(vendor) for vendor in row.beside])
    note = f"{beside} may be above or below" if beside else ""
    said = _doubt(row, names)
    tone = "open" if said else ""
    size = size_text(row.size)
    likely = [Slot(text, here, tone=tone, note=said) for text in estimate_cells(row.estimate)] if is_estimated else []
    before = cell_link(asked, row.cell, view=view)
    return (
        *interval_slots(row.place, place_words(row.place), note=note),
        Slot(names.vendor(row.vendor), vendor_link(asked, row.vendor), row.vendor),
        *interval_slots(row.size, f"{size}, {DOUBTFUL}" if said and size else size, here, note=said, tone=tone),
        *interval_slots(row.share, share_text(row.share), here),
        *interval_slots(row.growth, growth_text(row.growth), before),
        *likely,
    )


def said_table(asked: Asked, counts: Iterable[Count], names: Names) -> Table:
    """Who says what: a row for each vendor, and for each source a column for each kind of figure that it prints."""
    told = [count for count in counts if count.standings]
    wanted = [
        (count, slot, heading)
        for count in told
        for slot, heading in _SLOTS
        if any(getattr(standing, slot) is not None for standing in count.standings)
    ]
    columns = (
        Column("vendor", "vendor", is_tight=True),
        *(Column(f"{c.origin}_{heading}", f"{names.voice(c.origin)}: {heading}", Side.RIGHT)
          for c, _, heading in wanted),
    )  # fmt: skip
    vendors = dict.fromkeys(standing.vendor for count in told for standing in count.standings)
    rows = [
        (
            Slot(names.vendor(vendor), vendor_link(asked, vendor), vendor),
            *(_said(asked, _entry(count, vendor, slot)) for count, slot, _ in wanted),
        )
        for vendor in vendors
    ]
    market = [_said(asked, {"level": count.size, "growth": count.growth}.get(slot)) for count, slot, _ in wanted]
    if any(slot.text for slot in market):
        rows.append((Slot("the market", value="ALL"), *market))
    sources = tuple(dict.fromkeys(names.voice(count.origin) for count in told))
    note = "Every figure as printed, and leads to its words. Sources count differently: that they part is no error."
    return Table("said", "Who says what", columns, tuple(rows), note, sources)


def _entry(count: Count, vendor: str, slot: str) -> Entry | None:
    of_vendor: Standing | None = next((s for s in count.standings if s.vendor == vendor), None)
    found: Entry | None = None if of_vendor is None else getattr(of_vendor, slot)
    return found


def _said(asked: Asked, entry: Entry | None) -> Slot:
    if entry is None:
        return Slot("")
    value = getattr(entry.claim.statement, "value")  # noqa: B009  ranks, levels, shares and growths have one
    return Slot(figure(value), claim_link(asked, entry))


def sums_table(asked: Asked, footings: Iterable[Footing], names: Names) -> Table:
    """What each source's vendors come to, and what that leaves of its market."""
    told = tuple(footings)
    rows = tuple(tuple(_summed(asked, one, names)) for one in told)
    sources = tuple(dict.fromkeys(names.voice(one.origin) for one in told))
    return Table(
        "sums", "Whether it adds up", _SUMS, rows, "Figures as printed; the ends of roundings are added.", sources
    )


def _summed(asked: Asked, one: Footing, names: Names) -> Iterator[Slot]:
    yield Slot(names.voice(one.origin), value=one.origin)
    yield Slot(str(len(one.vendors)))
    yield Slot(one.words(one.total))
    whole = one.whole
    yield Slot("100 %") if whole is None else Slot(one.words(one.market), claim_link(asked, whole))
    yield Slot(one.told, tone="hard" if one.excess is not None and one.is_of_one_page else "")
