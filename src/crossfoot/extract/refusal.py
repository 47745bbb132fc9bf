"""Numbers that are no claims: money, head counts, opinions, qualities of a product.

Invariant: every refusal rests on a word that stands near the number; without one a number is not refused here.
"""

from __future__ import annotations

from crossfoot.extract.frames import Match
from crossfoot.extract.growing import NOUNS
from crossfoot.extract.margins import is_fitted
from crossfoot.extract.relative import told_behind
from crossfoot.extract.scope import clause_of
from crossfoot.extract.segments import segments_of
from crossfoot.extract.sentence import Sentence
from crossfoot.extract.tiers import is_price
from crossfoot.extract.tokens import SUBJECTS, Token

__all__ = [
    "MONEY_NOUNS",
    "counts_goods",
    "has_unit",
    "is_capacity",
    "is_lead",
    "is_of_money",
    "is_of_something_else",
    "is_of_unknown",
    "is_uncounted",
]

_SIGN = {"UP": 1, "MORE": 1, "DOWN": -1, "LESS": -1}
_QUALITIES = (
    "faster",
    "slower",
    "cheaper",
    "heavier",
    "lighter",
    "brighter",
    "thinner",
    "thicker",
    "larger",
    "smaller",
    "longer",
    "shorter",
    "dearer",
    "off",
    "discount",
    "charge",
    "charged",
    "battery",
    "brighter",
    "wider",
    "taller",
    "sharper",
)
# fmt: off
_OF_WHOLE = frozenset((
    "the", "all", "global", "world", "worldwide", "s", "overall", "entire", "total", "new", "premium", "region",
))
# fmt: on
# fmt: off
_AFTER_GOODS = frozenset((
    "in", "to", "for", "on", "sold", "shipped", "and", "were", "was", "went", "by", "from", "of", "at", "that",
))
# fmt: on
_KNOWN = (*SUBJECTS, "MEASURE", "UNIT", "PRODUCT", "SHARE", "COUNT", "PERSON", "COHORT", "ORDINAL")
# fmt: off
_FUNCTION = frozenset((
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday",
    "a", "an", "the", "this", "that", "these", "those", "it", "which", "who", "and", "or", "but", "so", "as", "in",
    "of", "at", "on", "by", "for", "with", "from", "to", "up", "down", "was", "were", "is", "are", "be", "been",
    "has", "have", "had", "did", "does", "would", "will", "also", "then", "there", "here", "now", "still", "even",
    "only", "just", "s", "figure", "figures", "number", "numbers", "total", "totals", "volume", "volumes",
    "result", "results", "performance", "growth", "rate", "both", "all", "each", "year", "quarter", "month", "not",
    "however", "meanwhile", "while", "overall", "instead", "again", "once", "more", "most", "far", "than", "its",
    "their", "when", "where", "since", "after", "before", "during",
))
# fmt: on
_PARTED = ("MARKET", "SHARE", "MEASURE", "UNIT", "PRODUCT", "OWN")
_GOODS = ("MEASURE", "UNIT", "PRODUCT", "OWN")
_OPINIONS = (
    "teledensity",
    "tele-density",
    "arpu",
    "surveyed",
    "respondents",
    "owners",
    "heard",
    "poll",
    "polled",
    "survey",
    "interviewed",
    "churn",
)
_HEADS = ("people", "employees", "staff", "workers", "jobs", "engineers", "stores", "shops", "dealers")
_COMPOUND = ("compound", "cagr", "annualised", "annualized", "compounded")
# fmt: off
_ENDS_COUNTED = frozenset((
    "in", "of", "by", "and", "to", "for", "from", "on", "at", "as", "with", "or", "was", "is", "were", "are", "has",
    "have", "had", "more", "that", "last",
))
_SINGULAR = frozenset(("handset", "phone", "smartphone", "tablet", "device", "laptop", "notebook", "car", "vehicle"))
# "Its 27.5 million puts it ahead": verbs and other words in -s that may stand behind a figure of goods.
_GOES_ON = frozenset((
    "across", "makes", "marks", "puts", "gives", "leaves", "means", "represents", "compares", "includes", "comes",
    "shows", "equals", "tops", "beats", "exceeds", "falls", "lies", "stands", "sits", "ranks", "remains", "reflects",
    "covers", "brings", "takes", "keeps", "helps", "places", "accounts", "suggests", "translates", "works", "overseas",
    "plus", "minus", "less", "versus", "thus", "towards", "besides", "always", "perhaps", "points", "amounts",
    "goes", "does", "turns", "lifts", "pushes", "sends", "surpasses", "totals", "follows",
    "corresponds", "indicates", "confirms", "tells", "seems", "looks", "appears", "counts", "rises",
    "excludes", "passes", "crosses", "matches", "meets", "misses", "implies", "underlines", "underscores",
))
# fmt: on
_ON_THE_EXCHANGE = ("gained", "added", "lost", "shed", "eased", "edged", "tumbled", "ended", "finished")
_VALUED = ("by", "dollar", "in", "of", "retail", "wholesale", "sales", "market")
MONEY_NOUNS = (
    "revenue",
    "revenues",
    "profit",
    "profits",
    "income",
    "price",
    "prices",
    "asp",
    "turnover",
    "margin",
    "earnings",
    "stock",
    "valuation",
)


