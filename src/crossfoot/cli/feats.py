"""`crossfoot feats`: streaks, records, milestones, first times and changes of place, with what proves them.

Invariant: a feat is told in the view it was found in; sources that disagree are two feats.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import click

from crossfoot.api import open_ledger
from crossfoot.brief.names import Names, names_of
from crossfoot.cli.answers import ids
from crossfoot.cli.commas import write_csv
from crossfoot.cli.options import Look, day, examples, format_option, look_options, refuse_if
from crossfoot.cli.output import write_json
from crossfoot.cli.place import path_of
from crossfoot.cli.said import tell_said
from crossfoot.cli.show import wrapped
from crossfoot.errors import InputError
from crossfoot.knowledge import load_vocabulary
from crossfoot.present.feats import FoundFeat, Wanted, feats_of, feats_record, scope_of, views_on
from crossfoot.reconcile import Grade
from crossfoot.track import Kind, deciding_sentence, feat_sentence

__all__ = ["command"]

_FIELDS = ("view", "kind", "grade", "vendor", "measure", "product", "place", "period", "first_period", "known_since",
           "known_until", "words", "settled_by", "entries")  # fmt: skip
_USUAL = 15


@click.command(
    "feats",
    epilog=examples(
        "crossfoot feats xiaomi",
        "crossfoot feats xiaomi --place IN --view canalys --view counterpoint",
        "crossfoot feats market --kind streak",
        "crossfoot feats --place CN --since 2017-01-01 --grade proven",
        "crossfoot feats huawei --most 100 --format csv",
        "crossfoot feats xiaomi --claims",
    ),
)
@click.argument("vendor", metavar="[VENDOR]", required=False)
@click.option("--place", metavar="PLACE", help="Only in this country or region.")
@click.option("--product", metavar="PRODUCT", help="Only of this product, such as smartphone.")
@click.option("--kind", type=click.Choice([kind.value for kind in Kind]), help="Only of this kind.")
@click.option(
    "--grade",
    type=click.Choice([grade.value for grade in Grade]),
    help="Only what is proven, or possible; with --claims also only what is refuted.",
)
@click.option("--since", type=day, metavar="DAY", help="Only feats of periods that were not over by this day.")
@click.option("--claims", is_flag=True, help="List what pages say of such things, and whether it stands.")
@click.option("--most", type=click.IntRange(1), default=_USUAL, show_default=True, help="At most so many.")
@look_options
@format_option("table", "csv", "json", text="For people, for spreadsheets, or for programs (crossfoot-feats/1).")
def command(vendor: str | None, look: Look, form: str, **words: Any) -> None:
    """Lists streaks, records, milestones, first times, overtakings and changes of place that figures prove.

    VENDOR may be `market` for the market itself; without it everybody's feats are listed. The most newsworthy come
    first. Each view answers by itself; without --view every source does.

    Proven: every figure it needs is proven. Possible: some are open, and the figure that would settle it is named.
    Nothing is said of the time before the first figure a view has.

    With --claims: what pages themselves say of streaks, records, milestones, places and orders, held against all else
    in the view: proven right, consistent, refuted with the sum that proves it, or undecidable.
    """
    wanted, is_said, most = _wanted(words), words["claims"], words["most"]
    with open_ledger(path_of(look.ledger), read_only=True) as opened:
        view = opened.view(as_of=look.as_of)
        scope = scope_of(vendor, words["place"], words["product"], view)
        views = views_on(view, scope, look.views)
        if is_said:
            tell_said(views, scope, wanted.grade, form=form, most=most)
            return
        names = names_of(load_vocabulary(), view.entries())
        found = feats_of(view, views, scope, wanted)
    if not found:
        raise InputError("No figures prove a feat of that kind, or leave one possible.")
    if form == "json":
        write_json(feats_record(found[:most], look.as_of, names))
    elif form == "csv":
        write_csv(_FIELDS, (_fields(told, names) for told in found[:most]))
    else:
        click.echo("\n".join(_lines(found, names, most)))


def _wanted(words: Mapping[str, Any]) -> Wanted:
    """Which feats are asked for.

    Raises:
        InputError: Options contradict each other.
    """
    kind = None if words["kind"] is None else Kind(words["kind"])
    grade = None if words["grade"] is None else Grade(words["grade"])
    is_said, since = words["claims"], words["since"]
    refuse_if(grade is Grade.REFUTED and not is_said, "Only claims can be refuted: --grade refuted goes with --claims.")
    refuse_if(is_said and (kind or since) is not None, "--kind and --since do not go with --claims.")
    return Wanted(kind, grade, since)


def _lines(found: tuple[FoundFeat, ...], names: Names, most: int) -> Iterator[str]:
    for number, told in enumerate(found[:most], 1):
        feat = told.feat
        if number > 1:
            yield ""
        yield wrapped(f"{number}. {feat_sentence(feat, names)}", "")
        settled = deciding_sentence(feat)
        if settled:
            yield wrapped(settled, "   ")
        yield f"   {feat.kind.value}, {feat.grade.value} by {told.view.label}: {ids(feat.entry_ids)}"
    if len(found) > most:
        yield ""
        yield f"{len(found) - most} more: --most {len(found)} lists them all."


def _fields(told: FoundFeat, names: Names) -> tuple[Any, ...]:
    feat, cell = told.feat, told.feat.cell
    return (
        told.view.spec.text, feat.kind.value, feat.grade.value, ",".join(cell.vendor), cell.measure, cell.product,
        cell.place, cell.period.label, feat.parts[0].period.label, feat.since.label, feat.until.label,
        feat_sentence(feat, names), deciding_sentence(feat) or None, " ".join(feat.entry_ids),
    )  # fmt: skip
