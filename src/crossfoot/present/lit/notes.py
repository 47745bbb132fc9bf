"""The notes of a page: for each claim what it says and what filled each slot, for each unread figure why.

Invariant: a note tells what `crossfoot explain` tells, in the same words.
"""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.extract import Unread
from crossfoot.extract.derivation import Derivation, Filled
from crossfoot.model import Claim, Mode, notation
from crossfoot.present.derivations import frame_line, number_line, words_line
from crossfoot.present.lit.layer import UNREAD
from crossfoot.present.lit.text import plain
from crossfoot.present.words import ends, said, voices

__all__ = ["claim_note", "unread_note"]

_SHORT = 90  # of the words quoted in a list


def claim_note(claim: Claim, derivation: Derivation | None, own: str, *, more: str = "", is_open: bool = False) -> str:
    """A claim's note, closed until somebody asks for it.

    Args:
        claim: The claim.
        derivation: How it came about, or None where that cannot be told.
        own: Who speaks where nobody is quoted.
        more: What else is to be said of it, as HTML.
        is_open: Whether it was asked for.
    """
    words = "" if claim.span is None else " ".join(claim.span.text.split())
    mode = "" if claim.mode is Mode.ACTUAL else f' <span class="mode">{plain(claim.mode.value)}</span>'
    facts = "".join(_fact(name, text) for name, text in _facts(claim, derivation, own))
    stages = "" if derivation is None else _stages(_stage_facts(derivation, claim))
    slots = "" if derivation is None else _slots(derivation)
    links = "".join(
        f'<li>{plain(kind.value.replace("_", " "))} <a href="#{to}">{to}</a></li>' for kind, to in claim.links
    )
    return (
        f'<li class="note k-{claim.kind}" data-id="{claim.id}"><details{" open" if is_open else ""}><summary>'
        f'<span class="chip">{plain(claim.kind)}</span>{mode} <span class="told" id="s-{claim.id}">'
        f"<bdi>{plain(_subject(claim))}</bdi> <b><bdi>{plain(said(claim))}</bdi></b></span>"
        f"</summary>"
        f'<p class="quoted" id="n-{claim.id}"><a class="back" href="#{claim.id}"><bdi>“{plain(_cut(words))}”</bdi>'
        f'<span class="id">#{claim.id}</span></a></p>'
        f'{more}<dl class="facts">{facts}</dl>{slots}{stages}{f"<ul>{links}</ul>" if links else ""}'
        f'<p class="notation"><code>{plain(notation.write_content(claim))}</code></p></details></li>'
    )


def unread_note(number: int, figure: Unread, derivation: Derivation | None) -> str:
    """The note of a figure that was left unread."""
    id_ = f"u{number}"
    facts = [("why", figure.reason)]
    if derivation is not None and derivation.figure is not None:
        facts.append(("number", number_line(derivation.figure)))
    tried = () if derivation is None else derivation.attempts
    facts += [("tried", f"frame {one.frame} ({one.kind}): {one.reason or 'another frame came first'}") for one in tried]
    if derivation is not None and not tried and derivation.tokens:
        facts.append(("tried", "no frame matches around it"))
    told = "".join(_fact(name, text) for name, text in facts)
    slots = "" if derivation is None else _slots(derivation)
    words = " ".join(figure.text.split())
    return (
        f'<li class="note k-{UNREAD}" data-id="{id_}"><details><summary><span class="chip">unread</span> '
        f'<span class="told" id="s-{id_}"><b><bdi>{plain(_cut(words))}</bdi></b> {plain(figure.reason)}</span>'
        "</summary>"
        f'<p class="quoted" id="n-{id_}"><a class="back" href="#{id_}"><bdi>“{plain(_cut(words))}”</bdi>'
        f'<span class="id">#{id_}</span></a></p><dl class="facts">{told}</dl>{slots}</details></li>'
    )


def _subject(claim: Claim) -> str:
    """Whose figure of what, where and when, in one line."""
    cell = claim.cell
    when = cell.period.label + (f", per {cell.per}" if cell.per else "")
    who = ", ".join("the market" if slug == "ALL" else "others" if slug == "OTHERS" else slug for slug in cell.vendor)
    place = "world" if cell.place == "WORLD" else cell.place
    return " · ".join(part for part in (who, cell.measure, place, when) if part)


def _facts(claim: Claim, derivation: Derivation | None, own: str) -> Iterator[tuple[str, str]]:
    yield "said by", voices(claim, own=own)
    if claim.note:
        yield "note", claim.note
    quantity = getattr(claim.statement, "value", None)
    if quantity is not None:
        yield "interval", ends(quantity.interval, quantity.unit)
    if derivation is not None and derivation.figure is not None:
        yield "number", number_line(derivation.figure)


def _stage_facts(derivation: Derivation, claim: Claim) -> Iterator[tuple[str, str]]:
    """What only somebody asks for who wants to know why a rule did what it did."""
    yield "stands in", derivation.place
    if claim.frame:
        yield "frame", frame_line(claim, derivation)
    words = words_line(derivation)
    if words:
        yield "words", words


def _stages(facts: Iterator[tuple[str, str]]) -> str:
    told = "".join(_fact(name, text) for name, text in facts)
    return f'<details class="stages"><summary>Frame and words</summary><dl>{told}</dl></details>'


def _fact(name: str, text: str) -> str:
    return f'<dt>{plain(name)}</dt><dd dir="auto">{plain(text)}</dd>'


def _slots(derivation: Derivation) -> str:
    rows = "".join(_slot(filled) for filled in derivation.slots)
    return f'<dl class="slots">{rows}</dl>' if rows else ""


def _slot(filled: Filled) -> str:
    words = "" if filled.words is None else f' <q dir="auto">{plain(_cut(filled.words.text))}</q>'
    where = ""
    if filled.sentence is not None and filled.words is not None and filled.sentence.text != filled.words.text:
        where = f'<span class="from" dir="auto">{plain(filled.sentence.text)}</span>'
    return (
        f"<dt>{plain(filled.slot)}</dt><dd><bdi>{plain(filled.value or 'open')}</bdi>{words}"
        f'<span class="rule">{plain(filled.rule)}</span>{where}</dd>'
    )


def _cut(words: str) -> str:
    return words if len(words) <= _SHORT else f"{words[:_SHORT]}…"
