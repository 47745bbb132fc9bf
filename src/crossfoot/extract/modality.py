"""In which sense and how firmly a figure is said.

Invariant: cues scope over their own clause; a period that lies wholly in the past is no target unless the clause says
so, and one that starts after publication is never an actual figure.
"""

from __future__ import annotations

from crossfoot.extract.discourse import PageFacts
from crossfoot.extract.scope import clause_of
from crossfoot.extract.tokens import Token
from crossfoot.model import Form, Mode, Period, Role, Source, Strength

__all__ = ["looks_ahead", "mode_of", "strength_of"]

_BROKEN = ("broke", "crack", "cross", "pass", "exceed", "surpass", "top", "clear", "past")
_AHEAD = {"TARGET": Mode.TARGET, "GUIDANCE": Mode.GUIDANCE, "FORECAST": Mode.FORECAST, "WOULD": Mode.COUNTERFACTUAL}


def looks_ahead(tokens: tuple[Token, ...]) -> bool:
    """Whether a target or forecast governs the sentence, so that bare periods lie ahead."""
    return any(t.cls in ("TARGET", "GUIDANCE", "FORECAST", "WOULD") for t in tokens)


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
    if number is not None and number.form is Form.MORE and tokens[index].text.lower().startswith(_BROKEN):
        return Mode.ACTUAL
    cue = _cue(tokens, marks, index)
    published = facts.published
    is_over = published is not None and period.end is not None and period.end <= published
    is_ahead = published is not None and period.start is not None and period.start > published
    if cue is None:
        return _by_voice(Mode.FORECAST, sources) if is_ahead else Mode.ACTUAL
    mode = _AHEAD.get(cue.cls, Mode.FORECAST)
    if mode is Mode.FORECAST:
        if is_over and cue.value not in (
            "looked for",
            "consensus",
            "analysts had",
            "talked of",
            "forecast",
            "expected",
        ):
            return Mode.ACTUAL
        return _by_voice(mode, sources)
    if mode is Mode.COUNTERFACTUAL and is_over and cue.text.lower() != "would have":
        return Mode.ACTUAL
    return mode


def _by_voice(mode: Mode, sources: tuple[Source, ...]) -> Mode:
    own = sources and sources[-1].role in (Role.VENDOR, Role.EXECUTIVE)
    return Mode.TARGET if own else mode


def _cue(tokens: tuple[Token, ...], marks: tuple[int, ...], index: int) -> Token | None:
    """The cue nearest in front of the figure in its clause, else just behind it, else in an earlier clause."""
    first, last = clause_of(marks, index)
    before = [t for t in tokens[first:index] if t.cls in _AHEAD]
    if before:
        return before[-1]
    behind = [
        t
        for t in tokens[index + 1 : min(last, index + 7)]
        if t.cls == "TARGET" and t.text.lower() not in ("target", "goal")
    ]
    target = [t for t in tokens[index + 1 : min(last, index + 4)] if t.cls == "TARGET"]
    if behind or target:
        return (behind or target)[0]
    earlier = [t for t in tokens[:first] if t.cls in _AHEAD]
    coming = next((t for i, t in enumerate(tokens[first:index], first) if _is_to_come(tokens, i)), None)
    if coming is not None:
        return coming
    # "expects 422 million …, 278 million of them from local vendors": a list goes on under its verb.
    verb = any(t.cls in ("SAY", "DEEM", "MEASURE", "UP", "DOWN") for t in tokens[first:index])
    return earlier[-1] if earlier and not verb else None


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
    return not (
        index > 1
        and tokens[index - 2].value
        in ("continued", "continue", "began", "started", "managed", "went", "helped", "able", "enough")
    )


def strength_of(tokens: tuple[Token, ...], marks: tuple[int, ...], index: int) -> tuple[Strength, str | None]:
    """How firmly, and the words that say so."""
    first, last = clause_of(marks, index)
    for token in tokens[first : min(last, index + 3)]:
        if token.cls == "HEDGE":
            return Strength.HEDGED, token.text
    for token in tokens[first:index]:
        if token.cls == "WEAK" and token.text != "May":
            return Strength.WEAK, token.text
    return Strength.PLAIN, None
