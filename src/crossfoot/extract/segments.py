"""Parts of a market that a figure is narrowed to: postpaid, 5G, premium, foldable.

Invariant: a word of segment belongs to the goods it stands with; a figure takes it from its own noun, from the goods in
front of it in its clause, or from the figure it is listed or compared with, and never across goods of its own.
"""

from __future__ import annotations

import re
from functools import lru_cache

from crossfoot.extract.runs import run_of
from crossfoot.extract.scope import clause_of
from crossfoot.extract.sentence import Sentence
from crossfoot.extract.tiers import is_reason
from crossfoot.extract.tokens import Token
from crossfoot.knowledge import Segment, Vocabulary

__all__ = ["segment_at", "segments_of"]

_GOODS = ("PRODUCT", "UNIT", "MEASURE", "OWN", "LINE", "MARKET")
_FIGURES = ("COUNT", "PCT", "PP", "FRACTION", "BARE")
_NEAR = 4


@lru_cache(maxsize=4)
def _pattern(vocabulary: Vocabulary) -> tuple[re.Pattern[str], dict[str, tuple[Segment, ...]]]:
    """The words of all segments, and the segments of each word: a premium TV is no premium phone."""
    named: dict[str, tuple[Segment, ...]] = {}
    for segment in vocabulary.segments:
        for word in segment.words:
            named[word] = (*named.get(word, ()), segment)
    words = "|".join(sorted(map(re.escape, named), key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE), named


def segment_at(sentence: Sentence, index: int, product: str | None) -> str | None:
    """The segment of a figure of a product, or None; a segment of other goods is none."""
    found = _segments(sentence.tokens, sentence.block.text, product, sentence.vocabulary)
    if not found:
        return None
    listed = _of_list(sentence.tokens, index, found)
    return listed if listed is not None else _of_figure(sentence.tokens, sentence.marks, index, found)


def segments_of(sentence: Sentence, product: str) -> dict[int, str]:
    """The segments of a product that a sentence names, by token."""
    return _segments(sentence.tokens, sentence.block.text, product, sentence.vocabulary)


def _of_list(tokens: tuple[Token, ...], index: int, found: dict[int, str]) -> str | None:
    """ "Urban and rural subscribers were 85.7 and 14.3 per cent respectively": paired by position."""
    if not any(t.cls == "RESPECTIVELY" for t in tokens):
        return None
    run = run_of(tokens, index, ("COUNT", "PCT", "BARE"))
    front = [here for here in sorted(found) if here < run[0]][-len(run) :]
    if len(run) < 2 or len(front) != len(run) or front[-1] - front[0] > 3 * len(run):
        return None
    return found[front[run.index(index)]]


def _segments(tokens: tuple[Token, ...], text: str, product: str | None, vocabulary: Vocabulary) -> dict[int, str]:
    """The segments a sentence names, by token."""
    out: dict[int, str] = {}
    pattern, named = _pattern(vocabulary)
    for match in pattern.finditer(text, tokens[0].start, tokens[-1].end):
        fits = (one for one in named[match[0].lower()] if not one.products or product in one.products)
        found = next(fits, None)
        here = next((i for i, t in enumerate(tokens) if t.start <= match.start() < t.end), None)
        if found is not None and here is not None and not (found.is_tier and is_reason(tokens, here)):
            segment = found.id
            out[here] = f"{out[here]} and {segment}" if here in out and out[here] != segment else segment
    return out


def _of_figure(tokens: tuple[Token, ...], marks: tuple[int, ...], index: int, found: dict[int, str]) -> str | None:
    own, has_noun = _behind(tokens, index, found)
    own = own or _in_segment(tokens, index, found)
    if own is not None:
        return own
    first, _ = clause_of(marks, index)
    for here in range(index - 1, first - 1, -1):
        if here in found:
            joined = next((i for i in (here - 1, here - 2) if i - 1 >= first and i - 1 in found), None)
            if joined is not None and any(t.value in ("and", "or") for t in tokens[joined:here]):
                return f"{found[joined - 1]} and {found[here]}"  # "petrol and diesel cars"
            of_another = here > 0 and tokens[here - 1].cls in _FIGURES and has_noun
            return found[here] if _narrows(tokens, here, index) and not of_another else None
        if tokens[here].cls in _FIGURES:
            break
    if has_noun or tokens[index].number is None:
        return _opening(tokens, found)
    opening = _opening(tokens, found)
    if opening is not None:
        return opening
    before = next((i for i in range(index - 1, -1, -1) if tokens[i].cls in ("COUNT", "BARE")), None)
    if before is None:
        return None
    noun = next((i for i in range(before, index) if tokens[i].text == ","), before + 2)
    if any(t.cls == "MEASURE" or t.text == ";" for t in tokens[noun:index]):
        return None
    return _of_figure(tokens, marks, before, found)


def _opening(tokens: tuple[Token, ...], found: dict[int, str]) -> str | None:
    """ "In the 5G segment the carrier ended July with …": what the whole sentence is narrowed to."""
    first = min(found)
    named = first + 1 < len(tokens) and tokens[first + 1].text.lower() in ("segment", "category", "space", "market")
    return found[first] if named and first <= _NEAR and tokens[0].value in ("in", "on", "for", "within") else None


def _behind(tokens: tuple[Token, ...], index: int, found: dict[int, str]) -> tuple[str | None, bool]:
    """The segment of the noun behind a figure, and whether it has a noun there at all."""
    for here in range(index + 1, min(len(tokens), index + 1 + _NEAR)):
        token = tokens[here]
        if here in found:
            return found[here], True
        if token.cls in _GOODS:
            return None, True
        if token.cls == "P" or token.number is not None or token.value in ("in", "to", "and", "from", "than", "by"):
            return None, False
    return None, False


def _in_segment(tokens: tuple[Token, ...], index: int, found: dict[int, str]) -> str | None:
    """ "Grew 19 per cent on the year in the commercial segment": the segment that the figure is told in."""
    for here in range(index + 1, min(len(tokens) - 1, index + 9)):
        if tokens[here].number is not None or tokens[here].text in (",", ";", "("):
            return None
        if here in found and tokens[here + 1].value in ("segment", "market", "category", "sector", "space"):
            return found[here]
    return None


def _narrows(tokens: tuple[Token, ...], here: int, index: int) -> bool:
    """ "Its postpaid phone additions came to 854,000": the segment stands with goods, not alone in passing."""
    if tokens[here].cls in _GOODS:
        return True
    behind = tokens[here + 1 : min(index, here + 1 + _NEAR)]
    return any(t.cls in _GOODS or t.text.lower() in ("segment", "category", "service", "base") for t in behind)
