"""`crossfoot explain`: from a number back to the sentence it was read in, or to the sum that proves it.

Invariant: every id and every bound that another command prints is understood here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import click

from crossfoot.api import bounds, open_ledger
from crossfoot.cli.options import About, Look, examples, look_options, page_options, refuse_if
from crossfoot.cli.pages import read_one
from crossfoot.cli.place import path_of
from crossfoot.cli.proofs import proof_lines
from crossfoot.cli.show import wrapped
from crossfoot.cli.stages import stage_lines, unread_lines
from crossfoot.errors import InputError
from crossfoot.exchange import IMPORTED
from crossfoot.extract import Reading, Unread
from crossfoot.extract.derivation import Derivation
from crossfoot.extract.derive import derive, derive_unread
from crossfoot.extract.retrace import retrace
from crossfoot.knowledge import load_vocabulary
from crossfoot.ledger import STARTER, Entry, View
from crossfoot.ledger.quotation import document_of, quote
from crossfoot.model import Claim, Document, How, Span, notation
from crossfoot.present.asked import read_address
from crossfoot.present.citation import Citation, cite_entry, cite_reading, short_id
from crossfoot.present.derivations import derived_again, frame_line
from crossfoot.present.views import views_of
from crossfoot.present.words import ends, figure, voices

__all__ = ["command"]

_ON_PAGE = re.compile(r"(?P<page>.+)#(?P<claim>[cu][0-9]+)\Z")
_UNREAD = re.compile(r"u[0-9]+\Z")
_ID = re.compile(r"(?:sha256:)?[0-9a-f]{4,64}\Z")
_ADDRESS = re.compile(r"\S+(?:\s+\S+){4,}\Z")

_HOW = {
    How.STATED: "stated there",
    How.ANAPHOR: "a pronoun or a description stands for it",
    How.CARRIED: "carried on from earlier text, a headline or a table's header",
    How.RELATIVE: "counted from the day of publication",
    How.INFERRED: "inferred: home market or fiscal calendar",
    How.DEFAULT: "nothing said, so by the usual rule",
}


@click.command(
    "explain",
    epilog=examples(
        "crossfoot explain docs/pages/xpeng-half-year-2025.html#c7",
        "crossfoot explain docs/pages/xpeng-half-year-2025.html --claim c7",
        'crossfoot explain "xiaomi shipments smartphone WORLD 2017-Q4" --view counterpoint --end high',
    ),
)
@click.argument("what", metavar="ID")
@click.option("--claim", metavar="cN", help="With a page for ID: which of its claims, or uN for an unread figure.")
@click.option("--end", type=click.Choice(["low", "high"]), help="With an address for ID: only this end.")
@page_options
@look_options
def command(what: str, claim: str | None, end: str | None, about: About, look: Look) -> None:
    """Follows a number to the sentence it was read in, or a bound to the sum that proves it.

    ID is an entry of the ledger by the first digits of its id, as the other commands print it; a claim of a page,
    written PAGE#c7, or a figure of it that was left unread, written PAGE#u2; or the address of a figure, as `crossfoot
    cell` takes it, with the --view it was asked under. A claim is told stage by stage: where it stands, how its number
    was read, which frame took it, and for each slot the words and the rule that filled it.
    """
    on_page = _ON_PAGE.match(what)
    refuse_if(bool(on_page and claim), f"'{what}' names a claim already, and --claim {claim} names one too.")
    if on_page or claim:
        refuse_if(
            bool(look.views or look.as_of or end),
            "--view, --as-of and --end ask a ledger, and a claim of a page is in none.",
        )
        page, name = (on_page["page"], on_page["claim"]) if on_page else (what, claim or "")
        lines = _of_page(read_one(page, about), page, name)
    elif _ADDRESS.match(what.strip()):
        lines = _bound(what, look, end)
    else:
        refuse_if(bool(look.views or end), "--view and --end go with the address of a figure, not with an id.")
        if not _ID.match(what):
            raise InputError(
                f"Cannot explain '{what}': expected an id as the other commands print it, a claim of a page such as "
                'page.html#c7, or the address of a figure in quotes, such as "xiaomi shipments smartphone IN 2017-Q3".'
            )
        with open_ledger(path_of(look.ledger), read_only=True) as opened:
            lines = _entry(what, opened.view(as_of=look.as_of))
    click.echo("\n".join(lines))


def _of_page(reading: Reading, page: str, name: str) -> Iterator[str]:
    """A claim of a page, or a figure of it that was left unread."""
    if _UNREAD.match(name):
        number = int(name[1:])
        count = len(reading.unread)
        if not 0 < number <= count:
            has = f"it has u1 to u{count}" if count else "none was left"
            raise InputError(f"Page '{page}' has no unread figure '{name}': {has}.")
        return _unread(reading, reading.unread[number - 1])
    cited = next((cited for cited in cite_reading(reading) if cited.claim.id == name), None)
    if cited is None:
        count = len(reading.claims)
        has = f"it has c1 to c{count}" if count else "none was read there"
        raise InputError(f"Page '{page}' has no claim '{name}': {has}.")
    return _claim(cited, (), _derived(reading.document, cited.claim))


def _derived(document: Document, claim: Claim) -> Derivation | None:
    vocabulary = load_vocabulary()
    return derive(retrace(document, vocabulary), claim, vocabulary)


def _derived_again(entry: Entry) -> Derivation | None:
    """The derivation of an entry, where its page is kept and reads today as it did then."""
    document = None if entry.page.text is None else document_of(entry.page)
    if document is None:
        return None
    vocabulary = load_vocabulary()
    return derived_again(retrace(document, vocabulary), entry.claim, vocabulary)


def _unread(reading: Reading, figure: Unread) -> Iterator[str]:
    document, vocabulary = reading.document, load_vocabulary()
    span = Span(figure.start, figure.end, figure.text)
    line = document.text.count("\n", 0, figure.start) + 1
    yield f"unread: {' '.join(figure.text.split())}"
    yield ""
    yield wrapped(f'"{quote(document, span).marked()}"', "  ")
    yield ""
    yield f"page       {document.provenance.title or document.provenance.name}"
    yield f"file       {document.provenance.name}, line {line}"
    yield f"why        {figure.reason}"
    derivation = derive_unread(retrace(document, vocabulary), figure, vocabulary)
    yield from () if derivation is None else unread_lines(derivation)


def _entry(what: str, view: View) -> Iterator[str]:
    entry = view.entry(what)
    others = [
        other for other in view.entries(vendors=entry.claim.cell.vendor)
        if other.statement_id == entry.statement_id and other.id != entry.id
    ]  # fmt: skip
    told = [f"recorded   {entry.recorded_at:%Y-%m-%d %H:%M} UTC, entry {entry.id}", f"voice      {entry.origin}"]
    told += [
        f"judged     {found.kind.value} by {found.author}: {found.reason}"
        for found in (judged.judgement for judged in view.judgements(entry.id))
    ]
    told += [f"also       {other.page.outlet or other.page.name}, {other.page.published_at}: {short_id(other.id)}"
             for other in others]  # fmt: skip
    return _claim(cite_entry(entry), tuple(told), _derived_again(entry))


def _bound(what: str, look: Look, end: str | None) -> Iterator[str]:
    """Both ends of a figure, or one, in one view, as sums."""
    cell = read_address(what)
    refuse_if(len(look.views) != 1, "A bound holds in one view: give one --view, as `crossfoot cell` printed it.")
    with open_ledger(path_of(look.ledger), read_only=True) as opened:
        (view,) = views_of(opened.view(as_of=look.as_of), look.views, cell)
    bound = bounds(view.entries, cell)
    entries = {entry.id: entry for entry in view.entries}
    day = f", as of {look.as_of}" if look.as_of else ""
    yield f"{notation.write_cell(cell)} under {view.label}{day}: {ends(bound.interval)}"
    for name, proof in (("low", bound.low), ("high", bound.high)):
        if end in (None, name):
            yield ""
            yield f"{name} end" if proof else f"{name} end: unbounded, nothing in this view limits it"
            yield from proof_lines(proof, lambda id_: cite_entry(entries[id_])) if proof else ()


def _claim(cited: Citation, told: tuple[str, ...], derivation: Derivation | None) -> Iterator[str]:
    claim, page = cited.claim, cited.page
    yield notation.write_content(claim)
    yield ""
    if cited.quotation:
        yield wrapped(f'"{cited.quotation.marked()}"', "  ")
    else:
        yield f'  as stated: "{cited.stated}"'
    yield ""
    yield f"page       {page.title or page.name}"
    yield f"outlet     {cited.where}"
    yield f"file       {page.name}" if page.url is None or page.name != page.url else f"address    {page.url}"
    if page.url and page.name != page.url:
        yield f"address    {page.url}"
    if cited.quotation is None and cited.reader == STARTER:
        yield "text       none is kept of a starter figure: follow the address"
    yield f"said by    {voices(claim, own=page.outlet or 'the page itself')}"
    yield from told
    yield from _derivation(claim, cited.reader, derivation)


def _derivation(claim: Claim, reader: str, derivation: Derivation | None) -> Iterator[str]:
    quantity = getattr(claim.statement, "value", None)
    if quantity is not None:
        yield f"figure     {figure(quantity)}: {quantity.interval} {quantity.unit.value}, {quantity.form.value}"
    manner = (claim.mode.value, claim.strength.value, claim.polarity.value)
    yield f"manner     {', '.join(manner)}" + (f' ("{claim.cue}")' if claim.cue else "")
    yield f"read by    {reader}"
    if claim.note:
        yield f"note       {claim.note}"
    if reader.startswith(IMPORTED) and claim.frame:
        yield f"table      {claim.frame}"
    else:
        yield from _stored(claim) if derivation is None else stage_lines(derivation, claim)
    for kind, to in claim.links:
        yield f"link       {kind.value} {to}"


def _stored(claim: Claim) -> Iterator[str]:
    """What is kept of a derivation where the page cannot be read again: the frame, and how each slot was filled."""
    if claim.frame:
        yield f"frame      {frame_line(claim, None)}"
    cell = claim.cell
    values = {"vendor": ", ".join(cell.vendor), "measure": cell.measure, "product": cell.product, "place": cell.place,
              "period": cell.period.label, "source": voices(claim, own="")}  # fmt: skip
    how = dict(claim.how)
    for slot, value in values.items():
        if slot in how:
            yield f"{slot:<10} {value or 'open'}: {_HOW[how[slot]]}"
