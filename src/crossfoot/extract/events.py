"""Claims without a number of their own: records, streaks, statuses, presences, deals, refusals, growth in words.

Invariant: what such a claim points to (the target it is about, the level it crowns) is a claim of the same page.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from crossfoot.extract.calendar import TimeContext, base_of, resolve
from crossfoot.extract.draft import Draft
from crossfoot.extract.frames import Match
from crossfoot.extract.modality import looks_ahead
from crossfoot.extract.numerals import grammar_of
from crossfoot.extract.placing import adjective_in, names_goods
from crossfoot.extract.reference import refer
from crossfoot.extract.refusal import is_of_money
from crossfoot.extract.scope import clause_of
from crossfoot.extract.sentence import Sentence, Who
from crossfoot.extract.slots import slots_at
from crossfoot.extract.streaks import streak_of
from crossfoot.extract.tokens import Token
from crossfoot.model import (
    ALL,
    Base,
    Form,
    How,
    Interval,
    Mode,
    Period,
    Polarity,
    Quantity,
    Relation,
    Role,
    Source,
    Strength,
    Unit,
)
from crossfoot.model.period import UNKNOWN, as_of_day

__all__ = ["build_event", "build_reach"]

_MULTIPLES = {
    "twice": 100,
    "doubled": 100,
    "doubling": 100,
    "tripled": 200,
    "trebled": 200,
    "quadrupled": 300,
    "halved": -50,
}
_DATED = ("entering", "exited", "planned", "absent")
_RATES = ("churn", "arpu", "asp", "asps")
_PART_OF_YEAR = re.compile(r"(?:est|worst|record) ((?:first|second|third|fourth) (?:half|quarter))\b")
_DENIES = ("denied", "denies", "deny", "denying")
_NO_FIGURE = ("deal", "presence", "nondisclosure", "status")


def build_event(sentence: Sentence, match: Match) -> tuple[Draft, ...] | str:
    """The claims of a frame without a number."""
    builder = _BUILDERS[match.frame.kind]
    who = sentence.subject(match.anchor)
    if match.frame.kind in ("growth", "change") and match.index("v") is not None:
        here = match.index("v") or 0
        vendor, how = refer(sentence.tokens, here, sentence.state, sentence.facts, sentence.vocabulary)
        who = Who(vendor, how, here)
    teller = sentence.tokens[match.first - 1].text.lower() if match.first else ""
    if match.frame.kind == "nondisclosure" and teller in ("report", "study", "statement", "release", "tracker", "firm"):
        return "a report that gives no figure"
    if match.frame.kind == "streak":
        who = _falls_behind(sentence, match.anchor_last) or who
    if not who.vendor or (match.frame.kind in _NO_FIGURE and who.vendor[0] in ("ALL", "OTHERS")):
        return "no vendor in sight"
    draft = slots_at(sentence, match.anchor, who, frame=match.frame.name, kind=match.frame.kind)
    tokens = sentence.tokens
    draft = replace(draft, start=tokens[match.anchor].start, end=tokens[match.anchor_last].end)
    carried = draft.sources and not sentence.voices and draft.sources[-1].role is Role.TRACKER
    if carried and match.frame.kind in _NO_FIGURE:
        draft = replace(draft, sources=())  # what a vendor does is no finding of a researcher named before
    mode = match.frame.slot("mode")
    if mode is not None:
        draft = replace(draft, mode=Mode(mode))
    return builder(sentence, match, draft)


def build_reach(sentence: Sentence, match: Match) -> tuple[Draft, ...] | str:
    """ "Sells its phones in more than 80 countries": in how many places a vendor is."""
    who, number = sentence.subject(match.anchor), sentence.tokens[match.anchor].number
    if not who.vendor or who.vendor[0] in ("ALL", "OTHERS"):
        return "no vendor in sight"
    if number is None or number.quantity is None:
        return "nothing says how many"
    draft = slots_at(sentence, match.anchor, who, frame=match.frame.name, kind="level")
    published, product = sentence.facts.published, sentence.facts.product
    period = UNKNOWN if published is None or draft.mode is not Mode.ACTUAL else as_of_day(published)
    value = replace(number.quantity, unit=Unit.COUNT)
    return (replace(draft, measure="countries", product=product, place="WORLD", period=period, value=value, per=None),)


def _falls_behind(sentence: Sentence, index: int) -> Who | None:
    """ "The 12th consecutive quarter in which PC shipments fell": who is said behind the streak."""
    tokens = sentence.tokens
    behind = tokens[index + 1 : index + 7]
    if behind and behind[0].value == "of" and names_goods(behind) and not any(t.cls == "VENDOR" for t in behind):
        return Who((ALL,), How.STATED)  # "the sixth consecutive quarter of global PC shipment declines"
    if [t.value for t in tokens[index + 1 : index + 3]] != ["in", "which"]:
        return None
    _, last = clause_of(sentence.marks, index)
    for here in range(index + 3, last):
        if tokens[here].cls in ("VENDOR", "DESCRIBED"):
            slugs, how = refer(tokens, here, sentence.state, sentence.facts, sentence.vocabulary)
            return Who(slugs, how, here)
    return Who((ALL,), How.STATED) if names_goods(tokens[index + 3 : last]) else None


def _record(sentence: Sentence, match: Match, draft: Draft) -> tuple[Draft, ...] | str:
    words = sentence.tokens[match.anchor].text.lower()
    if is_of_money(sentence, match.anchor):
        return "money"
    if any(t.value in _RATES for t in sentence.tokens[: match.anchor]):  # "a postpaid churn of 0.77 % as a record low"
        return "a record of something that is not counted"
    behind = sentence.tokens[match.anchor_last + 1 : match.anchor_last + 2]
    is_told_of = bool(behind) and behind[0].cls == "COUNT"  # "will reach a record 250 million": that very figure's
    if draft.mode in (Mode.TARGET, Mode.FORECAST, Mode.GUIDANCE) and not is_told_of:
        draft = replace(draft, mode=Mode.ACTUAL)
    # The phrase says which record: its value in the data.
    record = sentence.tokens[match.anchor].value
    if record == "first" and _is_passing(sentence, match.anchor):
        record = "first above"
    scope = _since(sentence, match.anchor) or _scope(words, sentence, draft)
    part = _PART_OF_YEAR.search(words)
    if part is not None and not scope.startswith("any "):  # "the weakest first half in a decade": among first halves
        record = f"{record} {part[1]}"
    return (replace(draft, extra=(("record", record), ("scope", scope))),)


def _is_passing(sentence: Sentence, index: int) -> bool:
    """ "Crossed 12 million for the first time": the first time above a mark."""
    before = [t for t in sentence.tokens[max(0, index - 3) : index] if t.number is not None]
    return (
        bool(before)
        and before[-1].cls == "COUNT"
        and before[-1].number is not None
        and (before[-1].number.form is Form.MORE)
    )


def _since(sentence: Sentence, index: int) -> str | None:
    """ "The lowest since the second quarter of 2010": what a record is the first after."""
    for token in sentence.tokens[index + 1 : index + 4]:
        if token.time is not None:
            named = token.text.lower().startswith("since") or "since" in (
                t.value for t in sentence.tokens[index + 1 : index + 3]
            )
            period = resolve(replace(token.time.expr, role=""), TimeContext(sentence.facts.published))[0]
            return f"since {period.label}" if named and period.start is not None and period.end is not None else None
        if token.value not in ("since", "the"):
            return None
    return None


def _scope(words: str, sentence: Sentence, draft: Draft) -> str:
    if words.endswith(("first month", "first quarter", "first year", "first week")):
        return "ever"
    season = re.search(r"(?:first|second|third|fourth) (?:quarter|half)", words)
    if season is not None and words.endswith(("ever", "on record", "in history", season[0])):
        return f"any {season[0]}"
    if words.endswith("of the year") and draft.period.start is not None:
        return f"year {draft.period.start.year}"
    if "year" in words and "this" in words and sentence.facts.published is not None:
        return f"year {sentence.facts.published.year}"
    decade = re.search(r"(\w+)-year|in (?:a )?(\w+) (?:years?)|in a decade", words)
    if decade is not None:
        count = decade[1] or decade[2]
        return f"{grammar_of(sentence.vocabulary).words.get(count, count)} years" if count else "10 years"
    return "ever"


_FAILS = ("fall", "miss", "lose", "undershoot")


def _status(sentence: Sentence, match: Match, draft: Draft) -> tuple[Draft, ...] | str:
    state = match.frame.slot("state") or "on_track"
    if state == "on_track" and any(t.text.lower() in _FAILS for t in sentence.tokens[match.anchor : match.last + 1]):
        return "on track to fail"
    fixed = match.frame.slot("mode")
    mode = Mode(fixed) if fixed else Mode.ACTUAL
    sources = (
        ()
        if state == "on_track" and draft.sources and draft.sources[-1].role in (Role.MEDIA, Role.EXECUTIVE)
        else draft.sources
    )
    figure = next((i for i in range(match.anchor_last, match.last + 1) if sentence.tokens[i].cls == "COUNT"), None)
    own = None if figure is None else next((w for w in sentence.times if w.index > figure), None)
    focus = sentence.state.period
    if state == "missed" and own is not None and own.period != focus and not looks_ahead(sentence.tokens):
        return "an earlier figure, no goal"
    if state in ("raised", "lowered") and sentence.is_heading:
        return "a headline, which does not say which goal"
    if state in ("raised", "lowered"):  # the time in front is that of the raising
        behind = next((w for w in sentence.times if w.index > match.anchor_last), None)
        draft = replace(draft, period=sentence.state.period if behind is None else behind.period)
    return (replace(draft, value=None, mode=mode, sources=sources, extra=(("state", state),), model=None),)


def _presence(sentence: Sentence, match: Match, draft: Draft) -> tuple[Draft, ...] | str:
    tokens, state = sentence.tokens, match.frame.slot("state") or "present"
    places = [match.index("w")] if match.index("w") is not None else []
    if match.frame.slot("list") or not places:
        places = [i for i in range(match.anchor, match.last + 1) if tokens[i].cls == "PLACE"]
    period = UNKNOWN
    published = sentence.facts.published
    if state == "present" and published is not None and draft.mode is not Mode.PLAN:
        period = as_of_day(published)
    if state in _DATED and (when := _stated(sentence, match)) is not None:
        period = when
    elif match.frame.slot("dated") == "now" and published is not None:
        period = as_of_day(published)
    told = _as_told(tokens, match, draft)
    if isinstance(told, str):
        return told
    draft = told
    dated = next((t for t in tokens if t.cls == "DATE" and t.time is not None), None)
    if state == "entering" and dated is not None and dated.time is not None:
        period = resolve(dated.time.expr, TimeContext(published, is_future=True))[0]
    sources = _media_only(draft) if sentence.voices or state not in ("planned", "absent") else ()
    out = []
    for place in places:
        code = None if place is None else _code_at(sentence, place)
        if place is None or code is None:
            continue
        token = tokens[place]
        listed = match.frame.slot("list") is not None
        start, end = (token.start, token.end) if listed else (draft.start, token.end)
        ahead = draft.mode in (Mode.FORECAST, Mode.TARGET, Mode.PLAN)
        mode = Mode(match.frame.slot("mode") or ("plan" if ahead else "actual"))
        how = tuple(("place", How.STATED) if slot == "place" else (slot, found) for slot, found in draft.how)
        entered = replace(draft, start=start, end=end, place=code, period=period, mode=mode, sources=sources)
        extra = (("state", state),)
        out.append(replace(entered, how=how, measure=None, product=sentence.facts.product, value=None, extra=extra))
    return tuple(out) or "no place named"


def _as_told(tokens: tuple[Token, ...], match: Match, draft: Draft) -> Draft | str:
    """What is said of a place as it is said: affirmed, denied ("denied that it plans to exit"), or not said at all."""
    if match.frame.slot("only") == "maker" and match.first and tokens[match.first - 1].cls in ("OWN", "LINE"):
        return "a model, not its maker"
    before = tokens[max(0, match.first - 4) : match.first]
    if any(t.cls == "NOT" and t.text.lower() in _DENIES for t in before):
        return replace(draft, polarity=Polarity.DENIED)
    if match.frame.slot("state") != "absent" and _is_denied(tokens, match):
        return "somewhere it is not"
    return draft


def _code_at(sentence: Sentence, index: int) -> str | None:
    """The place a token names: "Spain", "the Indian smartphone market"."""
    token = sentence.tokens[index]
    if token.cls == "PLACE":
        return token.value
    stated = next((w.code for w in sentence.places if w.index == index), None)
    return stated or adjective_in(token.text, sentence.vocabulary)


def _is_denied(tokens: tuple[Token, ...], match: Match) -> bool:
    """ "Has not entered the US", "no plans to enter": a few words in front of what is said to happen."""
    return any(t.cls == "NOT" or t.value in ("no", "without") for t in tokens[max(0, match.first - 4) : match.first])


def _stated(sentence: Sentence, match: Match) -> Period | None:
    """The time its own clause gives for what happens: "entered Spain in November 2016"."""
    first, last = clause_of(sentence.marks, match.anchor)
    inside = [w for w in sentence.times if first <= w.index < last and not w.is_base and w.owner is None]
    behind = [w for w in inside if w.index > match.last]
    near = behind[:1] or inside[-1:]
    return near[0].period if near else None


def _media_only(draft: Draft) -> tuple[Source, ...]:
    """Trackers count; where a vendor sells is news by somebody else."""
    return () if draft.sources and draft.sources[-1].role is Role.TRACKER else draft.sources


def _deal(sentence: Sentence, match: Match, draft: Draft) -> tuple[Draft, ...] | str:
    partner = match.index("o")
    slug = (
        sentence.tokens[partner].value.split(",")[0] if partner is not None else _partner_behind(sentence, match, draft)
    )
    if slug is None or slug == draft.vendor[0] or len(draft.vendor) != 1:
        return "a deal with nobody named"
    kind = match.frame.slot("deal") or "partnership"
    mode, strength, cue = draft.mode, draft.strength, draft.cue
    if kind == "partnership" and (strength is not Strength.PLAIN or match.frame.slot("mode")):
        mode = Mode.PLAN
    hopeful = next((t for t in sentence.tokens if t.value == "optimistic"), None)
    if hopeful is not None:
        strength, cue = Strength.WEAK, "is optimistic regarding"
    if kind == "meeting":
        mode = Mode.ACTUAL
    week = next((w for w in sentence.times if w.period.days == 7), None)
    period = week.period if week is not None else _stated(sentence, match) or UNKNOWN
    nothing_counted = replace(draft, measure=None, product=None, place=None, value=None, model=None)
    said = replace(nothing_counted, mode=mode, strength=strength, cue=cue, sources=_media_only(draft))
    return (replace(said, period=period, extra=(("deal", kind), ("partner", slug))),)


def _partner_behind(sentence: Sentence, match: Match, draft: Draft) -> str | None:
    for here in range(match.anchor_last + 1, min(len(sentence.tokens), match.anchor_last + 6)):
        token = sentence.tokens[here]
        if token.cls == "VENDOR":
            return token.value
        if token.cls in ("DESCRIBED", "THEVENDOR"):
            others = [s for s in sentence.facts.vendors if s not in draft.vendor]
            found = refer(
                sentence.tokens, here, replace(sentence.state, vendor=()), sentence.facts, sentence.vocabulary
            )[0]
            fits = [s for s in found if s in others]
            if not fits and token.value.startswith("home="):
                last = [
                    t.value
                    for t in sentence.tokens[: match.anchor]
                    if t.cls == "VENDOR" and t.value not in draft.vendor
                ]
                fits = last[-1:]
            return fits[0] if len(fits) == 1 else None
    return None


def _nondisclosure(sentence: Sentence, match: Match, draft: Draft) -> tuple[Draft, ...] | str:
    words = " ".join(t.text for t in sentence.tokens[match.anchor : match.anchor_last + 1])
    end = _clause_end(sentence.tokens, match.anchor, match.anchor_last)
    period = UNKNOWN if "comment" in words else draft.period
    withheld = sentence.tokens[match.anchor_last].cls if match.frame.name == "withholds-a-count" else ""
    return (
        replace(
            draft,
            value=None,
            period=period,
            mode=Mode.TARGET if withheld == "TARGET" else Mode.ACTUAL,
            end=sentence.tokens[end].end,
            model=None,
            extra=(("of", words),),
        ),
    )


def _clause_end(tokens: tuple[Token, ...], first: int, last: int) -> int:
    for here in range(first, last + 1):
        if tokens[here].cls == "P" and tokens[here].text in (",", ";", ".", ":"):
            return max(first, here - 1)
    return last


def _worded(sentence: Sentence, match: Match, draft: Draft) -> tuple[Draft, ...] | str:
    """Growth and change without a number: "alone grows", "unchanged", "doubled"."""
    if match.frame.slot("only") == "heading" and not sentence.is_heading:
        return "growth in words outside a headline"
    base = Base(Relation.YOY, base_of(Relation.YOY, draft.period))
    if match.frame.slot("value") == "flat" and _counts_goods(sentence, match):
        value = Quantity(Interval(Fraction(-1), Fraction(1)), Unit.PERCENT, Form.VAGUE, None)
        return (replace(draft, kind="growth", value=value, base=base),)
    if match.frame.slot("value") == "flat":
        compared = sentence.period(match.anchor, base=True)
        if compared is not None:
            base = Base(Relation.OTHER, compared.period)
        half = _share_half(sentence, match)
        return (replace(draft, value=Quantity(Interval(-half, half), Unit.POINTS, Form.PLAIN, None), base=base),)
    if match.frame.slot("value") == "half-again":
        value = Quantity(Interval(Fraction(95, 2), Fraction(105, 2)), Unit.PERCENT, Form.ABOUT, None)
        return (replace(draft, value=value, base=_compared_base(sentence, match, draft, base)),)
    if match.frame.slot("value") == "multiple":
        multiple = _multiple(sentence, match)
        if multiple is None:
            return "a multiple without a base"
        return (replace(draft, value=multiple, base=_compared_base(sentence, match, draft, base)),)
    down = any(t.cls in ("DOWN", "LESS") for t in sentence.tokens[match.anchor : match.last + 1])
    interval = Interval(Fraction(-100), Fraction(0), False, True) if down else Interval(Fraction(0), None, True, True)
    return (
        replace(
            draft, kind="growth", value=Quantity(interval, Unit.PERCENT, Form.SIGN, None), base=base, mode=Mode.ACTUAL
        ),
    )


def _counts_goods(sentence: Sentence, match: Match) -> bool:
    """ "Shipments were flat at 43.2 million" is growth of nothing; "unchanged at 3%" a share that did not move."""
    numbers = [t.cls for t in sentence.tokens[match.anchor :] if t.number is not None]
    first, last = clause_of(sentence.marks, match.anchor)
    shared = any(t.cls == "SHARE" for t in sentence.tokens[first:last])
    measured = any(t.cls == "MEASURE" for t in sentence.tokens[: match.anchor])
    return (bool(numbers) and numbers[0] == "COUNT") or (not numbers and measured and not shared)


def _compared_base(sentence: Sentence, match: Match, draft: Draft, base: Base) -> Base:
    compared = sentence.period(match.anchor, base=True) or next(
        (w for w in sentence.times if w.index > match.anchor), None
    )
    if compared is None or compared.period == draft.period:
        return base
    from crossfoot.extract.calendar import relation_between  # noqa: PLC0415

    return Base(relation_between(draft.period, compared.period), compared.period)


def _multiple(sentence: Sentence, match: Match) -> Quantity | None:
    word = sentence.tokens[match.anchor].text.lower().split()[-1]
    before = " ".join(t.text.lower() for t in sentence.tokens[max(0, match.anchor - 2) : match.anchor])
    middle = _MULTIPLES.get(word)
    if middle is None:
        return None
    if before.endswith("more than"):
        return Quantity(Interval(Fraction(middle), None, True, True), Unit.PERCENT, Form.MORE, None)
    if before.endswith(("nearly", "almost")):
        slack = Fraction(100 + middle, 20)
        return Quantity(Interval(middle - slack, Fraction(middle), False, True), Unit.PERCENT, Form.NEARLY, None)
    slack = Fraction(abs(100 + middle), 20)
    return Quantity(Interval(middle - slack, middle + slack), Unit.PERCENT, Form.WORD, None)


def _share_half(sentence: Sentence, match: Match) -> Fraction:
    """The half-width of the share that stands unchanged, so that a change of nothing is as wide as its rounding."""
    for token in sentence.tokens[match.anchor :]:
        if token.cls == "PCT" and token.number is not None and token.number.numerals:
            return token.number.numerals[0].half_width
    return Fraction(1, 2)


def _twice(sentence: Sentence, match: Match, draft: Draft) -> tuple[Draft, ...] | str:
    """ "Twice as many smartphones as Apple": a ratio in words."""
    rival = match.index("o")
    if rival is None or len(draft.vendor) != 1 or sentence.tokens[rival].cls != "VENDOR":
        return "a multiple without a base"
    before = " ".join(t.text.lower() for t in sentence.tokens[max(0, match.anchor - 2) : match.anchor])
    value = Quantity(Interval(Fraction(19, 10), Fraction(21, 10)), Unit.RATIO, Form.WORD, None)
    if before.endswith("more than"):
        value = Quantity(Interval(Fraction(2), None, True, True), Unit.RATIO, Form.MORE, None)
    elif before.endswith(("nearly", "almost")):
        value = Quantity(Interval(Fraction(19, 10), Fraction(2), False, True), Unit.RATIO, Form.NEARLY, None)
    return (replace(draft, value=value, extra=(("relation", "ratio"), ("other", sentence.tokens[rival].value))),)


_BUILDERS: dict[str, Callable[[Sentence, Match, Draft], tuple[Draft, ...] | str]] = {
    "record": _record,
    "streak": streak_of,
    "status": _status,
    "presence": _presence,
    "deal": _deal,
    "nondisclosure": _nondisclosure,
    "growth": _worded,
    "change": _worded,
    "compare": _twice,
}
