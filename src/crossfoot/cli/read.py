"""`crossfoot read`: what pages claim, as a table, for programs, or lit in the page's own text.

Invariant: nothing is kept; every figure of the page is listed, as a claim or as unread with the reason.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from crossfoot.cli.main import Exit
from crossfoot.cli.options import About, examples, format_option, page_options, refuse_if
from crossfoot.cli.output import write_json
from crossfoot.cli.pages import STDIN, each_page, find_pages, refuse_for_many
from crossfoot.cli.show import Column, table
from crossfoot.cli.written import file_for, write_whole
from crossfoot.extract import Reading
from crossfoot.model import Claim, Mode, notation
from crossfoot.present.citation import cite_reading
from crossfoot.present.records import claims_record, reading_record
from crossfoot.present.words import said, voices

__all__ = ["command"]

_CLAIMS: tuple[Column, ...] = (("#", "right"), ("says", "left"), ("kind", "left"), ("vendor", "left"),
                               ("measure, product", "left"), ("place", "left"), ("period", "left"),
                               ("value", "left"), ("said by", "left"))  # fmt: skip
_ONE_PAGE = "--html - writes one page, and several are given: name a folder."
_RECORDS = {"claims": claims_record, "json": reading_record}
_UNREAD: tuple[Column, ...] = (("#", "right"), ("line", "right"), ("unread figure", "left"), ("why", "left"))


@click.command(
    "read",
    epilog=examples(
        "crossfoot read docs/pages/xiaomi-october-2017.txt",
        "crossfoot read docs/pages --format notation",
        "crossfoot read - --published 2017-10-31 < docs/pages/xiaomi-october-2017.txt",
        "crossfoot read docs/pages/xiaomi-october-2017.txt --format claims",
        "crossfoot read docs/pages/xiaomi-october-2017.txt --html xiaomi.html",
        "crossfoot read docs/pages --html lit/",
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
@click.option(
    "--html",
    "view",
    metavar="FILE",
    help="Write a page to look at instead: its text with every claim lit, and how each was read; of several pages one "
    "file each, in the folder FILE; - for standard output.",
)
def command(pages: tuple[str, ...], about: About, form: str, view: str | None) -> Exit:
    """Lists what a page claims: who, what, where, when, how many, and who says so.

    PAGE is a text or HTML file, a feed (RSS, Atom), a saved page (MHTML), a web archive (WARC), a ZIP or tar of pages,
    a folder of them, or - for standard input; one page inside a file is named as it is listed, such as feed.xml#3.
    Nothing is kept. Figures that no rule could
    read are listed with the reason. Of several pages those at fault are told one by one, and the exit status is 2.
    """
    names = find_pages(pages, about)
    refuse_for_many(names, about)
    if view is not None:
        return _views(names, about, view)
    found = each_page(names, about, is_silent=form in _RECORDS)
    if form in _RECORDS:
        is_one, status, records = False, Exit.FINE, []
        for page in found:
            is_one = page.is_one
            if page.reading is None:
                status = Exit.INPUT
            else:
                records.append(_RECORDS[form](page.reading))
        write_json(records[0] if is_one else records)
        return status
    count, status = 0, Exit.FINE
    for page in found:
        if page.reading is None:
            status = Exit.INPUT
            continue
        if form == "notation":
            claims = page.reading.claims
            click.echo("\n".join(notation.write(claim) for claim in claims), nl=bool(claims))
        else:
            click.echo(("\n\n" if count else "") + "\n".join(_told(page.reading)))
        count += 1
    return status


def _views(names: tuple[str, ...], about: About, target: str) -> Exit:
    """One file for each page, with what was read on it lit in its text."""
    from crossfoot.knowledge import load_vocabulary  # noqa: PLC0415
    from crossfoot.present.lit import MARK, draw  # noqa: PLC0415  drawn only when asked for

    given = click.get_current_context().get_parameter_source("form")
    refuse_if(
        given is click.core.ParameterSource.COMMANDLINE, "--html writes a page to read, and --format prints: give one."
    )
    refuse_if(target == STDIN and len(names) > 1, _ONE_PAGE)
    taken: set[Path] = set()
    status = Exit.FINE
    for page in each_page(names, about, is_silent=False):
        reading = page.reading
        if reading is None:
            status = Exit.INPUT
            continue
        refuse_if(target == STDIN and not page.is_one, _ONE_PAGE)
        text = draw(reading, load_vocabulary())
        if target == STDIN:
            click.echo(text, nl=False)
            continue
        path = file_for(target, page.name, taken, is_one=page.is_one)
        write_whole(path, text, mark=MARK)
        click.echo(f"{path}: {_count(len(reading.claims), 'claim')}, {_count(len(reading.unread), 'unread figure')}")
    return status


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
        said(claim),
        voices(claim, own=own) + (f", {claim.strength.value}" if claim.cue else ""),
    )


def _count(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'' if number == 1 else 's'}"
