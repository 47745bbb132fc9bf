"""A proof as a sum that can be redone by hand: inequalities, what each is multiplied by, and what they add up to.

Invariant: the lines shown are the certificate's rows, all of them, with exact numbers; adding them up gives the last
line. Figures have letters, so that the sum fits on a page.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from string import ascii_uppercase

from crossfoot.cli.show import wrapped
from crossfoot.present.citation import Citation
from crossfoot.present.sums import Lookup
from crossfoot.present.words import exact, rounded_down, rounded_up, voices
from crossfoot.reconcile import Certificate
from crossfoot.reconcile.problem import Row, Sense, Terms

__all__ = ["proof_lines"]

_STRICT = {Sense.LE: "<", Sense.GE: ">", Sense.EQ: "="}
_INDENT = "      "


def proof_lines(proof: Certificate, cite: Lookup) -> Iterator[str]:
    """The proof for people, line by line.

    Args:
        proof: The certificate.
        cite: Gives the claim of an entry.
    """
    letters = {unknown: _letter(number) for number, (unknown, _) in enumerate(proof.names)}
    yield "  where"
    for unknown, name in proof.names:
        yield f"    {letters[unknown]} = {name}"
    notes: dict[str, int] = {}
    rows = [
        _row(weight, row, ids, letters, notes) for (weight, row), ids in zip(proof.parts, proof.entries, strict=True)
    ]
    total = _relation(proof.question, proof.sense, proof.bound, letters, is_strict=proof.is_strict)
    width = max(len(weight) for weight, _, _ in rows)
    wide = max(len(text) for _, text, _ in rows)
    yield "  add up"
    for weight, text, why in rows:
        yield f"    {weight:>{width}} x ( {text} ){' ' * (wide - len(text))}   {why}"
    yield f"    {'-' * (width + wide + 7)}"
    yield f"    {' ' * width} =   {total}{_as_decimal(proof)}"
    for id_, number in notes.items():
        yield ""
        yield from _note(number, cite(id_))


def _as_decimal(proof: Certificate) -> str:
    """The end as a decimal too, rounded outward, where it is a fraction."""
    shown = rounded_up(proof.bound) if proof.sense is Sense.LE else rounded_down(proof.bound)
    return "" if shown == exact(proof.bound) else f", that is {shown}"


def _row(
    weight: Fraction, row: Row, ids: tuple[str, ...], letters: dict[int, str], notes: dict[str, int]
) -> tuple[str, str, str]:
    """Weight, inequality and reason of one row; a reason that is a claim gets a number."""
    numbers = [notes.setdefault(id_, len(notes) + 1) for id_ in ids]
    why = " ".join(f"[{number}]" for number in numbers) if numbers else row.why
    return exact(weight), _relation(row.terms, row.sense, row.rhs, letters, is_strict=row.is_strict), why


def _relation(terms: Terms, sense: Sense, rhs: Fraction, letters: dict[int, str], *, is_strict: bool) -> str:
    left = ""
    for unknown, value in terms:
        size = "" if abs(value) == 1 else f"{exact(abs(value))} "
        left += f" {'-' if value < 0 else '+'} " if left else "-" if value < 0 else ""
        left += f"{size}{letters[unknown]}"
    return f"{left or '0'} {_STRICT[sense] if is_strict else sense.value} {exact(rhs)}"


def _note(number: int, cited: Citation) -> Iterator[str]:
    text = f'"{cited.quotation.marked()}"' if cited.quotation else f'as stated: "{cited.stated}"'
    yield f"  [{number}]{wrapped(text, _INDENT)[len(_INDENT) - 1 :]}"
    said = voices(cited.claim, own="")
    yield f"{_INDENT}{said + ', in ' if said else ''}{cited.where}    {cited.id}"


def _letter(number: int) -> str:
    """A to Z, then A2 to Z2 and so on."""
    turn, place = divmod(number, len(ascii_uppercase))
    return ascii_uppercase[place] + (str(turn + 1) if turn else "")
