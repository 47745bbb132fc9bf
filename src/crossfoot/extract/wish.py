"""Whose wish a figure is: a vendor that aims, plans, expects or has a goal says so itself.

Invariant: the vendor is quoted only where it is the subject of the wish, as a verb ("Oppo aims to ship") or a noun
("its goal is", "has a target of"); a goal that is reached, missed, raised or cut is told of by the outlet.
"""

from __future__ import annotations

from crossfoot.extract.modality import AHEAD, WISHES
from crossfoot.extract.reference import refer
from crossfoot.extract.relative import told_behind
from crossfoot.extract.scope import is_object
from crossfoot.extract.sentence import Sentence, Who
from crossfoot.extract.tokens import SUBJECTS
from crossfoot.model import Role, Source

__all__ = ["own_wish"]

_BETWEEN = frozenset(
    ("is", "was", "are", "were", "has", "have", "had", "been", "now", "also", "itself", "still", "currently", "only",
     "even", "already", "originally", "first", "once", "therefore", "next", "recently")
)  # fmt: skip
_PASSIVE = frozenset(("is", "was", "are", "were", "be", "been", "being"))
_CHANCES = frozenset(("will", "should", "likely to", "set to", "poised to", "on course for"))
_HOLDS = frozenset(
    ("has", "have", "had", "set", "sets", "setting", "named", "names", "gave", "gives", "given", "announced",
     "unveiled", "confirmed", "reiterated", "keeps", "kept", "maintained", "maintains", "sticks", "stuck",
     "repeated", "with")
)  # fmt: skip
_OF_A_GOAL = frozenset(
    ("a", "an", "its", "the", "new", "earlier", "own", "itself", "himself", "sales", "shipment", "annual", "yearly",
     "internal", "to", "full-year", "ambitious", "bold", "higher", "lower")
)  # fmt: skip


def own_wish(sentence: Sentence, index: int, who: Who) -> tuple[Source, ...]:
    """The vendor as the source of its own target or expectation; empty where the wish is told by another.

    Args:
        sentence: The sentence, without a voice of its own.
        index: The figure.
        who: Whom the figure belongs to.
    """
    vendor = sentence.vocabulary.vendor(who.vendor[0]) if len(who.vendor) == 1 else None
    if vendor is None:
        return ()
    tokens = sentence.tokens
    told = told_behind(tokens, index)
    cues = [i for i in range(index - 1, -1, -1) if tokens[i].cls in AHEAD and tokens[i].cls != "WOULD"]
    if told is not None and tokens[told[1]].cls in AHEAD:
        cues = [told[1]]
    for cue in cues:
        wisher = _wisher(sentence, cue)
        if wisher is not None and not any(t.cls == "HEDGE" for t in tokens[wisher:cue]):
            slugs, _ = refer(tokens, wisher, sentence.state, sentence.facts, sentence.vocabulary)
            usual = sentence.facts.name_of(vendor.id) or vendor.names[0]
            name = tokens[wisher].text if tokens[wisher].cls == "VENDOR" else usual
            return (Source(name, Role.VENDOR, vendor.id),) if slugs == who.vendor else ()
    return ()


def _wisher(sentence: Sentence, cue: int) -> int | None:
    """The subject of a wish, or None."""
    token = sentence.tokens[cue]
    if token.text.lower() in WISHES and not _is_verb(sentence, cue):
        return _holder(sentence, cue)
    return _subject_of(sentence, cue)


def _is_verb(sentence: Sentence, cue: int) -> bool:
    """ "Oppo targets 10 million", "has forecast deliveries of", against "its targets", "a forecast"."""
    before = sentence.tokens[cue - 1] if cue else None
    if before is None or before.cls == "PRONOUN":
        return before is not None and before.value not in ("its", "their")
    return (
        before.cls in SUBJECTS or before.value in ("has", "had", "have", "which", "and", "now") or before.cls == "DEEM"
    )


def _subject_of(sentence: Sentence, cue: int) -> int | None:
    """ "Oppo aims", "it had expected", "Oppo shipped 58 million and plans to": not "is expected" by others."""
    tokens = sentence.tokens
    text = tokens[cue].text.lower()
    here = cue - 1
    while here >= 0 and tokens[here].text.lower() in _BETWEEN:
        here -= 1
    passive = any(t.text.lower() in _PASSIVE for t in tokens[here + 1 : cue]) and text.endswith(("ed", "forecast"))
    if passive or text.startswith(("is ", "are ")) or text in _CHANCES:
        return None
    if here >= 0 and (tokens[here].value in ("and", "but", "which", "that", ",") or tokens[cue].cls == "TARGET"):
        subjects = [i for i in range(here, -1, -1) if tokens[i].cls in SUBJECTS and not is_object(tokens, i)]
        return next((i for i in subjects if tokens[i].value not in ("its", "their")), None)
    own = here >= 0 and tokens[here].cls in SUBJECTS and tokens[here].value not in ("its", "their")
    return here if own else None


def _holder(sentence: Sentence, cue: int) -> int | None:
    """ "Its goal for 2018 is", "Oppo's target is", "Oppo has set itself a target of", "with a goal of"."""
    tokens = sentence.tokens
    here = cue - 1
    while here >= 0 and tokens[here].value in _OF_A_GOAL and tokens[here].cls != "PRONOUN":
        here -= 1
    if here >= 1 and tokens[here].text == "s" and tokens[here - 1].text in ("’", "'"):
        here -= 2
    if here < 0:
        return None
    owner = tokens[here]
    if owner.cls in SUBJECTS:
        opens = here == 0 or tokens[here - 1].text in (",", ";") or tokens[here - 1].value in ("and", "while", "but")
        says = any(t.text.lower() in ("is", "was", "stands", "remains") for t in tokens[cue + 1 : cue + 6])
        if opens and says:
            return here
        here -= 1
    if here >= 0 and tokens[here].text.lower() in _HOLDS:
        return next((i for i in range(here, -1, -1) if tokens[i].cls in SUBJECTS and not is_object(tokens, i)), None)
    return None
