"""Which time of a sentence dates a figure, and which it is compared with.

Invariant: a time that belongs to one figure dates no other; one inside an aside, a bracket with figures of its own or a
clause of its own dates nothing outside.
"""

from __future__ import annotations

from crossfoot.extract.scope import clause_of, in_brackets, nearest
from crossfoot.extract.timing import When, may_lead_to_time
from crossfoot.extract.tokens import SUBJECTS, Token

__all__ = ["time_of"]

_COUNTED = ("UNIT", "PRODUCT", "OWN", "LINE", "MEASURE")
_WISHES = ("FORECAST", "TARGET", "GUIDANCE")
_CLOSE = 6
_LEAST = 2
_LINKS = ("after", "before", "because")
_TURNS = ("that", "which", "who", "where", "because", "after", "before")


def time_of(
    tokens: tuple[Token, ...], marks: tuple[int, ...], times: tuple[When, ...], index: int, *, base: bool
) -> When | None:
    """The time nearest to a figure; with `base` the one it is compared with.

    Args:
        tokens: The sentence.
        marks: Clause numbers.
        times: Its times.
        index: The figure.
        base: Whether the time compared with is asked for.
    """
    own = next((w for w in times if w.owner == index), None)
    if own is not None and not base:
        return own
    found = [w for w in times if w.is_base == base and (w.owner is None or base) and _may_date(tokens, marks, w, index)]
    earlier = [w for w in times if w.owner is not None and w.owner < index]
    if not base and earlier and index and tokens[index - 1].value == "from":
        return earlier[-1]
    own = None if base else _right_behind(tokens, index, found) or _of_comparison(tokens, marks, times, index)
    if own is not None:
        return own
    behind = [w for w in found if base and index < w.index <= index + 9 and _is_free(tokens, marks, index, w.index)]
    if behind:  # "3 percent more than in the first quarter": what stands right behind the figure is its base
        return behind[0]
    found = [w for w in found if w.index < index or _is_free(tokens, marks, index, w.index)]
    left = [w for w in found if w.index < index or not _dates_the_next(tokens, index, w.index)]
    found = left or found
    near = nearest(tokens, marks, index, [w.index for w in found])
    if near is None and not base and (goal := _goal(tokens, index)) is not None:
        return time_of(tokens, marks, times, goal, base=False)
    return None if near is None else next(w for w in found if w.index == near)


def _goal(tokens: tuple[Token, ...], index: int) -> int | None:
    """ "doubled from 3.5 million in Q3 2015 to 7 million in Q3 2016": the figure that the growth arrives at."""
    behind = tokens[index + 1 :]
    if not behind or behind[0].value != "from":
        return None
    arrives = (i for i, t in enumerate(behind[:-1], index + 1) if t.value == "to" and i > index + 2)
    return next((i + 1 for i in arrives if tokens[i + 1].number is not None), None)


def _right_behind(tokens: tuple[Token, ...], index: int, found: list[When]) -> When | None:
    """ "30,453 cars in February": the time that follows a figure at once is its own."""
    here = index + 1
    while here < len(tokens) and tokens[here].cls in (*_COUNTED, "EACH"):
        here += 1
    here += 3 * ([t.value for t in tokens[here : here + 2]] in (["that", "were"], ["which", "were"]))
    told = here < len(tokens) and here > index + 1 and tokens[here].cls == "W"
    here += told and may_lead_to_time(tokens[here]) and tokens[here].text.endswith(("ed", "made", "seen"))
    here += 3 * ([t.value for t in tokens[here : here + 2]] == ["to", "be"])  # "27 million to be shipped in Q1"
    ends = here < len(tokens) and tokens[here].cls == "ENDING"
    if ends or (here < len(tokens) and tokens[here].value in ("in", "for", "during", "by")):
        here += 1
        here += here < len(tokens) and tokens[here].value == "the"
    return next((w for w in found if w.index == here), None)


def _of_comparison(
    tokens: tuple[Token, ...], marks: tuple[int, ...], times: tuple[When, ...], index: int
) -> When | None:
    """ "Next to October, when deliveries topped 40,000": the figure is of what is compared with."""
    first, _ = clause_of(marks, index)
    if tokens[first].cls != "COMPARED" or tokens[index].cls != "COUNT":
        return None
    base = next((w for w in times if w.is_base and first < w.index < index), None)
    turned = base is not None and any(t.value in ("with", "to") for t in tokens[base.index + 1 : index])
    return None if turned else base  # "7% compared to Q3 2023 with 10.4 million units shipped"


