"""Whose a figure is where its clause names no vendor: everybody's, or somebody's whom the page does not let us know.

Invariant: a figure goes to the market only where words say so (goods told of in the passive, a place as the subject);
the vendor in focus takes no figure whose clause has a subject of its own.
"""

from __future__ import annotations

from crossfoot.extract.scope import is_object, owner_behind
from crossfoot.extract.tokens import SUBJECTS, Token

__all__ = [
    "counts_all_goods",
    "has_own_subject",
    "is_of_a_place",
    "is_of_both",
    "is_of_the_whole",
    "is_passive",
    "is_told_by_a_register",
    "is_what_parts_are_of",
    "moves_alone",
    "turns_to_a_place",
    "whole_behind",
]

_REACH = 16
_GOODS = ("PRODUCT", "UNIT", "OWN", "MEASURE", "SHARE", "MARKET")
_DONE = frozenset(
    ("sold", "shipped", "delivered", "bought", "purchased", "activated", "made", "produced", "registered", "imported")
)
_PASSIVE = frozenset(("were", "was", "been", "being", "be", "are"))
_MOVES = ("drop", "decline", "fall", "decrease", "growth", "rise", "increase", "slump", "surge", "contraction")
_ROLLED = frozenset(("hit", "took", "joined", "rolled", "came", "reached", "entered"))
_ROADS = frozenset(("road", "roads", "streets"))
_TOTALS = frozenset(("total", "overall", "altogether", "all"))
# fmt: off
_PLACE_VERBS = frozenset((
    "reached", "was", "saw", "stood", "led", "leads", "remained", "posted", "recorded", "registered", "witnessed",
    "experienced", "reported", "accounted", "accounts", "contributed", "represented", "topped", "hit", "is", "were",
    "booked", "logged", "clocked", "notched",
))
_VERBS = frozenset((
    "was", "were", "is", "are", "had", "has", "have", "reached", "accounted", "accounts", "account", "took", "came",
    "stood", "totaled", "totalled", "hit", "amounted", "made", "makes", "represented", "represents", "saw", "will",
    "would", "remained", "stayed", "became", "held", "posted", "recorded", "registered", "contributed", "constituted",
    "comprised", "topped", "passed", "crossed", "exceeded", "captured", "commanded", "captures", "commands", "enjoyed",
    "got", "managed", "garnered", "grabbed", "occupied", "occupies", "claimed", "secured", "boasts", "boasted",
    "received", "shipped", "imported", "bought", "imported", "absorbed", "lost", "gained",
    "contributes", "make", "form", "formed", "drove", "attained", "clocked", "logged", "notched", "holds", "hold",
))
_PLAIN = frozenset((
    "a", "an", "the", "this", "that", "these", "those", "there", "here", "which", "who", "and", "or", "but", "so", "as",
    "in", "of", "at", "on", "by", "for", "with", "from", "to", "up", "down", "also", "then", "now", "still", "even",
    "only", "just", "s", "both", "all", "each", "not", "however", "meanwhile", "while", "overall", "instead", "again",
    "once", "more", "most", "far", "than", "its", "their", "when", "where", "since", "after", "before", "during",
    "figure", "figures", "number", "numbers", "total", "totals", "volume", "volumes", "result", "results", "tally",
    "performance", "growth", "rate", "pace", "count", "sum", "year", "quarter", "month", "half", "week", "latest",
    "combined", "annual", "quarterly", "monthly", "new", "first", "second", "third", "fourth", "today", "yesterday",
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "one", "two", "rest", "some", "over",
    "other", "another", "same", "previous", "last", "next", "past", "entire", "whole", "actual", "final", "full",
    "half-year", "full-year", "additionally", "furthermore", "moreover", "besides", "further", "addition", "fact",
    "contrast", "comparison", "particular", "general", "terms", "unit", "units", "numerical", "corresponding",
    "increase", "decrease", "decline", "rise", "drop", "fall", "gain", "period", "time", "end", "thus", "therefore",
    "indeed", "altogether", "collectively", "together", "earlier", "later", "ago", "until", "till", "date", "every",
))
# fmt: on
_ARTICLES = ("a", "an", "the", "its", "their")  # "reported a wider decline" moves nothing
_WISHED = ("TARGET", "GUIDANCE", "FORECAST")
_KNOWN = (
    *SUBJECTS,
    *_GOODS,
    "PERSON",
    "SOURCE",
    "THESOURCE",
    "COUNT",
    "PCT",
    "ORDINAL",
    "UP",
    "DOWN",
    "UNNAMED",
    *_WISHED,
)


