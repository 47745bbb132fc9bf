"""`crossfoot check`: the figures of a page that cannot all be true, each conflict as a sum that can be redone.

Invariant: only plain arithmetic within one release counts as found; what roundings, loose phrases, restatements or
two sources' ways of counting explain is told as a remark.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import click

from crossfoot.api import check
from crossfoot.cli.citation import Citation, cite_entry, cite_reading
from crossfoot.cli.conflict import Members, conflict_lines, conflict_record, members_of, remark_line
from crossfoot.cli.main import Exit
from crossfoot.cli.options import About, Look, examples, format_option, look_options, page_options, refuse_if
from crossfoot.cli.pages import each_page, find_pages, refuse_for_many
from crossfoot.cli.records import issue_records, write_json
from crossfoot.cli.show import wrapped
from crossfoot.cli.views import entries_beside
from crossfoot.extract import Reading
from crossfoot.ledger import Entry
from crossfoot.model import Issue
from crossfoot.reconcile import Conflict, Layer

__all__ = ["command"]

# Sums of more figures than these, over several releases or sources, are no longer read; they are counted.
_DIRECT = 4


@click.command(
    "check",
    epilog=examples(
        "crossfoot check docs/pages/xpeng-half-year-2025.html",
        "crossfoot check docs/pages/xiaomi-october-2017.txt --view canalys",
        "crossfoot check docs/pages --format json",
    ),
)
@click.argument("pages", nargs=-1, required=True, metavar="PAGE...")
@page_options
@look_options
@format_option("text", "json", text="For people, or for programs (crossfoot-check/1).")
def command(pages: tuple[str, ...], about: About, look: Look, form: str) -> Exit:
    """Finds the figures on a page that cannot all be true.

    Every conflict is printed as a sum that you can redo, with the sentences it rests on and the smallest repairs. With
    --view the page is also held against what the ledger has from that source.

    The exit status is 1 if figures contradict each other beyond any rounding, else 0: what a rounding or a loose phrase
    explains is a remark, and so are a source's own corrections and the gaps between two sources. It is 2 if one of
    several pages cannot be read.
    """
    if not look.views:
        refuse_if(look.is_named, "--ledger says where to look, but not at what: give --view too, such as --view idc.")
        refuse_if(look.as_of is not None, "--as-of asks the ledger: give --view too, such as --view idc.")
    refuse_if(len(look.views) > 1, "A page is held against one view: join several sources, such as --view idc+canalys.")
    names = find_pages(pages)
    refuse_for_many(names, about)
    statuses, records, is_one = [], [], False
    for page in each_page(names, about, is_silent=form == "json"):
        is_one = page.is_one
        if page.reading is None:
            statuses.append(Exit.INPUT)
            continue
        checked = _check(page.reading, look)
        statuses.append(Exit.FOUND if any(conflict.is_hard for conflict in checked.conflicts) else Exit.FINE)
        if form == "json":
            records.append(_record(checked))
        else:
            click.echo(("" if len(statuses) == 1 else "\n") + "\n".join(_told(checked)))
    if form == "json":
        write_json(records[0] if is_one else records)
    return max(statuses)


@dataclass(frozen=True, slots=True)
class _Checked:
    """A page, what it was held against, and what was found."""

    reading: Reading
    against: tuple[Entry, ...]
    conflicts: tuple[Conflict, ...]
    remarks: tuple[Issue, ...]


def _check(reading: Reading, look: Look) -> _Checked:
    against = entries_beside(reading, look) if look.views else ()
    return _Checked(reading, against, *check(reading, against=against))


def _told(checked: _Checked) -> Iterator[str]:
    mine = _mine(checked.reading)
    hard = [conflict for conflict in checked.conflicts if conflict.is_hard]
    others = [conflict for conflict in checked.conflicts if not conflict.is_hard]
    held = f", held against {_count(len(checked.against), 'entry')} of the ledger" if checked.against else ""
    yield (
        f"{checked.reading.document.provenance.name}: {_count(len(checked.reading.claims), 'claim')}, "
        f"{_count(len(hard), 'contradiction')}{held}"
    )
    for conflict in hard:
        yield ""
        yield from conflict_lines(conflict, _members(conflict, mine, checked.against), mine)
    direct = [conflict for conflict in others if conflict.layer is Layer.RELEASE or len(conflict.members) <= _DIRECT]
    remarks = [remark_line(conflict, _members(conflict, mine, checked.against), mine) for conflict in direct]
    if len(direct) < len(others):
        longer = _count(len(others) - len(direct), "more figure")
        remarks.append(f"{longer} of the ledger would give way in sums of more than {_DIRECT}; --format json has them")
    remarks += [f"{issue.message} ({issue.where})" for issue in checked.remarks]
    if remarks:
        yield ""
        yield "Remarks, which are no contradictions:"
    for remark in remarks:
        yield f"  - {wrapped(remark, '    ').lstrip()}"


def _record(checked: _Checked) -> dict[str, Any]:
    mine = _mine(checked.reading)
    return {
        "schema": "crossfoot-check/1",
        "page": checked.reading.document.provenance.name,
        "claims": len(checked.reading.claims),
        "against": len(checked.against),
        "conflicts": [
            conflict_record(conflict, _members(conflict, mine, checked.against), mine) for conflict in checked.conflicts
        ],
        "remarks": issue_records(checked.remarks),
    }


def _mine(reading: Reading) -> Members:
    return {cited.id: cited for cited in cite_reading(reading)}


def _members(conflict: Conflict, mine: Members, against: tuple[Entry, ...]) -> Members:
    def from_ledger(id_: str) -> Citation:
        return cite_entry(next(entry for entry in against if entry.id == id_))

    return members_of(conflict, mine, from_ledger)


def _count(number: int, thing: str) -> str:
    plural = f"{thing[:-1]}ies" if thing.endswith("y") else f"{thing}s"
    return f"{number:,} {thing if number == 1 else plural}"
