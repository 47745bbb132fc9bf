"""Who and what stands near a number: clauses, distances, subjects.

Invariant: a token in the role of an object ("behind Samsung", "than in March") is never taken for the subject or the
period of a figure.
"""

from __future__ import annotations

from crossfoot.extract.apposition import is_of_apposition
from crossfoot.extract.behind import name_behind_base
from crossfoot.extract.brands import is_counted
from crossfoot.extract.tokens import SUBJECTS, Token

__all__ = [
    "before_name",
    "clause_of",
    "clauses",
    "distance",
    "in_brackets",
    "is_object",
    "nearest",
    "owner_behind",
    "reachable",
    "subject_index",
]

_BREAK_WORDS = frozenset(("while", "whereas", "although", "though", "but", "because"))
_OBJECT_BEFORE = frozenset(
    (
        "than",
        "like",
        "including",
        "counting",
        "excluding",
        "without",
        "overtaken",
        "beat",
        "beats",
        "replaced",
        "passed",
        "knocked",
        "pushed",
        "matches",
        "matched",
        "matching",
        "top",
        "topping",
        "beating",
        "outsell",
        "outselling",
        "displacing",
        "dethroning",
    )
)
_WITH_PARTNER = frozenset(
    ("deal", "partnership", "meeting", "together", "along", "tie-up", "merger", "talks", "agreement", "compared")
)
_NUMBERS = ("COUNT", "PCT", "PP", "RATIO", "FRACTION", "BARE", "ORDINAL")
# fmt: off
_HOLDS = frozenset((
    "of", "in", "over", "led", "leads", "lead", "dominated", "dominates", "dominate", "leading", "top", "topped",
    "tops", "entered", "into", "within", "across",
))
# fmt: on
_OPENERS = frozenset((*_BREAK_WORDS, "as", "the", "its", "and", "then", "or", "but"))
_WHOLE = frozenset(("the", "its", "overall", "total", "entire", "whole", "broader", "wider"))
_HELD = frozenset(("place", "spot", "position", "lead", "crown", "throne", "leadership"))
_GLUE = frozenset((",", "and", "&", "or"))
_PARTS = frozenset(
    ("chip", "chips", "processor", "processors", "silicon", "components", "panels", "-powered", "-based")
)
_MAKERS = ("manufacturer", "maker", "carmaker", "automaker", "brand", "operator", "vendor")
_DESCRIBES = frozenset((
    "rival", "rivals", "leader", "its", "their", "the", "market", "both", "fellow",
    "compatriot", "giant", "compatriots",
))  # fmt: skip
_LAUNCHES = frozenset(
    ("launch", "launches", "release", "debut", "announcement", "unveiling", "introduction", "rollout")
)
_AFTER_LAUNCH = frozenset((
    "following", "launching", "launched", "introducing", "introduced", "unveiling", "unveiled", "announced",
    "released", "releasing", "despite", "upcoming",
))  # fmt: skip
_FRONTS = ("with", "at", "despite", "while", "although", "though", "after")
_APPOSED = 8
_OWNERS = ("its", "including", "with", "the", "their")
_OFFSHOOTS = ("sub-brand", "sub-brands", "brand", "brands", "subsidiary", "offshoot", "spin-off", "marque", "arm")
_TALLIES = ("data", "figures", "statistics", "estimates", "survey", "network", "stores", "retail", "report")
_GROWS = ("nearly", "almost", "doubled", "tripled", "reached", "were", "totalled", "totaled")
_NAMES = ("VENDOR", "COHORT", "DESCRIBED", "LINE", "OTHERS")


def clauses(tokens: tuple[Token, ...]) -> tuple[int, ...]:
    """Number of the clause of every token."""
    out, number, relative = [], 0, False
    for index, token in enumerate(tokens):
        opens = token.value in ("which", "who") and index > 0 and tokens[index - 1].text == ","
        closes = relative and token.text == ","
        if opens or closes or _starts_clause(tokens, index, token):
            number += 1
            relative = opens
        out.append(number)
    return tuple(out)


