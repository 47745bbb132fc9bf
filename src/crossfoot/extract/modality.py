"""In which sense and how firmly a figure is said.

Invariant: a cue governs what follows it and the figure it is told of, never an earlier one behind an "and"; a period
that lies wholly in the past is no target unless the clause says so, and one that starts after publication is never an
actual figure.
"""

from __future__ import annotations

from crossfoot.extract.discourse import PageFacts
from crossfoot.extract.relative import told_behind
from crossfoot.extract.scope import clause_of
from crossfoot.extract.tokens import SUBJECTS, Token
from crossfoot.model import Form, Mode, Period, Role, Source, Strength

__all__ = ["AHEAD", "WISHES", "is_own_arithmetic", "looks_ahead", "mode_of", "strength_of"]

_BROKEN = ("broke", "crack", "cross", "pass", "exceed", "surpass", "top", "clear", "past")
AHEAD = {"TARGET": Mode.TARGET, "GUIDANCE": Mode.GUIDANCE, "FORECAST": Mode.FORECAST, "WOULD": Mode.COUNTERFACTUAL}
"""Classes of cues that look ahead."""
# "The 350 million shipment target": what a target is of.
_COUNTED = ("shipment", "shipments", "sales", "delivery", "deliveries", "production", "output")
WISHES = frozenset(
    ("target", "targets", "goal", "goals", "aim", "ambition", "ambitions", "objective", "guidance", "outlook",
     "forecast", "projection", "prediction")
)  # fmt: skip
"""Cues that are nouns, and so may stand behind their figure."""
_CAUSED = ("caused", "forced", "allowed", "enabled", "led", "helped", "causing", "allowing", "helping")
_GIVEN_UP = ("and", "but", "or", "than", "while")
_CONDITIONS = frozenset(("if", "unless", "without", "otherwise", "pace", "rate"))
# A goal that is not the one the company stands for: "its internal sales target is 5 million".
_UNDECLARED = ("internal", "internally", "stretch", "implied", "unofficial")
_GOALS = ("TARGET", "GUIDANCE")
_LOOKED_FOR = ("expected", "forecast", "predicted")
_ONLOOKERS = ("analyst", "analysts", "analysts'", "consensus", "street", "market", "investors", "bloomberg", "factset")
_POSSIBLE = ("could", "may", "might")
_ARITHMETIC = ("at this pace", "at that pace", "would take", "would need", "that leaves", "which leaves")


def looks_ahead(tokens: tuple[Token, ...]) -> bool:
    """Whether a target or forecast governs the sentence, so that bare periods lie ahead."""
    return any(t.cls in ("TARGET", "GUIDANCE", "FORECAST", "WOULD") or t.text in _POSSIBLE for t in tokens)


def is_own_arithmetic(tokens: tuple[Token, ...]) -> bool:
    """ "At this pace it would …", "that leaves 30,952 for September": the outlet reckons, whoever spoke before."""
    return any(t.cls == "WOULD" and t.text.lower() in _ARITHMETIC for t in tokens)


def mode_of(
    tokens: tuple[Token, ...],
    marks: tuple[int, ...],
    index: int,
    *,
    period: Period,
    sources: tuple[Source, ...],
    facts: PageFacts,
) -> Mode:
    """The mode of a figure by the cue that governs it.

    Args:
        tokens: The sentence.
        marks: Clause numbers.
        index: The figure.
        period: When it holds.
        sources: Whose figure it is: a vendor's own expectation is a target, anybody else's a forecast.
        facts: Page facts, for the publication date.
    """
    number = tokens[index].number
    broken = number is not None and tokens[index].text.lower().startswith(_BROKEN)
    if broken and number is not None and number.form is Form.MORE and not _will_be(tokens, index):
        return Mode.ACTUAL
    cue = _cue(tokens, marks, index)
    form = None if number is None else number.form
    published = facts.published
    is_over = published is not None and period.end is not None and period.end <= published
    is_ahead = published is not None and period.start is not None and period.start > published
    if cue is None:
        is_open = is_ahead or (not is_over and (_is_possible(tokens, marks, index) or _is_seen(tokens, index, period)))
        return _by_voice(sources, form) if is_open else Mode.ACTUAL
    if is_over and tokens[cue].cls not in AHEAD:
        return Mode.ACTUAL  # "which caused sell-in of 2018 to decline"
    if is_over and cue < index and _is_base(tokens, cue, index):
        return Mode.ACTUAL  # "aims to sell 100 million, up from 50 million in 2013"
    mode = AHEAD.get(tokens[cue].cls, Mode.FORECAST)
    if mode is Mode.COUNTERFACTUAL and (_is_reported(tokens, cue) or _is_expected(tokens, cue)):
        mode = Mode.FORECAST  # "said it would ship": what is to come, as it was told
    if mode is Mode.COUNTERFACTUAL and tokens[cue - 1].value == "which":  # "140 million, which would be 30 % more"
        goal = next((t.cls for t in reversed(tokens[:cue]) if t.cls in ("TARGET", "GUIDANCE", "FORECAST")), None)
        mode = mode if goal is None else AHEAD[goal]
    if mode is Mode.FORECAST and _is_own(tokens, cue):
        return Mode.GUIDANCE if form is Form.RANGE else Mode.TARGET
    if mode is Mode.FORECAST:
        return mode if _is_of_others(tokens, cue, index) else _by_voice(sources, form)
    if mode is Mode.COUNTERFACTUAL and is_over and tokens[cue].text.lower() not in ("would have", *_ARITHMETIC):
        return Mode.ACTUAL
    return mode


