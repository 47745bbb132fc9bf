"""Rank, size and share by place in sentences, each as one source has it.

Invariant: nothing is worked out; every figure is a claim, told with its source.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from crossfoot.brief.draft import Draft
from crossfoot.brief.names import Names
from crossfoot.brief.telling import Sense, Sentence
from crossfoot.ledger import Entry
from crossfoot.model.statement import Order
from crossfoot.track import Standing
from crossfoot.track.wording import and_list

__all__ = ["runner_up", "standing_headline", "standing_sentence", "standing_sentences"]

_MOST_PLACES = 4
_MOST_OTHERS = 2  # sources told beside the fullest one of a place


def standing_sentences(
    standings: tuple[Standing, ...], vendor: str, names: Names, *, is_named: bool = True
) -> Iterator[Sentence]:
    """For each place what its fullest source says, and what others give it there; the vendor is named once at most."""
    groups: dict[tuple[str, str], list[Standing]] = {}
    for standing in standings:
        found = groups.setdefault((standing.product, standing.place), [])
        if not found or found[0].measure == standing.measure:
            found.append(standing)
    for number, found in enumerate(list(groups.values())[:_MOST_PLACES]):
        yield standing_sentence(found[0], vendor, names, others=found[1:], is_named=is_named and number == 0)


def standing_sentence(
    standing: Standing, vendor: str, names: Names, *, others: Sequence[Standing] = (), is_named: bool = True
) -> Sentence:
    """What one source says of a vendor in one place, and the sizes or shares that others give it there.

    Args:
        standing: What it says.
        vendor: Of whom.
        names: Names.
        others: What others say of the same place and time.
        is_named: Whether the vendor is named, or "it".
    """
    draft = Draft(names)
    who = draft.vendor(vendor) if is_named else "it"
    is_fronted = not is_named and standing.place != "WORLD"
    head = f"{who} {_core(draft, standing, at=_at(draft, standing, is_placed=not is_fronted))}"
    if is_fronted:
        head = f"{draft.where(standing.place)} {head}"
    growth = None if standing.growth is None or standing.level is not None else draft.moved(standing.growth)
    tail = f", {growth}" if growth else ""
    source = ", by its own account" if standing.origin == vendor else f", according to {draft.voice(standing.origin)}"
    return draft.sentence(f"{head}{tail}{source}{_others(draft, standing, others, vendor)}.")


def runner_up(standing: Standing, vendor: str, names: Names) -> Sentence:
    """What the source just told says of another vendor in the same place and time."""
    draft = Draft(names)
    return draft.sentence(f"{draft.vendor(vendor)} {_core(draft, replace(standing, orders=()), at='')}.")


def standing_headline(standing: Standing, vendor: str, names: Names) -> Sentence:
    """The same in one line: its place or size, and the growth."""
    draft = Draft(names)
    short = replace(standing, share=None if standing.level or standing.rank else standing.share, orders=())
    head = f"{draft.vendor(vendor)} {_core(draft, short, at=_at(draft, short))}"
    return draft.sentence(head)


def _at(draft: Draft, standing: Standing, *, is_placed: bool = True) -> str:
    """Where, unless that is said already, and when, each behind a blank."""
    place = f" {draft.where(standing.place)}" if is_placed else ""
    return f"{place} {draft.during(standing.period)}"


def _core(draft: Draft, standing: Standing, *, at: str) -> str:
    """Place, rivals, size, growth and share, as far as they are known, with where and when."""
    rivals = _rivals(draft, standing)
    rivals = f", {rivals}" if rivals else ""
    share = None if standing.share is None else f"{draft.claim(standing.share)} of the market"
    size = None if standing.level is None else f"{draft.claim(standing.level)} {draft.goods(standing.product)}"
    growth = None if standing.growth is None or standing.level is None else draft.moved(standing.growth)
    if standing.rank is not None:
        grown = f", {growth}" if growth else ""
        shared = f"{', and' if grown else ' and'} {share}" if size and share else f" with {share}" if share else ""
        sized = f"{',' if rivals else ''} with {size}{grown}" if size else ""
        return f"was {_rank(draft, standing)}{at}{rivals}{sized}{shared}"
    if standing.level is not None:
        did = draft.did(standing.level.claim.cell.measure, past=True)
        grown = f", {growth}" if growth else ""
        return f"{did} {size}{at}{rivals}{grown}{f', for {share}' if share else ''}"
    if standing.share is not None:
        of_what = f" for {draft.goods(standing.product)}" if at else ""
        return f"had {share}{of_what}{at}{rivals}"
    return f"stood {rivals.removeprefix(', ')}{at}"


def _rank(draft: Draft, standing: Standing) -> str:
    entry = standing.rank
    if entry is None:
        return ""
    place = draft.claim(entry)
    return f"tied for {place} place" if getattr(entry.claim.statement, "tie", None) else place


def _others(draft: Draft, standing: Standing, others: Sequence[Standing], vendor: str) -> str:
    """What other sources say of the same place and time, where they print what the first one does."""
    told: list[str] = []
    for other in others:
        entry = _alike(standing, other)
        if entry is not None and other.origin != vendor and len(told) < _MOST_OTHERS:
            verb = "" if told else "gives it "
            told.append(f"{draft.voice(other.origin)} {verb}{draft.claim(entry)}")
    return f"; {and_list(told)}" if told else ""


def _alike(standing: Standing, other: Standing) -> Entry | None:
    """Another source's size, else its share, where the first one has one and prints another figure."""
    for mine, entry in ((standing.level, other.level), (standing.share, other.share)):
        if mine is not None and entry is not None:
            return entry if getattr(mine.claim.statement, "value") != getattr(entry.claim.statement, "value") else None  # noqa: B009
    return None


def _rivals(draft: Draft, standing: Standing) -> str:
    """Who stands above and below, as far as the source names them."""
    above: list[str] = []
    below: list[str] = []
    for entry in standing.orders:
        statement = entry.claim.statement
        if isinstance(statement, Order):
            draft.cite(entry.id)
            is_below = (statement.below,) == entry.claim.cell.vendor
            side, rival = (above, statement.above) if is_below else (below, statement.below)
            side.append(draft.vendor(rival))
    parts = [f"{draft.say(Sense.BEHIND, 'behind')} {and_list(above)}"] if above else []
    parts += [f"{draft.say(Sense.AHEAD, 'ahead')} of {and_list(below)}"] if below else []
    return and_list(parts)
