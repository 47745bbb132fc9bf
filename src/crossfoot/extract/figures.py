"""Claims with a number: levels, growth, change, share, comparisons, milestones.

Invariant: one claim per atomic value; a list with "respectively", "each" or equal lengths is paired by position, and
a number whose subject cannot be told becomes an unread figure with its reason, never a guess.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from crossfoot.extract.additions import added, has_other_goods, is_of_base, of_base_or_additions
from crossfoot.extract.ahead import with_what_follows
from crossfoot.extract.calendar import TimeContext, base_of, resolve
from crossfoot.extract.draft import Draft
from crossfoot.extract.frames import Match
from crossfoot.extract.growing import (
    SIGN,
    base_and_period,
    is_of_moving,
    is_of_share,
    is_reached,
    is_signed,
    sign_of,
)
from crossfoot.extract.margins import (
    is_habit,
    is_margin,
    is_of_more,
    is_of_other_lines,
    is_of_parts,
    is_of_top_group,
    restates_step,
)
from crossfoot.extract.mention import Mention, requantify
from crossfoot.extract.modality import WISHES
from crossfoot.extract.rates import BRIEF, day_of_rate, of_rate, rate_of
from crossfoot.extract.refusal import (
    counts_goods,
    has_unit,
    is_capacity,
    is_lead,
    is_of_money,
    is_of_something_else,
    is_of_unknown,
    is_uncounted,
)
from crossfoot.extract.relative import told_behind
from crossfoot.extract.scope import in_brackets, is_object
from crossfoot.extract.sentence import Sentence, Who
from crossfoot.extract.sharing import shared_out
from crossfoot.extract.slots import slots_at
from crossfoot.extract.tokens import Token
from crossfoot.extract.valued import is_told_in_money
from crossfoot.model import ALL, Base, Form, Grain, Interval, Mode, Quantity, Relation, Unit
from crossfoot.model.period import UNKNOWN, as_of_day
from crossfoot.model.period import cumulative as total_to

__all__ = ["FIGURES", "REASONS", "as_share", "at_stock", "build_figure", "is_of_many"]

FIGURES = ("level", "growth", "change", "share", "compare", "milestone")
REASONS = {
    "MONEY": "money",
    "subject": "no vendor or market in sight",
    "noun": "not a count of goods",
    "ratio": "a multiple without a base",
    "bare": "nothing says what is counted",
    "time": "a length of time, an hour or an era",
    "place": "a position in no ranking",
    "column": "the header of its column does not say what is counted",
    "whole": "the sum of a column of shares",
    "page": "no sentence of the page names goods and counts them",
    "mix": "a part of something other than the market",
}
_MANY = 1000
_NAMED = ("named", "set", "forecast", "predicted", "expected", "promised", "planned", "announced", "began", "started")
_SO_FAR = ("since", "to date", "lifetime", "running", "in total", "all-time")
_STOCKS = ("subscribers", "users")
_DEVICES = ("smartphone", "mobile_phone", "feature_phone", "tablet", "pc", "wearable")


def is_of_many(token: Token) -> bool:
    """Whether an ordinal counts goods made or sold ("100 millionth", "250,000th") and is no place in a list."""
    number = token.number
    if number is None or not number.numerals:
        return False
    return bool(number.magnitude) or number.numerals[0].value >= _MANY


def build_figure(sentence: Sentence, match: Match) -> tuple[Draft, ...] | str:
    """The claims of a number under its frame, or the reason why it is none."""
    index = match.anchor
    token = sentence.tokens[index]
    kind = _kind(sentence, match)
    refused = _refused(sentence, match, kind)
    if refused is not None:
        return REASONS[refused]
    who = sentence.subject(index)
    pairs = shared_out(sentence, index, who)
    if not pairs or not pairs[0].vendor:
        return REASONS["subject"]
    if kind == "share" and who.vendor == (ALL,) and who.index is not None and who.index > index:
        return REASONS["subject"]  # "5 per cent of the tablet market": whose, nothing says
    if not counts_goods(sentence, index):
        return REASONS["bare"]
    out = []
    for one in pairs:
        draft = _figure(sentence, match, one, kind)
        if isinstance(draft, str):
            return draft
        if draft.kind == "share" and token.cls == "PCT" and _is_whole_of_itself(sentence, draft, who):
            return REASONS["subject"]
        out.append(at_stock(draft))
    return tuple(out)


def _kind(sentence: Sentence, match: Match) -> str:
    """What a frame's number is, by the words around it that the frame does not see."""
    index, kind = match.anchor, match.frame.kind
    token = sentence.tokens[index]
    if kind == "share" and (is_signed(token) or is_of_moving(sentence, index) or restates_step(sentence.tokens, index)):
        kind = "growth"
    if kind == "growth" and token.cls == "PCT" and (is_reached(sentence.tokens, index) or _is_gained(sentence, index)):
        kind = "share"
    return "change" if kind == "level" and is_of_more(sentence.tokens, index) else kind