def _will_be(tokens: tuple[Token, ...], index: int) -> bool:
    """ "Will exceed 3.6 million": a mark that is still to be passed."""
    return index > 0 and tokens[index - 1].text.lower() in ("will", "would", "could", "may", "might", "should", "can")


def _by_voice(sources: tuple[Source, ...], form: Form | None) -> Mode:
    """What a vendor expects of itself is a target, or guidance where it names a range; of others, a forecast."""
    if not sources or sources[-1].role not in (Role.VENDOR, Role.EXECUTIVE):
        return Mode.FORECAST
    return Mode.GUIDANCE if form is Form.RANGE else Mode.TARGET


def _is_possible(tokens: tuple[Token, ...], marks: tuple[int, ...], index: int) -> bool:
    """ "Could sell 45 million this year": of a time that is not over, what may be is still to come."""
    first, _ = clause_of(marks, index)
    return any(
        t.cls == "WEAK" and t.text in ("could", "may", "might") and tokens[i + 1].value not in ("have", "be")
        for i, t in enumerate(tokens[first:index], first)
    )


def _is_seen(tokens: tuple[Token, ...], index: int, period: Period) -> bool:
    """ "IDC sees the total for 2014 at 233 million": of a year still running, no count."""
    verb = any(t.cls == "DEEM" and t.text.lower() in ("sees", "puts", "pegs") for t in tokens[:index])
    return verb and period.month_count == 12


def _is_own(tokens: tuple[Token, ...], cue: int) -> bool:
    """ "Beating its own forecast of 80 million": a vendor's forecast of itself."""
    if tokens[cue].text.lower() not in WISHES:
        return False
    here = cue - 1
    while here > 0 and tokens[here].value in ("own", "earlier", "first", "previous", "latest"):
        here -= 1
    return here >= 0 and tokens[here].value in ("its", "their")


def _is_of_others(tokens: tuple[Token, ...], cue: int, index: int) -> bool:
    """ "Beat analyst expectations of 40,000", "short of the 17,000 expected": whoever speaks, others looked for it."""
    near = [t.text.lower() for t in tokens[max(0, cue - 3) : cue]]
    return cue > index if tokens[cue].text.lower() in _LOOKED_FOR else any(word in _ONLOOKERS for word in near)


def _is_base(tokens: tuple[Token, ...], cue: int, index: int) -> bool:
    """Whether a figure is only what another one is compared with: "up from", "against", "compared with"."""
    here = index - 1
    while here > cue and tokens[here].value in ("the", "of", "a"):
        here -= 1
    before = tokens[here]
    return before.cls == "COMPARED" or before.value in ("from", "figure", "total", "tally", "count")


def _is_expected(tokens: tuple[Token, ...], cue: int) -> bool:
    """ "Expected a rebound, so that shipments would surpass 200 million": no condition, what is looked for."""
    plain = tokens[cue].text.lower() == "would" and not any(t.value in _CONDITIONS for t in tokens)
    return plain and any(t.cls == "FORECAST" for t in tokens[:cue])


def _is_reported(tokens: tuple[Token, ...], cue: int) -> bool:
    """ "Oppo said it would ship": a plain "would" behind a verb of saying, with no condition."""
    if tokens[cue].text.lower() not in ("would", "would be") or tokens[cue - 1].value in ("which", "that", "and"):
        return False  # "7.2 million, which would be its best year"
    told = any(t.cls in ("SAY", "FORECAST") for t in tokens[max(0, cue - 10) : cue])
    return told and not any(t.value in _CONDITIONS for t in tokens) and not is_own_arithmetic(tokens)


