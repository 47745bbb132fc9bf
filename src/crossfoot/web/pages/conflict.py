"""One conflict in full: the sum, the sentences, the proof, the ways out, and a form that records what is found.

Invariant: the page changes nothing; a conflict that was settled says by whom, when and why.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from crossfoot.brief.names import names_of
from crossfoot.errors import InputError
from crossfoot.ledger import JudgementKind
from crossfoot.model import ALL
from crossfoot.present.citation import short_id
from crossfoot.web.asked import Asked
from crossfoot.web.clash_cards import Card, Way, card_of, conflict_link
from crossfoot.web.conflicted import Clash, all_conflicts, clash_at, parts_of
from crossfoot.web.desk import Desk
from crossfoot.web.judged import FINDINGS, Finding, findings_of
from crossfoot.web.large import is_large
from crossfoot.web.page import NotHereError, Page
from crossfoot.web.parts import Shown
from crossfoot.web.proven import Proven, proven
from crossfoot.web.quoted import Quoted, quoted

__all__ = ["PAGE", "build"]


@dataclass(frozen=True, slots=True)
class InFull:
    """A conflict in full.

    Args:
        card: It as a card.
        proof: Why the figures cannot all be true.
        certificate: Where the proof is given out for the verifier.
        kinds: What can be found about a claim: value and words.
        way: The repair that is being accepted, or None.
        copies: For each claim that other pages say again, of the same origin: its number in the card, and they.
    """

    card: Card
    proof: Proven
    certificate: str
    kinds: tuple[tuple[str, str], ...]
    way: Way | None
    copies: tuple[tuple[int, tuple[Quoted, ...]], ...]


@dataclass(frozen=True, slots=True)
class Settled:
    """A conflict that does not stand any more.

    Args:
        findings: What was judged of its claims.
        quotes: Those of its claims that still count.
        again: The page of the same conflict with a copy of the claim that was judged, or empty.
    """

    findings: tuple[Finding, ...]
    quotes: tuple[Quoted, ...]
    again: str = ""


def build(desk: Desk, asked: Asked, named: Mapping[str, str]) -> Shown:  # noqa: ARG001  every page is built so
    """One conflict, or how it was settled."""
    id_ = asked.one("id") or ""
    parts = parts_of(id_)
    try:
        clash = clash_at(desk, id_)
    except InputError:
        clash = None  # a claim of it is left out, or was never there
    return _settled(desk, asked, parts) if clash is None else _in_full(desk, asked, clash)


def _in_full(desk: Desk, asked: Asked, clash: Clash) -> Shown:
    entries = {entry.id: entry for entry in clash.entries}
    about = desk.view.entries(vendors=(*clash.vendors, ALL))
    names = names_of(desk.vocabulary, clash.entries)
    proof = clash.conflict.certificate
    entries.update((entry.id, entry) for entry in about if entry.id in {i for ids in proof.entries for i in ids})
    card = card_of(asked, clash, names)
    accepted = asked.one("accept")
    way = next((one for one in card.ways if one.claim == accepted), None)
    body = InFull(
        card,
        proven(asked, "Why they cannot all be true", proof, entries, names),
        asked.link("/conflict/certificate", id=clash.id),
        tuple((kind.value, words) for kind, words in FINDINGS.items()),
        way,
        tuple(_copies(desk, asked, clash, card)),
    )
    return Shown(card.title, "conflict.html", body)


def _copies(desk: Desk, asked: Asked, clash: Clash, card: Card) -> Iterator[tuple[int, tuple[Quoted, ...]]]:
    """What else says the same as each claim of the card."""
    for number, claim in enumerate(card.quotes, 1):
        others = [copy for copy in clash.copies_of(claim.id) if short_id(copy) != claim.id]
        if others:
            yield number, tuple(quoted(asked, desk.view.entry(copy)) for copy in others)


def _settled(desk: Desk, asked: Asked, parts: tuple[str, ...]) -> Shown:
    findings = findings_of(desk, asked, parts)
    left_out = {one.claim for one in findings}
    quotes = []
    for part in parts:
        if not any(claim.startswith(part) for claim in left_out):
            try:
                quotes.append(quoted(asked, desk.view.entry(part)))
            except InputError as fault:
                raise NotHereError(f"No such conflict stands as of {desk.day}: {fault}") from fault
    if not findings:
        raise NotHereError(f"These claims do not contradict each other as of {desk.day}.")
    again = _again(desk, parts, [part for part in parts if not any(claim.startswith(part) for claim in left_out)])
    if again is not None:
        body = Settled(findings, tuple(quotes), conflict_link(asked, again.id))
        lead = "What was found out is kept. A copy of the claim on another page still says the same."
        return Shown("Copies of it still contradict the others", "settled.html", body, (), lead)
    hides = any(one.kind != JudgementKind.SAME_ORIGIN for one in findings)
    lead = "It was settled: what was found out about its claims is kept, and can be taken back." if hides else ""
    return Shown("This conflict does not stand any more", "settled.html", Settled(findings, tuple(quotes)), (), lead)


def _again(desk: Desk, parts: tuple[str, ...], rest: list[str]) -> Clash | None:
    """The same conflict with copies in place of the claims that were judged; in a large ledger it is not looked for."""
    every = () if is_large(desk) or not rest else all_conflicts(desk)
    return next((one for one in every if len(one.entries) == len(parts) and all(map(one.copies_of, rest))), None)


PAGE = Page("/conflict", build)
