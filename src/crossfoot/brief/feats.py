"""What a vendor has done of late that is worth telling: its best quarter, whom it overtook, how long it has grown.

Invariant: only what one source's figures prove, told with that source and with how far back its figures go.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from crossfoot.brief.draft import Draft
from crossfoot.brief.names import Names, counted_name
from crossfoot.brief.telling import Sense, Sentence
from crossfoot.knowledge import load_inclusions
from crossfoot.ledger import View
from crossfoot.model import Base, Grain, Relation
from crossfoot.reconcile import Grade, reconcile
from crossfoot.track import Feat, Figure, Scope, Standing, find_feats
from crossfoot.track.feats import Arrival, Best, Height, Passing, Run

__all__ = ["feat_sentences"]

_LATELY = timedelta(days=200)
_MOST = 3
_MONTHS = {Grain.MONTH: 1, Grain.QUARTER: 3, Grain.YEAR: 12}
_LONG = 3  # so many times running are worth telling


def feat_sentences(standing: Standing, vendor: str, view: View, names: Names, *, as_of: date) -> Iterator[Sentence]:
    """The feats of late that the source of a standing proves in its place, one of each kind.

    Args:
        standing: Where, of what, and by whom.
        vendor: Whose.
        view: The ledger as of the day.
        names: Names.
        as_of: The day.
    """
    own = view.entries(origins=(standing.origin,))
    here = (standing.product, standing.place)
    entries = [entry for entry in own if (entry.claim.cell.product, entry.claim.cell.place) == here]
    table = reconcile(entries, inclusions=load_inclusions())
    found = find_feats(table, scope=Scope(vendor, standing.place, standing.product)).feats
    recent = [
        f for f in found if f.grade is Grade.PROVEN and f.period.end is not None and f.period.end >= as_of - _LATELY
    ]
    for feat in list(_one_of_each(recent))[:_MOST]:
        yield _told(feat, vendor, standing.origin, names)


def _one_of_each(feats: Iterable[Feat]) -> Iterator[Feat]:
    """Records of size, then who overtook whom, then growth that lasts, then first times; the longest time of each."""
    kinds = (_is_record, _is_passing, _is_growing, _is_first)
    for is_kind in kinds:
        alike = [feat for feat in feats if is_kind(feat)]
        if alike:
            yield max(alike, key=lambda feat: (feat.period.end or date.min, feat.period.days or 0, len(feat.parts)))


def _is_record(feat: Feat) -> bool:
    detail = feat.detail
    is_plain = isinstance(detail, Best) and detail.step == _MONTHS.get(feat.period.grain)
    return is_plain and isinstance(detail, Best) and detail.figure is Figure.LEVEL and len(feat.parts) > 1


def _is_passing(feat: Feat) -> bool:
    return isinstance(feat.detail, Passing)


def _is_growing(feat: Feat) -> bool:
    detail = feat.detail
    is_growth = isinstance(detail, Run) and detail.is_current and detail.predicate.kind == "growth"
    return is_growth and isinstance(detail, Run) and detail.predicate.base is Relation.YOY and len(feat.parts) >= _LONG


def _is_first(feat: Feat) -> bool:
    return isinstance(feat.detail, Arrival) and feat.detail.height is Height.LEADS


def _told(feat: Feat, vendor: str, origin: str, names: Names) -> Sentence:
    draft = Draft(names)
    draft.cite(*feat.entry_ids)
    match feat.detail:
        case Best():
            text = _record(draft, feat, feat.detail, vendor)
        case Passing():
            overtook = draft.say(Sense.LEAD, "overtook")
            who, rival = draft.vendor(feat.cell.vendor[0]), draft.vendor(feat.detail.rival)
            text = f"{who} {overtook} {rival} {draft.where(feat.cell.place)} {draft.during(feat.period)}"
        case Run():
            text = _run(draft, feat, feat.detail, vendor)
        case _:
            led, first = draft.say(Sense.LEAD, "led"), draft.first()
            lead = f"{draft.vendor(vendor)} {led} {draft.where(feat.cell.place)} {draft.during(feat.period)}"
            text = f"{lead} for the {first} time in figures that go back to {draft.when(feat.since)}"
    whose = "its own figures" if origin == vendor else f"{draft.possessive(draft.voice(origin))} figures"
    return draft.sentence(f"{text}, by {whose}.")


def _record(draft: Draft, feat: Feat, best: Best, vendor: str) -> str:
    """The best or worst of its kind: "2017 was Xiaomi's best year worldwide since at least 2014"."""
    when, whose = draft.when(feat.period), draft.possessive(draft.vendor(vendor))
    way = draft.say(Sense.MOST, "best") if best.is_high else draft.say(Sense.LEAST, "worst")
    head = f"{when} was {whose} {way} {feat.period.grain.value} {draft.where(feat.cell.place)}"
    if best.beaten_by is None:
        return f"{head} in figures that go back to {draft.when(feat.since)}"
    if best.is_beaten:
        return f"{head} since {draft.when(best.beaten_by)}"
    return f"{head} since at {draft.say(Sense.LEAST, 'least')} {draft.when(best.beaten_by.shift_months(best.step))}"


def _run(draft: Draft, feat: Feat, run: Run, vendor: str) -> str:
    """Growth that lasts: "Xiaomi's shipments have been up on the year before for four quarters running"."""
    is_rise = run.predicate.wanted.low is not None
    way = draft.say(Sense.UP, "up") if is_rise else draft.say(Sense.DOWN, "down")
    whose = draft.possessive(draft.vendor(vendor))
    noun = draft.counted(counted_name(feat.cell.measure), feat.cell.measure)
    base = draft.base(Base(Relation.YOY, feat.period.shift_years(-1)))
    head = f"{whose} {noun} {draft.where(feat.cell.place)} have been {way} on {base}"
    last = draft.when(feat.period)
    return f"{head} for {draft.count(len(feat.parts))} {feat.period.grain.value}s running, the last being {last}"
