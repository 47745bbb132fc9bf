"""Frames: patterns over typed tokens, written as data and compiled once.

Invariant: a frame matches by token class and word only; its anchor is the token marked with `@`. Pattern language:
`CLASS` a token of the class; `CLASS|CLASS` either; `"word|word"` a token whose text is one of the words; `name=` in
front captures; `?` `*` `{m,n}` behind repeat; `( … )` groups with `|` inside; `_` is any one token but an end of
clause; `VENDOR` also matches a list of vendors.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from crossfoot.errors import KnowledgeError
from crossfoot.extract.tokens import SUBJECTS, Token
from crossfoot.extract.triggers import Needs, Triggers
from crossfoot.knowledge import Frame, Vocabulary

__all__ = ["Match", "compile_pattern", "encode", "find_frames"]

_MACROS = {
    "VENDOR": ("VENDOR", "VENDORS"),
    "SUBJECT": SUBJECTS,
    "NUMBER": ("COUNT", "PCT", "PP", "RATIO", "FRACTION", "BARE"),
    "PERCENT": ("PCT", "FRACTION"),
    "TIME": ("PERIOD", "BASE", "DATE"),
    "CHANGE": ("UP", "DOWN"),
}
_PIECE = re.compile(
    r'\s*(?:(?P<open>@?\()|(?P<close>\))|(?P<bar>\|)|(?P<rep>[?*+]|\{\d+,\d+\})|(?:(?P<name>[a-z]+)=)?(?P<at>@)?(?:(?P<any>_)|(?P<word>"[^"]+")|(?P<cls>[A-Z]+(?:\|[A-Z]+)*)))'
)
# What an automaton need not look for: it stands in most sentences.
_EVERYWHERE = frozenset(
    f":{word} " for word in ("the", "a", "an", "of", "in", "to", "and", "by", "for", "on", "at", ",")
)
_MOST_SETS = 3
_GAPS = re.compile(r"[ \u00a0:]+(?!$)")
_CLAUSE_END = r"(?!P:[;.!?] )"


@dataclass(frozen=True, slots=True)
class Match:
    """A frame found in a sentence.

    Args:
        frame: Which.
        anchor: Index of the first anchor token.
        anchor_last: Index of the last anchor token.
        first: Index of the first token matched.
        last: Index of the last token matched.
        names: Captured names and the index of their token.
    """

    frame: Frame
    anchor: int
    anchor_last: int
    first: int
    last: int
    names: tuple[tuple[str, int], ...]

    def index(self, name: str) -> int | None:
        """Token index of a capture, or None."""
        return next((i for key, i in self.names if key == name), None)


def find_frames(tokens: tuple[Token, ...], vocabulary: Vocabulary) -> tuple[Match, ...]:
    """Every match of every frame, in the order of the frames, each anchor once per frame."""
    if not tokens:
        return ()
    encoded, starts = encode(tokens)
    out: list[Match] = []
    for number in _triggers(vocabulary).among(encoded.lower()):
        frame = vocabulary.frames[number]
        seen: set[int] = set()
        for found in _all_matches(compile_pattern(frame), encoded):
            anchor = _token_at(starts, found.start("at"))
            if anchor in seen:
                continue
            seen.add(anchor)
            names = tuple(
                (k, _token_at(starts, found.start(k))) for k, v in found.groupdict().items() if v and k != "at"
            )
            last = _token_at(starts, found.end("at") - 1)
            out.append(
                Match(
                    frame, anchor, last, _token_at(starts, found.start() + 1), _token_at(starts, found.end() - 1), names
                )
            )
    return tuple(out)


def _all_matches(pattern: re.Pattern[str], text: str) -> list[re.Match[str]]:
    """Matches that may overlap: each start is tried once."""
    out = []
    position = 0
    while (found := pattern.search(text, position)) is not None:
        out.append(found)
        position = text.index(" ", found.start() + 1)
    return out


def encode(tokens: tuple[Token, ...]) -> tuple[str, list[int]]:
    """Tokens as the text that frames are matched against, and where each of them starts in it."""
    parts, starts, position = [" "], [], 1
    for token in tokens:
        word = _GAPS.sub("_", token.text.lower().replace("’", "'"))
        part = f"{token.cls}:{word} "
        starts.append(position)
        parts.append(part)
        position += len(part)
    return "".join(parts), starts


def _token_at(starts: list[int], position: int) -> int:
    low, high = 0, len(starts)
    while low < high:
        middle = (low + high) // 2
        if starts[middle] <= position:
            low = middle + 1
        else:
            high = middle
    return low - 1


@lru_cache(maxsize=4)
def _triggers(vocabulary: Vocabulary) -> Triggers:
    return Triggers(_needs(frame) for frame in vocabulary.frames)


def _needs(frame: Frame) -> Needs:
    """What the encoded tokens of every match of a frame hold."""
    return tuple(sorted(set(_needed(_PIECE.finditer(frame.pattern.strip()))), key=_rarity)[:_MOST_SETS])


def _rarity(some: frozenset[str]) -> tuple[int, int, list[str]]:
    """Words before classes, since most sentences hold a vendor or a number; words of every sentence come last."""
    worth = 2 if some & _EVERYWHERE else 0 if min(some).startswith(":") else 1
    return (worth, len(some), sorted(some))


def _needed(pieces: Iterator[re.Match[str]]) -> list[frozenset[str]]:
    """What the pieces hold up to the end of their group: of choices, one set of each."""
    choices: list[list[frozenset[str]]] = [[]]
    last: list[frozenset[str]] = []
    for piece in pieces:
        if piece["close"]:
            break
        if piece["rep"]:  # the piece in front may be missing
            last = [] if piece["rep"] in ("?", "*") or piece["rep"].startswith("{0") else last
            continue
        choices[-1] += last
        last = []
        if piece["bar"]:
            choices.append([])
        elif piece["open"]:
            last = _needed(pieces)
        elif piece["word"]:
            last = [frozenset(text for words in piece["word"][1:-1].split("|") for text in _openings(words))]
        elif piece["cls"]:
            last = [frozenset(f"{name.lower()}:" for name in _classes(piece["cls"]))]
    choices[-1] += last
    if len(choices) == 1:
        return choices[0]
    return [frozenset().union(*(min(sets, key=_rarity) for sets in choices))] if all(choices) else []


def _openings(words: str) -> tuple[str, ...]:
    """How one word, or several as one token or as one token each, begin in encoded tokens."""
    parts = [word.lower() for word in re.split(r"[ _]+", words.strip())]
    return (f":{parts[0]} ",) if len(parts) == 1 else (f":{'_'.join(parts)} ", f":{parts[0]} ")


def _classes(names: str) -> tuple[str, ...]:
    return tuple(cls for name in names.split("|") for cls in _MACROS.get(name, (name,)))


def compile_pattern(frame: Frame) -> re.Pattern[str]:
    """The regular expression of a frame over encoded tokens.

    Raises:
        KnowledgeError: The pattern cannot be read or has no anchor.
    """
    return _compiled(frame.name, frame.pattern)


@cache
def _compiled(name: str, frame: str) -> re.Pattern[str]:
    out, position, text = [" "], 0, frame.strip()
    while position < len(text):
        found = _PIECE.match(text, position)
        if found is None or found.end() == position:
            raise KnowledgeError(f"frame '{name}'", f"pattern cannot be read from '{text[position:]}'")
        out.append(_piece(found))
        position = found.end()
    if "(?P<at>" not in "".join(out):
        raise KnowledgeError(f"frame '{name}'", "pattern has no anchor '@'")
    return re.compile("".join(out))


def _piece(found: re.Match[str]) -> str:
    if found["open"]:
        return "(?P<at>" if found["open"].startswith("@") else "(?:"
    if found["close"]:
        return ")"
    if found["bar"]:
        return "|"
    if found["rep"]:
        return found["rep"]
    if found["any"]:
        body = rf"{_CLAUSE_END}[^ ]+ "
    elif found["word"]:
        body = "(?:" + "|".join(_literal(w) for w in found["word"][1:-1].split("|")) + ")"
    else:
        body = rf"(?:{'|'.join(_classes(found['cls']))}):[^ ]+ "
    name = "at" if found["at"] else found["name"]
    return f"(?P<{name}>{body})" if name else f"(?:{body})"


def _literal(words: str) -> str:
    """One word, or several that stand as one token or as one token each."""
    parts = [re.escape(word) for word in re.split(r"[ _]+", words.strip())]
    apart = "".join(rf"[A-Z]+:{part} " for part in parts)
    return apart if len(parts) == 1 else rf"[A-Z]+:{'_'.join(parts)} |{apart}"