def is_of_money(sentence: Sentence, index: int) -> bool:
    """Growth of money is money: the figure before it is a sum, or revenue or price is what moved."""
    if any(_is_of_trading(sentence.tokens, i) for i in range(index)):
        return True
    if _moves_money(sentence.tokens, index):
        return True
    near = range(index + 1, min(len(sentence.tokens), index + 4))
    if any(_is_sum(sentence.tokens, i) for i in near):  # "fell 10 percent to $10.7 billion"
        return True
    if _is_of_the_exchange(sentence.tokens[:index]):
        return True
    tokens = sentence.tokens
    for here in range(index - 1, -1, -1):
        token = tokens[here]
        if (
            (token.cls == "MONEY" and not is_price(tokens, here))
            or token.value in MONEY_NOUNS
            or token.text.lower() == "by value"
        ):
            return True
        goods = here > 0 and tokens[here - 1].cls in ("PRODUCT", "MARKET", "UNIT")  # "India's smartphone value grew"
        if token.value == "value" and (
            goods or tokens[here - 1].value in _VALUED
        ):  # "share by dollar value", "in terms of value"
            return True
        following = sentence.tokens[here + 1]
        moved = index > here + 1 and (following.cls in _SIGN or following.value in _ON_THE_EXCHANGE)
        market = here > 0 and sentence.tokens[here - 1].value == "market"
        if token.text.lower() == "shares" and moved and not market:  # "the shares fell": on the exchange
            return True
        if token.cls in ("COUNT", "MEASURE", "PRODUCT", "MARKET", "SHARE", "OWN") or token.text == ";":
            return False
    return False


def _is_sum(tokens: tuple[Token, ...], index: int) -> bool:
    return tokens[index].cls == "MONEY" and not is_price(tokens, index)


def _is_of_trading(tokens: tuple[Token, ...], index: int) -> bool:
    """ "Closed 2 per cent lower", "in premarket trading"; a trading firm sells other things."""
    if tokens[index].value == "trading":
        around = [t.value for t in (*tokens[max(0, index - 1) : index], *tokens[index + 1 : index + 2])]
        return any(word in ("in", "early", "late", "morning", "afternoon", "at", "down", "up") for word in around)
    return tokens[index].value in ("closed", "traded", "premarket", "after-hours")


def _is_of_the_exchange(tokens: tuple[Token, ...]) -> bool:
    """ "The listed shares of Oppo fell 3 per cent, while Vivo's rose by 7": nothing is counted, shares are owned."""
    for here, token in enumerate(tokens[:-1]):
        if token.cls in ("COUNT", "MEASURE", "PRODUCT", "MARKET"):
            return False
        owned = tokens[here + 1].value == "of" and here + 2 < len(tokens) and tokens[here + 2].cls == "VENDOR"
        if token.text.lower() in ("shares", "stock", "stocks") and (owned or tokens[here + 1].cls in _SIGN):
            return True
    return False


