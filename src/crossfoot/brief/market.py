"""A brief on a market: who leads by how much, how large it is, what changed, whether it adds up, where trackers differ.

Invariant: one source is told at a time, and what follows by arithmetic follows from its figures alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice

from crossfoot.brief.draft import Draft
from crossfoot.brief.market_desk import Count, MarketDesk, figure_of
from crossfoot.brief.names import counted_name
from crossfoot.brief.standings import runner_up, standing_sentence
from crossfoot.brief.telling import Brief, FigureKind, Paragraph, Sense, Sentence
from crossfoot.brief.write import finished
from crossfoot.knowledge import Vocabulary
from crossfoot.ledger import Entry, View
from crossfoot.model import Interval, Period, Unit
from crossfoot.model.interval import at_least, exactly
from crossfoot.track import Standing
from crossfoot.track.wording import and_list

__all__ = ["write_market_brief"]

_MOST_LISTED = 4  # vendors told behind the first two
_MOST_OTHERS = 3  # other sources told
_WHOLE = exactly(100)


def write_market_brief(
    place: str, product: str, view: View, *, as_of: date, vocabulary: Vocabulary, period: Period | None = None
) -> Brief:
    """How a market stands.

    Args:
        place: Code of the place.
        product: What is counted.
        view: The ledger as of the day.
        as_of: The day.
        vocabulary: Names of vendors and places.
        period: Which time; None for the latest that some source divides among vendors.
    """
    desk = MarketDesk(place, product, view, as_of, vocabulary, period)
    about = " ".join([place, product, *([] if desk.period is None else [desk.period.label])])
    counts = [count for count in desk.counts if count.standings]
    if desk.period is None or not counts:
        return Brief("market", about, as_of, _nothing(desk), ())
    main = counts[0]
    paragraphs = (
        Paragraph("Who leads", tuple(_vendors(main, desk))),
        Paragraph("The market", tuple(_market(desk))),
        Paragraph("What changed", tuple(_changes(main, desk))),
        Paragraph("Where the counts differ", tuple(_differences(main, counts[1:], desk))),
    )
    told = tuple(paragraph for paragraph in paragraphs if paragraph.sentences)
    return finished(Brief("market", about, as_of, _headline(main, desk), told), desk.entries)


def _nothing(desk: MarketDesk) -> Sentence:
    draft = Draft(desk.names)
    nothing, goods, where = draft.say(Sense.NOT, "nothing"), draft.goods(desk.product), draft.where(desk.place)
    when = f" {draft.during(desk.period)}" if desk.period is not None else ""
    return draft.sentence(f"{nothing} is known of who had how much of the market for {goods} {where}{when}")


def _headline(main: Count, desk: MarketDesk) -> Sentence:
    draft, leader = Draft(desk.names), main.leader
    market = f"the market for {draft.goods(desk.product)} {draft.where(desk.place)}"
    when = "" if desk.period is None else f" {draft.during(desk.period)}"
    if leader is None:
        return draft.sentence(f"who {draft.say(Sense.LEAD, 'leads')} {market}{when} is {draft.say(Sense.OPEN, 'open')}")
    draft.cite(*(entry.id for entry in leader.entries[:1]))
    behind = [s for s in main.standings if s is not leader][:1]
    second = "".join(f", {draft.say(Sense.AHEAD, 'ahead')} of {draft.vendor(s.vendor)}" for s in behind)
    among = "" if main.is_of_all else f"of those that {draft.voice(main.origin)} names, "
    led = f"{draft.vendor(leader.vendor)} {draft.say(Sense.LEAD, 'led')}"
    return draft.sentence(f"{among}{led} {market}{when}{second}")


def _vendors(main: Count, desk: MarketDesk) -> Iterator[Sentence]:
    """The first two in full, by how much they are apart, the others in a list, and what that leaves."""
    first, *rest = main.standings
    yield standing_sentence(first, first.vendor, desk.names)
    for second in rest[:1]:
        yield runner_up(second, second.vendor, desk.names)
        yield from _lead(main, first, second, desk)
    listed = [standing for standing in rest[1:] if standing.share is not None or standing.level is not None]
    if listed:
        yield _list(listed[:_MOST_LISTED], desk)
    yield from _sum(main, desk)


def _lead(main: Count, first: Standing, second: Standing, desk: MarketDesk) -> Iterator[Sentence]:
    """By how much the first is ahead, where its figure lies above the second's."""
    draft = Draft(desk.names)
    if first.level is not None and second.level is not None:
        pair, unit, goods = (first.level, second.level), Unit.COUNT, f" {draft.goods(first.product)}"
    elif first.share is not None and second.share is not None:
        pair, unit, goods = (first.share, second.share), Unit.POINTS, ""
    else:
        return
    apart = figure_of(pair[0]) - figure_of(pair[1])
    if main.leader is not first or apart.low is None or apart.low <= 0:
        return
    draft.cite(pair[0].id, pair[1].id)
    leading, ahead = draft.vendor(first.vendor), draft.say(Sense.AHEAD, "ahead")
    gap = draft.interval(apart, FigureKind.GAP, unit)
    yield draft.sentence(f"that puts {leading} {ahead} of {draft.vendor(second.vendor)} by {gap}{goods}.")


def _list(standings: Sequence[Standing], desk: MarketDesk) -> Sentence:
    draft = Draft(desk.names)
    told: list[str] = []
    is_shared = all(standing.share is not None for standing in standings)
    for standing in standings:
        entry = standing.share if is_shared else standing.level or standing.share
        if entry is None:
            continue
        verb = "" if told else ("had " if is_shared else f"{draft.did(standing.measure, past=True)} ")
        of = " of the market" if not told and entry is standing.share else ""
        told.append(f"{draft.vendor(standing.vendor)} {verb}{draft.claim(entry)}{of}")
    return draft.sentence(f"{and_list(told)}.")


