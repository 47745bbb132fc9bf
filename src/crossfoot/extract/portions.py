"""What part of a larger market a place is, and of somebody's growth a brand: "China accounted for 27 per cent of …".

Invariant: a place and the one that holds it are both named in the figure's sentence, and a percentage with a vendor in
front of it is the vendor's; a part of a growth is tied to the growth told last before it, and is no part of a market.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from crossfoot.extract.draft import Draft
from crossfoot.extract.figures import REASONS, as_share
from crossfoot.extract.frames import Match
from crossfoot.extract.growing import NOUNS
from crossfoot.extract.placing import adjective_in
from crossfoot.extract.refusal import MONEY_NOUNS, counts_goods, is_of_money
from crossfoot.extract.scope import clause_of, is_object
from crossfoot.extract.sentence import Sentence, Who
from crossfoot.extract.slots import slots_at
from crossfoot.extract.tokens import SUBJECTS, Token
from crossfoot.extract.valued import is_told_in_money
from crossfoot.model import ALL, How
from crossfoot.model.inclusion import is_country

__all__ = ["GROWTH", "build_portion", "growth_meant"]

GROWTH = "growth"
"""What a part of a growth is a part of, until the growth is found."""

_GOODS = ("PRODUCT", "MEASURE", "UNIT", "MARKET", "SHARE")
_ELSE = ("UP", "DOWN", "MONEY", "UNCOUNTED", "VENDOR", "VENDORS", "COHORT", "OTHERS", "OWN", "LINE")
_GLUE = ("and", "or", "&", "plus", ",")
_WORLD = "WORLD"


def _part_of_growth(sentence: Sentence, match: Match) -> tuple[Draft, ...] | str:
    """The part that one vendor has in the growth of another, or of a market; or why a percentage is none."""
    index, number, turn = match.anchor, sentence.tokens[match.anchor].number, match.index("growth")
    who = sentence.subject(index)
    if number is None or number.quantity is None or not counts_goods(sentence, index):
        return REASONS["bare"]
    if is_of_money(sentence, index) or is_told_in_money(sentence):
        return REASONS["MONEY"]
    is_noun = turn is not None and sentence.tokens[turn].text.lower() in NOUNS
    if not is_noun or len(who.vendor) != 1 or who.vendor[0] in ("ALL", "OTHERS"):
        return REASONS["mix"]
    draft = slots_at(sentence, index, who, frame=match.frame.name, kind="share")
    found = as_share(draft, number.quantity)
    return found if isinstance(found, str) else (replace(found, extra=(("whole", GROWTH),)),)


def growth_meant(part: Draft, before: Sequence[Draft]) -> int | None:
    """Position of the growth that a part is a part of: the last one told of somebody else, for the same time."""
    for place in range(len(before) - 1, -1, -1):
        draft = before[place]
        if draft.kind == "growth" and draft.vendor != part.vendor:
            is_its = (draft.period, draft.place, draft.measure) == (part.period, part.place, part.measure)
            return place if is_its else None
    return None


def build_portion(sentence: Sentence, match: Match) -> tuple[Draft, ...] | str:
    """The share of a place in a larger one, or of a growth; or why a percentage is none."""
    if match.frame.slot("whole") == GROWTH:
        return _part_of_growth(sentence, match)
    draft, number = _portion(sentence, match), sentence.tokens[match.anchor].number
    if draft is None or number is None or number.quantity is None:
        return REASONS["subject"]
    found = as_share(draft, number.quantity)
    return found if isinstance(found, str) else (found,)


def _portion(sentence: Sentence, match: Match) -> Draft | None:
    index, whole = match.anchor, match.index("whole")
    part = match.index("part") or _part_in_front(sentence, match)
    if part is None or whole is None or is_of_money(sentence, index) or is_told_in_money(sentence):
        return None
    mine, all_of_it = _place_at(sentence, part), _place_at(sentence, whole)
    if mine is None or all_of_it is None or not _can_hold(all_of_it, mine):
        return None
    if not _is_alone(sentence, part, index) or not _is_of_goods(sentence.tokens, min(index, whole), max(index, whole)):
        return None
    if not counts_goods(sentence, index):
        return None
    draft = slots_at(sentence, index, Who((ALL,), How.STATED, part), frame=match.frame.name, kind="share")
    how = tuple((slot, How.STATED if slot == "place" else known) for slot, known in draft.how)
    return replace(draft, place=mine, how=how, extra=(("whole", all_of_it),))


def _part_in_front(sentence: Sentence, match: Match) -> int | None:
    """The one place in front of a figure, in its clause if any is; None where it may be either of two."""
    tokens, marks = sentence.tokens, sentence.marks
    named = [w for w in sentence.places if match.first <= w.index < match.anchor and not w.code.startswith(_WORLD)]
    named = [w for w in named if not is_object(tokens, w.index)]  # "China, ahead of India, accounted for …"
    told = max((i for i in range(match.first, match.anchor) if tokens[i].number is not None), default=-1)
    near = [w for w in named if marks[w.index] == marks[match.anchor]] or named
    near = [w for w in near if w.index > told] or near  # "India shipped 30 million, and China accounted for …"
    return near[-1].index if len({w.code for w in near}) == 1 else None


def _place_at(sentence: Sentence, index: int) -> str | None:
    """The place that a token names, alone or within "the Chinese market", "of global shipments", "its home market"."""
    token = sentence.tokens[index]
    if token.cls == "HOME":
        return sentence.home_of(index)
    if token.cls in ("MARKET", "SHARE"):
        return adjective_in(token.text.removeprefix("of "), sentence.vocabulary)
    return token.value


def _can_hold(whole: str, part: str) -> bool:
    """Whether a place can hold another: the world anything but the world without somebody, a region a country."""
    if whole == _WORLD:
        return not part.startswith(_WORLD)
    return not is_country(whole) and is_country(part)


def _is_alone(sentence: Sentence, part: int, index: int) -> bool:
    """Whether the place is one, and nobody in its clause has the part: not "China and India", not "Oppo in China"."""
    tokens = sentence.tokens
    first, _ = clause_of(sentence.marks, min(part, index))
    ahead = tokens[first : max(part, index)]
    if any(t.cls in SUBJECTS and t.cls != "MARKET" for t in ahead):
        return False
    if any(t.value in ("outside", "excluding", "except", "beyond") for t in tokens[max(0, part - 2) : part]):
        return False
    return not _is_listed(tokens, part)


def _is_listed(tokens: tuple[Token, ...], part: int) -> bool:
    """ "China and India", "China, India and Brazil": together, and how much of it is each one's nobody says."""
    around = ((part - 1, part - 2), (part + 1, part + 2))
    inside = [(glue, other) for glue, other in around if 0 <= other < len(tokens)]
    return any(tokens[glue].value in _GLUE and tokens[other].cls == "PLACE" for glue, other in inside)


def _is_of_goods(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """ "Of global smartphone shipments", "of the world total": of goods, not of growth, sums of money or people."""
    words = tokens[first + 1 : last + 6]
    end = next((i for i, t in enumerate(words) if t.text in (",", ";", ".", ":") or t.time is not None), len(words))
    counted = any(t.cls in _GOODS or t.value in ("total", "volume", "volumes") for t in words[:end])
    return counted and not any(t.cls in _ELSE or t.value in MONEY_NOUNS for t in words[:end])
