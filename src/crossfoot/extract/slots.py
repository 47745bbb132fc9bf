"""The slots every claim has, filled for a token of a sentence.

Invariant: a slot is filled from the clause, then the sentence, then the focus, and `how` says which.
"""

from __future__ import annotations

from crossfoot.extract.draft import Draft
from crossfoot.extract.modality import mode_of, strength_of
from crossfoot.extract.sentence import Sentence, Who
from crossfoot.extract.timing import When
from crossfoot.model import How, Mode, Role, Source
from crossfoot.model.period import UNKNOWN

__all__ = ["slots_at"]

_WISHES = (
    "plans to",
    "plan to",
    "planned to",
    "aims",
    "aimed",
    "hopes to",
    "hoped to",
    "wants",
    "wanted",
    "intends to",
    "guided",
    "guides",
    "targets",
    "targeted",
    "vowed to",
    "pledged to",
)


def slots_at(sentence: Sentence, index: int, who: Who, *, frame: str, kind: str) -> Draft:
    """A draft with vendor, measure, product, place, period, sources, mode and strength filled for a token."""
    token = sentence.tokens[index]
    place, place_how = sentence.place(index, who.vendor)
    product, product_how = sentence.product(index, who.vendor)
    when = _when(sentence, index)
    sources, source_how = sentence.sources(index, who.vendor)
    sources = sources if sentence.voices else _own_goal(sentence, index, who) or sources
    mode = mode_of(sentence.tokens, sentence.marks, index, period=when.period, sources=sources, facts=sentence.facts)
    when = _aimed_at(sentence, when, mode)
    strength, cue = strength_of(sentence.tokens, sentence.marks, index)
    how = [("vendor", who.how), ("place", place_how), ("period", when.how)]
    if product_how in (How.DEFAULT, How.INFERRED):
        how.append(("product", product_how))
    if source_how is not None:
        how.append(("source", source_how))
    return Draft(
        kind=kind,
        block=sentence.block,
        start=token.start,
        end=token.end,
        frame=frame,
        vendor=who.vendor,
        measure=sentence.measure(index) or "shipments",
        product=product,
        place=place,
        period=when.period,
        mode=mode,
        strength=strength,
        cue=cue,
        sources=sources,
        how=tuple(how),
        model=who.model,
    )


def _own_goal(sentence: Sentence, index: int, who: Who) -> tuple[Source, ...]:
    """ "The vendor plans to ship 40 million": who wishes is who says so."""
    wishes = [
        i
        for i, t in enumerate(sentence.tokens[:index])
        if t.cls in ("TARGET", "GUIDANCE") and t.text.lower() in _WISHES
    ]
    vendor = sentence.vocabulary.vendor(who.vendor[0]) if len(who.vendor) == 1 else None
    if not wishes or vendor is None or who.index is None or who.index > wishes[-1]:
        return ()
    return (Source(vendor.names[0], Role.VENDOR, vendor.id),)


def _aimed_at(sentence: Sentence, when: When, mode: Mode) -> When:
    """A goal is for the year in focus even where the sentence dates its setting ("cut to 80m in mid-2015")."""
    focus, published = sentence.state.period, sentence.facts.published
    if mode in (Mode.ACTUAL, Mode.COUNTERFACTUAL) or when.index < 0 or focus is UNKNOWN or when.period == focus:
        return when
    finer = focus.contains(when.period)
    passed = published is not None and when.period.end is not None and when.period.end <= published
    runs_on = published is not None and focus.end is not None and focus.end > published
    brief = (when.period.days or 99) <= 7 and (focus.days or 0) > 7
    return When(-1, focus, How.CARRIED, is_base=False) if brief or (passed and (finer or runs_on)) else when


def _when(sentence: Sentence, index: int) -> When:
    when = sentence.period(index)
    if when is not None:
        return when
    focus = sentence.state.period
    return When(-1, focus, How.CARRIED, is_base=False)