def _cue(tokens: tuple[Token, ...], marks: tuple[int, ...], index: int) -> int | None:
    """The cue of the figure's own relative clause, the nearest in front of it, just behind it, or clauses before."""
    told = told_behind(tokens, index)
    if told is not None and tokens[told[1]].cls in AHEAD:
        return told[1]
    if told is not None and tokens[told[1]].cls in ("MEASURE", "SAY"):
        return None  # "up from the 50 million it shipped in 2013"
    first, last = clause_of(marks, index)
    before = [i for i in range(first, index) if tokens[i].cls in AHEAD and not _is_of_figure_before(tokens, i)]
    if before:
        return None if _is_done(tokens, before[-1], index) else before[-1]
    behind = _cue_behind(tokens, index, last)
    if behind is not None:
        return behind
    coming = next((i for i in range(first, index) if _is_to_come(tokens, i)), None)
    if coming is not None:
        return coming
    earlier = [i for i in range(first) if tokens[i].cls in AHEAD and not _is_of_figure_before(tokens, i)]
    # "expects 422 million …, 278 million of them from local vendors": a list goes on under its verb.
    verb = any(t.cls in ("SAY", "DEEM", "MEASURE", "UP", "DOWN") for t in tokens[first:index])
    return earlier[-1] if earlier and not verb else None


def _is_of_figure_before(tokens: tuple[Token, ...], cue: int) -> bool:
    """ "Short of the 17,184 expected but up by half": looked for is only the figure right in front of the word."""
    if tokens[cue].text.lower() not in _LOOKED_FOR or cue + 1 >= len(tokens):
        return False
    here = cue - 1
    while here > 0 and tokens[here].cls in ("UNIT", "PRODUCT", "OWN"):
        here -= 1
    turns = tokens[cue + 1].value in ("but", "and", "yet") or tokens[cue + 1].text in (",", ";")
    return turns and here >= 0 and tokens[here].cls == "COUNT"


def _is_done(tokens: tuple[Token, ...], cue: int, index: int) -> bool:
    """ "Aims to ship 90 million and shipped 58 million": a verb of its own, in the past, behind the cue."""
    if any(t.value in ("where", "when") for t in tokens[cue:index]):
        return True  # "would sell fewer in China, where it ranked outside the top ten"
    return any(
        tokens[i].cls == "MEASURE"
        and tokens[i].text.lower().endswith(("ed", "sold"))
        and (tokens[i - 1].value in ("and", "but", ",", "already", "also") or tokens[i - 1].cls in SUBJECTS)
        for i in range(cue + 1, index)
    )


def _cue_behind(tokens: tuple[Token, ...], index: int, last: int) -> int | None:
    """ "Its 90 million sales target", "100 million, a target some doubt", "46.4 million expected": not past "and"."""
    for here in range(index + 1, min(last, index + 7)):
        token, before = tokens[here], tokens[here - 1]
        if token.value in _GIVEN_UP or token.number is not None or token.text in (";", ":", "("):
            return None
        if token.cls in ("TARGET", "GUIDANCE"):
            is_noun = token.text.lower() in WISHES
            done = any(t.cls == "MEASURE" and t.text.lower() not in _COUNTED for t in tokens[index + 1 : here])
            is_near = here <= index + 3 and not done
            set_off = is_noun and before.value in ("a", "an", "its", "the") and tokens[here - 2].text == ","
            return here if set_off or (is_near and (is_noun or before.value in ("it", "had", "has"))) else None
    following = next((i for i in range(index + 1, last) if tokens[i].cls not in ("UNIT", "PRODUCT", "OWN")), None)
    expected = following is not None and tokens[following].text.lower() in ("expected", "forecast", "predicted")
    return following if expected else None


def _is_to_come(tokens: tuple[Token, ...], index: int) -> bool:
    """ "to ship 412m", "to fall by 40 per cent": an infinitive looks ahead unless a verb of going on governs it."""
    if index < 1 or tokens[index].cls not in ("UP", "DOWN", "MEASURE") or tokens[index - 1].value != "to":
        return False
    word = tokens[index].text.lower()
    if word not in (
        "ship",
        "sell",
        "deliver",
        "produce",
        "make",
        "build",
        "fall",
        "rise",
        "grow",
        "drop",
        "decline",
        "shrink",
        "increase",
        "slip",
        "climb",
    ):
        return False
    if any(t.value in _CAUSED for t in tokens[max(0, index - 10) : index]):
        return False  # "caused its share to drop to 20 %"
    return not (
        index > 1
        and tokens[index - 2].value
        in ("continued", "continue", "began", "started", "managed", "went", "helped", "able", "enough", "together")
    )


def strength_of(tokens: tuple[Token, ...], marks: tuple[int, ...], index: int) -> tuple[Strength, str | None]:
    """How firmly, and the words that say so."""
    first, last = clause_of(marks, index)
    for token in tokens[first : min(last, index + 3)]:
        if token.cls == "HEDGE":
            return Strength.HEDGED, token.text
    for place, token in enumerate(tokens[first:index], first):
        if token.value in _UNDECLARED and any(t.cls in _GOALS for t in tokens[place + 1 : place + 4]):
            return Strength.HEDGED, token.text
    for token in tokens[first:index]:
        limits = any(t.value in ("only", "just", "merely") for t in tokens[first : index + 1])
        if token.cls == "WEAK" and token.text != "May" and not (token.text == "could" and limits):
            return Strength.WEAK, token.text
    return Strength.PLAIN, None