def _is_whole_of_itself(sentence: Sentence, draft: Draft, who: Who) -> bool:
    """A share that the market has of itself: whose it is was not understood."""
    narrowed = draft.segment is not None or draft.model is not None or draft.product != sentence.facts.product
    named = who.index is not None and sentence.tokens[who.index].cls != "MARKET"
    return draft.vendor == (ALL,) and draft.product in _DEVICES and not narrowed and not named


def _is_of_ticker(sentence: Sentence, index: int) -> bool:
    """ "Nio Inc. NIO, +3.69% said": how a stock moved, between its ticker and the verb."""
    before = sentence.tokens[max(0, index - 2) : index]
    name = before[0].text if len(before) == 2 and before[1].text == "," else ""
    return name.isupper() and name.isalpha() and len(name) <= 5


def _refused(sentence: Sentence, match: Match, kind: str) -> str | None:
    """Why a number counts no goods, as a key of `REASONS`; None where nothing says so."""
    index = match.anchor
    token = sentence.tokens[index]
    listed = token.cls == "BARE" and index > 0 and sentence.tokens[index - 1].value == "top"  # "the top 10 list"
    if listed or (token.cls == "ORDINAL" and not is_of_many(token)):
        return "place"
    if token.cls in ("COUNT", "BARE") and (_is_of_streak(sentence, index) or _is_condition(sentence, index)):
        return "bare"
    if match.frame.name == "sum-of-shares" and sentence.tokens[match.first].text.lower() in ("it", "its"):
        return "subject"
    if match.frame.slot("only") == "parted" and not _goes_on_parting(sentence, index):
        return "mix"
    if token.cls in ("COUNT", "BARE"):
        if match.frame.kind == "level" and is_margin(sentence.tokens, index):
            return "noun"
        return _refused_count(sentence, index)
    return _refused_part(sentence, match, kind)


def _refused_count(sentence: Sentence, index: int) -> str | None:
    token = sentence.tokens[index]
    if is_of_other_lines(sentence.tokens, index):
        return "subject"
    if index and token.text.lower().startswith("over the") and sentence.tokens[index - 1].cls in SIGN:
        return "bare"  # "a rise over the 64.3 million of the year before": no bound
    if is_habit(sentence.tokens, index) or is_of_parts(sentence.tokens, index):
        return "bare"
    return "noun" if is_uncounted(sentence, index) or is_capacity(sentence, index) else None


def _refused_part(sentence: Sentence, match: Match, kind: str) -> str | None:
    """Why a percentage or a number of points is none of the market or of its growth."""
    index = match.anchor
    token = sentence.tokens[index]
    if match.frame.name == "percent-base" and index and sentence.tokens[index - 1].value == "from":
        return "mix"  # "60.5 per cent run it, down from 61.3 per cent year on year": no growth
    if token.cls == "PP" and kind == "change" and is_lead(sentence, index):
        return "noun"
    if token.cls == "PCT" and is_signed(token) and _is_of_ticker(sentence, index):
        return "MONEY"
    if token.cls in ("PCT", "FRACTION", "PP") and (is_of_money(sentence, index) or is_told_in_money(sentence)):
        return "MONEY"
    if token.cls not in ("PCT", "FRACTION"):
        return None
    if is_of_other_lines(sentence.tokens, index) or is_of_top_group(sentence.tokens, index):
        return "subject"
    if is_of_share(sentence.tokens, index) or (kind == match.frame.kind and is_of_something_else(sentence, match)):
        return "mix"
    moves = kind == "growth" or match.frame.name == "percent-plain"
    return "noun" if moves and is_of_unknown(sentence, index) else None


