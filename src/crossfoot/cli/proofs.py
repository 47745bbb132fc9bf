"""A proof on the terminal, as a sum that can be redone by hand.

Invariant: every line of the sum is shown; notes are numbered as the sum numbers them.
"""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.cli.show import wrapped
from crossfoot.present.citation import Citation
from crossfoot.present.proofs import ProofLine, proof_sum
from crossfoot.present.sums import Lookup
from crossfoot.present.words import voices
from crossfoot.reconcile import Certificate

__all__ = ["proof_lines"]

_INDENT = "      "


def proof_lines(proof: Certificate, cite: Lookup) -> Iterator[str]:
    """The proof for people, line by line.

    Args:
        proof: The certificate.
        cite: Gives the claim of an entry.
    """
    told = proof_sum(proof, cite)
    yield "  where"
    for letter, name in told.where:
        yield f"    {letter} = {name}"
    width = max(len(line.weight) for line in told.lines)
    wide = max(len(line.relation) for line in told.lines)
    yield "  add up"
    for line in told.lines:
        gap = " " * (wide - len(line.relation))
        yield f"    {line.weight:>{width}} x ( {line.relation} ){gap}   {_reason(line)}"
    yield f"    {'-' * (width + wide + 7)}"
    yield f"    {' ' * width} =   {told.total}"
    for number, cited in enumerate(told.notes, 1):
        yield ""
        yield from _note(number, cited)


def _reason(line: ProofLine) -> str:
    return " ".join(f"[{number}]" for number in line.notes) or line.why


def _note(number: int, cited: Citation) -> Iterator[str]:
    text = f'"{cited.quotation.marked()}"' if cited.quotation else f'as stated: "{cited.stated}"'
    yield f"  [{number}]{wrapped(text, _INDENT)[len(_INDENT) - 1 :]}"
    said = voices(cited.claim, own="")
    yield f"{_INDENT}{said + ', in ' if said else ''}{cited.where}    {cited.id}"