def is_of_both(tokens: tuple[Token, ...], index: int) -> bool:
    """ "Both companies shipped 3.6 million devices": of two who are named elsewhere, and not everybody's."""
    opens = tokens[0].text.lower() == "both" and len(tokens) > 1 and tokens[1].cls in ("UNCOUNTED", "MARKET")
    return opens and not any(_is_maker(t) for t in tokens[2:index])


def moves_alone(tokens: tuple[Token, ...], here: int, index: int) -> bool:
    """ "Oppo tops Vivo as phone sales rise 5.9 %": a clause with a subject of its own that nobody in front owns."""
    turn = next((i for i in range(index - 1, here, -1) if tokens[i].value == "as"), None)
    clause = () if turn is None else tokens[turn:index]
    moved = next((i for i, t in enumerate(clause) if t.cls in ("UP", "DOWN")), None)
    owned = any(t.cls == "PRONOUN" or _is_maker(t) or t.value in ("'", "’") for t in clause)
    return moved is not None and moved > 1 and clause[moved - 1].cls == "MEASURE" and not owned


def counts_all_goods(tokens: tuple[Token, ...], index: int, is_tracked: bool) -> bool:
    """ "52.2 million smartphones were shipped in Q2": of the market, where no "by" names a maker.

    Args:
        tokens: The sentence.
        index: The figure.
        is_tracked: Whether a researcher or register speaks, who counts everybody.
    """
    if owner_behind(tokens, index) is not None:
        return False
    earlier = max((i for i in range(index) if tokens[i].cls == "COUNT"), default=None)
    if earlier is not None and not any(_is_maker(t) for t in tokens[earlier:index]):  # "…, a 90 per cent surge"
        return counts_all_goods(tokens, earlier, is_tracked)
    if tokens[index].cls != "COUNT" or any(
        _is_maker(t) and not is_object(tokens, i) for i, t in enumerate(tokens[:index])
    ):
        return False
    here = index + 1
    while here < len(tokens) and tokens[here].cls in ("W", "ADJ", "PLACE") and tokens[here].value not in _PASSIVE:
        here += 1
    if here > index + 4 or here >= len(tokens) or tokens[here].cls not in ("PRODUCT", "UNIT"):
        return False
    done = _done_behind(tokens, here)
    if done is None or (done + 1 < len(tokens) and tokens[done + 1].value == "by"):
        return False
    if tokens[done].text.lower() in _ROLLED:
        return True
    whole = any(t.value in _TOTALS or t.value == "WORLD" for t in tokens)
    named = any(t.cls == "PLACE" for t in tokens)
    return whole or (is_tracked and (named or tokens[here].cls == "PRODUCT"))


def _done_behind(tokens: tuple[Token, ...], goods: int) -> int | None:
    """ "… phones of all types were sold": the participle behind goods, with its auxiliary; None where none follows."""
    for here in range(goods + 1, min(len(tokens), goods + _REACH)):
        token = tokens[here]
        if token.number is not None or token.text in (";", ":") or _is_maker(token):
            return None
        if token.text.lower() in _ROLLED and any(t.text.lower() in _ROADS for t in tokens[here + 1 : here + 6]):
            return here  # "new electric cars hit the roads"
        if token.text.lower() in _DONE:
            return here if tokens[here - 1].value in _PASSIVE or here <= goods + 2 else None
    return None