def _is_gained(sentence: Sentence, index: int) -> bool:
    """ "With a gain of 24.6 per cent market share": the part it holds; not "a 5 per cent market share decline"."""
    behind = sentence.tokens[index + 1 : index + 3]
    return bool(behind) and behind[0].text.lower() == "market share" and not any(t.cls in SIGN for t in behind[1:])


def _is_of_streak(sentence: Sentence, index: int) -> bool:
    """ "The fifth month in a row of deliveries above 10,000": what the streak is of, no figure of its own."""
    tokens = sentence.tokens
    streak = next((i for i in range(index - 1, max(-1, index - 6), -1) if tokens[i].cls == "STREAK"), None)
    return streak is not None and tokens[streak + 1].value in ("of", "with")


def _is_condition(sentence: Sentence, index: int) -> bool:
    """ "If its monthly sales exceed 320,000 units, it can …": what would have to be is not claimed."""
    for token in reversed(sentence.tokens[max(0, index - 12) : index]):
        if token.text in (",", ";") or token.number is not None:
            return False
        if token.value == "if":
            return True
    return False


def _goes_on_parting(sentence: Sentence, index: int) -> bool:
    """ "17.3 per cent of the market, up from 14.8": the part it was before, and no growth from a growth."""
    tokens = sentence.tokens
    before = next((i for i in range(index - 1, -1, -1) if tokens[i].cls in ("PCT", "FRACTION")), None)
    return before is not None and not any(t.cls in SIGN for t in tokens[max(0, before - 2) : before + 2])


def _figure(sentence: Sentence, match: Match, who: Who, kind: str) -> Draft | str:
    index = match.anchor
    token = sentence.tokens[index]
    draft = slots_at(sentence, index, who, frame=match.frame.name, kind=kind)
    draft = with_what_follows(sentence, index, who, draft)
    number = _number(sentence, index)
    if number is None or number.quantity is None:
        return REASONS["bare"]
    quantity = number.quantity
    if (
        token.cls == "BARE"
        and number is token.number
        and kind == "level"
        and quantity.interval.high is not None
        and quantity.interval.high < 100
        and not has_unit(sentence, index)
    ):
        return REASONS["bare"]
    match kind:
        case "level":
            return _level(sentence, index, draft, quantity)
        case "milestone":
            return _milestone(sentence, match, draft)
        case "growth" | "change":
            if kind == "change" and quantity.unit is Unit.COUNT and _is_of_subscribers(sentence, index, draft):
                return _net_adds(sentence, match, draft, quantity)
            return _growth(sentence, match, of_base_or_additions(sentence, index, draft), quantity)
        case "share":
            return as_share(_before_change(sentence, index, draft), quantity)
    return _compare(sentence, match, draft, quantity)


def at_stock(draft: Draft) -> Draft:
    """Subscribers and users are counted at a day: share, growth and rank of them too."""
    if draft.measure not in _STOCKS or draft.period.last is None or not draft.period.is_flow:
        return draft
    base = draft.base
    if base is not None and base.period.last is not None:
        base = Base(base.relation, as_of_day(base.period.last))
    return replace(draft, period=as_of_day(draft.period.last), base=base)


def _level(sentence: Sentence, index: int, draft: Draft, quantity: Quantity) -> Draft:
    draft = _total_or_base(sentence, index, draft)
    per = rate_of(sentence, index)
    draft = replace(draft, value=quantity, per=per)
    way = added(sentence, index)
    if way:
        interval = quantity.interval if way > 0 else -quantity.interval
        return replace(draft, measure="net_adds", value=replace(quantity, interval=interval))
    if per in BRIEF:
        draft = replace(draft, period=day_of_rate(sentence, index, draft))
    if draft.measure == "net_adds" and (is_of_base(sentence, index) or _arrives(sentence, index)):
        return replace(draft, measure="subscribers")
    if draft.measure == "net_adds" and any(t.cls == "DOWN" for t in sentence.tokens[max(0, index - 3) : index]):
        draft = replace(draft, value=replace(quantity, interval=-quantity.interval))
    return draft


