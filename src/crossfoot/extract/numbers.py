"""Numbers in a text: numerals with magnitude, unit, sign and the bound words around them.

Invariant: mentions never overlap; a range is one mention; money is found too and marked as such, so that nothing else
takes it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from crossfoot.extract.mention import Mention, mention_of, quantify
from crossfoot.extract.numerals import Grammar, grammar_of
from crossfoot.extract.sizes import find_sizes
from crossfoot.extract.spelled import Spelled
from crossfoot.knowledge import Vocabulary
from crossfoot.model import Form
from crossfoot.model.rounding import Numeral

__all__ = ["find_numbers"]

_BETWEEN = re.compile(r"\b(?:between|anywhere from)\s+(?:around |about )?\Z", re.IGNORECASE)
_BY = re.compile(
    r"\b(?:rose|grew|grow|increase|increased|fell|dropped|declined|climbed|jumped|period) by\s+\Z", re.IGNORECASE
)
_FROM = re.compile(r"\bfrom\s+(?:around |about |nearly |just )?\Z", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
# "20 percent fewer than the 12.32 million": the comparison belongs to the percentage.
_COMPARED = re.compile(r"(?:%|per ?cent|percent|pct|points?|times|fold)\s+\Z", re.IGNORECASE)
# "More than the 75 million of a year before" compares; "more than the 10 million mark" bounds.
_COMPARATIVES = ("more than", "less than", "fewer than", "greater than", "better than")
_MARK = re.compile(r"[\s-](?:units? |phones? )?(?:mark|milestone|threshold|barrier|level)\b")
_OF_MARKET = re.compile(r" of (?:the |all )?(?:\w+ ){0,3}(?:market|market ?share|shipments|sales|deliveries)\b")
_MADE = re.compile(
    r"\s(?:deliveries|units|cars|vehicles|phones|smartphones|tablets|PCs|sales|shipments)"
    r" (?:it |that were )?(?:made|recorded|seen|sold|delivered|shipped|achieved|accomplished|posted|reported)"
    r" (?:in|during|a|one)\b"
)
# "iOS 10 343 phones", "week 40 312 cars": the first group may belong to a name.
_NAMED = re.compile(r"(?:\b\w*[A-Z]\w*|\bweek|\bday|\btop|\bbuild)\s\Z")
_SIGNS = {"-": -1, "−": -1, "–": -1, "+": 1}
# Exactness of the interchange format ends at fifteen digits, and no quantity of the trade has more.
_MOST_DIGITS = 15
# How far in front of a number its bound words, and the verb that may own them, are looked for.
_REACH = 40


def find_numbers(text: str, vocabulary: Vocabulary) -> tuple[Mention, ...]:
    """Every number of a text, in order, none overlapping.

    Args:
        text: Clean text of a block.
        vocabulary: Its words of number are used.

    Returns:
        Ranges are one mention; a percentage, a count and a sum of money are told apart by what stands next to them.
    """
    grammar = grammar_of(vocabulary)
    atoms = _merge_ranges(text, _whole(text, grammar), grammar)
    found = sorted([*atoms, *find_sizes(text, grammar)], key=lambda m: (m.start, -m.end))
    out: list[Mention] = []
    for mention in found:
        if out and mention.numeral < out[-1].end:
            continue
        out.append(replace(mention, start=max(mention.start, out[-1].end)) if out else mention)
    return tuple(out)


def _whole(text: str, grammar: Grammar) -> Iterator[Mention]:
    """Atoms in order, numbers written out in several words in place of the words that are part of them."""
    spelled = [_spelled(text, found, grammar) for found in grammar.spelled.find_compounds(text)]
    if not spelled:
        yield from _atoms(text, grammar)
        return
    end = 0
    for mention in sorted([*spelled, *_atoms(text, grammar)], key=lambda m: (m.numeral, -m.end)):
        if mention.numeral >= end:
            yield mention
            end = mention.end


def _spelled(text: str, found: Spelled, grammar: Grammar) -> Mention:
    unit = grammar.unit.match(text, found.end)
    kind = "COUNT" if unit is None else "PCT" if unit["pct"] else "PP" if unit["pp"] else "RATIO"
    money = grammar.money_after.match(text, found.end)
    kind, end = ("MONEY", money.end()) if money else (kind, unit.end() if unit else found.end)
    digits = str(Fraction(found.value, found.scale)) if found.value % found.scale == 0 else str(found.value)
    scale = found.scale if found.value % found.scale == 0 else 1
    numeral = Numeral(digits, Fraction(scale), has_magnitude=True, is_count=kind == "COUNT")
    magnitude = next((word for word, value in grammar.magnitudes.items() if value == scale), "")
    mention = mention_of(kind, (found.start, end, found.start), numeral, written=digits, magnitude=magnitude)
    return _with_bounds(text, mention, grammar)


def _atoms(text: str, grammar: Grammar) -> Iterator[Mention]:
    for found in grammar.atoms(text):
        mention = _word_atom(found, grammar) if found["num"] is None else _digit_atom(text, found, grammar)
        if mention is not None and not _is_fraction_of(text, mention, grammar):
            yield _with_bounds(text, mention, grammar)


def _is_fraction_of(text: str, mention: Mention, grammar: Grammar) -> bool:
    """ "A third of a million": no million, and no figure that could be written exactly."""
    reach = max(0, mention.start - _REACH)
    return mention.magnitude != "" and grammar.fraction_of.search(text, reach, mention.start) is not None


def _digit_atom(text: str, found: re.Match[str], grammar: Grammar) -> Mention | None:
    digits = _digits(found)
    if len(digits) > _MOST_DIGITS or (" " in found["num"] and _NAMED.search(text, 0, found.start("num"))):
        return None
    magnitude = (found["mag"] or "").strip(" -\u00a0").lower()
    kind = "COUNT" if magnitude or found["grouped"] or "," in found["num"] else "BARE"
    if found["pct"]:
        kind = "PCT"
    elif found["pp"]:
        kind = "PP"
    elif found["fold"]:
        kind = "RATIO"
    elif found["nth"] or found["nthmag"]:
        kind = "ORDINAL"
        magnitude = found["nthmag"].strip(" -").lower().removesuffix("th") if found["nthmag"] else magnitude
    after = grammar.money_after.match(text, found.end())
    end = after.end() if after else found.end()
    kind = "MONEY" if found["cur"] or after else kind
    start = found.start("cur") if found["cur"] else found.start("sign") if found["sign"] else found.start("num")
    by = Fraction(grammar.magnitudes.get(magnitude, 1))
    numeral = Numeral(digits, by, bool(magnitude) or kind in ("PCT", "PP"), kind in ("COUNT", "BARE"))
    span = (start, end, found.start("num"))
    mention = mention_of(kind, span, numeral, written=found["num"], magnitude=magnitude)
    if found["inplus"] and mention.quantity is not None:  # "60+ million"
        quantity = quantify(kind, (numeral,), Form.MORE)
        mention = replace(mention, form=Form.MORE, quantity=quantity and replace(quantity, written=found["num"]))
    return replace(mention, sign=_SIGNS.get(found["sign"] or "", 0))


def _digits(found: re.Match[str]) -> str:
    """The numeral with a decimal point, without separators: "9,050,600", "12,9 %", "343 830 units", "1½ million"."""
    if found["grouped"]:
        return re.sub(r"\D", "", found["num"])
    if found["comma"]:
        return found["num"].replace(",", ".")
    return found["num"].replace(",", "").replace("½", ".5")


def _word_atom(found: re.Match[str], grammar: Grammar) -> Mention | None:
    word = found["word"].lower()
    magnitude = (found["wmag"] or found["wnth"] or "").strip(" -").lower().removesuffix("th")
    if word == "a" and magnitude not in ("million", "billion"):
        return None
    kind = (
        "ORDINAL"
        if found["wnth"]
        else "COUNT"
        if magnitude
        else "PP"
        if found["wpp"]
        else "PCT"
        if found["wpct"]
        else "RATIO"
    )
    by = Fraction(grammar.magnitudes.get(magnitude, 1))
    span = (found.start(), found.end(), found.start())
    if found["part"] or found["quarter"] or word.startswith("half"):
        digits, of = ("5", 10) if word.startswith("half") else ("75", 100) if word.startswith("three") else ("25", 100)
        numeral = Numeral(digits, by / of, has_magnitude=True)
        return mention_of(kind, span, numeral, written=None, magnitude=magnitude)
    if found["whole"] or found["tail"]:  # "one and a half million", "a million and a half"
        numeral = Numeral(f"{grammar.words.get((found['whole'] or word).lower(), 1)}.5", by, has_magnitude=True)
        return mention_of(kind, span, numeral, written=None, magnitude=magnitude)
    digits = str(grammar.words.get(word, 1))
    numeral = Numeral(digits, by, has_magnitude=True, is_count=kind == "COUNT")
    mention = mention_of(kind, span, numeral, written=digits, magnitude=magnitude)
    if kind == "RATIO":  # "three-fold" is looser than "3-fold"
        mention = replace(mention, form=Form.WORD, quantity=quantify(kind, (numeral,), Form.WORD))
    return mention


def _with_bounds(text: str, mention: Mention, grammar: Grammar) -> Mention:
    """Take in the bound words before and after; money and ordinals take none."""
    if mention.kind in ("MONEY", "ORDINAL") or mention.quantity is None:
        return mention
    before = _bound_before(text, mention, grammar)
    after = grammar.after.match(text, mention.end)
    if before is not None:
        form, start, end = grammar.forms[before["bound"].lower()], before.start("bound"), mention.end
    elif after is not None:
        form = Form.MORE if after["plus"] else grammar.forms_after[after["words"].lower()]
        start, end = mention.start, after.end()
    else:
        return mention
    quantity = quantify(mention.kind, mention.numerals, form)
    if quantity is not None:
        quantity = replace(quantity, written=mention.quantity.written)
    return replace(mention, start=start, end=end, form=form, quantity=quantity)


def _bound_before(text: str, mention: Mention, grammar: Grammar) -> re.Match[str] | None:
    """The bound words in front; "handed over 36,275" and "20 percent fewer than the 12.32 million" have none."""
    found = grammar.before.search(text, max(0, mention.start - _REACH), mention.start)
    if found is not None and _COMPARED.search(text, max(0, found.start("bound") - _REACH), found.start("bound")):
        return None
    if found is not None and found["bound"].lower() in _COMPARATIVES and found[0].rstrip().endswith(" the"):
        return found if _MARK.match(text, mention.end) else None
    if found is not None and found[0].rstrip().endswith(" the") and _MADE.match(text, mention.end):
        return None  # "topped the 9,812 deliveries made in August": another figure, and no bound
    owned = None if found is None else grammar.phrasal.get(found["bound"].lower())
    if found is None or owned is None:
        return found
    at = found.start("bound")
    if mention.kind == "PCT" and _OF_MARKET.match(text, mention.end):
        return found  # "it took over six percent of the global market": nobody is taken over
    return None if owned.search(text, max(0, at - _REACH), at) else found


def _merge_ranges(text: str, atoms: Iterator[Mention], grammar: Grammar) -> list[Mention]:
    out: list[Mention] = []
    for right in atoms:
        left = _worded_low(text, right, grammar) or (out[-1] if out else None)
        if left is not None and _is_range(text, left, right):
            out = out[:-1] if out and out[-1].end > left.start else out
            out.append(_range(text, left, right))
        else:
            out.append(right)
    return out


def _worded_low(text: str, right: Mention, grammar: Grammar) -> Mention | None:
    """ "Four or five million", "two to three million": the lower end is a bare word."""
    found = grammar.low.search(text, max(0, right.start - _REACH), right.start)
    if found is None or right.kind not in ("COUNT", "PCT") or len(right.numerals) != 1:
        return None
    digits = str(grammar.words[found["low"].lower()])
    span = (found.start("low"), found.end("low"), found.start("low"))
    return mention_of("BARE", span, Numeral(digits), written=digits, magnitude="")


def _is_range(text: str, left: Mention, right: Mention) -> bool:
    """ "80m to 100m", "between 120,000 and 125,000"; not "2009 - 30,000" and not "from 3 million to 5 million"."""
    if len(left.numerals) != 1 or len(right.numerals) != 1:
        return False
    if left.kind == "BARE" and _YEAR.fullmatch(left.numerals[0].digits):
        return False
    if right.kind not in ("COUNT", "PCT", "PP", "MONEY") or left.kind not in (right.kind, "BARE", "MONEY"):
        return False
    if right.form is not Form.PLAIN or left.form not in (Form.PLAIN, Form.EXACT, Form.ABOUT):
        return False
    gap = text[left.end : right.start]
    reach = max(0, left.start - _REACH)
    if _BETWEEN.search(text, reach, left.start):
        return re.fullmatch(r"\s+(?:and|to)\s+", gap) is not None
    if _FROM.search(text, reach, left.start) or (_BY.search(text, reach, left.start) and " to " in gap):
        return False  # "rose by 2.1 million to 20.7 million"
    if re.fullmatch(r"\s+or\s+", gap):  # "15 or 16 million", not "5 or 50 million"
        return left.kind == "BARE" and Fraction(left.numerals[0].digits) < Fraction(
            right.numerals[0].digits
        ) <= 2 * Fraction(left.numerals[0].digits)
    return not right.sign and re.fullmatch(r"\s+to\s+|\s?[-–—]\s?", gap) is not None


def _range(text: str, left: Mention, right: Mention) -> Mention:
    low, high = left.numerals[0], right.numerals[0]
    if right.quantity is None or left.quantity is None:
        low = replace(high, digits=low.digits) if right.magnitude and not left.magnitude else low
        return replace(left, kind="MONEY", end=right.end, numerals=(low, high), quantity=None)
    if not left.magnitude and left.kind == "BARE":
        low = replace(high, digits=low.digits)
    between = _BETWEEN.search(text, max(0, left.start - _REACH), left.start)
    quantity = quantify(right.kind, (low, high), Form.RANGE)
    if quantity is None or quantity.interval.is_empty:
        return right
    quantity = replace(quantity, written=f"{left.quantity.written}..{right.quantity.written}")
    start = between.start() if between else left.start
    return replace(left, kind=right.kind, start=start, end=right.end, numerals=(low, high), form=Form.RANGE,
                   magnitude=right.magnitude, quantity=quantity)  # fmt: skip
