"""`crossfoot alerts`: rules of what to be told of, how each stands, and what was told.

Invariant: a rule is checked before it is written; `run` and `add` are the only ones that add to the log.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from crossfoot.api import open_ledger
from crossfoot.brief.names import names_of
from crossfoot.cli.alerting import rules_at, rules_option, tell_alerts
from crossfoot.cli.commas import write_csv
from crossfoot.cli.main import Exit
from crossfoot.cli.options import day, examples, format_option
from crossfoot.cli.output import write_json
from crossfoot.cli.place import ledger_option, path_of
from crossfoot.cli.show import Column, table, wrapped
from crossfoot.cli.written import write_whole
from crossfoot.errors import InputError
from crossfoot.files import written_beside
from crossfoot.knowledge import load_inclusions, load_vocabulary
from crossfoot.present.citation import short_id
from crossfoot.present.rules_file import log_of, read_text, rules_path

if TYPE_CHECKING:
    from crossfoot.alert import Outlook, Told

__all__ = ["command"]

_COLUMNS: tuple[Column, ...] = (("", "right"), ("rule", "left"), ("how it stands", "left"), ("fires on", "left"),
                                ("rests on", "left"))  # fmt: skip
_FIELDS = ("told_at", "day", "rule", "kind", "vendors", "words", "ground", "view", "cell", "entries", "id")
_GROUNDS = {"proven": "proof", "stated": "a claim", "model": "the forecast"}
_MOST_IDS = 3
_MARK = "http://www.w3.org/2005/Atom"


@click.group(
    "alerts",
    epilog=examples(
        'crossfoot alerts add "target xiaomi 2017 decided"',
        "crossfoot alerts check",
        "crossfoot alerts log --format csv",
    ),
)
def command() -> None:
    """Tells you what you asked to be told of, when a page brings it.

    A rule is one line. `crossfoot add` and `crossfoot import` look at what they have added, print the rules that fire,
    and log each fact once. A rule fires on what is proven, or stated by somebody, or, where it names a chance, on what
    the forecast says, and the alert says which.

    \b
    xiaomi shipments smartphone world above 10M in any month
    idc's word alone:  xiaomi shipments smartphone IN at least 9M in 2017-Q4 by idc
    target xiaomi 2017 decided        also set, raised, cut, met, missed, changes
    chance of xiaomi 2017 below 30%
    rank of xiaomi in IN changes
    footprint of xiaomi in europe changes
    conflict on samsung               also restatement, divergence, bound, claims
    any conflict
    """  # noqa: D301  the sign that keeps click from filling the list


def _kept(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say where the rules lie."""
    return ledger_option(rules_option(function))


def _path(rules: str | None, ledger: str | None) -> Path:
    """The file of rules.

    Raises:
        InputError: The ledger is a team's, and none is named.
    """
    found = rules_path(rules, path_of(ledger))
    if found is None:
        raise InputError("A team's ledger has no file beside it: name the file of rules with --rules.")
    return found


@command.command(
    "add", epilog=examples('crossfoot alerts add "xiaomi shipments smartphone world above 10M in any month"')
)
@click.argument("rule", metavar="RULE")
@_kept
def add(rule: str, rules: str | None, ledger: str | None) -> None:
    """Adds a rule to the file; from then on it is looked for.

    A rule tells what is new. What is so already is said by check.
    """
    from crossfoot.alert import read_rule, with_rule  # noqa: PLC0415  help needs no solver

    path = _path(rules, ledger)
    with open_ledger(path_of(ledger), read_only=True) as opened:
        view = opened.view()
        found = read_rule(rule, load_vocabulary(), knows=lambda name: bool(view.entries(vendors=(name,))))
    before = read_text(path)
    text = with_rule(before, found)
    if text == before:
        click.echo(f"'{found.text}' is in {path} already.")
        return
    with written_beside(path) as file:
        file.write(text.encode())
    click.echo(f"Added to {path}: {found.text}")


@command.command("remove", epilog=examples("crossfoot alerts remove 1"))
@click.argument("rule", metavar="RULE")
@_kept
def remove(rule: str, rules: str | None, ledger: str | None) -> None:
    """Takes a rule out of the file, by its line or by the number that check prints."""
    from crossfoot.alert import without_rule  # noqa: PLC0415  help needs no solver

    path = _path(rules, ledger)
    text = without_rule(read_text(path), rule)
    with written_beside(path) as file:
        file.write(text.encode())
    click.echo(f"Removed from {path}: {rule}")


