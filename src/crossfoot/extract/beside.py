"""What stands beside a table and speaks of it: the line over it, the one that names its source, the text's figures.

Invariant: only a line that is no sentence speaks of the table under it; a size is that of the very digits.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from crossfoot.model import Block, BlockKind, Document, Table

__all__ = ["near_table", "size_in_text"]

_SOURCE = re.compile(r"\(?(?:data )?source\b", re.IGNORECASE)
_LONGEST = 240
_BEHIND = 4
_SIZES = (("b", 10**9), ("m", 10**6), ("t", 10**3), ("k", 10**3))


def near_table(blocks: Sequence[Block | Table], number: int) -> str:
    """The line over a table without a caption, and the line behind it that names its source.

    Args:
        blocks: Of the page.
        number: Position of the table.
    """
    table = blocks[number]
    above = blocks[number - 1] if number else None
    out = []
    has_caption = isinstance(table, Table) and table.caption is not None
    if not has_caption and isinstance(above, Block) and above.kind is not BlockKind.TITLE and _is_line(above.text):
        out.append(above.text)
    behind = (b.text for b in blocks[number + 1 : number + 1 + _BEHIND] if isinstance(b, Block))
    out += [text[:_LONGEST] for text in behind if _SOURCE.search(text[:_LONGEST])][:1]
    return " ".join(out)


def _is_line(text: str) -> bool:
    return len(text) <= _LONGEST and not text.rstrip().endswith((".", "!", "?"))


def size_in_text(document: Document, digits: str) -> Fraction | None:
    """What the text multiplies these digits by ("15.5 million"), or None where it does not have them."""
    found = re.search(
        rf"(?<![\d.]){re.escape(digits)}[ -]?(million|mn|m|billion|bn|thousand|k)\b", document.text, re.IGNORECASE
    )
    if found is None:
        return None
    return next(Fraction(size) for letter, size in _SIZES if found[1].lower().startswith(letter))