def _is_free(tokens: tuple[Token, ...], marks: tuple[int, ...], index: int, there: int) -> bool:
    """Whether a time behind a figure can reach it: over another figure only along a plain "and"."""
    between = tokens[index + 1 : there]
    if not any(t.cls in ("COUNT", "PCT", "PP", "FRACTION") for t in between):
        return True
    wish = next((i for i, t in enumerate(between) if t.cls in _WISHES), None)
    turned = any(t.value in ("from", "than") or t.cls in ("COMPARED", "UP", "DOWN") for t in between)
    turned = turned or [t.value for t in between[:2]] == ["on", "the"]  # "up 9 per cent on the 165,019 of last year"
    turned = turned or (wish is not None and any(t.value == "and" for t in between[:wish]))
    return not turned and marks[index] == marks[there]


def _dates_the_next(tokens: tuple[Token, ...], index: int, there: int) -> bool:
    """ "173,852, up 101.8 per cent, and in the nine months to 395,516": a time behind an "and" for the next."""
    turns = any(t.value in (",", "and", "but") for t in tokens[index + 1 : there])
    skips = 1 + (there + 1 < len(tokens) and tokens[there + 1].text == ",")
    ahead = tokens[there + skips : there + skips + 5]  # "and for all of 2012, HP registered 58 million"
    stop = next((i for i, t in enumerate(ahead) if t.text in (",", ";")), len(ahead))
    return turns and any(t.cls in ("COUNT", "PCT") for t in ahead[:stop])


def _is_of_cause(tokens: tuple[Token, ...], index: int, there: int) -> bool:
    """ "Stayed above 50 per cent after they passed local brands in the first half": when something else happened."""
    behind = tokens[index + 1 : there]
    return len(behind) > _LEAST and behind[0].value in _LINKS and behind[1].cls in (*SUBJECTS, "W")


def _is_of_a_total(tokens: tuple[Token, ...], there: int) -> bool:
    """ "1,812 were delivered, bringing its total through May to 9,187": the time of the figure behind it only."""
    beside = (*tokens[max(0, there - 1) : there], *tokens[there + 1 : there + 2])
    behind = tokens[there + 1 : there + _CLOSE]
    stop = next((i for i, t in enumerate(behind) if t.text in (",", ";", "(")), len(behind))
    return any(t.value in ("total", "tally") for t in beside) and any(t.cls == "COUNT" for t in behind[:stop])


def _may_date(tokens: tuple[Token, ...], marks: tuple[int, ...], when: When, index: int) -> bool:
    """ "since its launch" dates the figures of its own clause; "against the 61.1m in 2014" its own figure."""
    time = tokens[when.index].time
    same = marks[when.index] == marks[index]
    if _is_of_a_total(tokens, when.index) and not when.index < index <= when.index + _CLOSE:
        return False
    bracket = in_brackets(tokens, when.index)
    if bracket is not None and bracket != in_brackets(tokens, index):
        close = next((i for i in range(when.index, len(tokens)) if tokens[i].text == ")"), len(tokens))
        if any(t.cls in ("COUNT", "BARE", "PCT", "PP") for t in tokens[bracket:close]):
            return False  # "dropped to 8.5 % (10.9 % in June)", "second with 17.7 % (last year: 15.5 %)"
    if any(t.value in _TURNS for t in tokens[index + 2 : when.index]) or _is_of_cause(tokens, index, when.index):
        return False  # "8.7 % in a quarter that saw it gain the ground it lost in the first quarter"
    if time is not None and time.expr.role == "since":
        return same
    if when.index and tokens[when.index - 1].value == "throughout" and when.index < index:
        return same and not any(t.text in (",", ";") for t in tokens[when.index : index])
        # "kept its stocks low throughout the year, and this helped its shipments to grow 6 per cent"
    first, last = clause_of(marks, when.index)
    closes = last < len(tokens) and tokens[last].text in (",", "—", "–")
    aside = tokens[first].value in ("which", "who") or tokens[first].text in ("—", "–")
    at_once = when.is_base and index < first <= index + 4 and when.index <= first + 3
    return same or at_once or (tokens[first].cls != "COMPARED" and not (aside and closes))