def _starts_clause(tokens: tuple[Token, ...], index: int, token: Token) -> bool:
    if token.cls == "W" and token.value not in _OPENERS and (index == 0 or tokens[index - 1].text != ","):
        return False  # a plain word in the middle of a clause, as most are
    if token.text in (";", ":", "—", "–") or token.value in _BREAK_WORDS or token.cls == "COMPARED":
        return index > 0 and (token.text != ":" or in_brackets(tokens, index) is None)  # "Lenovo (OTC:LNVGY) led"
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    before = tokens[index - 1] if index else None
    if token.value == "as" and following is not None and (following.cls in SUBJECTS or _opens_goods(tokens, index)):
        return True
    if (
        token.value in ("the", "its")
        and before is not None
        and before.text == ","
        and following is not None
        and following.cls in SUBJECTS
    ):
        return True
    joins = token.value in ("and", "then", "or", "but") and following is not None
    if joins and following is not None and following.cls in (*SUBJECTS, "THESOURCE"):
        return True
    if before is None or before.text != ",":
        return False
    if _opens_goods(tokens, index - 1):  # "…, smartphone shipments nearly doubled"
        return True
    moves = token.cls == "PLACE" and following is not None and following.cls in ("UP", "DOWN", "DEEM")
    return token.cls in SUBJECTS or moves  # "Thailand shrank by 12 %, Vietnam grew by 4 %"


def _opens_goods(tokens: tuple[Token, ...], index: int) -> bool:
    """ "Xiaomi gains as global smartphone shipments jump": goods and their measure, in front of the verb."""
    words = tokens[index + 1 : index + 5]
    return any(
        one.cls == "PRODUCT" and two.cls == "MEASURE" and (three.cls in ("UP", "DOWN") or three.value in _GROWS)
        for one, two, three in zip(words, words[1:], words[2:], strict=False)
    )


def clause_of(marks: tuple[int, ...], index: int) -> tuple[int, int]:
    """First and one past the last token of the clause that holds a token."""
    mark = marks[index]
    first, last = index, index
    while first > 0 and marks[first - 1] == mark:
        first -= 1
    while last + 1 < len(marks) and marks[last + 1] == mark:
        last += 1
    return first, last + 1


def distance(tokens: tuple[Token, ...], marks: tuple[int, ...], here: int, there: int) -> int:
    """How far one token is from another: tokens between, a clause border counts eight, a number in between three."""
    low, high = min(here, there), max(here, there)
    crossed = abs(marks[here] - marks[there])
    numbers = sum(1 for t in tokens[low + 1 : high] if t.cls in ("COUNT", "PCT", "PP", "FRACTION"))
    return high - low + 8 * crossed + 3 * numbers


def reachable(tokens: tuple[Token, ...], here: int, candidates: list[int]) -> list[int]:
    """Candidates in front of a figure, or at most ten words behind it with no other figure in between."""
    return [
        there
        for there in candidates
        if there < here
        or (
            there - here <= 10
            and not any(t.cls in ("COUNT", "PCT", "PP", "FRACTION") for t in tokens[here + 1 : there])
        )
    ]


def nearest(tokens: tuple[Token, ...], marks: tuple[int, ...], here: int, candidates: list[int]) -> int | None:
    """The candidate with the least distance; the left one of two equals."""
    return min(candidates, key=lambda there: (distance(tokens, marks, here, there), there), default=None)


def in_brackets(tokens: tuple[Token, ...], index: int) -> int | None:
    """Index of the bracket that a token stands in, or None."""
    depth = 0
    for here in range(index - 1, -1, -1):
        if tokens[here].text == ")":
            depth += 1
        elif tokens[here].text == "(":
            if depth == 0:
                return here
            depth -= 1
    return None


