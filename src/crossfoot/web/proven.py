"""A proof on a page: the sum, each figure in it with its name and its address, each claim with its sentence.

Invariant: every line of the certificate is shown, with exact numbers; letters lead to figures, notes to words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from crossfoot.brief.names import Names
from crossfoot.errors import InputError
from crossfoot.ledger import Entry
from crossfoot.model import Cell, notation
from crossfoot.present.citation import cite_entry
from crossfoot.present.proofs import ProofLine, proof_sum
from crossfoot.reconcile import Certificate
from crossfoot.track.news.naming import figure_name
from crossfoot.web.asked import Asked
from crossfoot.web.links import cell_link
from crossfoot.web.quoted import Quoted, quoted

__all__ = ["Letter", "Proven", "proven"]


@dataclass(frozen=True, slots=True)
class Letter:
    """A figure of a sum.

    Args:
        letter: What it is called in the sum.
        name: What it is.
        href: Its page, or empty where it has none.
    """

    letter: str
    name: str
    href: str


@dataclass(frozen=True, slots=True)
class Proven:
    """A proof.

    Args:
        title: What it proves, in a few words.
        letters: The figures in it.
        lines: What is added up.
        total: What it adds up to.
        notes: The claims it rests on; the first is note 1.
    """

    title: str
    letters: tuple[Letter, ...]
    lines: tuple[ProofLine, ...]
    total: str
    notes: tuple[Quoted, ...]


def proven(asked: Asked, title: str, proof: Certificate, entries: Mapping[str, Entry], names: Names) -> Proven:
    """A certificate as it is shown.

    Args:
        asked: What the page was asked for.
        title: What it proves, in a few words.
        proof: The certificate.
        entries: The entries it rests on, by id.
        names: Names of vendors and places.
    """
    found = proof_sum(proof, lambda id_: cite_entry(entries[id_]))
    ids = dict.fromkeys(id_ for line in proof.entries for id_ in line)
    notes = tuple(quoted(asked, entries[id_], cited) for id_, cited in zip(ids, found.notes, strict=True))
    letters = tuple(_letter(asked, letter, name, names) for letter, name in found.where)
    return Proven(title, letters, found.lines, found.total, notes)


def _letter(asked: Asked, letter: str, name: str, names: Names) -> Letter:
    cell = _cell_of(name)
    if cell is None or cell.measure is None:
        return Letter(letter, name, "")
    return Letter(letter, figure_name(cell, names), cell_link(asked, cell))


def _cell_of(name: str) -> Cell | None:
    """The figure a name is the address of; some are helps of the arithmetic, and no figures."""
    try:
        return notation.read_cell(name)
    except InputError:
        return None
