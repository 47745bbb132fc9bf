"""Drafts told from the starter figures: what one source published on one page, in words of our own.

Invariant: a scene holds figures of one page and one source only, and only such as can all be true by the arithmetic of
the scene.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from importlib.resources import files
from itertools import product
from random import Random

from tests.draft.drafts import Draft, assembled
from tests.draft.numerals import Numeral
from tests.draft.scenes import Scene, is_growth, is_share
from tests.draft.world import Time

__all__ = ["published_draft"]

Row = Mapping[str, str]

_PLACES = {"WORLD": " worldwide", "CN": " in China", "IN": " in India"}
_LETTERS = frozenset({"zte", "lg", "htc", "tcl"})
_QUARTERS = {f"Q{number}": 3 * number - 2 for number in range(1, 5)}
_SHARES = (
    "{S} says {V} shipped {part} of the {whole} smartphones shipped{where} in {full}, a market share of {rate}.",
    "{S} says the smartphone market{where} came to {whole} units in {full}. {V} shipped {part}, a share of {rate}.",
    "{V} held {rate} of the smartphone market{where} in {full}, with {part} out of a total of {whole}, {S} says.",
)
_GROWTH = (
    "{S} says {V} shipped {now} smartphones{where} in {full}, {up} {rate} from {base} a year earlier.",
    "According to {S}, shipments of {V} phones{where} {rose} {rate} on the year to {now} in {full}, from {base}.",
    "{V} shipped {base} smartphones{where} in {before}. In {full} it shipped {now}, {up} {rate} on the year, {S} said.",
)


def published_draft(number: int) -> Draft:
    """The draft of this number: one or two scenes of one page."""
    chance = Random(number)  # noqa: S311  the same draft every time
    scenes, day = chance.choice(_pages())
    return assembled(tuple(chance.sample(scenes, k=min(len(scenes), chance.choice((1, 2))))), chance, day)


@cache
def _pages() -> tuple[tuple[tuple[Scene, ...], date], ...]:
    """The scenes of each page that has any, with the day after the page."""
    text = files("crossfoot.ledger").joinpath("starter", "figures.csv").read_text(encoding="utf-8")
    pages: dict[tuple[str, str], list[Row]] = {}
    for row in csv.DictReader(text.splitlines()):
        if _is_plain(row):
            pages.setdefault((row["url"], row["sources"]), []).append(row)
    found = []
    for number, (_, rows) in enumerate(sorted(pages.items())):
        chance = Random(number)  # noqa: S311  the same wordings every time
        scenes = tuple(scene for scene in (*_shares(rows, chance), *_growths(rows, chance)) if _is_true(scene))
        if scenes:
            found.append((scenes, _day_after(rows[0]["published"])))
    return tuple(found)


def _day_after(published: str) -> date:
    """The day after a page; a page of which only the month is known is out by its 28th."""
    return date.fromisoformat(published if len(published) > len("2018-01") else f"{published}-28") + timedelta(days=1)


def _is_plain(row: Row) -> bool:
    """Whether it is a figure as printed, of a tracker, in a time and place that the wordings know."""
    return (
        row["product"] == "smartphone"
        and "+" not in row["vendor"]
        and row["measure"] == "shipments"
        and row["mode"] == "actual"
        and row["form"] == "plain"
        and row["sources"].startswith("tracker:")
        and ">" not in row["sources"]
        and not (row["model"] or row["segment"] or row["per"] or row["whole"])
        and row["place"] in _PLACES
        and len(row["published"]) >= len("2018-01")
        and _time(row["period"]) is not None
        and row["stated"].removeprefix("-").startswith(row["written"])
        and row["stated"].endswith((" million", "%"))
    )


def _shares(rows: list[Row], chance: Random) -> Iterator[Scene]:
    for part, whole, rate in product(_of(rows, "level"), _of(rows, "level"), _of(rows, "share")):
        if whole["vendor"] == "ALL" and part["vendor"] == rate["vendor"] != "ALL" and _same(part, whole, rate):
            words = chance.choice(_SHARES)
            numerals = {"part": _numeral(part), "whole": _numeral(whole), "rate": _numeral(rate)}
            yield Scene("published share", _told(words, part), numerals, is_share("part", "whole", "rate"))


def _growths(rows: list[Row], chance: Random) -> Iterator[Scene]:
    for now, base, rate in product(_of(rows, "level"), _of(rows, "level"), _of(rows, "growth")):
        time, before = _time(now["period"]), _time(base["period"])
        is_one = now["vendor"] == base["vendor"] == rate["vendor"] != "ALL" and now["place"] == base["place"]
        is_yearly = rate["base"].startswith("yoy") and time is not None and time.before == before
        if is_one and is_yearly and _same(now, rate):
            sign = -1 if Fraction(rate["low"]) < 0 else 1
            words = chance.choice(_GROWTH).replace("{up}", "up" if sign > 0 else "down")
            words = words.replace("{rose}", "rose" if sign > 0 else "fell")
            numerals = {"now": _numeral(now), "base": _numeral(base), "rate": _numeral(rate)}
            yield Scene("published growth", _told(words, now), numerals, is_growth("now", "base", "rate", sign))


def _is_true(scene: Scene) -> bool:
    return scene.holds(scene.numerals)


def _of(rows: list[Row], kind: str) -> Iterator[Row]:
    return (row for row in rows if row["kind"] == kind)


def _same(*rows: Row) -> bool:
    return len({(row["place"], row["period"]) for row in rows}) == 1


def _numeral(row: Row) -> Numeral:
    is_rate = row["stated"].endswith("%")
    return Numeral(row["written"], "%" if is_rate else " million", 1 if is_rate else 1_000_000, is_rate=is_rate)


def _time(period: str) -> Time | None:
    year, _, part = period.partition("-")
    if not year.isdigit() or (part and part not in _QUARTERS):
        return None
    return Time(int(year), _QUARTERS[part], _QUARTERS[part] + 2) if part else Time(int(year), 1, 12)


def _told(wording: str, row: Row) -> str:
    time = _time(row["period"])
    assert time is not None
    slug = row["vendor"]
    words = {
        "S": row["sources"].removeprefix("tracker:"),
        "V": slug.upper() if slug in _LETTERS else slug.replace("-", " ").title(),
        "where": _PLACES[row["place"]],
        "full": time.full,
        "before": time.before.full,
    }
    numbers = {key: f"{{{key}}}" for key in ("now", "base", "rate", "part", "whole")}
    return wording.format(**words, **numbers)
