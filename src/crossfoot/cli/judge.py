"""`crossfoot judge`: what somebody found out about an entry, recorded beside it.

Invariant: no entry is changed; every judgement has an author and a reason, and can be withdrawn by another one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import wraps
from typing import Any

import click

from crossfoot.api import open_ledger
from crossfoot.cli.options import day, examples
from crossfoot.cli.place import ledger_option, path_of
from crossfoot.ledger import Judgement, JudgementKind
from crossfoot.present.citation import short_id

__all__ = ["command"]


@dataclass(frozen=True, slots=True)
class _Said:
    """Who says so, why, and from which day on."""

    author: str
    reason: str
    on: date | None


def _said(command: Callable[..., None]) -> Callable[..., None]:
    """The options that say so; the command gets them as `said`."""

    @wraps(command)
    def gathered(*words: Any, author: str, reason: str, on: date | None, **rest: Any) -> None:
        command(*words, said=_Said(author, reason, on), **rest)

    return gathered


_KINDS = {kind.value.replace(" ", "-"): kind for kind in JudgementKind}


@click.command(
    "judge",
    epilog=examples(
        'crossfoot judge cca065009d misread --author ann --reason "It is the place of another quarter."',
        'crossfoot judge 95e4e0e9c4 same-origin --other ae30b25c22 --author ann --reason "One release, told twice."',
    ),
)
@click.argument("entry", metavar="ENTRY")
@click.argument("kind", metavar="KIND", type=click.Choice(list(_KINDS)))
@click.option("--reason", required=True, metavar="TEXT", help="Why, in a sentence.")
@click.option("--author", required=True, metavar="NAME", help="Who says so.")
@click.option("--other", metavar="ENTRY", help="The second entry, for same-origin and repaired.")
@click.option("--on", type=day, metavar="DAY", help="The day from which it holds; otherwise it always did.")
@ledger_option
@_said
def command(entry: str, kind: str, said: _Said, other: str | None, ledger: str | None) -> None:
    """Records what you found out about an entry; the entry itself is kept as it is.

    ENTRY is an id as the other commands print it. KIND is one of:

    \b
    misread               the reader was wrong; the entry is left out
    misprinted            the page is wrong, and the reason says what is right; it is left out
    retracted             its source took it back; it is left out (from the day --on)
    same-origin           its figure is the other entry's; it has the other's voice
    repaired              the other entry stands in its place
    different-definition  it counts something else, which the reason names; it says
                          nothing about other figures of its address
    withdrawn             takes a judgement back; ENTRY is the judgement's id

    What was known before stays known, and `crossfoot history` shows both; it prints the ids of judgements too.
    """  # noqa: D301  the sign that keeps click from filling the list
    with open_ledger(path_of(ledger)) as opened:
        view = opened.view()
        withdraws = _KINDS[kind] is JudgementKind.WITHDRAWN
        names = view.judgement(entry).id if withdraws else view.entry(entry).id
        second = None if other is None else view.entry(other).id
        judgement = Judgement(names, _KINDS[kind], said.author, said.reason, said.on, second)
        judged = opened.append_judgement(judgement, recorded_at=datetime.now(UTC))
    click.echo(f"{short_id(names)} {judgement.kind}: judgement {short_id(judged.id)}")