def _is_maker(token: Token) -> bool:
    return token.cls in SUBJECTS and token.cls != "MARKET"


def is_of_a_place(tokens: tuple[Token, ...], first: int, index: int) -> bool:
    """ "Thailand shrank by 12 %", "India led growth with 23 million": a country alone in front of the verb."""
    if first >= index or tokens[first].cls != "PLACE":
        return False
    verb = first + 1
    while verb < index and (tokens[verb].cls == "PLACE" or tokens[verb].value in (",", "and", "the")):
        verb += 1
    while verb < index and (
        tokens[verb].value.endswith("ly") or tokens[verb].value in ("also", "alone", "now", "still")
    ):
        verb += 1
    moves = tokens[verb].cls in ("UP", "DOWN", "DEEM") or tokens[verb].value in _PLACE_VERBS
    return moves and not any(t.cls in SUBJECTS for t in tokens[first:index])


def is_of_the_whole(tokens: tuple[Token, ...], index: int) -> bool:
    """ "IDC expects the whole of 2014 to end at 233 million": a researcher's total, with no vendor in sight."""
    front = tokens[:index]
    if _is_of_worlds_drop(tokens, index):
        return True
    if any(_is_maker(t) for t in tokens):
        return False
    speaker = next((i for i, t in enumerate(front) if t.cls in ("SOURCE", "THESOURCE")), None)
    total = (t.text.lower().startswith(("whole", "total", "overall")) for t in front[speaker:])
    return speaker is not None and any(total)


def _is_of_worlds_drop(tokens: tuple[Token, ...], index: int) -> bool:
    """ "An overall global drop in shipments of around 6 per cent": everybody's, whoever else the sentence names."""
    here = index - 1
    while here > 0 and (tokens[here].value in ("of", "in", "by") or tokens[here].cls in ("MEASURE", "PRODUCT")):
        here -= 1
    moved = here > 0 and tokens[here].cls in ("UP", "DOWN") and tokens[here].text.lower() in _MOVES
    return moved and tokens[index].cls == "PCT" and tokens[here - 1].value in ("WORLD", "overall", "industry-wide")


def whole_behind(tokens: tuple[Token, ...], index: int) -> int | None:
    """ "14 million of the 39.4 million PCs shipped in China": what a figure is a part of, right behind it."""
    here = index + 1
    while here < len(tokens) and tokens[here].cls in ("UNIT", "PRODUCT", "MEASURE"):
        here += 1
    if [t.value for t in tokens[here : here + 2]] not in (["of", "the"], ["of", "all"]) or here + 2 >= len(tokens):
        return None
    return here + 2 if is_what_parts_are_of(tokens, here + 2) else None


def is_what_parts_are_of(tokens: tuple[Token, ...], index: int) -> bool:
    """ "Of the 39.4 million PCs shipped in China", "out of a total of 31 million": everybody's, of whom one had a part.

    What its own maker counts ("of the 2 million it made") is its own.
    """
    front = [t.value for t in tokens[max(0, index - 5) : index]]
    if front[-2:] == ["out", "of"] or front[-5:] == ["out", "of", "a", "total", "of"]:
        return True
    if front[-2:] not in (["of", "the"], ["of", "all"]) or index < 3 or tokens[index].cls != "COUNT":
        return False
    before = index - 3
    while before > 0 and tokens[before].cls in ("UNIT", "PRODUCT", "MEASURE"):
        before -= 1
    behind = tokens[index + 1 : index + 4]
    counted = [t.cls for t in behind[:2]] in (["PRODUCT", "MEASURE"], ["UNIT", "MEASURE"])
    owned = any(t.cls == "PRONOUN" or t.value == "by" for t in behind)
    return tokens[before].cls in ("COUNT", "PCT", "FRACTION") and counted and not owned