def _moves_money(tokens: tuple[Token, ...], index: int) -> bool:
    """ "A 49 per cent drop in net profits": what moves stands behind, and it is money."""
    behind = tokens[index + 1 : index + 7]
    turn = next((i for i, t in enumerate(behind[:4]) if t.value in ("in", "of")), None)
    if turn is None or not any(t.cls in _SIGN for t in behind[:turn]):
        return False
    for token in behind[turn + 1 :]:
        if token.value in MONEY_NOUNS:
            return True
        if token.cls != "W":
            return False
    return False


def is_of_something_else(sentence: Sentence, match: Match) -> bool:
    """Percentages of speed, price, opinion or head count; a bare one is a share only where shares are spoken of."""
    tokens, index = sentence.tokens, match.anchor
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if following is not None and (following.value in _QUALITIES or following.cls == "UNCOUNTED"):
        return True
    if any(t.text.lower() in _COMPOUND for t in tokens[max(0, index - 4) : index + 3]):
        return True
    if any(t.value in _OPINIONS for t in tokens):
        return True
    if any(t.value in ("vary", "varies", "differ", "error") for t in tokens[max(0, index - 4) : index]):
        return True  # "final numbers could vary by 0.5 %"
    before = [t for t in tokens[max(0, index - 8) : index] if t.cls in ("UNCOUNTED", "MEASURE", "PRODUCT", "UNIT")]
    if before and before[-1].text.lower() in _HEADS:
        return True
    if any(t.text.lower() in ("minutes", "hours", "seconds") for t in tokens[index + 1 : index + 5]):
        return True
    if [t.value for t in tokens[index + 2 : index + 4]] == ["than", "on"]:  # "20 percent more than on the old model"
        return True
    whole = _whole(tokens, index) if match.frame.kind == "share" else None
    if whole is not None:
        return not whole
    if match.frame.kind == "share" and _is_of_own_sales(tokens, index):
        return True
    return match.frame.name == "percent-plain" and not _may_be_share(sentence, index)


def _may_be_share(sentence: Sentence, index: int) -> bool:
    """Whether a bare percentage can be a share: beside its holder or a market, or in a sentence of a list of shares."""
    tokens = sentence.tokens
    if _stands_with_vendor(tokens, index):
        return True
    if index and tokens[index - 1].value == "by":  # "cut its output by 9 per cent"
        return False
    if any(t.value in ("stake", "stakes") for t in tokens):  # "sold its 20 per cent stake in Fiat"
        return False
    if any(t.cls in ("SHARE", "MARKET", "AHEAD", "BEHIND") for t in tokens):
        return True
    # A list of shares goes on in sentences that name who holds one, or speak of "the figure".
    listed = any(t.cls in ("COUNT", "ORDINAL") for t in tokens)
    goes_on = listed or sentence.facts.has_shares or sentence.state.has_shares
    return goes_on and any(t.cls in SUBJECTS or t.value == "figure" for t in tokens)


_SURGES = ("surge", "surges", "slump", "jump", "boom", "spike", "upturn", "downturn")
_NOT_UNITS = ("for", "value", "revenue", "revenues")


def _whole(tokens: tuple[Token, ...], index: int) -> bool | None:
    """Whether "N per cent of …" is a part of the market; None where no "of" follows.

    A part of "smartphone shipments", "the market", "the phones sold" is one; of its own sales, of its jobs, of the
    market for something else it is none.
    """
    if index + 2 >= len(tokens):
        return None
    if tokens[index + 1].text.lower() == "of the market" and tokens[index + 2].value in _NOT_UNITS:
        return tokens[index + 2].value == "for" and _names_goods_at(tokens, index + 3)
    if tokens[index + 1].value != "of":
        return None
    for here in range(index + 2, min(index + 8, len(tokens))):
        token = tokens[here]
        if token.cls in _PARTED:
            return _is_parted(tokens, here)
        if _owns(tokens, here):
            return False
        if token.cls == "W" and token.value not in _OF_WHOLE:
            return None if token.value in ("them", "it", "that", "those") else False
        if token.cls == "UNCOUNTED":  # "two-thirds of EU markets"
            return False
        if token.cls not in ("ADJ", "PLACE", "W", "P", "PERIOD"):
            return None
    return None


