"""`crossfoot read`: what pages claim, as a table or for programs.

Invariant: nothing is kept; every figure of the page is listed, as a claim or as unread with the reason.
"""

from __future__ import annotations

from collections.abc import Iterator

import click

from crossfoot.cli.citation import cite_reading
from crossfoot.cli.main import Exit
from crossfoot.cli.options import About, examples, format_option, page_options
from crossfoot.cli.pages import each_page, find_pages, refuse_for_many
from crossfoot.cli.records import claims_record, reading_record, write_json
from crossfoot.cli.show import Column, table
from crossfoot.cli.words import figure, voices
from crossfoot.extract import Reading
from crossfoot.model import Claim, Mode, Polarity, notation
from crossfoot.model.statement import Compare, Deal, Growth, Nondisclosure, Order, Presence, Record, Status, Streak

__all__ = ["command"]

_CLAIMS: tuple[Column, ...] = (("#", "right"), ("says", "left"), ("kind", "left"), ("vendor", "left"),
                               ("measure, product", "left"), ("place", "left"), ("period", "left"),
                               ("value", "left"), ("said by", "left"))  # fmt: skip
_RECORDS = {"claims": claims_record, "json": reading_record}
_UNREAD: tuple[Column, ...] = (("#", "right"), ("line", "right"), ("unread figure", "left"), ("why", "left"))


@click.command(
    "read",
    epilog=examples(
        "crossfoot read docs/pages/xiaomi-october-2017.txt",
        "crossfoot read docs/pages --format notation",
        "crossfoot read - --published 2017-10-31 < docs/pages/xiaomi-october-2017.txt",
        "crossfoot read docs/pages/xiaomi-october-2017.txt --format claims",
    ),
)
@click.argument("pages", nargs=-1, required=True, metavar="PAGE...")
@page_options
@format_option(
    "table",
    "notation",
    "json",
    "claims",
    text="table for people; notation, one line a claim; claims, the interchange format crossfoot-claims/1; json, the "
    "same with frames, unread figures and remarks (crossfoot-reading/1).",
)
def command(pages: tuple[str, ...], about: About, form: str) -> Exit:
    """Lists what a page claims: who, what, where, when, how many, and who says so.

    PAGE is a text or HTML file, a folder of them, or - for standard input. Nothing is kept. Figures that no rule could
    read are listed with the reason. Of several pages those at fault are told one by one, and the exit status is 2.
    """
    names = find_pages(pages)
    refuse_for_many(names, about)
    found = each_page(names, about, is_silent=form in _RECORDS)
    if form in _RECORDS:
        read = [reading for _, reading in found if reading is not None]
        records = [_RECORDS[form](reading) for reading in read]
        write_json(records[0] if len(names) == 1 else records)
        return _status(len(records), names)
    count = 0
    for _, reading in found:
        if reading is None:
            continue
        if form == "notation":
            click.echo("\n".join(notation.write(claim) for claim in reading.claims), nl=bool(reading.claims))
        else:
            click.echo(("\n\n" if count else "") + "\n".join(_told(reading)))
        count += 1
    return _status(count, names)


def _status(count: int, names: tuple[str, ...]) -> Exit:
    return Exit.FINE if count == len(names) else Exit.INPUT


def _told(reading: Reading) -> Iterator[str]:
    found = reading.document.provenance
    day = found.published_at.isoformat() if found.published_at else "day of publication unknown"
    yield f"{found.name}: {found.title or 'without a title'} ({found.outlet or 'outlet unknown'}, {day})"
    yield f"{_count(len(reading.claims), 'claim')}, {_count(len(reading.unread), 'unread figure')}"
    if reading.claims:
        yield ""
        own = found.outlet or "the page"
        yield table(_CLAIMS, (_row(cited.claim, cited.words, own) for cited in cite_reading(reading)))
    if reading.unread:
        yield ""
        text = reading.document.text
        lines = (text.count("\n", 0, figure.start) + 1 for figure in reading.unread)
        rows = enumerate(zip(lines, reading.unread, strict=True), 1)
        yield table(
            _UNREAD, ((f"u{i}", str(line), " ".join(figure.text.split()), figure.reason) for i, (line, figure) in rows)
        )
    for issue in reading.issues:
        yield f"\n{issue.code}: {issue.message}"


def _row(claim: Claim, words: str, own: str) -> tuple[str, ...]:
    cell = claim.cell
    return (
        claim.id.removeprefix("c"),
        words,
        claim.kind if claim.mode is Mode.ACTUAL else f"{claim.kind}, {claim.mode.value}",
        ", ".join(cell.vendor),
        ", ".join(part for part in (cell.measure, cell.product, cell.model, cell.segment) if part),
        cell.place or "",
        cell.period.label + (f", per {cell.per}" if cell.per else ""),
        _value(claim),
        voices(claim, own=own) + (f", {claim.strength.value}" if claim.cue else ""),
    )


def _value(claim: Claim) -> str:
    """The figure, or what stands in its place; "not" in front of what is denied."""
    quantity = getattr(claim.statement, "value", None)
    told = [] if quantity is None else [figure(quantity)]
    match claim.statement:
        case Growth(base=base):
            told.append(f"on {base.period.label}")
        case Order(above=above, below=below):
            told.append(f"{above} above {below}")
        case Compare(relation=relation, other=other):
            told.append(f"{relation}, {other}" if other else relation)
        case Record(record=record, scope=scope):
            told.append(f"{record}, {scope}")
        case Streak(predicate=predicate):
            told.append(f"of {predicate}")
        case Status(state=state) | Presence(state=state):
            told.append(state)
        case Deal(deal=deal, partner=partner):
            told.append(f"{deal} with {partner}")
        case Nondisclosure(of=of) if of:
            told.append(f"of {of}")
    not_so = {Polarity.AFFIRMED: "", Polarity.DENIED: "not: ", Polarity.RETRACTED: "taken back: "}
    return not_so[claim.polarity] + " ".join(told)


def _count(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'' if number == 1 else 's'}"
