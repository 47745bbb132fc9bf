"""`crossfoot conflicts`: everything in the ledger that cannot all be true, told apart by whose it is.

Invariant: only arithmetic within one release is called a contradiction; what a source restated is looked for within
that source, and what sources differ in within a view that joins them, so that nobody is held to another's count.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import click

from crossfoot.api import open_ledger
from crossfoot.cli.commas import write_csv
from crossfoot.cli.conflict import conflict_lines
from crossfoot.cli.options import Look, examples, format_option, look_options
from crossfoot.cli.output import write_json
from crossfoot.cli.place import path_of
from crossfoot.cli.show import wrapped
from crossfoot.present.asked import read_vendor
from crossfoot.present.conflict import conflict_record, remark_line
from crossfoot.present.disputes import DISPUTES, Dispute, disputes_in, disputes_record, views_for
from crossfoot.present.views import Seen
from crossfoot.reconcile import Layer

__all__ = ["MOST_TOLD", "command"]

_HEADINGS = {
    Layer.RELEASE: "Within one release, more than roundings explain:",
    Layer.SOURCE: "Restated by the source itself, further than it usually does:",
    Layer.ACROSS: "Sources further apart than they usually are, which is nobody's error:",
}
# A remark on more figures than these is one that nobody can redo in his head.
MOST_TOLD = 6
_COLUMNS = ("kind", "view", "sum", "severity", "gap", "unit", "claims", "pages")


@click.command(
    "conflicts",
    epilog=examples(
        "crossfoot conflicts",
        "crossfoot conflicts --kind restatements --view counterpoint",
        "crossfoot conflicts --kind differences --view idc+canalys --vendor vivo",
        "crossfoot conflicts --format csv",
    ),
)
@look_options
@click.option("--kind", type=click.Choice(list(DISPUTES)), default="contradictions", show_default=True,
              help="Errors within one release; a source's own corrections; or gaps between sources.")  # fmt: skip
@click.option("--vendor", metavar="VENDOR", help="Only those with a figure of this vendor.")
@format_option("text", "json", "csv", text="For people, or for programs (crossfoot-conflicts/1).")
def command(look: Look, kind: str, vendor: str | None, form: str) -> None:
    """Lists the figures of the ledger that cannot all be true.

    Without --view contradictions are looked for in every release of every source, and restatements in every source by
    itself. Differences need to be told between whom: a view of several sources, or all. Each stands with its sum, its
    sentences and the smallest repairs; `crossfoot judge` records what you find out about one of its claims.
    """
    layer = DISPUTES[kind]
    with open_ledger(path_of(look.ledger), read_only=True) as opened:
        view = opened.view(as_of=look.as_of)
        if vendor is not None:
            vendor = read_vendor(vendor, view)
        views = views_for(view, look.views, layer)
    found = [one for view in views for one in disputes_in(view, layer, vendor)]
    if form == "json":
        write_json(disputes_record(kind, look.as_of, found))
    elif form == "csv":
        write_csv(_COLUMNS, (_row(one) for one in found))
    else:
        click.echo("\n".join(_told(found, layer, views)))


def _told(found: list[Dispute], layer: Layer, views: Iterable[Seen]) -> Iterator[str]:
    claims = len({entry.id for view in views for entry in view.entries})
    plain = [one for one in found if one.conflict.is_hard]
    soft = [one for one in found if not one.conflict.is_hard and len(one.members) <= MOST_TOLD]
    more = len(found) - len(plain) - len(soft)
    if not found:
        yield f"Among {claims:,} claims nothing of the kind was found."
        return
    if plain:
        yield _HEADINGS[Layer.RELEASE]
    for one in plain:
        yield ""
        yield from conflict_lines(one.conflict, one.members, {})
    if soft:
        yield ("\n" if plain else "") + ("Only if roundings or loose phrases are stretched do these meet:"
                                         if layer is Layer.RELEASE else _HEADINGS[layer])  # fmt: skip
    for one in soft:
        yield f"  - {wrapped(remark_line(one.conflict, one.members, {}), '    ').lstrip()}"
    if more:
        yield f"\n{more} more rest on more than six figures each; --format json and csv list them."
    yield f"\n{len(plain)} hard and {len(soft) + more} other, among {claims:,} claims."


def _row(one: Dispute) -> tuple[Any, ...]:
    record = conflict_record(one.conflict, one.members, {})
    return (
        "hard" if one.conflict.is_hard else record["layer"],
        one.view.spec.text,
        record["sum"],
        record["severity"],
        record["gap"],
        record["unit"],
        " ".join(member["id"] for member in record["members"]),
        " ".join(sorted({member["url"] for member in record["members"] if member["url"]})),
    )
