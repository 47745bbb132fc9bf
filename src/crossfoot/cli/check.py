"""`crossfoot check`: every number of a draft marked, and what cannot all be true as sums that can be redone.

Invariant: only what cannot be true counts as found: plain arithmetic within the draft, or a proof over the figures of
the source it names. What roundings, loose phrases, restatements or two ways of counting explain is a remark.
"""

from __future__ import annotations

from contextlib import nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from crossfoot.api import check_draft, open_ledger
from crossfoot.cli.main import Exit
from crossfoot.cli.marked import check_lines
from crossfoot.cli.options import About, Look, examples, format_option, look_options, page_options, refuse_if
from crossfoot.cli.output import write_json
from crossfoot.cli.pages import each_page, find_pages, refuse_for_many
from crossfoot.cli.place import path_of
from crossfoot.draft import Mark
from crossfoot.ledger.address import is_address
from crossfoot.present.marked import check_page, check_record, dated
from crossfoot.present.views import seen

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from crossfoot.ledger import Ledger

__all__ = ["command"]

_FAILING = {"impossible": (Mark.IMPOSSIBLE,), "unknown": (Mark.IMPOSSIBLE, Mark.UNKNOWN), "never": ()}


@click.command(
    "check",
    epilog=examples(
        "crossfoot check docs/pages/xpeng-half-year-2025.html",
        "crossfoot check docs/pages/xiaomi-october-2017.txt --as-of 2017-11-30",
        "crossfoot check docs/pages/xiaomi-october-2017.txt --view canalys",
        "crossfoot check docs/pages --no-ledger --format json",
    ),
)
@click.argument("pages", nargs=-1, required=True, metavar="DRAFT...")
@page_options
@look_options
@click.option("--no-ledger", is_flag=True, help="Check the draft against itself only.")
@click.option(
    "--fail-on",
    type=click.Choice(tuple(_FAILING)),
    default="impossible",
    show_default=True,
    help="Which marks end with status 1.",
)
@format_option("text", "html", "json", text="For people, as a file for a browser, or for programs (crossfoot-check/2).")
def command(pages: tuple[str, ...], about: About, look: Look, no_ledger: bool, fail_on: str, form: str) -> Exit:
    """Marks every number of a text before publication: proven, consistent, impossible or unknown.

    Each number is held against the other numbers of the text and against the ledger: one that the text attributes to a
    source against that source, any other against all of them. What cannot all be true is printed as a sum that you can
    redo, with the sentences it rests on and the smallest repairs. Records, streaks and goals met or missed are held
    against all years of the ledger; what rules one out is cited. `-` reads standard input. A text that names no day is
    read as written today.

    The exit status is 1 if a number is impossible (see --fail-on), else 0: what a rounding, a loose phrase, a
    restatement or the gap between two sources explains is a remark. It is 2 if one of several texts cannot be read.
    """
    refuse_if(no_ledger and (look.is_named or bool(look.views) or look.as_of is not None),
              "--no-ledger asks no ledger: leave out --ledger, --view and --as-of.")  # fmt: skip
    refuse_if(
        len(look.views) > 1, "A draft is held against one view: join several sources, such as --view idc+canalys."
    )
    names = find_pages(pages, about)
    refuse_for_many(names, about)
    refuse_if(form == "html" and len(names) > 1, "One HTML file shows one draft: check them one by one.")
    statuses, checked, is_one = [], [], False
    today = datetime.now(tz=UTC).date()
    with _opened(look, no_ledger=no_ledger) as ledger:
        view = None if ledger is None else ledger.view(as_of=look.as_of)
        only = None if view is None or not look.views else frozenset(e.id for e in seen(view, look.views[0]).entries)
        for page in each_page(names, about, is_silent=form != "text"):
            is_one = page.is_one
            if page.reading is None:
                statuses.append(Exit.INPUT)
                continue
            found = check_draft(dated(page.reading, today), view, only=only)
            is_failing = any(number.mark in _FAILING[fail_on] for number in found.numbers if number.counts)
            statuses.append(Exit.FOUND if is_failing else Exit.FINE)
            checked.append(found)
            if form == "text":
                click.echo(("" if len(statuses) == 1 else "\n") + "\n".join(check_lines(found)))
    if form == "html" and checked:
        click.echo(check_page(checked[0]), nl=False)
    if form == "json":
        records = [check_record(found) for found in checked]
        write_json(records[0] if is_one else records)
    return max(statuses)


def _opened(look: Look, *, no_ledger: bool) -> AbstractContextManager[Ledger | None]:
    """The ledger to ask; none where none is wanted, or nobody has made one."""
    path = path_of(look.ledger)
    is_wanted = look.ledger is not None or bool(look.views) or look.as_of is not None
    if no_ledger or not (is_wanted or is_address(path) or Path(path).exists()):
        return nullcontext(None)
    return open_ledger(path, read_only=True)