def _is_of_subscribers(sentence: Sentence, index: int, draft: Draft) -> bool:
    """ "Its subscriber tally rose by 1.3 million": won or lost, and no other goods."""
    counted = sentence.facts.is_of_operators and draft.measure in ("net_adds", *_STOCKS)
    return (counted and not has_other_goods(sentence, index)) or bool(added(sentence, index))


def _arrives(sentence: Sentence, index: int) -> bool:
    """ "Customers rose by 17.6 per cent to 37.1 million", "from 22.11 million at the end of July": the base itself."""
    tokens = sentence.tokens
    moved = any(t.cls in ("UP", "DOWN") for t in tokens[max(0, index - 10) : index])
    counted = any(t.cls in ("PRODUCT", "UNIT") for t in tokens[:index])
    won = any(t.value == "net_adds" for t in tokens[:index])
    ends = index + 1 < len(tokens) and tokens[index + 1].cls == "ENDING"
    return counted and not won and (ends or (moved and index > 0 and tokens[index - 1].value in ("to", "from")))


def _total_or_base(sentence: Sentence, index: int, draft: Draft) -> Draft:
    """ "As of 30 November its cumulative deliveries": a running total; "up from 45 million": the year before."""
    tokens = sentence.tokens
    if _is_in_passing(sentence, index):
        return replace(draft, period=base_of(Relation.YOY, draft.period))
    cumulative = _is_total(sentence, index)
    date = next((t for t in tokens if t.cls == "DATE" and t.time is not None and t.time.expr.role == ""), None)
    if cumulative and date is not None and date.time is not None:
        day = resolve(date.time.expr, TimeContext(sentence.facts.published))[0]
        if day.last is not None:
            return replace(draft, period=total_to(None, day.last))
    if cumulative and draft.period.grain is not Grain.CUMULATIVE:
        last, published = draft.period.last, sentence.facts.published
        last = published if last is None or (published is not None and published < last) else last
        return draft if last is None else replace(draft, period=total_to(None, last))
    return _before_change(sentence, index, draft)


def _before_change(sentence: Sentence, index: int, draft: Draft) -> Draft:
    """ "Up from 45 million", "from 3.2 to 7 per cent": the figure of the time before, a year where none is named."""
    tokens = sentence.tokens
    start = index - 1
    while start >= 0 and tokens[start].value in ("the", "a", "its"):
        start -= 1
    if start < 1 or tokens[start].value not in ("from", "than") or any(w.owner == index for w in sentence.times):
        return draft
    told = told_behind(tokens, index)
    if told is not None and tokens[told[0]].cls != "PRONOUN":  # "fewer than the 11 million analysts had looked for"
        return draft
    before = tokens[max(0, start - 6) : start]
    arrived = next((i for i in range(start - 1, max(0, start - 8), -1) if tokens[i].cls == "COUNT"), None)
    if arrived is not None and tokens[arrived - 1].value == "to":  # "rose 9 % on the year to 15 million in Q2, from 13"
        before = tokens[max(0, arrived - 8) : start]
    wished = any(t.value in WISHES for t in tokens[max(0, start - 14) : start])
    by = start > 2 and [tokens[start - 3].value, tokens[start - 2].cls, tokens[start - 1].text] == ["by", "PCT", ","]
    if not (by or any(t.cls in SIGN for t in before)) or wished:  # "by 59 per cent, from 2.2 to 3.5 million"
        return draft
    if any(t.text.lower() in _NAMED for t in tokens[index + 1 : index + 5]):  # "the 43 million it named in July"
        return draft
    own = sentence.period(index)
    if own is not None and index < own.index <= index + 6 and not any(t.number for t in tokens[index + 1 : own.index]):
        return draft
    near = sentence.period(index, base=True)
    monthly = sentence.facts.is_of_operators and draft.period.grain is Grain.MONTH
    cues = {t.cls for t in tokens}
    quarterly = "QOQ" in cues and "YOY" not in cues
    step = Relation.MOM if monthly else Relation.QOQ if quarterly else Relation.YOY  # bases are told month by month
    period = near.period if near is not None and near.index > index else base_of(step, draft.period)
    return draft if draft.period is UNKNOWN or period is UNKNOWN else replace(draft, period=period)


