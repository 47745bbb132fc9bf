"""The wordings of furniture, read once from a data file and compiled.

Invariant: each entry fits all its examples and none of its counter-examples; a test walks them.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from crossfoot.errors import KnowledgeError

__all__ = ["ElementWording", "LineWording", "Wordings", "parsed", "wordings", "words_of"]

# Class and id attributes are cut into words at signs and where lower case turns into upper case.
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
# Lines longer than this are prose, whatever they hold; it also bounds the work of a pattern.
_LONGEST_LINE = 320
_FILE = "read/data/furniture.toml"


@dataclass(frozen=True, slots=True)
class ElementWording:
    """Tags, roles and words of class and id attributes that say an element is furniture.

    Args:
        name: The reason given to blocks.
        tags: Tag names.
        words: Words of class or id attributes.
        roles: Values of the role attribute.
        is_strong: Whether it holds even for an element that holds most of the page.
        examples: Start tags it fits.
        counter: Start tags it must not fit.
    """

    name: str
    tags: frozenset[str]
    words: frozenset[str]
    roles: frozenset[str]
    is_strong: bool
    examples: tuple[str, ...]
    counter: tuple[str, ...]

    def fits(self, tag: str, words: frozenset[str], role: str) -> bool:
        """Whether an element of this tag, these class and id words and this role is such an element."""
        return tag in self.tags or role in self.roles or not words.isdisjoint(self.words)


@dataclass(frozen=True, slots=True)
class LineWording:
    """A wording that says that a line is furniture.

    Args:
        name: The reason given to blocks.
        place: `any`; `top` before the first paragraph of prose, `end` after the last one, `edge` either of the two;
            `after` anywhere after the first one.
        takes: What is furniture with it: nothing, `lines` (up to the next paragraph of prose) or `rest`.
        is_needed: For a part of a byline, whether one like it must be there.
        holds: Parts of words, one of which the line must hold; none where any line may be one.
        pattern: What the whole line must match.
        alternatives: The patterns it was put together from.
        examples: Lines it fits.
        counter: Lines it must not fit.
    """

    name: str
    place: str
    takes: str
    is_needed: bool
    holds: tuple[str, ...]
    pattern: re.Pattern[str]
    alternatives: tuple[str, ...]
    examples: tuple[str, ...]
    counter: tuple[str, ...]

    def fits(self, line: str) -> bool:
        """Whether the whole line is such a wording."""
        if len(line) > _LONGEST_LINE:
            return False
        if self.holds:
            low = line.lower()
            if not any(part in low for part in self.holds):
                return False
        return self.pattern.fullmatch(line) is not None


@dataclass(frozen=True, slots=True, eq=False)
class Wordings:
    """All of them; the first that fits gives the reason.

    Args:
        article_tags: Tags that are never furniture by themselves.
        article_words: Words of class and id attributes that outweigh the others.
        elements: Start tags that are furniture.
        lines: Lines that are.
        segments: Parts of a byline.
    """

    article_tags: frozenset[str]
    article_words: frozenset[str]
    elements: tuple[ElementWording, ...]
    lines: tuple[LineWording, ...]
    segments: tuple[LineWording, ...]

    def of_element(self, tag: str, words: frozenset[str], role: str) -> ElementWording | None:
        """Why an element is furniture, or None."""
        if tag in self.article_tags or not words.isdisjoint(self.article_words):
            return None
        by_tag, by_role, by_word = _places(self)
        last = len(self.elements)
        place = min(by_tag.get(tag, last), by_role.get(role, last), *[by_word.get(word, last) for word in words])
        return self.elements[place] if place < last else None

    def of_segment(self, text: str) -> LineWording | None:
        """What a part of a byline is: a date, a name, a counter; None for anything else."""
        return next((wording for wording in self.segments if wording.fits(text)), None)


@cache
def _places(known: Wordings) -> tuple[dict[str, int], dict[str, int], dict[str, int]]:
    """For each tag name, role and word the place of the first element wording that has it."""
    found: tuple[dict[str, int], dict[str, int], dict[str, int]] = ({}, {}, {})
    for place, wording in enumerate(known.elements):
        for places, names in zip(found, (wording.tags, wording.roles, wording.words), strict=True):
            for name in names:
                places.setdefault(name, place)
    return found


@lru_cache(maxsize=4096)
def words_of(attribute: str) -> frozenset[str]:
    """The words of a class or id attribute: `postMeta ad-slot_3` holds post, meta, ad and slot."""
    return frozenset(word.lower() for word in _WORD.findall(attribute[:400]))


@cache
def wordings() -> Wordings:
    """The wordings this package ships.

    Raises:
        KnowledgeError: The file is damaged.
    """
    return parsed(resources.files("crossfoot.read").joinpath("data/furniture.toml").read_text("utf-8"))


def parsed(text: str) -> Wordings:
    """Wordings from the text of a data file.

    Raises:
        KnowledgeError: It is no TOML, lacks a field, or holds a pattern that is none.
    """
    try:
        found = tomllib.loads(text)
        macros: dict[str, str] = {}
        for name, value in found["macros"].items():
            macros[name] = _expanded(value, macros, name)
        return Wordings(
            article_tags=frozenset(found["article"]["tags"]),
            article_words=frozenset(found["article"]["words"]),
            elements=tuple(_element(entry) for entry in found["element"]),
            lines=tuple(_line(entry, macros) for entry in found["line"]),
            segments=tuple(_line(entry, macros) for entry in found["segment"]),
        )
    except tomllib.TOMLDecodeError as fault:
        raise KnowledgeError(_FILE, f"it is no TOML: {fault}") from fault
    except KeyError as fault:
        raise KnowledgeError(_FILE, f"an entry lacks {fault}") from fault


def _element(entry: Mapping[str, Any]) -> ElementWording:
    return ElementWording(
        name=entry["name"],
        tags=frozenset(entry.get("tags", ())),
        words=frozenset(entry.get("words", ())),
        roles=frozenset(entry.get("roles", ())),
        is_strong=entry.get("strong", False),
        examples=tuple(entry["examples"]),
        counter=tuple(entry["counter"]),
    )


def _line(entry: Mapping[str, Any], macros: Mapping[str, str]) -> LineWording:
    name = entry["name"]
    flags = re.NOFLAG if entry.get("case", False) else re.IGNORECASE
    alternatives = tuple(_expanded(part, macros, name) for part in entry["patterns"])
    whole = "|".join(alternatives)
    try:
        compiled = re.compile(whole, flags)
    except re.error as fault:
        raise KnowledgeError(f"{_FILE}, entry '{name}'", f"'{whole}' is no pattern: {fault}") from fault
    return LineWording(
        name=name,
        place=entry.get("place", "any"),
        takes=entry.get("takes", ""),
        is_needed=entry.get("needed", False),
        holds=tuple(entry.get("holds", ())),
        pattern=compiled,
        alternatives=alternatives,
        examples=tuple(entry["examples"]),
        counter=tuple(entry["counter"]),
    )


def _expanded(pattern: str, macros: Mapping[str, str], name: str) -> str:
    def of(found: re.Match[str]) -> str:
        if found[1] not in macros:
            raise KnowledgeError(f"{_FILE}, entry '{name}'", f"no macro is named '{found[1]}'")
        return f"(?:{macros[found[1]]})"

    return re.sub(r"\{([a-z_]+)\}", of, pattern)
