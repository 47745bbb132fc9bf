"""The slots every claim has, filled for a token of a sentence.

Invariant: a slot is filled from the clause, then the sentence, then the focus, and `how` says which.
"""

from __future__ import annotations

from crossfoot.extract.brands import counted_in, left_out
from crossfoot.extract.draft import Draft
from crossfoot.extract.modality import is_own_arithmetic, mode_of, strength_of
from crossfoot.extract.scope import clause_of
from crossfoot.extract.segments import segment_at
from crossfoot.extract.sentence import Sentence, Who
from crossfoot.extract.timing import When
from crossfoot.extract.wish import own_wish
from crossfoot.model import ALL, Grain, How, Mode, Role, Source
from crossfoot.model.period import UNKNOWN, year

__all__ = ["slots_at"]


def slots_at(sentence: Sentence, index: int, who: Who, *, frame: str, kind: str) -> Draft:
    """A draft with vendor, measure, product, place, period, sources, mode and strength filled for a token."""
    token = sentence.tokens[index]
    place, place_how = sentence.place(index, who.vendor)
    measure = sentence.measure(index) or "shipments"
    product, segment, product_how = sentence.product(index, who.vendor)
    product = _of_an_operator(sentence, measure, product, product_how, who.vendor)
    when = _when(sentence, index)
    sources, source_how = sentence.sources(index, who.vendor)
    speaks = bool(sources) and sources[-1].org is not None and (sources[-1].org,) == who.vendor
    own = () if sentence.voices or speaks else own_wish(sentence, index, who)
    mode = mode_of(
        sentence.tokens, sentence.marks, index, period=when.period, sources=own or sources, facts=sentence.facts
    )
    if not sentence.voices and is_own_arithmetic(sentence.tokens[:index]):
        sources = ()
    elif mode is not Mode.ACTUAL and not sentence.is_heading:
        sources = own or sources
    if mode is Mode.FORECAST and not own and (not sources or (sources[-1].org,) == who.vendor):
        sources, source_how = _onlookers(sentence, index)  # what others expect of a vendor it does not say itself
    when = _aimed_at(sentence, index, when, mode)
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
        measure=measure,
        product=product,
        place=place,
        period=when.period,
        mode=mode,
        strength=strength,
        cue=cue,
        sources=sources,
        how=tuple(how),
        model=who.model,
        segment=segment or segment_at(sentence, index, product),
        fiscal=when.fiscal,
        incl=_others(counted_in(sentence.tokens, who.index, figure=index), who),
        excl=_others(left_out(sentence.tokens, who.index, figure=index), who),
    )


def _others(brands: tuple[str, ...], who: Who) -> tuple[str, ...]:
    """Brands of one vendor other than itself; a market counts in everybody."""
    return tuple(b for b in brands if b not in who.vendor) if len(who.vendor) == 1 and who.vendor != (ALL,) else ()


def _onlookers(sentence: Sentence, index: int) -> tuple[tuple[Source, ...], How | None]:
    """ "Beat analyst expectations of 34,800 cars": who looked for it."""
    near = [t.text.lower() for t in sentence.tokens[max(0, index - 3) : index]]
    told = any(word in ("analyst", "analysts") for word in near)
    return ((Source("analysts", Role.ANALYST),), How.STATED) if told else ((), None)


_WON = ("net_adds", "subscribers", "users")
_LINES = ("telephone_subscribers", "wireline_subscribers", "broadband_subscribers")


def _of_an_operator(
    sentence: Sentence, measure: str, product: str | None, how: How, vendor: tuple[str, ...]
) -> str | None:
    """What an operator wins or has are subscribers, in a text that is mostly about the phones it sells too."""
    operator = len(vendor) == 1 and (known := sentence.vocabulary.vendor(vendor[0])) is not None
    if operator and known is not None and known.product == "mobile_subscribers" and measure in _WON:
        return product if product in _LINES else known.product  # "with its feature phone it added 100 million users"
    told = how is How.STATED or not sentence.facts.is_of_operators
    return product if told or measure not in ("net_adds", "subscribers") else "mobile_subscribers"


def _aimed_at(sentence: Sentence, index: int, when: When, mode: Mode) -> When:
    """A goal is for the year in focus even where the sentence dates its setting ("cut to 80m in mid-2015")."""
    focus, published = sentence.state.period, sentence.facts.published
    start = when.period.start
    counted = when.period.grain is Grain.RANGE and start is not None and (start.month, start.day) == (1, 1)
    if mode is Mode.TARGET and counted and start is not None and when.index < index:
        # "112 million so far, of a target of 150 million"
        return When(-1, year(start.year), How.CARRIED, is_base=False)
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
    focus, published = sentence.state.period, sentence.facts.published
    if (
        published is not None
        and focus.start is not None
        and focus.start > published
        and _is_told_of_now(sentence, index)
    ):
        focus = UNKNOWN  # "It is currently fourth", in a text on the goals of next year
    return When(-1, focus, How.CARRIED, is_base=False)


def _is_told_of_now(sentence: Sentence, index: int) -> bool:
    first, last = clause_of(sentence.marks, index)
    return any(t.value in ("currently", "now", "already", "today") for t in sentence.tokens[first:last])