def _is_of_own_sales(tokens: tuple[Token, ...], index: int) -> bool:
    """ "The share of EVs in the brand's total volume came to 5.6 per cent", "…, compared with 4.5 per cent"."""
    if tokens[index - 1].cls == "COMPARED" and index:
        earlier = next((i for i in range(index - 1, max(-1, index - 12), -1) if tokens[i].cls == "PCT"), None)
        return earlier is not None and _whole(tokens, earlier) is False
    share = next((i for i in range(index - 1, max(-1, index - 10), -1) if tokens[i].cls == "SHARE"), None)
    if share is None or tokens[share + 1].value not in ("in", "of"):
        return False
    return any(_owns(tokens, i) for i in range(share + 2, min(share + 5, index)))


def _owns(tokens: tuple[Token, ...], here: int) -> bool:
    """ "Of its sales", "97 percent of Xiaomi's bands": of somebody's own, no part of the market."""
    behind = tokens[here + 1].text if here + 1 < len(tokens) else ""
    named = tokens[here].cls in ("VENDOR", "THEVENDOR", "DESCRIBED") and behind in ("'", "’")
    return named or tokens[here].value in ("its", "their", "his", "our")


def _is_parted(tokens: tuple[Token, ...], here: int) -> bool:
    """Whether the goods of "N per cent of the GOODS" are the market's: sold or shipped, not fitted with something."""
    token = tokens[here]
    after = tokens[here + 1] if here + 1 < len(tokens) else None
    if after is not None and token.cls in _PARTED and (after.text.lower() in _SURGES or after.text.lower() in NOUNS):
        return False  # "90 per cent of the delivery surge came from buyers in a hurry"
    if token.cls in ("PRODUCT", "UNIT") and is_fitted(tokens, here):
        return False
    if token.cls in ("MARKET", "SHARE"):
        timed = any(t.time is not None or t.value in ("quarter", "year", "month") for t in tokens[here + 2 : here + 4])
        return after is None or after.value != "for" or timed or _names_goods_at(tokens, here + 2)
    return token.cls == "MEASURE" or after is None or after.cls not in ("DEEM", "W") or after.value in _AFTER_GOODS


def _names_goods_at(tokens: tuple[Token, ...], start: int) -> bool:
    return any(t.cls in ("PRODUCT", "UNIT", "OWN") for t in tokens[start : start + 3])


def _stands_with_vendor(tokens: tuple[Token, ...], index: int) -> bool:
    """ "Samsung 26.0 per cent", "Vivo (10 per cent)", "Apple on 17 per cent"."""
    before = tokens[index - 1] if index else None
    if before is None:
        return False
    if before.cls == "VENDOR":
        return True
    linked = before.text in ("(", ",") or before.value in ("on", "with", "at", "took", "held", "has")
    return linked and index > 1 and tokens[index - 2].cls == "VENDOR"


def is_lead(sentence: Sentence, index: int) -> bool:
    """ "Its lead over HP grew to four points": a distance between two, no change of one."""
    before = sentence.tokens[max(0, index - 9) : index]
    if [t.cls for t in before[-2:-1]] == ["VENDOR"] and before[-1].value == "by":  # "managed to top HP by 4 points"
        return True
    return any(t.text.lower() in ("lead", "gap", "advantage", "distance") for t in before)


def is_capacity(sentence: Sentence, index: int) -> bool:
    """ "The factory can build 5 million phones a month": what could be made, not what was."""
    tokens = sentence.tokens
    made = any(t.text.lower() in ("build", "make", "produce", "assemble") for t in tokens[max(0, index - 3) : index])
    able = any(t.value in ("can", "could", "able") for t in tokens[max(0, index - 6) : index])
    return made and able


