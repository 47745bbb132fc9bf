"""Data files, read once, checked, handed on as frozen tables.

Invariant: a spelling belongs to one entry of its class, every entry has the fields its class needs, and the version
is a hash of the files' bytes, so that two readings with the same version used the same words.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any

from crossfoot.errors import KnowledgeError
from crossfoot.knowledge.inclusions import last_day
from crossfoot.knowledge.pattern import check_pattern
from crossfoot.knowledge.vocabulary import (
    Frame,
    MomentPattern,
    MomentWords,
    NumberWords,
    PeriodPattern,
    Phrase,
    Place,
    Revision,
    Segment,
    SourceName,
    Term,
    Vendor,
    Vocabulary,
)
from crossfoot.model import MEASURES, Form, Interval, Role

__all__ = ["load_vocabulary"]

_FILES = ("vendors", "countries", "regions", "sources", "words", "cues", "frames", "phrases", "numbers", "periods",
          "moments", "revisions")  # fmt: skip


@cache
def load_vocabulary() -> Vocabulary:
    """The vocabulary that ships with the package.

    Raises:
        KnowledgeError: A file says something it may not say.
    """
    folder = files("crossfoot.knowledge") / "data"
    raw = {name: (folder / f"{name}.toml").read_bytes() for name in _FILES}
    tables = {name: tomllib.loads(found.decode()) for name, found in raw.items()}
    digest = hashlib.sha256(b"\0".join(raw[name] for name in _FILES)).hexdigest()
    vendors = tuple(_vendor(found) for found in tables["vendors"]["vendor"])
    places = tuple(_place(found) for key in ("countries", "regions") for found in _places(tables[key]))
    homes = _homes(tables["sources"])
    sources = tuple(
        SourceName(names[0], Role(found["role"]), *homes.get(names[0], (None, False)))
        for found in tables["sources"]["source"]
        for names in found["names"]
    )
    terms = tuple(_terms(tables))
    _check_terms(terms)
    return Vocabulary(
        version=digest[:12],
        vendors=vendors,
        places=places,
        sources=sources,
        terms=terms,
        frames=tuple(_frames(tables["frames"])),
        phrases=tuple(_phrases(tables["phrases"])),
        numbers=_numbers(tables["numbers"]),
        periods=tuple(_periods(tables["periods"])),
        segments=tuple(
            Segment(found["id"], tuple(found["words"]), tuple(found.get("of", ())), found.get("tier", False))
            for found in tables["words"]["segment"]
        ),
        moments=_moments(tables["moments"], tables["numbers"]["words"]),
        revisions=tuple(_revisions(tables["revisions"])),
    )


def _places(table: dict[str, Any]) -> list[dict[str, Any]]:
    return list(table.get("country", ())) + list(table.get("region", ()))


def _homes(table: dict[str, Any]) -> dict[str, tuple[str, bool]]:
    """The country of each register that counts one only."""
    named = {names[0] for found in table["source"] for names in found["names"]}
    homes = {who: (found["code"], found.get("market", False)) for found in table["home"] for who in found["of"]}
    for who in homes.keys() - named:
        raise KnowledgeError(f"sources.toml, home of '{who}'", "no source has this name")
    return homes


def _vendor(found: dict[str, Any]) -> Vendor:
    until = found.get("parent_until")
    return Vendor(
        id=found["id"],
        names=tuple(found["names"]),
        home=found["home"],
        product=found["product"],
        described_as=tuple(found.get("described_as", ())),
        parent=found.get("parent"),
        parent_until=None if until is None else last_day(until),
        people=tuple(found.get("people", ())),
        fiscal_year_ends=found.get("fiscal_year_ends", 12),
    )


def _place(found: dict[str, Any]) -> Place:
    return Place(found["code"], tuple(found["names"]), tuple(found.get("adjectives", ())))


def _terms(tables: dict[str, dict[str, Any]]) -> Iterator[Term]:
    yield from _vendor_terms(tables["vendors"])
    for key in ("countries", "regions"):
        for place in _places(tables[key]):
            for name in place["names"]:
                yield Term(name, "PLACE", place["code"], is_cased=place.get("cased", True))
            for adjective in place.get("adjectives", ()):
                yield Term(adjective, "ADJ", place["code"], is_cased=True)
    yield from _source_terms(tables["sources"])
    yield from _words(tables["words"])
    for cue in tables["cues"]["cue"]:
        for word in cue["words"]:
            yield Term(word, cue["id"], cue.get("value", cue["id"].lower()))


def _vendor_terms(table: dict[str, Any]) -> Iterator[Term]:
    for vendor in table["vendor"]:
        for name in vendor["names"]:
            yield Term(name, "VENDOR", vendor["id"], is_cased=True)
        for person in vendor.get("people", ()):
            yield Term(person, "PERSON", f"{person}|{vendor['id']}", is_cased=True)
        for name, product in vendor.get("products", {}).items():
            whole, _, part = product.partition("/")
            yield Term(name, "OWN", f"{vendor['id']}|{whole}", is_cased=True, segment=part or None)
        lines = vendor.get("lines", {})
        for name, written in lines.items():
            line, _, product = written.rpartition("/")
            if not line or len(product) == 1:  # "model-3/y" is a pair of lines, "leaf/bev" a line and its product
                line, product = written, ""
            value = f"{vendor['id']}|{line}"
            yield Term(name, "LINE", value, is_cased=True, product=product or None)
            if f"{name}s" not in lines:  # "2,020 Model 3s"; an iPhone 4s is no two iPhone 4
                yield Term(f"{name}s", "LINE", value, is_cased=True, product=product or None)


def _source_terms(table: dict[str, Any]) -> Iterator[Term]:
    for source in table["source"]:
        for names in source["names"]:
            for name in names:
                yield Term(name, "SOURCE", names[0], is_cased=True)
    for group in table["unnamed"]:
        for word in group["words"]:
            yield Term(word, "UNNAMED", group["role"])


def _words(table: dict[str, Any]) -> Iterator[Term]:
    for product in table["product"]:
        for word in product["words"]:
            yield Term(word, "PRODUCT", product["id"])
        for segment, words in product.get("segments", {}).items():
            for word in words:
                yield Term(word, "PRODUCT", product["id"], segment=segment)
    for word in table["unit"]["words"]:
        yield Term(word, "UNIT", "unit")
    for word in table["uncounted"]["words"]:
        yield Term(word, "UNCOUNTED", "uncounted")
    for measure in table["measure"]:
        if measure["id"] not in MEASURES:
            raise KnowledgeError("words.toml", f"unknown measure '{measure['id']}'")
        for word in measure["words"]:
            yield Term(word, "MEASURE", measure["id"])


def _check_terms(terms: tuple[Term, ...]) -> None:
    seen: dict[tuple[str, str], str] = {}
    for term in terms:
        other = seen.setdefault((term.kind, term.text), term.value)
        if other != term.value:
            raise KnowledgeError(f"'{term.text}' ({term.kind})", f"belongs to both '{other}' and '{term.value}'")


def _frames(table: dict[str, Any]) -> Iterator[Frame]:
    names: set[str] = set()
    for found in table["frame"]:
        if found["name"] in names:
            raise KnowledgeError(f"frames.toml, '{found['name']}'", "stands there twice")
        names.add(found["name"])
        slots = tuple(sorted((key, str(value)) for key, value in found.get("slots", {}).items()))
        yield Frame(
            found["name"],
            found["kind"],
            found["pattern"],
            slots,
            tuple(found.get("examples", ())),
            tuple(found.get("counter", ())),
        )


def _phrases(table: dict[str, Any]) -> Iterator[Phrase]:
    for found in table["phrase"]:
        pattern = _expanded(found["pattern"], table["fragments"], f"phrases.toml, '{found['class']}'")
        examples, counter = tuple(found.get("examples", ())), tuple(found.get("counter", ()))
        yield Phrase(found["class"], pattern, found.get("value", ""), examples, counter)


def _revisions(table: dict[str, Any]) -> Iterator[Revision]:
    for found in table["revision"]:
        pattern = _filled(found["pattern"], table["fragments"])
        if found["side"] == "before":
            pattern = rf"{pattern}\W*\Z"
        check_pattern(pattern, f"revisions.toml, '{found['examples'][0]}'")
        yield Revision(
            found["side"], found["marks"], pattern, tuple(found["examples"]), tuple(found.get("counter", ()))
        )


def _periods(table: dict[str, Any]) -> Iterator[PeriodPattern]:
    for found in table["period"]:
        where = f"periods.toml, '{found['name']}'"
        # Month names need their capital ("may" is a verb), so patterns that name months keep case.
        keeps_case = any("{" + name + "}" in found["pattern"] for name in ("MONTH", "CAP"))
        pattern = _expanded(found["pattern"] if keeps_case else f"(?i:{found['pattern']})", table["fragments"], where)
        yield PeriodPattern(
            name=found["name"],
            pattern=pattern,
            unit=found["unit"],
            relation=found.get("relation", "named"),
            role=found.get("role", ""),
            index=found.get("index"),
            examples=tuple(found.get("examples", ())),
        )


def _expanded(pattern: str, fragments: dict[str, str], where: str) -> str:
    """A pattern with its fragments written out; a fragment may hold others, three deep."""
    pattern = _filled(pattern, fragments)
    check_pattern(pattern, where)
    return pattern


def _filled(pattern: str, fragments: dict[str, str]) -> str:
    for _ in range(3):
        for name, fragment in fragments.items():
            pattern = pattern.replace("{" + name + "}", fragment)
    return pattern


def _numbers(table: dict[str, Any]) -> NumberWords:
    vague = (
        (name, Interval(ends["low"], ends["high"], ends.get("low_open", False), ends.get("high_open", False)))
        for name, ends in table["vague"].items()
    )
    return NumberWords(
        magnitudes=tuple(table["magnitudes"].items()),
        letters=tuple(table["letters"].items()),
        words=tuple(table["words"].items()),
        ordinals=tuple(table["ordinals"].items()),
        fractions=tuple((name, Fraction(*parts)) for name, parts in table["fractions"].items()),
        bounds=tuple((word, Form(form)) for form, words in table["bounds"].items() for word in words),
        bounds_after=tuple((word, Form(form)) for form, words in table["bounds_after"].items() for word in words),
        phrasal=tuple((bound, verb) for bound, verbs in table["phrasal"].items() for verb in verbs),
        vague=tuple(vague),
        money_before=tuple(table["money"]["before"]),
        money_after=tuple(table["money"]["after"]),
    )


def _moments(table: dict[str, Any], number_words: Iterable[str]) -> MomentWords:
    """General words of time; a wording is parsed when one is first looked for, and a test tries them all."""
    lists = {
        "UNIT": (*table["units"], *table["units"].values()),
        "SINGLE": table["units"],
        "PLURAL": table["units"].values(),
        "WEEKDAY": table["weekdays"],
        "DAY": table["days"],
        "PART": table["parts"]["words"],
        "SEASON": table["seasons"],
        "MOVE": table["moves"],
        "EACH": table["repeats"]["each"],
        "ADVERB": table["repeats"]["adverbs"],
        "VAGUE": table["vague"]["words"],
        "NUMBER": number_words,
    }
    fragments = dict(table["fragments"])
    fragments |= {name: "|".join(sorted(map(re.escape, words), key=len, reverse=True)) for name, words in lists.items()}
    patterns = (
        MomentPattern(
            found["sort"],
            _filled(found["pattern"], fragments),
            tuple(found["examples"]),
            tuple(found.get("counter", ())),
        )
        for found in table["moment"]
    )
    pairs = {name: tuple(table[name].items()) for name in ("units", "weekdays", "days", "seasons", "moves")}
    return MomentWords(**pairs, adverbs=tuple(table["repeats"]["adverbs"].items()), patterns=tuple(patterns))
