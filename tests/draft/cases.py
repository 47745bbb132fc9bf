"""Catalogued inconsistencies as short pages in our own words, built from their figures alone.

Each relation has a wording of its own; a case whose figures are of two pages gets two. No case is known by name, and no
words of the pages are used.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from crossfoot.model import parse_period

__all__ = ["Case", "case_of"]

Row = Mapping[str, str]

_FIGURE = re.compile(r"(?P<name>\w+) ?(?P<label>.*?) = (?P<number>.+)")
_OTHER_PAGE = "(other page)"
_AIMS = re.compile(r"\b(?:goal|target|planned|guidance|low end)\b")
_CARS = ("Tesla", "XPeng", "XPeng G9", "Leapmotor", "Zeekr", "Li Auto", "Fisker", "BYD", "Rivian", "Geely Galaxy",
         "Geely NEV")  # fmt: skip
_PLACES = {"world": "worldwide", "CN": "in China", "IN": "in India"}
_HEDGES = {"~": "about ", ">=": "at least ", "<=": "at most ", ">": "more than ", "<": "less than "}
_COUNTS = {3: "three", 6: "six", 9: "nine", 10: "ten", 11: "eleven"}
_ORDINALS = ("first", "second", "third", "fourth")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
           "December")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Figure:
    """A named figure of a case: what it is of, and the number in words."""

    label: str
    words: str

    @property
    def is_goal(self) -> bool:
        return _AIMS.search(self.label) is not None

    @property
    def is_elsewhere(self) -> bool:
        return _OTHER_PAGE in self.label

    @property
    def percent(self) -> str:
        return self.words.lstrip("-")


@dataclass(frozen=True, slots=True)
class Case:
    """A case as pages.

    Args:
        page: The draft.
        other: The page it is held against, or empty.
    """

    page: str
    other: str


@dataclass(frozen=True, slots=True)
class Teller:
    """Who counts what, where and when."""

    who: str
    goods: str
    did: str
    do: str
    where: str
    when: str
    before: str
    is_quoted: bool = False

    def level(self, figure: Figure, when: str = "", who: str = "") -> str:
        """One figure in one sentence."""
        time, vendor = when or self.when, who or self.who
        if self.is_quoted:
            return f"{vendor} said it {self.did} {figure.words} {self.goods} {self.where} in {time}."
        if figure.is_goal:
            return f"{vendor} aims to {self.do} {figure.words} {self.goods} {self.where} in {time}."
        return f"{vendor} {self.did} {figure.words} {self.goods} {self.where} in {time}."


def case_of(row: Row) -> Case | None:
    """The pages of a case; None where its relation has no wording."""
    figures = _figures(row["figures"])
    teller = _teller(row)
    relation = row["relation"]
    if row["scope"] == "two pages":
        teller = replace(teller, is_quoted=True)
    for pattern, tell in _WORDINGS:
        if re.fullmatch(pattern, relation):
            told = tell(teller, figures, row)
            return None if told is None else Case(" ".join(told[0]), " ".join(told[1]))
    return None


Told = tuple[list[str], list[str]]


def _growth(teller: Teller, figures: dict[str, Figure], row: Row) -> Told:
    base, now, rate = figures["a"], figures["b"], figures["c"]
    way = "down" if rate.words.startswith("-") else "up"
    verb = "aims to" if now.is_goal else ""
    done = f"said it {teller.did}" if teller.is_quoted else teller.did
    before = f"{teller.who} {done} {base.words} {teller.goods} {teller.where} in {_base(base, teller)}."
    did = f"{verb} {teller.do}" if verb else f"said it {teller.did}" if teller.is_quoted else teller.did
    after = f"{teller.who} {did} {now.words} {teller.goods} {teller.where} in {teller.when}, {way} {rate.percent}"
    after += " on the month before." if _is_monthly(base, row) else f" on {_base(base, teller)}."
    return ([after], [before]) if base.is_elsewhere or row["scope"] == "two pages" else ([before, after], [])


def _sum(teller: Teller, figures: dict[str, Figure], row: Row) -> Told:
    *parts, total = figures.values()
    times = [_time_of(part.label or key, teller, row) for key, part in figures.items()]
    tellers = [_of_models(part, teller) if row["scope"] == "two pages" else teller for part in parts]
    said = [
        one.level(part, time, _vendor_of(part.label, teller))
        for one, part, time in zip(tellers, parts, times, strict=False)
    ]
    names = {_vendor_of(part.label, teller) for part in parts} - {teller.who}
    whole = (
        teller.level(total)
        if not names
        else f"Together {_listed(names)} {'aim to ' + teller.do if parts[0].is_goal else teller.did} "
        f"{total.words} {teller.goods} {teller.where} in {teller.when}."
    )
    if row["scope"] == "two pages":
        kept = [s for s, part in zip(said, parts, strict=True) if part.is_elsewhere or "q" in row["relation"][:2]]
        mine = [s for s in said if s not in kept]
        return [*mine, whole], kept
    return [*said, whole], []


def _of_models(part: Figure, teller: Teller) -> Teller:
    """Who counts only the models that a figure is of: "Model S and X cars"."""
    named = re.match(r"Model \w(?: and \w)?", part.label)
    return teller if named is None else replace(teller, goods=f"{named[0]} {teller.goods}")


def _share(teller: Teller, figures: dict[str, Figure], row: Row) -> Told:
    part, whole, rate = figures["a"], figures["b"], figures["c"]
    if whole.is_goal:
        done = teller.level(part, _time_of(part.label, teller, row))
        goal = teller.level(whole, _year(row))
        return [goal, f"{done[:-1]}, {rate.percent} of its target for the year."], []
    market = f"The smartphone market {teller.where} came to {whole.words} units in {teller.when}."
    return [market, f"{teller.level(part)[:-1]}, a market share of {rate.percent}."], []


def _same(teller: Teller, figures: dict[str, Figure], row: Row) -> Told:
    one, other = figures["a"], figures["b"]
    if "%" in one.words:
        kind = "growth" if "growth" in one.label else "share"
        said = [
            f"Smartphone shipments of {teller.who} grew {figure.percent} {teller.where} in {teller.when}."
            if kind == "growth"
            else f"{teller.who} had a smartphone market share of {figure.percent} {teller.where} in {teller.when}."
            for figure in (one, other)
        ]
    else:
        said = [teller.level(figure) for figure in (one, other)]
    return ([said[0]], [said[1]]) if row["scope"] == "two pages" else (said, [])


def _difference(teller: Teller, figures: dict[str, Figure], row: Row) -> Told:
    done, goal, left = figures["a"], figures["b"], figures["c"]
    return [
        teller.level(done, _time_of(done.label, teller, row)),
        teller.level(goal, _year(row)),
        f"That is {left.words} {teller.goods} short of its target.",
    ], []


def _order(teller: Teller, figures: dict[str, Figure], row: Row) -> Told | None:
    one, other = figures["a"], figures["b"]
    names = [_vendor_of(figure.label, teller) for figure in (one, other)]
    if names[0] != names[1]:
        return [
            f"{names[1]} led the smartphone market {teller.where} in {teller.when} with {other.words} {teller.goods}.",
            f"{names[0]} was fourth with {one.words}.",
        ], []
    if other.is_goal:
        return [
            teller.level(other, _year(row)),
            f"{teller.level(one, _time_of(one.label, teller, row))[:-1]}, more than its target.",
        ], []
    return [
        teller.level(one, _time_of(one.label, teller, row)),
        teller.level(other, _time_of(other.label, teller, row)),
    ], []


def _market_below(teller: Teller, figures: dict[str, Figure], _: Row) -> Told:
    market, *vendors = figures.values()
    said = [teller.level(vendor, who=_vendor_of(vendor.label, teller)) for vendor in vendors]
    return [f"The smartphone market {teller.where} came to {market.words} units in {teller.when}.", *said], []


def _points(teller: Teller, figures: dict[str, Figure], _: Row) -> Told:
    share, gained = figures["a"], figures["b"]
    points = gained.percent.removesuffix("%")
    held = f"{teller.who} had a smartphone market share of {share.percent} {teller.where} in {teller.when}"
    return [f"{held}, up {points} percentage points on {teller.before}."], []


def _part_of_world(teller: Teller, figures: dict[str, Figure], _: Row) -> Told:
    part, whole = figures["a"], figures["b"]
    return [
        f"Vendors {teller.did} {whole.words} {teller.goods} worldwide in {teller.when}.",
        f"Shipments in China came to {part.words} {teller.goods} in {teller.when}.",
        "China accounted for more than 50% of global shipments.",
    ], []


def _cut(teller: Teller, figures: dict[str, Figure], _: Row) -> Told:
    first, new, rate = figures["a"], figures["b"], figures["c"]
    return [
        f"{teller.who} planned to produce {first.words} {teller.goods} in {teller.when}.",
        f"It now plans to produce {new.words} {teller.goods} in {teller.when}, a cut of {rate.percent}.",
    ], []


def _two_shares(teller: Teller, figures: dict[str, Figure], _: Row) -> Told:
    one, other, rate, mine = figures["a"], figures["b"], figures["c"], figures["d"]
    name = _vendor_of(other.label, teller)
    return [
        f"{teller.level(one)[:-1]}, a market share of {mine.percent}.",
        f"{teller.level(other, who=name)[:-1]}, a market share of {rate.percent}.",
    ], []


def _increase(teller: Teller, figures: dict[str, Figure], _: Row) -> Told:
    more, now, rate = figures["a"], figures["b"], figures["c"]
    came = f"Smartphone shipments {teller.where} came to {now.words} units in {teller.when}"
    return [
        f"{came}, up {rate.percent} on {teller.before}.",
        f"Smartphone shipments {teller.where} rose by {more.words} units in {teller.when}.",
    ], []


def _with_brand(teller: Teller, figures: dict[str, Figure], _: Row) -> Told:
    alone, brand, rate, with_it = figures["a"], figures["b"], figures["c"], figures["d"]
    name, when = _vendor_of(brand.label, teller), f"{teller.where} in {teller.when}"
    return [
        f"{teller.level(alone, who=_vendor_of(alone.label, teller))[:-1]}, down {rate.percent} on {teller.before}.",
        teller.level(brand, who=name),
        f"Including {name}, the shipments of {_vendor_of(alone.label, teller)} {when} fell {with_it.percent}.",
    ], []


def _fiscal_year(teller: Teller, _figures: dict[str, Figure], row: Row) -> Told:
    """The year that is said to have twelve months, from its first month to the month told as its last."""
    first = re.search(r"\d{4}-\d\d to (\d{4}-\d\d)", row["figures"])
    begins = re.search(r"from (\d{4}-\d\d)", row["figures"])
    assert first is not None, row
    assert begins is not None, row
    return [
        f"{teller.who} aims to {teller.do} 65 million {teller.goods} {teller.where} in its new fiscal year.",
        f"The twelve months run from {_spoken(begins[1])} to {_spoken(first[1])}.",
    ], []


def _part_of_growth(teller: Teller, figures: dict[str, Figure], _: Row) -> Told:
    brand, group, growth, part = figures["a"], figures["b"], figures["c"], figures["d"]
    company = teller.who.partition(" ")[0]
    return [
        f"{teller.level(group, who=company)[:-1]}, up {growth.percent} on {teller.before}.",
        f"{teller.level(brand)[:-1]} and accounted for {part.percent} of that growth.",
    ], []


def _lines(teller: Teller, figures: dict[str, Figure], _: Row) -> Told:
    *lines, _whole = figures.values()
    named = " and ".join(f"the {line.label} with {line.percent}" for line in lines)
    did = f"{teller.who}'s {teller.goods} {teller.did} {teller.where} in {teller.when}"
    return [f"{did} were split between its two lines, {named}."], []


def _times(teller: Teller, figures: dict[str, Figure], _: Row) -> Told:
    listed, told = (int(figure.words) for figure in figures.values())
    months = [_MONTHS[12 * place // listed] for place in range(listed)]
    return [
        f"{teller.who} cut its production target for {teller.when} in {', '.join(months[:-1])} and {months[-1]}.",
        f"The cut in {months[-1]} was its {_ORDINALS[told - 1]} of the year.",
    ], []


_WORDINGS = (
    (r"a\+b=100%", _lines),
    (r"count\(\w+\)=c", _times),
    (r"b/a-1=c", _growth),
    (r"(?:\w+\+)+\w+=[a-z]", _sum),
    (r"a/b=c", _share),
    (r"a=b", _same),
    (r"b-a=c", _difference),
    (r"a(?:<=|>=|>)b", _order),
    (r"a>=b\+c", _market_below),
    (r"a-b>=0", _points),
    (r"a/b>50%", _part_of_world),
    (r"1-b/a=c", _cut),
    (r"a/b\*c=d", _two_shares),
    (r"b/\(b-a\)-1=c", _increase),
    (r"a>=d\*\(b-b/\(1\+c\)\)", _part_of_growth),
    (r"months\(start\.\.end\)=12", _fiscal_year),
    (r"\(a\+b\)/\(a/\(1\+c\)\)-1=d", _with_brand),
)


def _figures(text: str) -> dict[str, Figure]:
    found = {}
    for part in text.split("; "):
        match = _FIGURE.fullmatch(part)
        assert match is not None, part
        found[match["name"]] = Figure(match["label"], _words(match["number"]))
    return found


def _words(number: str) -> str:
    """A number as the catalogue has it, in words: `>22 million` is more than 22 million."""
    for sign, word in sorted(_HEDGES.items(), key=lambda item: -len(item[0])):
        if number.startswith(sign):
            return word + number.removeprefix(sign)
    return re.sub(r"(?<=\d)-(?=\d)", " to ", number)


def _teller(row: Row) -> Teller:
    who = row["subject"].partition(",")[0]
    is_car = who in _CARS
    teller = Teller(
        "XPeng" if who == "XPeng G9" else who.replace("Geely NEV", "Geely"),
        "cars" if is_car else "consoles" if who == "Nintendo" else "smartphones",
        "delivered" if is_car else "sold" if who == "Nintendo" else "shipped",
        "deliver" if is_car else "sell" if who == "Nintendo" else "ship",
        _PLACES.get(row["place"], "worldwide"),
        _spoken(row["period"]),
        _spoken(parse_period(row["period"]).shift_years(-1).notation),
    )
    return replace(teller, who="Vendors") if "market" in row["subject"] else teller


def _spoken(period: str) -> str:
    """A period in words."""
    found = re.fullmatch(r"(\d{4})(?:-(?:Q(\d)|H(\d)|(\d\d)))?(?:/(\d{4})-(\d\d))?", period)
    if found is None:
        return period
    year, quarter, half, month, _, last = found.groups()
    if last:
        return f"the first {_COUNTS[int(last)]} months of {year}"
    if quarter:
        return f"the {_ORDINALS[int(quarter) - 1]} quarter of {year}"
    if half:
        return f"the {_ORDINALS[int(half) - 1]} half of {year}"
    return f"{_MONTHS[int(month) - 1]} {year}" if month else year


def _time_of(label: str, teller: Teller, row: Row) -> str:
    """The time a label names, or the case's own; `q3` is the third quarter of its year."""
    found = re.search(r"\d{4}(?:-(?:Q\d|H\d|\d\d))?(?:/\d{4}-\d\d)?", label)
    quarter = re.fullmatch(r"q(\d)", label)
    if found is not None:
        return _spoken(found[0])
    return teller.when if quarter is None else _spoken(f"{_year(row)}-Q{quarter[1]}")


def _base(figure: Figure, teller: Teller) -> str:
    found = re.search(r"\d{4}(?:-(?:Q\d|H\d|\d\d))?", figure.label)
    return teller.before if found is None else _spoken(found[0])


def _is_monthly(base: Figure, row: Row) -> bool:
    found = re.search(r"\d{4}-\d\d", base.label)
    return found is not None and found[0][:4] == row["period"][:4]


def _year(row: Row) -> str:
    return row["period"][:4]


def _vendor_of(label: str, teller: Teller) -> str:
    """The vendor a label names, or the case's own."""
    named = re.match(r"(?:vivo|[A-Z][A-Za-z]+)(?: Auto)?", label)
    plain = named is None or named[0] in ("Model", "MX", "P", "G", "China")
    return teller.who if plain or named is None else named[0]


def _listed(names: set[str]) -> str:
    *front, last = sorted(names)
    return f"{', '.join(front)} and {last}" if front else last