def is_of_unknown(sentence: Sentence, index: int) -> bool:
    """ "GDP grew 7.3 per cent", "Samsung's supplier fell 2 per cent": what moves is a noun nobody knows here."""
    tokens = sentence.tokens
    first, _ = clause_of(sentence.marks, index)
    if _grows_otherwise(tokens, first, index):
        return True
    if any(first <= here < index for here in segments_of(sentence, "smartphone")):
        return False  # "India's premium segment declined"
    if tokens[first].value in ("who", "which"):  # "… Xiaomi, who boasted growth rates of 43 %"
        return False
    verbs = [i for i in range(first, index) if tokens[i].cls in ("UP", "DOWN")]
    end = verbs[-1] if verbs else index
    said = max((i for i in range(first, end) if tokens[i].cls in ("SAY", "DEEM")), default=first - 1)
    if any(t.cls in (*_GOODS, "MARKET", "SHARE") for t in tokens[first:end]) and said >= first:
        return False  # "PC shipments showed a modest increase"
    owned = _behind_owner(tokens[first:end])
    if owned is None and (not verbs or any(t.cls in _KNOWN for t in tokens[said + 1 : end])):
        return False
    head = tokens[said + 1 : end] if owned is None else owned
    if head and head[0].text.lower() in ("this", "that", "these", "those"):  # "This achievement marks a rise of 12 %"
        return False
    head = tuple(t for t in head if t.cls != "P")
    if owned is None and head and head[0].value in ("a", "an") and len(head) <= 3 and tokens[end].text.lower() in NOUNS:
        return False  # "40 million units – a substantial increase of 10.5 per cent"
    return any(_is_noun(t) for t in head)


def _grows_otherwise(tokens: tuple[Token, ...], first: int, index: int) -> bool:
    """ "5,000 patents, 12 per cent more than LG", "30 per cent more time", "paid 25 per cent more for its screens"."""
    more = index + 1 < len(tokens) and tokens[index + 1].cls in ("MORE", "LESS")
    following = tokens[index + 2] if more and index + 2 < len(tokens) else None
    if following is not None and (following.value == "for" or (following.cls == "W" and _is_noun(following))):
        return True
    if more and _is_beside_rival(tokens, index):
        return True
    counted = [t for t in tokens[first:index] if t.cls in ("UNCOUNTED", "MARKET", "SHARE", *_GOODS)]
    return bool(counted) and counted[-1].cls == "UNCOUNTED"


def _is_beside_rival(tokens: tuple[Token, ...], index: int) -> bool:
    """ "Added 300 per cent more subscribers than Jio": a distance between two, no growth of one."""
    behind = tokens[index + 1 : index + 9]
    than = next((i for i, t in enumerate(behind) if t.value == "than"), None)
    return than is not None and any(t.cls == "VENDOR" for t in behind[than + 1 : than + 3])


def _is_noun(token: Token) -> bool:
    """Whether a word may name something unknown: no function word, no adverb, no time."""
    if token.cls not in ("W", "NAME") or token.time is not None or not token.text[:1].isalpha():
        return False
    word = token.text.lower().replace("’", "'").removesuffix("'s")
    return word not in _FUNCTION and not word.endswith(("ly", "est"))


def _behind_owner(tokens: tuple[Token, ...]) -> tuple[Token, ...] | None:
    """The one or two words behind "Samsung's", where they are no goods; None where nobody owns anything."""
    for here in range(len(tokens) - 3, -1, -1):
        if tokens[here].text in ("’", "'") and tokens[here + 1].text in ("s", "S"):
            rest = tokens[here + 2 : here + 4]
            return None if any(t.cls in (*_KNOWN, "PLACE", "ADJ") for t in tokens[here + 2 :]) else rest
    return None