@command.command("check", epilog=examples("crossfoot alerts check", "crossfoot alerts check --as-of 2017-11-07"))
@click.option("--as-of", type=day, metavar="DAY", help="Only what was published by this day; otherwise by today.")
@_kept
@format_option("table", "csv", "json", text="For people, for spreadsheets, or for programs (crossfoot-rules/1).")
def check(as_of: date | None, rules: str | None, ledger: str | None, form: str) -> Exit:
    """Lists the rules, and how each stands: proven, not yet proven, ruled out.

    A line that is no rule is told with the word it stumbles at, and stops no other; the exit status is then 2.
    """
    from crossfoot.alert import outlook_of  # noqa: PLC0415  help needs no solver

    when, path = as_of or datetime.now(UTC).date(), _path(rules, ledger)
    with open_ledger(path_of(ledger), read_only=True) as opened:
        view = opened.view(as_of=when)
        found = rules_at(path, view)
        names = names_of(load_vocabulary(), view.entries())
        inclusions = load_inclusions()
        stands = [outlook_of(rule, view, as_of=when, names=names, inclusions=inclusions) for rule in found.rules]
    if form == "json":
        write_json({"schema": "crossfoot-rules/1", "as_of": when.isoformat(), "rules": [_stand(one) for one in stands]})
    elif form == "csv":
        rows = ((one.rule.text, one.holds, one.words, one.ground.value, " ".join(one.entries)) for one in stands)
        write_csv(("rule", "holds", "words", "fires_on", "entries"), rows)
    elif stands:
        click.echo(table(_COLUMNS, (_row(number, one) for number, one in enumerate(stands, 1))))
    else:
        click.echo(f"There is no rule in {path}; crossfoot alerts --help shows what a rule can ask for.")
    return Exit.INPUT if found.issues else Exit.FINE


@command.command("run", epilog=examples("crossfoot alerts run"))
@_kept
def run(rules: str | None, ledger: str | None) -> None:
    """Looks at what was recorded since the last look, and at goals and plans whose time has run out since.

    `add` and `import` do the same; this is for a clock, or to make up for a look that was interrupted.
    """
    path = _path(rules, ledger)
    with open_ledger(path_of(ledger), read_only=True) as opened:
        tell_alerts(opened, path, start=opened.view().readings, pages=())


@command.command("log", epilog=examples("crossfoot alerts log", "crossfoot alerts log --format csv"))
@click.option("--since", type=day, metavar="DAY", help="Only alerts told on or after this day.")
@_kept
@format_option("text", "csv", "json", text="For people, for spreadsheets, or for programs (crossfoot-alerts/1).")
def log(since: date | None, rules: str | None, ledger: str | None, form: str) -> None:
    """Lists what was told, the latest last; each alert with the rule that fired and the claims it rests on."""
    from crossfoot.alert import read_file  # noqa: PLC0415  help needs no solver

    path = log_of(_path(rules, ledger))
    told = [one for one in read_file(path).told if since is None or one.told_at.date() >= since]
    if form == "json":
        write_json({"schema": "crossfoot-alerts/1", "alerts": [_logged(one) for one in told]})
    elif form == "csv":
        write_csv(_FIELDS, (_fields(one) for one in told))
    else:
        click.echo("\n".join(_lines(told)) if told else "Nothing was told yet.")


@command.command("feed", epilog=examples("crossfoot alerts feed --out alerts.atom"))
@click.option("--out", required=True, metavar="FILE", help="Where the feed goes; one that is there is replaced.")
@_kept
def feed(out: str, rules: str | None, ledger: str | None) -> None:
    """Writes the alerts as an Atom feed, for any feed reader."""
    from crossfoot.alert import read_file, write_feed  # noqa: PLC0415  help needs no solver

    found = read_file(log_of(_path(rules, ledger)))
    write_whole(Path(out), write_feed(found).decode(), mark=_MARK)
    click.echo(f"{out}: {len(found.told)} alerts")


def _row(number: int, one: Outlook) -> tuple[str, ...]:
    more = f" and {len(one.entries) - _MOST_IDS} more" if len(one.entries) > _MOST_IDS else ""
    ids = " ".join(short_id(entry) for entry in one.entries[:_MOST_IDS])
    return str(number), one.rule.text, one.words, _GROUNDS[one.ground.value], f"{ids}{more}"


def _stand(one: Outlook) -> dict[str, Any]:
    return {"rule": one.rule.text, "holds": one.holds, "words": one.words, "fires_on": one.ground.value,
            "entries": list(one.entries)}  # fmt: skip


def _lines(told: list[Told]) -> Iterator[str]:
    for one in told:
        yield wrapped(f"{one.day} {one.words} [{one.ground}]", "").replace("\n", "\n  ")
        ids = " ".join(short_id(entry) for entry in one.entries[:_MOST_IDS])
        yield f"  rule: {one.rule}; told {one.told_at.date()}; rests on {ids}"


def _logged(one: Told) -> dict[str, Any]:
    fields = dict(zip(_FIELDS, _fields(one), strict=True))
    return fields | {"vendors": list(one.vendors), "entries": list(one.entries)}


def _fields(one: Told) -> tuple[Any, ...]:
    return (one.told_at.isoformat(), one.day.isoformat(), one.rule, one.kind, " ".join(one.vendors), one.words,
            one.ground, one.view, one.cell, " ".join(one.entries), one.id)  # fmt: skip
