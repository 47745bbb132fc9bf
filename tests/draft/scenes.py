"""What ties the numbers of a draft together, told in many ways: one scene is some sentences and what must hold of them.

Invariant: whether a scene holds is decided here, from the printed numbers alone, in exact fractions and without a line
of the package.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from random import Random

from tests.draft.numerals import Numeral, Span, counted, percent, rounded
from tests.draft.world import Time, World

__all__ = ["SCENES", "Scene", "is_growth", "is_order", "is_share", "is_sum"]

Spans = Mapping[str, Span]
Law = Callable[[Spans], bool]


@dataclass(frozen=True)
class Scene:
    """Sentences with numbers that constrain each other.

    Args:
        name: The phenomenon: `growth`, `quarters` and so on, with the number of the wording.
        text: The sentences, each number as `{key}`; with `<table` in it, it is HTML.
        numerals: The numbers by key.
        law: Whether the numbers can all be true.
    """

    name: str
    text: str
    numerals: Mapping[str, Numeral]
    law: Law

    def holds(self, numerals: Mapping[str, Numeral], stretch: int = 1) -> bool:
        """Whether these numbers could stand in the text, with roundings so many times as wide."""
        return self.law({key: numeral.span(stretch) for key, numeral in numerals.items()})


def is_sum(*parts: str, total: str) -> Law:
    """The parts make up the total."""

    def law(spans: Spans) -> bool:
        low, high = (sum((spans[part][end] for part in parts), Fraction(0)) for end in (0, 1))
        return low <= spans[total][1] and spans[total][0] <= high

    return law


def is_growth(now: str, base: str, rate: str, sign: int) -> Law:
    """The first figure is the second, changed by a percentage."""

    def law(spans: Spans) -> bool:
        ends = sorted(1 + sign * end / 100 for end in spans[rate])
        return spans[base][0] * ends[0] <= spans[now][1] and spans[now][0] <= spans[base][1] * ends[1]

    return law


def is_share(part: str, whole: str, rate: str) -> Law:
    """The first figure is a percentage of the second."""

    def law(spans: Spans) -> bool:
        low, high = (spans[whole][end] * spans[rate][end] / 100 for end in (0, 1))
        return low <= spans[part][1] and spans[part][0] <= high

    return law


def is_order(*keys: str) -> Law:
    """The figures do not rise."""
    return lambda spans: all(spans[a][1] >= spans[b][0] for a, b in pairwise(keys))


def _number(world: World, count: int, chance: Random) -> Numeral:
    if world.goods.is_exact:
        return counted(count)
    return rounded(count, chance.choice((1, 1, 1, 2)), chance.choice((" million", " million", "m")))


def _time(world: World, chance: Random) -> Time:
    quarter = chance.choice((1, 4, 7, 10))
    half = chance.choice((1, 7))
    return chance.choice(
        (
            Time(world.year, quarter, quarter + 2),
            Time(world.year, quarter, quarter + 2),
            Time(world.year, half, half + 5),
            Time(world.year, 1, 12),
        )
    )


_UP = {
    True: ("up", "rose", "an increase of", "more", "grew", "climbed", "a gain of", "growth"),
    False: ("down", "fell", "a decrease of", "fewer", "shrank", "slipped", "a loss of", "a decline"),
}
_GROWTH = (
    "{V} {done} {now} {noun}{where} in {full}, {up} {rate} from {base} a year earlier.",
    "{V}'s {doing}{where} {rose} {rate} year on year to {now} {noun} in {full}; a year before they had been {base}.",
    "In {full}, {now} {noun} were {done} by {V}{where}, {an_increase} {rate} on the {base} of {full_before}.",
    "{Doing} of {V} {noun}{where} {climbed} from {base} in {full_before} to {now} in {full}, {a_gain} {rate}.",
    "{V}{where} {done} {now} {noun} in {full}. That was {rate} {more} than in {full_before}, when it {done} {base}.",
    "{V} {done} {base} {noun}{where} in {full_before}. In {full} it {done} {now}, {up} {rate} year-on-year.",
    "{V} {grew} {rate} in {full}{where}: it {done} {now} {noun}, compared with {base} a year ago.",
    "For {full}, {V} reported {single} {doing} of {now}{where} ({up} {rate} from {base} in {full_before}).",
    "{Doing} {rose} to {now} from {base} a year earlier at {V}, which {done} {rate} {more} {noun}{where} in {full}.",
    "{V} posted {growth} of {rate} in {full}, with {now} {noun} {done}{where} against {base} in {full_before}.",
)


def growth(world: World, chance: Random) -> Scene:
    """A figure, the year before, and the percentage between them."""
    vendor, time = chance.choice(world.vendors), _time(world, chance)
    now, base = world.count(vendor, time), world.count(vendor, time.before)
    change = Fraction(now - base, base) * 100
    is_up = change > 0
    ways = _UP[is_up]
    number = chance.randrange(len(_GROWTH))
    text = _told(world, time, _GROWTH[number], V=vendor, up=ways[0], rose=ways[1], an_increase=ways[2], more=ways[3],
                 grew=ways[4], climbed=ways[5], a_gain=ways[6], growth=ways[7])  # fmt: skip
    numerals = {
        "now": _number(world, now, chance),
        "base": _number(world, base, chance),
        "rate": percent(change, chance.choice((0, 1)), chance.choice(("%", "%", " per cent", " percent"))),
    }
    return Scene(f"growth {number}", text, numerals, is_growth("now", "base", "rate", 1 if is_up else -1))


_QUARTERS = (
    "{V} {done} {a} {noun}{where} in {one} and {b} in {two}. For {full} as a whole it {done} {total}.",
    "With {a} {noun} in {one} and {b} in {two}, {V} {done} {total}{where} in {full}.",
    "In {full}, {V} {done} {total} {noun}{where}: {a} in {one} and {b} in {two}.",
    "{V}'s {doing}{where} came to {total} {noun} in {full}, after {a} in {one} and {b} in {two}.",
    "{a} {noun} were {done} by {V}{where} in {one}, and {b} in {two}. {Doing} for {full} reached {total}.",
)


def quarters(world: World, chance: Random) -> Scene:
    """Two quarters and their half."""
    vendor, first = chance.choice(world.vendors), chance.choice((1, 7))
    half = Time(world.year, first, first + 5)
    one, two = Time(world.year, first, first + 2), Time(world.year, first + 3, first + 5)
    number = chance.randrange(len(_QUARTERS))
    text = _told(world, half, _QUARTERS[number], V=vendor, one=one.full, two=two.full)
    numerals = {
        "a": _number(world, world.count(vendor, one), chance),
        "b": _number(world, world.count(vendor, two), chance),
        "total": _number(world, world.count(vendor, half), chance),
    }
    return Scene(f"quarters {number}", text, numerals, is_sum("a", "b", total="total"))


_MONTHS = (
    "{V} {done} {a} {noun}{where} in {m1}, {b} in {m2} and {c} in {m3} {year}. In {full} it {done} {total}.",
    "{V} {done} {total} {noun}{where} in {full}. {Doing} were {a} in {m1}, {b} in {m2} and {c} in {m3}.",
)


def months(world: World, chance: Random) -> Scene:
    """Three months and their quarter."""
    vendor, first = chance.choice(world.vendors), chance.choice((1, 4, 7, 10))
    quarter = Time(world.year, first, first + 2)
    each = [Time(world.year, first + more, first + more) for more in range(3)]
    number = chance.randrange(len(_MONTHS))
    text = _told(world, quarter, _MONTHS[number], V=vendor, **{f"m{i}": m.bare for i, m in enumerate(each, 1)})
    numerals = {key: _number(world, world.count(vendor, m), chance) for key, m in zip("abc", each, strict=True)}
    numerals["total"] = _number(world, world.count(vendor, quarter), chance)
    return Scene(f"months {number}", text, numerals, is_sum("a", "b", "c", total="total"))


_SHARES = (
    "{V} {done} {part} of the {whole} {noun} {done}{where} in {full}, a market share of {rate}.",
    "The {single} market{where} came to {whole} units in {full}. {V} {done} {part} for a share of {rate}.",
    "{V} held {rate} of the {single} market{where} in {full}, with {part} units {done} out of a total of {whole}.",
    "Vendors {done} {whole} {noun}{where} in {full}. {V} accounted for {rate} with {doing} of {part}.",
)


def share(world: World, chance: Random) -> Scene:
    """A vendor, the market, and the share."""
    vendor, time = chance.choice(world.vendors), _time(world, chance)
    part, whole = world.count(vendor, time), world.market(time)
    number = chance.randrange(len(_SHARES))
    numerals = {
        "part": _number(world, part, chance),
        "whole": _number(world, whole, chance),
        "rate": percent(Fraction(part, whole) * 100, chance.choice((0, 1))),
    }
    return Scene(f"share {number}", _told(world, time, _SHARES[number], V=vendor), numerals,
                 is_share("part", "whole", "rate"))  # fmt: skip


_RANKS = (
    "{V} led the {single} market{where} in {full} with {a} units, followed by {W} with {b} and {X} with {c}.",
    "{V} was number one{where} in {full} with {doing} of {a} {noun}. {W} came second with {b}, {X} third with {c}.",
    "Ranked by {doing}{where} in {full}: {V} first with {a} {noun}, {W} second with {b}, {X} third with {c}.",
)


def ranks(world: World, chance: Random) -> Scene:
    """The first three, in their order."""
    time = Time(world.year, 1, 12)
    first, second, third = world.vendors[:3]
    number = chance.randrange(len(_RANKS))
    text = _told(world, time, _RANKS[number], V=first, W=second, X=third)
    numerals = {
        key: _number(world, world.count(vendor, time), chance)
        for key, vendor in zip("abc", (first, second, third), strict=True)
    }
    return Scene(f"ranks {number}", text, numerals, is_order("a", "b", "c"))


_AGAIN = (
    "{V} {done} {a} {noun}{where} in {full}.\n\nIt was a busy time. In {full}, {doing} of {V}{where} came to {b}.",
    "{V} {doing} hit {a}{where} in {short}\n\n{V} {done} {b} {noun}{where} in {full}, the company said.",
)


def again(world: World, chance: Random) -> Scene:
    """One figure told twice."""
    vendor, time = chance.choice(world.vendors), _time(world, chance)
    number = chance.randrange(len(_AGAIN))
    shown = _number(world, world.count(vendor, time), chance)
    text = _told(world, time, _AGAIN[number], V=vendor)
    return Scene(f"again {number}", text, {"a": shown, "b": shown}, is_sum("a", total="b"))


_MORE = (
    "{V} {done} {a} {noun}{where} in {full}, {gap} more than {W}, which {done} {b}.",
    "In {full} {V} {done} {a} {noun}{where} and {W} {done} {b}, a difference of {gap} units.",
)


def difference(world: World, chance: Random) -> Scene:
    """Two vendors and the units between them."""
    time = _time(world, chance)
    more, less = sorted(chance.sample(world.vendors, 2), key=lambda vendor: -world.count(vendor, time))
    number = chance.randrange(len(_MORE))
    a, b = (world.count(vendor, time) for vendor in (more, less))
    text = _told(world, time, _MORE[number], V=more, W=less)
    numerals = {"a": _number(world, a, chance), "b": _number(world, b, chance), "gap": _number(world, a - b, chance)}
    return Scene(f"difference {number}", text, numerals, is_sum("b", "gap", total="a"))


def list_of_market(world: World, chance: Random) -> Scene:
    """A table or a list of all vendors, the rest and the total."""
    time = _time(world, chance)
    named = sorted(world.vendors, key=lambda vendor: -world.count(vendor, time))
    keys = [f"v{number}" for number in range(len(named) + 1)]
    counts = [*(world.count(vendor, time) for vendor in named), world.count("", time)]
    numerals = {key: _cell(world, count) for key, count in zip(keys, counts, strict=True)}
    numerals["total"] = _cell(world, world.market(time))
    unit = "" if world.goods.is_exact else " (million units)"
    head = f"{world.goods.single} {world.goods.doing}{world.where} by vendor, {time.short}{unit}"
    lines = [*zip([*named, "Others"], keys, strict=True), ("Total", "total")]
    rows = "".join(f"<tr><td>{name}</td><td>{{{key}}}</td></tr>" for name, key in lines)
    top = f"<tr><th>Vendor</th><th>{time.short} {world.goods.doing}{unit}</th></tr>"
    text = f"<table><caption>{head[0].upper()}{head[1:]}</caption>{top}{rows}</table>"
    return Scene("table", text, numerals, _adds_up(keys))


def _adds_up(keys: list[str]) -> Law:
    return is_sum(*keys, total="total")


def _cell(world: World, count: int) -> Numeral:
    return counted(count) if world.goods.is_exact else rounded(count, 1, "")


def _told(world: World, time: Time, wording: str, **words: str) -> str:
    """A wording with everything filled in but its numbers."""
    goods = world.goods
    known = {
        "done": goods.done, "noun": goods.noun, "single": goods.single, "doing": goods.doing,
        "Doing": goods.doing.capitalize(), "where": world.where, "full": time.full, "short": time.short,
        "year": str(time.year), "last": str(time.year - 1), "full_before": time.before.full, **words,
    }  # fmt: skip
    numbers = {key: f"{{{key}}}" for key in ("now", "base", "rate", "a", "b", "c", "total", "part", "whole", "gap")}
    return wording.format(**known, **numbers)


Teller = Callable[[World, Random], Scene]
SCENES: tuple[Teller, ...] = (growth, growth, growth, quarters, quarters, months, share, share, ranks, again,
                              difference, list_of_market)  # fmt: skip