def counts_goods(sentence: Sentence, index: int) -> bool:
    """Whether goods are what is counted: the page names and counts them, and so does the sentence or one before.

    Without this the growth of a country's industry, or of visits to a site, would pass for shipments.
    """
    if not sentence.facts.names_goods:
        return False
    if sentence.state.counts or sentence.is_heading:
        return True
    goods = ("MEASURE", "UNIT", "PRODUCT", "OWN", "LINE", "SHARE", "MARKET")
    return any(t.cls in goods for t in sentence.tokens) or sentence.tokens[index].cls == "ORDINAL"


def has_unit(sentence: Sentence, index: int) -> bool:
    """Whether goods stand right behind a number."""
    return any(t.cls in ("UNIT", "PRODUCT", "OWN") for t in sentence.tokens[index + 1 : index + 3])


def is_uncounted(sentence: Sentence, index: int) -> bool:
    """Whether the noun behind a number is not goods: people, stores, months, a share of something else."""
    if told_behind(sentence.tokens, index) is not None:  # "the 46.4 million analysts had expected"
        return False
    tokens = sentence.tokens
    if _names_a_model(tokens, index) or _is_of_copies(tokens, index) or _is_since_launch(tokens, index):
        return True
    if [t.value for t in tokens[max(0, index - 2) : index]] == [
        "population",
        "of",
    ]:  # "with a population of five million"
        return True
    if any(t.value in ("transit", "inventory") for t in tokens[index + 1 : index + 10]):
        return True  # "7,400 vehicles were in transit": on their way to somebody
    for here, token in enumerate(tokens[index + 1 : index + 5], index + 1):
        if token.cls == "UNCOUNTED":  # "sold 10,059 models" counts cars, "launched 12 models" does not
            return not (token.text.lower() == "models" and tokens[index - 1].cls == "MEASURE")
        named = token.cls == "PRODUCT" and tokens[min(here + 1, len(tokens) - 1)].cls == "UNCOUNTED"
        if not (named or token.cls in ("ADJ", "W", "LINE", "NAME")) or token.value in _ENDS_COUNTED:
            return False
        if _is_plural(token):  # "6.2 million copies", "100 million households": whatever they are, no goods we know
            return True
    return False


def _is_since_launch(tokens: tuple[Token, ...], index: int) -> bool:
    """ "Nearly 80 million since its 2017 launch": a running total from a day that the text does not give."""
    behind = [t.value for t in tokens[index + 1 : index + 9]]
    if "since" not in behind:
        return False
    since = index + 1 + behind.index("since")
    dated = any(t.time is not None for t in tokens[since + 1 : since + 4])
    return dated and any(t.value in ("launch", "debut", "release") for t in tokens[since + 2 : since + 5])


def _is_of_copies(tokens: tuple[Token, ...], index: int) -> bool:
    """ "Software sales, with almost 76 million units sold": games and programs are no goods of ours."""
    for here in range(index - 1, max(-1, index - 10), -1):
        if tokens[here].number is not None or tokens[here].cls in ("PRODUCT", "OWN") or tokens[here].text == ";":
            return False
        if tokens[here].cls == "MEASURE" and here:
            return tokens[here - 1].text.lower() in ("software", "game", "games", "title", "app", "accessory")
    return False


def _names_a_model(tokens: tuple[Token, ...], index: int) -> bool:
    """ "A Nokia 3220 handset", "their 7610 phone": goods in the singular behind a plain number are not counted."""
    goods = tokens[index + 1] if index + 1 < len(tokens) else None
    if goods is None or goods.text not in _SINGULAR or tokens[index].cls != "BARE":
        return False
    behind = tokens[index + 2] if index + 2 < len(tokens) else None
    return behind is None or behind.cls in ("P", "W", "PERIOD", "PLACE")


def _is_plural(token: Token) -> bool:
    """Whether a plain word looks like a noun in the plural, and is no verb that goes on about the figure."""
    word = token.text
    if token.cls != "W" or not word.islower() or len(word) < 5:
        return False
    return word[-1] == "s" and word[-2] not in "sui" and word not in _GOES_ON