def before_name(tokens: tuple[Token, ...], index: int) -> int:
    """The token in front of a name and of what describes it ("South Korea's Samsung", "rival Oppo"); -1 for none."""
    here = index - 1
    while here >= 0 and (tokens[here].value in _DESCRIBES or tokens[here].cls == "ADJ" or _is_origin(tokens, here)):
        here -= 1 + 2 * (tokens[here].value == "s")
    if here > 0 and tokens[here].value in _MAKERS:  # "overtook US car manufacturer Tesla"
        far = here - 1
        while far > 0 and tokens[far].cls in ("ADJ", "PLACE", "UNIT", "PRODUCT"):
            far -= 1
        return far if tokens[far].cls in ("OVERTOOK", "BEHIND", "AHEAD") else here
    return here


def _is_origin(tokens: tuple[Token, ...], here: int) -> bool:
    return tokens[here].value == "s" and here > 1 and tokens[here - 2].cls == "PLACE"


def is_object(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a vendor is named only to compare with, to hold something or to be met."""
    here = before_name(tokens, index)
    if here < 0:
        return False
    before = tokens[here]
    if _is_by_the_way(tokens, index, here) or _is_an_example(tokens, index) or is_counted(tokens, index):
        return True
    if before.cls in ("BEHIND", "AHEAD", "OVERTOOK"):
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        has_own = (
            following is not None
            and following.value in ("on", "with", "at", "'s", "which")
            and index + 2 < len(tokens)
            and tokens[index + 2].cls in _NUMBERS
        )
        return not has_own and not (following is not None and following.text in ("’", "'"))
    if (
        before.value == "with"
        and here > 0
        and (tokens[here - 1].value in _WITH_PARTNER or _is_participle(tokens[here - 1]))
    ):
        return True
    if before.value == "from" and here > 0 and tokens[here - 1].value in _HELD:
        return True  # "took first place from Lenovo"
    told = before.cls == "ACCORDING" and tokens[index].cls == "THEVENDOR"  # "according to the company's figures"
    if told or before.value in _OBJECT_BEFORE or before.cls == "COMPARED":
        return True
    if before.value == "by" and here > 0 and tokens[here - 1].cls == "OVERTOOK":
        return True
    if before.value == "by" and here > 0 and tokens[here - 1].value == "followed":  # "Vivo, followed by Oppo, shipped"
        return [t.cls for t in tokens[index + 1 : index + 3]] == ["P", "MEASURE"]
    if before.value == "by" and here > 1 and tokens[here - 1].value == "led" and tokens[here - 2].text == ",":
        return index + 1 < len(tokens) and tokens[index + 1].text == ","  # "local vendors, led by MyPhone, took"
    return (
        before.value == "by"
        and here > 0
        and tokens[here - 1].cls == "W"
        and tokens[here - 1].value.endswith("ed")
        and tokens[here - 1].value != "followed"
        and "led" not in tokens[here - 1].value
    )


def _is_by_the_way(tokens: tuple[Token, ...], index: int, here: int) -> bool:
    """ "Xiaomi and its sub-brand Poco", "MTS data showed", "following the iPhone launch": named, and no subject."""
    before = tokens[here]
    behind = tokens[index + 1].text.lower() if index + 1 < len(tokens) else ""
    if before.text.lower() in _OFFSHOOTS and tokens[here - 1].text.lower() in _OWNERS:
        return True
    if _is_owner_named(tokens, index) or _goes_on_with_objects(tokens, here):
        return True
    if behind in _TALLIES or (behind in _OFFSHOOTS and tokens[index - 1].value == "the" and index > 2):
        return True
    return _is_named_brand(tokens, index) or _is_of_parts(tokens, index) or _is_launched(tokens, index, before)


def _goes_on_with_objects(tokens: tuple[Token, ...], here: int) -> bool:
    """ "HTC beat Samsung (24 %) and Sony (12 %) with 26 %": the next name of a list of objects."""
    if here < 1 or tokens[here].value not in ("and", ",") or tokens[here - 1].text != ")":
        return False
    opening = next((i for i in range(here - 2, max(0, here - 9), -1) if tokens[i].text == "("), None)
    return opening is not None and tokens[opening - 1].cls == "VENDOR" and is_object(tokens, opening - 1)


def _is_owner_named(tokens: tuple[Token, ...], index: int) -> bool:
    """ "Honor, a smartphone sub-brand of Chinese equipment maker Huawei, aims": the owner inside an apposition."""
    here = index - 1
    while here > 1 and index - here < _APPOSED and tokens[here].cls in ("W", "ADJ", "PLACE", "PRODUCT", "UNIT"):
        if tokens[here].value == "of":
            return tokens[here - 1].text.lower() in _OFFSHOOTS
        here -= 1
    return False


def _is_launched(tokens: tuple[Token, ...], index: int, before: Token) -> bool:
    """ "Following the iPhone 6 launch", "after launching the Galaxy S4": a thing that came out, no subject."""
    if tokens[index].cls not in ("LINE", "OWN"):
        return False
    behind = tokens[index + 1].text.lower() if index + 1 < len(tokens) else ""
    return behind in _LAUNCHES or before.text.lower() in _AFTER_LAUNCH


def _is_named_brand(tokens: tuple[Token, ...], index: int) -> bool:
    """ "Transsion, with its brands Tecno, Infinix and itel, led": named to say what the owner's figure counts in."""
    here = index - 1
    while here > 0 and (tokens[here].cls == "VENDOR" or tokens[here].value in _GLUE):
        here -= 1
    return here > 0 and tokens[here].text.lower() in ("brands", "marques", "labels", "sub-brands")


def _is_an_example(tokens: tuple[Token, ...], index: int) -> bool:
    """ "Detachables like the iPad Pro and the Surface have boomed": named as some of many."""
    here = index - 1
    named = ("VENDOR", "OWN", "LINE")
    while here > 0 and (
        tokens[here].cls in named
        or tokens[here].value in (*_GLUE, "the")
        or tokens[here - 1].cls in named  # "iPad Pro"
    ):
        here -= 1
    return here > 0 and tokens[here].value == "like"


def _is_of_parts(tokens: tuple[Token, ...], index: int) -> bool:
    """ "A shortage of Intel chips", "the Intel CPU shortage": named for what it supplies."""
    behind = [t.text.lower() for t in tokens[index + 1 : index + 3]]
    short = "shortage" in behind or tokens[max(0, index - 2)].value == "shortage"
    return bool(behind) and (behind[0] in _PARTS or short)


def _is_participle(token: Token) -> bool:
    """ "developed with Huawei", "shared with Vivo": somebody else's part in it."""
    return token.cls == "W" and token.value.endswith("ed") and token.value != "followed"


def subject_index(tokens: tuple[Token, ...], marks: tuple[int, ...], index: int) -> int | None:
    """The token a figure belongs to, or None where the sentence names none.

    Order: "NUMBER by/from/for VENDOR" behind it; the bracket's owner; the nearest subject in front of it; a subject
    behind it in its clause.
    """
    behind = owner_behind(tokens, index) or _owner_at(tokens, index)
    if behind is not None:
        return behind
    first, _ = clause_of(marks, index)
    named = first - 2 - (first > 2 and tokens[first - 2].text.lower() in _OFFSHOOTS)
    if tokens[first].value == "which" and named >= 0 and tokens[named].cls == "VENDOR":
        return named  # "more than Lenovo, which shipped 28.1 million", "its Honor brand, which shipped 12 million"
    bracket = in_brackets(tokens, index)
    limit = index if bracket is None else bracket
    inside = [i for i in range((bracket or 0) + 1, index) if tokens[i].cls in SUBJECTS] if bracket is not None else []
    if inside:
        return inside[-1]
    if bracket is not None and bracket and tokens[bracket - 1].cls in _NAMES and _fills_bracket(tokens, bracket, index):
        return bracket - 1  # "Transsion beat Samsung (27.4 %)"
    before = _behind_front(tokens, marks, index)
    before = _subject_before(tokens, marks, limit) if before is None else before
    if before is not None:
        return before
    _first, last = clause_of(marks, index)
    if tokens[index].number is None:
        return None
    for here in range(index + 1, last):
        if tokens[here].cls in ("COUNT", "PCT", "MONEY"):
            return None
        if tokens[here].cls in SUBJECTS and tokens[here].cls != "PRONOUN" and not is_object(tokens, here):
            return here
    return None


def _owner_at(tokens: tuple[Token, ...], index: int) -> int | None:
    """ "Against Motorola's 34m": the name in the possessive right in front."""
    owned = index > 2 and [t.text for t in tokens[index - 2 : index]] in (["'", "s"], ["’", "s"])
    return index - 3 if owned and tokens[index - 3].cls in ("VENDOR", "LINE") else None


def _fills_bracket(tokens: tuple[Token, ...], bracket: int, index: int) -> bool:
    """Whether a figure stands at the start of its bracket, or behind other figures only: no words of its own."""
    return not any(t.cls == "W" for t in tokens[bracket + 1 : index])


def _subject_before(tokens: tuple[Token, ...], marks: tuple[int, ...], limit: int) -> int | None:
    """The nearest subject in front; a market only where nobody in its clause holds a part of it."""
    held = None
    for here in range(limit - 1, -1, -1):
        if tokens[here].cls not in SUBJECTS or is_object(tokens, here) or not _is_reachable(tokens, here, limit):
            continue
        if is_of_apposition(tokens, here, limit):
            continue
        if tokens[here].cls == "MARKET" and _is_held(tokens, here):
            held = here if held is None else held
        elif held is not None and marks[here] != marks[held]:
            return held
        else:
            return here
    return held


def _behind_front(tokens: tuple[Token, ...], marks: tuple[int, ...], index: int) -> int | None:
    """ "With 12 per cent of the market in India, Oppo was second": the name right behind the comma."""
    if tokens[0].value not in _FRONTS or marks[index] != marks[0]:
        return None
    if any(t.cls in SUBJECTS and t.cls != "MARKET" and t.text.lower() not in ("its", "their") for t in tokens[:index]):
        return None
    if any(t.cls == "FORECAST" or t.text.lower() in ("accounting", "making") for t in tokens[:index]):
        return None  # "with 5G phones expected to make up a third, Qualcomm …"
    _first, last = clause_of(marks, index)
    return last if last < len(tokens) and tokens[last].cls in ("VENDOR", "THEVENDOR", "DESCRIBED") else None


def _is_held(tokens: tuple[Token, ...], index: int) -> bool:
    """ "Its share of the Chinese market", "led the Indian market": what a vendor holds a part of."""
    here = index - 1
    while here > 0 and (
        tokens[here].cls in ("ADJ", "PLACE", "PRODUCT")
        or tokens[here].value in _WHOLE
        or (tokens[here].text.isupper() and tokens[here].cls in ("W", "NAME"))  # "in the global OLED market"
    ):
        here -= 1
    kind = here
    while kind > max(0, here - 2) and tokens[kind].cls == "W" and tokens[kind].value not in (*_HOLDS, "the"):
        kind -= 1
    if tokens[kind].value == "the" and kind != here:  # "dominated the premium market"
        here = kind - 1
    of_growth = here > 0 and tokens[here].value == "in" and tokens[here - 1].cls in ("UP", "DOWN")
    return here >= 0 and tokens[here].value in _HOLDS and not of_growth  # "growth in the wearables market"


def _is_reachable(tokens: tuple[Token, ...], here: int, limit: int) -> bool:
    """A name inside brackets that have closed again is out of reach."""
    bracket = in_brackets(tokens, here)
    if bracket is not None and tokens[bracket + 1].text.lower() in ("formerly", "previously", "ex", "then"):
        return True  # "T2 (formerly 9mobile) has 1.8 per cent"
    return bracket is None or bracket == in_brackets(tokens, limit)


_DRIVES = frozenset(
    ("drive", "drove", "driving", "driven", "fuel", "fuelled", "fueled", "deliver", "contributed", "to")
)


def _market_behind(tokens: tuple[Token, ...], index: int) -> int | None:
    """ "7.3 per cent growth in the overall wearables market": the market whose growth it is."""
    here = index + 1
    while here < min(len(tokens), index + 4) and tokens[here].cls in ("YOY", "QOQ", "MEASURE", "PRODUCT"):
        here += 1
    words = tokens[here : here + 5]
    if tokens[index].cls != "PCT" or len(words) < 3 or words[0].cls not in ("UP", "DOWN") or words[1].value != "in":
        return None
    if not any(t.value in _DRIVES for t in tokens[max(0, index - 4) : index]):
        return None  # "Lenovo recorded 23 per cent growth in the PC market"
    return next((here + i for i, t in enumerate(words) if t.cls == "MARKET"), None)


def owner_behind(tokens: tuple[Token, ...], index: int) -> int | None:
    """The name behind a figure that it belongs to ("NUMBER by VENDOR", "11,730 Model S"), or None."""
    beside = [t.cls if t.value not in ("were", "was") else t.value for t in tokens[index + 1 : index + 3]]
    if beside[:1] in (["LINE"], ["COHORT"]):
        return index + 1
    of = [t.value for t in tokens[index + 1 : index + 4] if t.value != "the"][:2]
    were = index + 1 + 2 * (of in (["of", "which"], ["of", "them"], ["of", "those"]))
    told = [t.value if t.cls == "W" else t.cls for t in tokens[were : were + 2]]
    if told in (["were", "LINE"], ["was", "LINE"]):  # "15,200 were Model S", "about 8,000 of which were Model S"
        return were + 1
    reach = range(index + 2, min(len(tokens), index + 9))
    line = next((i for i in reach if tokens[i].cls == "LINE" or tokens[i].number or tokens[i].text in (",", ";")), None)
    line = line if line is not None and tokens[line].cls == "LINE" else None
    if line is not None and of in (["unit", "of"], ["units", "of"]):  # "7,162 units of the F-150 Lightning"
        return line
    named = _market_behind(tokens, index) or name_behind_base(tokens, index)
    if named is not None:
        return named
    here, steps = index + 1, 0
    while (
        here < len(tokens)
        and steps < 4
        and (tokens[here].cls in ("UNIT", "PRODUCT", "EACH", "OWN") or tokens[here].value in ("of", "them", "units"))
    ):
        here, steps = here + 1, steps + 1
    here += _auxiliaries(tokens[here : here + 3])
    # "a rise of 52 per cent at Apple"
    at = here < len(tokens) and tokens[here].value == "at" and tokens[index].cls == "PCT"
    if here >= len(tokens) or (tokens[here].value not in ("from", "by", "for") and not at):
        return None
    here += 1
    steps = 0
    while here < len(tokens) and steps < 3:
        if tokens[here].cls in ("VENDOR", "VENDORS", "COHORT", "OTHERS", "DESCRIBED"):
            return here
        if (
            tokens[here].cls not in ("W", "ADJ", "PLACE", "UNIT", "PRODUCT")
            or tokens[here].value
            in (
                "a",
                "its",
                "the",
            )
        ) and tokens[here].value != "the":
            return None
        here, steps = here + 1, steps + 1
    return None


def _auxiliaries(tokens: tuple[Token, ...]) -> int:
    """How many words of "were by Oppo", "came from Oppo", "were shipped by Oppo" stand before the preposition."""
    words = [t.text.lower() for t in tokens]
    if words[:2] in (["were", "by"], ["was", "by"], ["came", "from"], ["were", "from"]):
        return 1
    passive = words[:1] in (["were"], ["was"]) and words[1:2] and words[1] in ("shipped", "sold", "delivered", "made")
    return 2 if passive and words[2:] == ["by"] else 0
