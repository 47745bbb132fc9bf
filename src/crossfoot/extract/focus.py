"""How the focus moves: into a block, and out of a sentence.

Invariant: what a sentence states replaces what was carried; what it only compares with does not.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from crossfoot.extract.calendar import base_of
from crossfoot.extract.discourse import State
from crossfoot.extract.draft import Draft
from crossfoot.extract.figures import FIGURES
from crossfoot.extract.goods import goods_of
from crossfoot.extract.modality import looks_ahead
from crossfoot.extract.rates import PER
from crossfoot.extract.reference import refer
from crossfoot.extract.scope import is_object
from crossfoot.extract.sentence import Sentence
from crossfoot.extract.tokens import SUBJECTS, Token
from crossfoot.extract.voice import Voice
from crossfoot.knowledge import Vocabulary
from crossfoot.model import ALL, How, Mode, Period, Relation, Role, Source
from crossfoot.model.period import UNKNOWN, as_of_day

_WEEK = 7
_FRONTED = 3
_ASIDES = ("unlike", "despite", "besides", "excluding", "including", "without", "alongside", "notwithstanding")
_LONGEST_ASIDE = 20

__all__ = ["enter", "leave"]


def enter(
    number: int, sentences: list[tuple[Token, ...]], state: State, vocabulary: Vocabulary, *, is_item: bool = False
) -> State:
    """A new block: measure, product and line are named anew; the voice returns to the page's main one.

    "The news outlet stated" at the end of a passage speaks for all of it.
    """
    keeps = state.main and state.main[-1].role in (Role.TRACKER, Role.REGULATOR, Role.VENDOR)
    place = state.place if state.leads else state.home
    report, period = state.report, _period_at_start(sentences, state, is_item=is_item)
    led_in = is_item and state.opened == period  # "So far this year:", and then the items
    if report is not UNKNOWN and not led_in and (period.contains(report) or (report.contains(period) and not is_item)):
        period = report  # "522 million for the half" in a text about a quarter ends with its block
    state = replace(
        state,
        goods=None,
        model=None,
        recent=(),
        place=place,
        period=period,
        opened=None,
        foretold=state.foretold and period is not report,
        leads=False,
        listed_per=state.listed_per if is_item else None,
        rate=None,
    )
    state = replace(state, sources=state.main if keeps else ())
    for tokens in sentences[1:]:
        if any(t.cls == "THESOURCE" and "news" in t.text.lower() for t in tokens) and state.media is not None:
            name = vocabulary.source(state.media)
            source = Source(state.media, name.role if name is not None else Role.MEDIA)
            return replace(state, sources=(source,), source_block=number)
    return state


def leave(sentence: Sentence, found: list[Draft]) -> State:
    """The focus after a sentence."""
    state = _heard(sentence, sentence.state)
    vendor = _last_subject(sentence) or state.vendor
    figures = [d for d in found if d.kind in (*FIGURES, "rank")]
    subject = figures[0].vendor if figures else _last_subject(sentence) or state.subject
    recent = [slug for t in sentence.tokens if t.cls in ("VENDOR", "VENDORS") for slug in t.value.split(",")]
    place = _place_after(sentence, found)
    stated = next((w for w in sentence.places if w.code == place), None)
    # A headline's place holds for its passage, and for the page; so does that of the page's first figures.
    moved = place != state.place and not sentence.is_heading
    leads = sentence.is_heading or (state.leads and not moved)
    is_first = bool(figures) and not sentence.state.begun and not sentence.is_heading
    state = replace(state, goods=_goods_after(sentence, found))
    home = place if (sentence.is_heading or is_first) and stated is not None and not state.home else state.home
    if not found and not sentence.state.begun and place is not None and place != sentence.state.place and not home:
        home = place  # a lead without figures says what the text is about
    unreported = bool(figures) and sentence.state.report is UNKNOWN and not sentence.is_heading
    if unreported and _names_world(sentence):
        home = None  # a headline on one region, and then "Worldwide shipments …": the page is about both
    period, foretold = _period_after(sentence, found), state.foretold
    if period != state.period:
        ahead = {d.mode for d in found if d.period == period}
        foretold = bool(ahead) and Mode.ACTUAL not in ahead and not sentence.is_heading
    return replace(
        state,
        vendor=vendor,
        subject=subject,
        recent=(*(s for s in state.recent if s not in recent), *recent) if recent else state.recent,
        begun=state.begun or (bool(figures) and not sentence.is_heading),
        counts=state.counts or any(d.kind in FIGURES for d in found),
        has_shares=state.has_shares or any(d.kind == "share" for d in found),
        newest=_newest(state, found),
        report=_report(sentence, found),
        measure=_measure_of_list(sentence),
        listed_per=_lead_in(sentence) or state.listed_per,
        rate=_rate(found) or state.rate,
        period=period,
        opened=period if state.opened is None else state.opened,
        foretold=foretold,
        place=place,
        leads=leads,
        home=home,
    )


def _goods_after(sentence: Sentence, found: list[Draft]) -> tuple[str, str | None] | None:
    """A segment whose figures a sentence gives holds for the next ones, until other goods are named."""
    named = goods_of(sentence.tokens, sentence.vocabulary)
    if named == goods_of(tuple(t for t in sentence.tokens if t.cls == "OWN"), sentence.vocabulary):
        named = frozenset()  # "18.7 million iPhones" in a text on all phones
    if not named or sentence.is_heading:
        return sentence.state.goods
    goods, facts = next(iter(named)), sentence.facts
    if len(named) > 1 or (goods.product, goods.segment) == (facts.product, facts.segment):
        return None
    is_topic = any(d.product == goods.product for d in found) or any(t.cls == "MARKET" for t in sentence.tokens)
    if goods.segment is None and goods.product != facts.product:
        return (goods.product, None) if is_topic else None  # "However, the tablet market saw a mixed quarter."
    # "The smartwatch market grew", "Noise led smartwatches": the text is on them; "Samsung's OLED share" is in passing.
    told = any(
        d.segment == goods.segment and d.mode is Mode.ACTUAL and (d.kind == "rank" or d.vendor == (ALL,)) for d in found
    )
    return (goods.product, goods.segment) if told else None


def _period_at_start(sentences: list[tuple[Token, ...]], state: State, *, is_item: bool) -> Period:
    """What a new block speaks of: after an outlook, or a block that opened with it, again the period of report."""
    if is_item or state.report is UNKNOWN:
        return state.period
    over = state.foretold and not looks_ahead(sentences[0])
    later = state.period.end is None or (state.report.end is not None and state.period.end > state.report.end)
    return state.report if over or (state.opened == state.report and not later) else state.period


def _names_world(sentence: Sentence) -> bool:
    return any(where.code == "WORLD" and where.how is How.STATED for where in sentence.places)


def _lead_in(sentence: Sentence) -> str | None:
    """ "The road so far (per day):" says what the figures of the list below are counted by."""
    tokens = sentence.tokens
    if tokens[-1].text != ":" or any(t.number is not None for t in tokens):
        return None
    return next((PER[t.cls] for t in tokens if t.cls in PER), None)


def _measure_of_list(sentence: Sentence) -> str | None:
    """ "Deliveries by model:" says what the lines below count, until a sentence names a measure of its own."""
    named = {t.value for t in sentence.tokens if t.cls == "MEASURE"}
    if sentence.is_heading or sentence.tokens[-1].text == ":":
        return sentence.as_counted(named.pop()) if len(named) == 1 and not _says_figure(sentence) else None
    return None if named else sentence.state.measure


def _says_figure(sentence: Sentence) -> bool:
    return any(t.number is not None for t in sentence.tokens)


def _rate(found: list[Draft]) -> tuple[tuple[str, ...], str, Period] | None:
    rates = [d for d in found if d.kind == "level" and d.per is not None and not d.period.is_flow]
    return (rates[-1].vendor, rates[-1].per or "", rates[-1].period) if rates else None


def _report(sentence: Sentence, found: list[Draft]) -> Period:
    """The first period of a figure said to have happened, headlines aside."""
    known = sentence.state.report
    if known is not UNKNOWN or sentence.is_heading:
        return known
    stated = {w.period for w in sentence.times if not w.is_base and w.owner is None}
    told = (d.period for d in found if d.mode is Mode.ACTUAL and d.kind in FIGURES and d.period in stated)
    return next((period for period in told if period.is_flow and (period.days or 99) > _WEEK), known)


def _newest(state: State, found: list[Draft]) -> Period:
    told = [d.period for d in found if d.mode is Mode.ACTUAL and d.kind in FIGURES and d.period.end is not None]
    return max([state.newest, *told], key=lambda period: period.end or date.min)


def _period_after(sentence: Sentence, found: list[Draft]) -> Period:
    own = [w for w in sentence.times if not w.is_base and w.owner is None]
    brief = {d.period for d in found if d.mode is Mode.FORECAST and (d.period.days or 99) <= _WEEK}
    own = [w for w in own if w.period not in brief]  # when an estimate was made, not what the text is about
    told = {
        d.period
        for d in found
        if d.mode in (Mode.ACTUAL, Mode.FORECAST)
        and d.kind not in ("presence", "deal", "nondisclosure")
        and d.more("state") not in ("raised", "lowered", "ahead", "behind")
        and (d.kind, d.mode) != ("status", Mode.FORECAST)  # how a goal will end turns nothing to the goal's time
    }
    # "325.6 million subscribers in September" is a stock at its end; the text goes on in September.
    told |= {w.period for w in own if w.period.last is not None and as_of_day(w.period.last) in told}
    if not own or (found and not told):
        return sentence.state.period
    ordered = own if sentence.is_heading else list(reversed(own))
    focus = sentence.state.period
    published = sentence.facts.published
    if not found and focus is not UNKNOWN and published is not None and looks_ahead(sentence.tokens):
        last = ordered[0].period.end
        if last is not None and last > published:  # "expect demand to stay high through 2021": an outlook in passing
            return focus
    if not found:  # only what the sentence opens with turns the text to another time
        first = ordered[0]
        leads_in = sentence.tokens[-1].text == ":"  # "Sales last month (change on the year):"
        passing = not sentence.is_heading and first.index > _FRONTED and not leads_in
        return focus if passing and focus is not UNKNOWN else first.period
    fits = (w.period for w in ordered if w.period in told and not _is_past(w.period, told))
    found_period = next(fits, focus)
    known = sentence.state.report
    if known in told and known is not UNKNOWN and found_period.contains(known):  # "… in the year"
        found_period = known
    # "In Q2 2020 it was 285 million" in a text about Q2 2021 is a comparison, no change of subject.
    is_base = focus is not UNKNOWN and found_period in (base_of(Relation.YOY, focus), base_of(Relation.QOQ, focus))
    return focus if is_base and not sentence.is_heading else found_period


def _is_past(period: Period, told: set[Period]) -> bool:
    """A year named in passing ("227 per cent in 2014") does not take the focus from a later one of the sentence."""
    return any(
        p.end is not None and period.end is not None and p.end > period.end and p.grain is period.grain for p in told
    )


def _place_after(sentence: Sentence, found: list[Draft]) -> str | None:
    aside = {w.code for w in sentence.places if _is_aside(sentence, w.index)}
    told = [d.place for d in found if d.kind not in ("presence", "deal", "nondisclosure") and d.place not in aside]
    if aside and not told:
        return sentence.state.place
    first = sentence.places[0] if sentence.places else None
    if not found and first is not None and first.index <= 2 and first.code not in ("HOME", "ABROAD", "WORLD"):
        return first.code  # "India is the brighter spot. There, …"
    market = {w.code for w in sentence.places if sentence.tokens[w.index].cls in ("MARKET", "ADJ")}
    if not found and not sentence.state.begun and len(market) == 1 and "WORLD" not in market:
        return market.pop()  # "… a stronghold in the Indian car market." and then its figures
    if not sentence.places or not (told or sentence.is_heading):
        return sentence.state.place
    stated = [w.code for w in sentence.places if w.code not in ("HOME", "ABROAD")]
    if len(set(told)) > 1 and not sentence.is_heading and sentence.state.home and sentence.state.home not in told:
        return sentence.state.home  # "Malaysia grew 5 %, while Indonesia grew 13 %", and then again of the region
    place = told[0] if told else stated[-1] if stated else sentence.state.place
    if place is not None and place.startswith("WORLD"):
        return None if place == "WORLD" else sentence.state.place
    return place


def _is_aside(sentence: Sentence, index: int) -> bool:
    """ "Unless you live in China, where 97 percent of its bands go": a place of its relative clause only."""
    following = [t.value for t in sentence.tokens[index + 1 : index + 3]]
    return following == [",", "where"] and index > 0 and not sentence.is_heading


def _heard(sentence: Sentence, state: State) -> State:
    """The voices of a sentence: who speaks on, who was named last."""
    # The one researcher of a page speaks on even where it is named in passing, unless somebody else led the page.
    only = None if state.main else sentence.facts.tracker
    lasting = [v for v in sentence.voices if not v.is_aside or v.sources[-1].who == only]
    lasting = [v for v in lasting if v.only is None and not _had_expected(sentence.tokens, v)]
    if state.main:  # what "analysts" think in passing ends with its sentence
        lasting = [v for v in lasting if v.sources[-1].role is not Role.ANALYST]
    if lasting:
        # Who comes in behind an "and" speaks on, but not for what the page said before.
        first = next((v.sources for v in lasting if not v.since), ())
        main = first if not state.main or _spells_out(first, state.main) else state.main
        state = replace(state, sources=lasting[-1].sources, source_block=sentence.number, main=main)
    for voice in sentence.voices:
        for source in voice.sources:
            if source.role is Role.TRACKER:
                state = replace(state, tracker=source.who)
            elif source.role is Role.MEDIA:
                state = replace(state, media=source.who)
    return state


def _spells_out(name: tuple[Source, ...], short: tuple[Source, ...]) -> bool:
    """ "Counterpoint Research" in the text, "Counterpoint" in the headline: one voice, by its longer name."""
    return bool(name) and len(name) == len(short) == 1 and name[0].who.startswith(f"{short[0].who} ")


def _had_expected(tokens: tuple[Token, ...], voice: Voice) -> bool:
    """ "Analysts at Morgan Stanley had expected 759,000": who was wrong or right does not speak on."""
    verbs = [t.text.lower() for t in tokens[voice.index + 1 : voice.index + 4]]
    return verbs[:1] in (["had"], ["were"]) and any(verb in ("expected", "forecast", "expecting") for verb in verbs)


def _behind_aside(tokens: tuple[Token, ...]) -> int:
    """ "Unlike Oppo, Vivo grew", "despite its troubles, Vivo grew": where the name behind an opening aside stands."""
    opens = tokens[0].text.lower() in _ASIDES or [t.value for t in tokens[:2]] == ["not", "including"]
    comma = next((i for i, t in enumerate(tokens[:_LONGEST_ASIDE]) if t.text == ","), None)
    if not opens or comma is None or comma + 1 >= len(tokens):
        return 0
    return comma + 1 if tokens[comma + 1].cls in ("VENDOR", "OWN", "LINE") else 0


def _last_subject(sentence: Sentence) -> tuple[str, ...]:
    """The vendor a following "it" means: the first subject of the sentence's main clause, the market included."""
    tokens = sentence.tokens
    main = _behind_aside(tokens)
    subjects = [i for i, t in enumerate(tokens) if i >= main and t.cls in SUBJECTS and not is_object(tokens, i)]
    if [tokens[i].text.lower() for i in subjects[:1]] == ["it"]:  # "It was the peak for Huawei": of whom, the end says
        named = [i for i, t in enumerate(tokens) if t.cls == "VENDOR"]
        if len(named) == 1 and named[0] and tokens[named[0] - 1].value == "for":
            return (tokens[named[0]].value,)
    for index in subjects:
        vendor, _ = refer(tokens, index, sentence.state, sentence.facts, sentence.vocabulary)
        if vendor and vendor not in ((ALL,), ("OTHERS",)):
            return vendor
    return ()