def turns_to_a_place(tokens: tuple[Token, ...], index: int, focus: str | None) -> bool:
    """ "Shipments in Thailand rose 5 per cent", behind a text on vendors in the region: the market's there.

    Args:
        tokens: The sentence.
        index: The figure.
        focus: The place spoken of before.
    """
    front = tokens[:index]
    named = any(t.cls == "PLACE" and t.value not in (focus, "WORLD") for t in front)
    return named and any(t.cls == "MEASURE" for t in front) and not any(t.cls in SUBJECTS for t in front)


def has_own_subject(tokens: tuple[Token, ...], first: int, index: int, *, is_main: bool) -> bool:
    """ "Other emerging countries shipped 23 million", "Penetration was 30 per cent": a noun that is no vendor's name.

    Args:
        tokens: The sentence.
        first: First token of the figure's clause.
        index: The figure.
        is_main: Whether the vendor in focus is the page's own: any noun may then be another word for its count.
    """
    verb = next((i for i in range(first, index) if _is_verb(tokens, i)), None)
    if verb is None:
        return False
    start = max((i + 1 for i in range(first, verb) if tokens[i].text == "," or tokens[i].cls == "SAY"), default=first)
    head = tokens[start:verb]
    return not any(t.cls in _KNOWN for t in head) and any(_is_noun(t) for t in head if not is_main or _is_strange(t))


def _is_verb(tokens: tuple[Token, ...], index: int) -> bool:
    token = tokens[index]
    if token.cls == "MEASURE":
        return token.text.lower() in ("shipped", "sold", "ships", "sells", "delivered", "ship", "sell")
    named = token.cls in ("UP", "DOWN") and any(t.value in _ARTICLES for t in tokens[max(0, index - 3) : index])
    return (token.cls in ("UP", "DOWN", "DEEM") and not named) or token.text.lower() in _VERBS


def _is_strange(token: Token) -> bool:
    """Goods of another kind, or a name: "Maximus shipped 2 million" in a text on somebody else."""
    return token.cls == "UNCOUNTED" or (token.cls == "W" and token.text[:1].isupper() and not token.text.isupper())


def _is_noun(token: Token) -> bool:
    """Whether a word may name something unknown: no function word, no adverb, no time."""
    if token.cls == "UNCOUNTED":
        return not any(term.kind == "UNNAMED" for term in token.terms)
    if token.cls not in ("W", "NAME") or token.time is not None or not token.text[:1].isalpha():
        return False
    word = token.text.lower().replace("’", "'").removesuffix("'s")
    return word not in _PLAIN and not word.endswith(("ly", "ing", "ed"))


def is_passive(tokens: tuple[Token, ...], index: int) -> bool:
    """ "188,730 new electric cars were registered", "in May 5,000 EVs were sold": by nobody in particular."""
    verb = next((i for i in range(index + 1, min(len(tokens), index + 7)) if _is_done(tokens, i)), None)
    return verb is not None and not any(t.value == "by" for t in tokens[verb : verb + 4])


def is_told_by_a_register(tokens: tuple[Token, ...], index: int) -> bool:
    """ "In total the KBA registered 268,926 electric cars": a register or researcher counts what everybody sells."""
    for here in range(index - 1, max(-1, index - _REACH), -1):
        if tokens[here].cls in SUBJECTS or tokens[here].text in (",", ";") or tokens[here].number is not None:
            return False
        if tokens[here].cls in ("SOURCE", "THESOURCE"):
            verb = tokens[here + 1].text.lower()
            return here + 1 < index and verb in ("registered", "recorded", "counted", "logged", "tallied", "counts")
    return False


def _is_done(tokens: tuple[Token, ...], index: int) -> bool:
    before = tokens[index - 1].value in ("were", "was", "been", "newly")
    return tokens[index].cls == "MEASURE" and before