def _sum(main: Count, desk: MarketDesk) -> Iterator[Sentence]:
    """What the vendors a source names come to, and what that leaves of its market."""
    shares = [standing.share for standing in main.standings if standing.share is not None]
    levels = [standing.level for standing in main.standings if standing.level is not None]
    draft = Draft(desk.names)
    if main.size is not None and len(levels) == len(main.standings) > 1:
        named = _total(levels)
        rest = figure_of(main.size) - named
        draft.cite(main.size.id, *(entry.id for entry in levels))
        unit = Unit.COUNT
    elif len(shares) == len(main.standings) > 1:
        named = _total(shares)
        rest = _WHOLE - named
        draft.cite(*(entry.id for entry in shares))
        unit = Unit.PERCENT
    else:
        return
    amount = draft.interval(named, FigureKind.SUM, unit)
    count = draft.count(len(main.standings))
    if rest.high is not None and rest.high < 0:
        cannot, more = draft.say(Sense.NOT, "cannot"), draft.say(Sense.OVER, "more")
        wrong = f"so these figures {cannot} all be right"
        yield draft.sentence(f"together the {count} come to {amount}, {more} than the whole market, {wrong}.")
        return
    left = draft.interval(rest.intersect(at_least(0)), FigureKind.NEED, unit)
    leaves = draft.say(Sense.WOULD, "which leaves")
    yield draft.sentence(f"together the {count} come to {amount}, {leaves} {left} for all others.")


def _total(entries: Sequence[Entry]) -> Interval:
    total = exactly(0)
    for entry in entries:
        total += figure_of(entry)
    return total


def _market(desk: MarketDesk) -> Iterator[Sentence]:
    """How large the market is and how it moved, as each source that says so has it."""
    sized = [count for count in desk.counts if count.size is not None or count.growth is not None]
    for count in sorted(sized, key=lambda c: c.size is None)[:2]:
        entry = count.size or count.growth
        if entry is None:
            continue
        draft, cell = Draft(desk.names), entry.claim.cell
        goods, where, when = draft.goods(desk.product), draft.where(desk.place), draft.during(cell.period)
        source, did = draft.voice(count.origin), draft.did(cell.measure, past=True)
        growth = None if count.growth is None else draft.moved(count.growth)
        if count.size is not None:
            grown = f", {growth}" if growth else ""
            size = draft.claim(count.size)
            yield draft.sentence(f"in all, {size} {goods} were {did} {where} {when}{grown}, according to {source}.")
        elif growth:
            noun = draft.counted(counted_name(cell.measure), cell.measure)
            yield draft.sentence(f"{when} the {noun} of {goods} {where} were {growth}, according to {source}.")


def _changes(main: Count, desk: MarketDesk) -> Iterator[Sentence]:
    """Whom the leader was behind a year before, by the same source."""
    period, leader = desk.period, main.leader
    if period is None or leader is None or period.start is None:
        return
    before = next((c for c in desk.counts_of(period.shift_years(-1)) if c.origin == main.origin), None)
    past = None if before is None else before.leader
    if before is None or past is None or not before.has_above(past.vendor, leader.vendor):
        return
    draft = Draft(desk.names)
    draft.cite(*(e.id for s in before.standings if s.vendor in (past.vendor, leader.vendor) for e in s.entries))
    ahead = f"{draft.vendor(past.vendor)} had been {draft.say(Sense.AHEAD, 'ahead')} of {draft.vendor(leader.vendor)}"
    yield draft.sentence(f"{ahead} {draft.during(past.period)}, according to {draft.voice(main.origin)}.")


def _differences(main: Count, others: Sequence[Count], desk: MarketDesk) -> Iterator[Sentence]:
    """Other sources that see somebody else in front, or print what the first source's figures exclude."""
    leader = main.leader
    for count in others:
        other = count.leader
        if leader is not None and other is not None and count.has_above(other.vendor, leader.vendor):
            yield _other_leader(count, other, leader, desk)
    pairs = (pair for count in others for standing in main.standings[:2] for pair in _parting(standing, count))
    for mine, theirs in islice(pairs, _MOST_OTHERS):
        yield _difference(theirs, mine, desk)


def _parting(standing: Standing, count: Count) -> Iterator[tuple[Entry, Entry]]:
    """The size, else the share, that two sources give a vendor, where they do not meet."""
    other = next((s for s in count.standings if s.vendor == standing.vendor), None)
    if other is None:
        return
    for mine, theirs in ((standing.level, other.level), (standing.share, other.share)):
        if mine is not None and theirs is not None and not figure_of(mine).meets(figure_of(theirs)):
            yield mine, theirs
            return


def _other_leader(count: Count, other: Standing, leader: Standing, desk: MarketDesk) -> Sentence:
    draft = Draft(desk.names)
    draft.cite(*(entry.id for entry in other.entries))
    who, ahead = draft.voice(count.origin), draft.say(Sense.AHEAD, "ahead")
    first = draft.vendor(other.vendor)
    return draft.sentence(f"{who} has {first} {ahead} of {draft.vendor(leader.vendor)}.")


def _difference(theirs: Entry, mine: Entry, desk: MarketDesk) -> Sentence:
    draft = Draft(desk.names)
    vendor = draft.vendor(theirs.claim.cell.vendor[0])
    figure, against = draft.claim(theirs), draft.claim(mine)
    of = " of the market" if theirs.claim.kind == "share" else f" {draft.goods(desk.product)}"
    gives = f"{draft.voice(theirs.origin)} gives {vendor} {figure}{of}"
    return draft.sentence(f"{gives}, while {draft.voice(mine.origin)} gives it {against}.")
