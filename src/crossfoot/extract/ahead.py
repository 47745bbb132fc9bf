"""What a sentence says only behind the name that a figure waits for: where and when.

Invariant: looked at only where a figure stands in front of its name and its own words say neither place nor time.
"""

from __future__ import annotations

from dataclasses import replace

from crossfoot.extract.draft import Draft
from crossfoot.extract.scope import clause_of
from crossfoot.extract.sentence import Sentence, Who
from crossfoot.model import How, Mode

__all__ = ["with_what_follows"]


def with_what_follows(sentence: Sentence, index: int, who: Who, draft: Draft) -> Draft:
    """ "With 9 million phones in July, Vivo led in China"; "fell to 8 million at Apple, which led in Q1": told behind.

    Args:
        sentence: The sentence.
        index: The figure.
        who: Whose it is.
        draft: The figure with its slots.
    """
    if who.index is None or who.index < index or draft.mode is not Mode.ACTUAL:
        return draft
    first, last = _clause_of_name(sentence, who.index)
    how = dict(draft.how)
    places = [w for w in sentence.places if first <= w.index < last]
    if len(places) == 1 and how.get("place") is not How.STATED and places[0].code not in ("HOME", "ABROAD"):
        how["place"] = How.STATED
        draft = replace(draft, place=places[0].code)
    times = [w for w in sentence.times if first <= w.index < last and not w.is_base and w.owner is None]
    if len(times) == 1 and how.get("period") is How.CARRIED:
        how["period"] = times[0].how
        draft = replace(draft, period=times[0].period, fiscal=times[0].fiscal)
    return replace(draft, how=tuple(how.items()))


def _clause_of_name(sentence: Sentence, name: int) -> tuple[int, int]:
    """The clause of a name, or the one that tells of it ("Apple, which …")."""
    behind = sentence.tokens[name + 1 : name + 3]
    tells = [t.value for t in behind] == [",", "which"]
    return clause_of(sentence.marks, name + 2 if tells else name)
