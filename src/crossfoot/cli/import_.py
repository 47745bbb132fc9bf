"""`crossfoot import`: a table of figures taken into the ledger, row by row as a mapping says.

Invariant: every row that makes no claim is told with its number, the column and what was expected there; with --strict
one of them keeps the whole table out.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime

import click

from crossfoot.api import open_ledger
from crossfoot.cli.alerting import begin_log, rules_option, tell_alerts
from crossfoot.cli.main import Exit
from crossfoot.cli.options import examples
from crossfoot.cli.place import ledger_option, path_of
from crossfoot.exchange import Imported, Refusal, Tally
from crossfoot.present.rules_file import rules_path
from crossfoot.tables import import_table

__all__ = ["command"]


@click.command(
    "import",
    epilog=examples(
        "crossfoot import docs/tables/desk-panel.csv --mapping docs/mappings/desk-panel.toml",
        "crossfoot import docs/tables/desk-panel.csv --mapping docs/mappings/desk-panel.toml --strict",
    ),
)
@click.argument("table", metavar="TABLE")
@click.option("--mapping", metavar="FILE", help="What the columns and their words mean (TOML).")
@click.option("--strict", is_flag=True, help="Add nothing if one row is refused.")
@ledger_option
@rules_option
def command(table: str, mapping: str | None, ledger: str | None, rules: str | None, *, strict: bool) -> Exit:
    """Adds the figures of a table to the ledger, as a mapping says what they mean.

    TABLE is a text table (CSV), an Excel workbook, a Parquet file, JSON lines, SDMX-CSV, or claims as `crossfoot read
    --format claims` writes them. What crossfoot wrote itself needs no mapping. Rows of one address, outlet and day are
    one page. A row that cannot be read for certain is refused and told, and the others are added; the exit status is
    then 2. Importing again changes nothing, and finishes what was stopped. What your rules ask to be told of is printed
    and logged; see `crossfoot alerts`.
    """
    with open_ledger(path_of(ledger)) as opened:
        start = begin_log(opened, rules_path(rules, path_of(ledger)))
        found = import_table(opened, table, mapping=mapping, recorded_at=datetime.now(UTC), strict=strict, told=_tell)
        _tell_end(table, found, is_strict=strict)
        tell_alerts(opened, rules_path(rules, path_of(ledger)), start=start, pages=())
    return Exit.INPUT if found.tally.refused else Exit.FINE


def _tell(step: Refusal | Tally) -> None:
    """A refusal as it is met; on a terminal also how far it is."""
    is_watched = sys.stderr is not None and sys.stderr.isatty()
    if isinstance(step, Refusal):
        click.echo(f"{chr(13) if is_watched else ''}refused: {step}", err=True)
    elif is_watched:
        click.echo(f"\r{step.rows:,} rows, {step.claims:,} claims, {step.refused:,} refused\x1b[K", err=True, nl=False)


def _tell_end(table: str, found: Imported, *, is_strict: bool) -> None:
    tally, result = found.tally, found.result
    for issue in found.issues:
        click.echo(f"{issue.code}: {issue.message}", err=True)
    for reason, count in tally.skipped.items():
        click.echo(f"{count:,} {_rows(count)} left out: {reason}")
    if tally.repeated:
        says = "row says" if tally.repeated == 1 else "rows say"
        click.echo(f"{tally.repeated:,} {says} again what another row of its page says")
    if tally.undated:
        have, them = ("claim has", "it") if tally.undated == 1 else ("claims have", "them")
        click.echo(f"{tally.undated:,} {have} no day of publication: no question as of a day sees {them}")
    if tally.refused and is_strict:
        click.echo(f"{table}: {tally.refused:,} {_rows(tally.refused)} refused, so nothing was added")
        return
    refused = f", {tally.refused:,} refused" if tally.refused else ""
    click.echo(f"{table}: {result.new:,} new, {result.known:,} known on {found.pages:,} pages{refused}")


def _rows(count: int) -> str:
    return "row" if count == 1 else "rows"
