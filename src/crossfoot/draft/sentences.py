"""The claims of a draft, sentence by sentence.

Invariant: a claim stands in the one sentence that its words begin in; tables and the frame of a page have none.
"""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.extract import Reading
from crossfoot.extract.sentences import split_sentences
from crossfoot.model import Claim, Table

__all__ = ["claims_by_sentence"]


def claims_by_sentence(reading: Reading) -> Iterator[list[Claim]]:
    """The claims of each sentence of running text, in its order."""
    for block in reading.document.blocks:
        if isinstance(block, Table) or block.furniture is not None or not block.pieces:
            continue
        for start, end in split_sentences(block.text):
            first, last = block.raw_span(start, end)
            yield [c for c in reading.claims if c.span is not None and first <= c.span.start < last]