def _is_in_passing(sentence: Sentence, index: int) -> bool:
    """ "Grew 77 per cent on the year to 7,064 units (3,983 units)": the figure of the year before in brackets."""
    tokens = sentence.tokens
    bracket = in_brackets(tokens, index)
    if (
        bracket is None
        or bracket + 1 != index
        or not any(t.cls == "COUNT" for t in tokens[max(0, bracket - 7) : bracket])
    ):
        return False
    closes = next((i for i in range(index + 1, min(len(tokens), index + 3)) if tokens[i].text == ")"), None)
    return closes is not None and any(t.cls == "YOY" for t in tokens[:index])


def _is_total(sentence: Sentence, index: int) -> bool:
    """ "465,499 since its start", "taking its cumulative deliveries to 61,200": not of a time it names itself."""
    tokens = sentence.tokens
    first = max((i + 1 for i in range(max(0, index - 12), index) if tokens[i].number is not None), default=0)
    if first:  # what dates the figure before ends with its comma
        first = max((i for i in range(first, index) if tokens[i].text in (",", ";")), default=first)
    behind = (i for i in range(index + 1, len(tokens)) if tokens[i].number is not None or tokens[i].text in (",", ";"))
    last = min(next(behind, len(tokens)), index + 6)
    total = next((t for t in tokens[max(first, index - 9) : last] if t.cls == "CUMULATIVE"), None)
    if total is None:  # "as of 30 September it had sold a total of 100 million"
        dated = any(t.cls == "ENDING" for t in tokens[:index]) and any(t.cls == "DATE" for t in tokens[:index])
        return dated and [t.value for t in tokens[max(0, index - 2) : index]] == ["total", "of"]
    own = [t.time.expr.role for t in tokens[first:last] if t.time is not None and t.cls == "PERIOD"]
    return total.text.lower().startswith(_SO_FAR) or not own or "until" in own


def _net_adds(sentence: Sentence, match: Match, draft: Draft, quantity: Quantity) -> Draft:
    """A change of an operator's base over a period is its net additions."""
    signed = replace(quantity, interval=quantity.interval if sign_of(sentence, match) >= 0 else -quantity.interval)
    return replace(draft, kind="level", measure="net_adds", value=signed)


def _milestone(sentence: Sentence, match: Match, draft: Draft) -> Draft | str:
    number = sentence.tokens[match.anchor].number
    if number is None or not number.numerals:
        return REASONS["bare"]
    value = number.numerals[0].value
    written = number.quantity.written if number.quantity is not None else None
    return replace(draft, value=Quantity(Interval(value, value), Unit.COUNT, Form.EXACT, written))


def _growth(sentence: Sentence, match: Match, draft: Draft, quantity: Quantity) -> Draft | str:
    tokens, index = sentence.tokens, match.anchor
    sign = sign_of(sentence, match)
    interval = quantity.interval if sign >= 0 else -quantity.interval
    if draft.kind == "growth" and interval.low is None and sign < 0:
        interval = Interval(Fraction(-100), interval.high, False, interval.high_open)
    draft = of_rate(sentence, index, draft)
    base, period = base_and_period(sentence, index, draft.period)
    unit = quantity.unit if draft.kind == "growth" or quantity.unit in (Unit.POINTS, Unit.COUNT) else Unit.POINTS
    del tokens
    return replace(draft, value=replace(quantity, interval=interval, unit=unit), base=base, period=period)


def as_share(draft: Draft, quantity: Quantity) -> Draft | str:
    """The draft as a share, of several vendors together as their sum; or why it is none."""
    interval = quantity.interval.intersect(Interval(Fraction(0), Fraction(100)))
    if interval.is_empty:
        return REASONS["mix"]
    draft = replace(draft, value=replace(quantity, interval=interval))
    if len(draft.vendor) > 1:
        return replace(draft, kind="compare", extra=(("relation", "sum"), ("sum_of", "share")))
    return draft


def _compare(sentence: Sentence, match: Match, draft: Draft, quantity: Quantity) -> Draft | str:
    relation = match.frame.slot("relation") or "difference"
    if relation == "sum":
        if len(draft.vendor) < 2:
            vendors = _vendors_before(sentence, match.anchor)
            vendors = (
                vendors
                if len(vendors) > 1
                else (*(s for s in sentence.state.vendor if s not in (*vendors, "ALL", "OTHERS")), *vendors)
            )
            if len(vendors) < 2:
                return (
                    replace(draft, kind="share", value=quantity)
                    if quantity.unit is Unit.PERCENT
                    else replace(draft, kind="level", value=quantity)
                )
            draft = replace(draft, vendor=vendors)
        if (
            quantity.unit is Unit.COUNT
            and sentence.facts.is_of_operators
            and (way := added(sentence, match.anchor) or _moved(sentence, match.anchor))
        ):
            quantity = quantity if way > 0 else replace(quantity, interval=-quantity.interval)
            draft = replace(draft, measure="net_adds")
        return replace(
            draft, value=quantity, extra=(("relation", "sum"), ("sum_of", match.frame.slot("of") or "level"))
        )
    if match.frame.slot("sign") == "-1":
        quantity = replace(quantity, interval=-quantity.interval)
    rival = match.index("o")
    if rival is None:
        named = match.frame.slot("other")
        draft = _of_what_is_done(sentence, match.anchor, draft) if named == "target" else draft
        extra = (("relation", relation), *((("other", named),) if named else ()))
        return replace(draft, value=quantity, extra=extra)
    other = sentence.tokens[rival]
    if other.cls != "VENDOR" or draft.vendor in ((other.value,), ("ALL",)) or len(draft.vendor) != 1:
        return REASONS["subject"]
    return replace(draft, value=quantity, extra=(("relation", relation), ("other", other.value)))


def _of_what_is_done(sentence: Sentence, index: int, draft: Draft) -> Draft:
    """ "313,000 cars in nine months, 82 per cent of its target": of what has happened, in the time of its figure."""
    done = next((i for i in range(index - 1, -1, -1) if sentence.tokens[i].cls == "COUNT"), None)
    when = None if done is None else sentence.period(done)
    if when is None:
        return replace(draft, mode=Mode.ACTUAL)
    how = tuple((slot, when.how if slot == "period" else known) for slot, known in draft.how)
    return replace(draft, mode=Mode.ACTUAL, period=when.period, how=how)


def _moved(sentence: Sentence, index: int) -> int:
    """Which way the last word of direction in front of a figure points; 0 without one."""
    return next((SIGN[t.cls] for t in reversed(sentence.tokens[:index]) if t.cls in ("UP", "DOWN")), 0)


def _vendors_before(sentence: Sentence, index: int) -> tuple[str, ...]:
    out: list[str] = []
    for here, token in enumerate(sentence.tokens[:index]):
        if token.cls in ("VENDOR", "VENDORS") and not is_object(sentence.tokens, here):
            out += [slug for slug in token.value.split(",") if slug not in out]
    return tuple(out)


def _number(sentence: Sentence, index: int) -> Mention | None:
    """The number with the unit it carries: "10.6 and 10 million", "10 and 9 per cent", "5.4 from Fitbit"."""
    tokens = sentence.tokens
    number = tokens[index].number
    if number is None or tokens[index].cls != "BARE" or has_unit(sentence, index):
        return number
    for there in (*range(index + 1, min(len(tokens), index + 6)), *range(index - 1, -1, -1)):
        other = tokens[there].number
        if other is not None and tokens[there].cls in ("COUNT", "PCT") and other.numerals:
            like = other.numerals[-1]
            return requantify(number, kind=tokens[there].cls, magnitude=like.magnitude)
    return number
