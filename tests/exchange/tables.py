"""Tables and mappings written down in a test, and what comes of them."""

from __future__ import annotations

import io
from dataclasses import dataclass

from crossfoot.exchange.intake import Refusal, Tally
from crossfoot.exchange.mapping import Mapping, load_mapping
from crossfoot.exchange.opening import open_figures
from crossfoot.ledger import Reading
from crossfoot.model.notation import write_content

PLAIN = """
[columns]
vendor = "who"
value = "figure"
period = "when"
outlet = "outlet"
published = "published"

[constants]
kind = "level"
measure = "shipments"
product = "smartphone"
place = "WORLD"
"""
HEADER = "who,when,figure,outlet,published"


@dataclass(frozen=True)
class Read:
    """What came of a table."""

    readings: tuple[Reading, ...]
    refusals: tuple[Refusal, ...]
    tally: Tally

    @property
    def lines(self) -> list[str]:
        """The claims in notation."""
        return [write_content(claim) for reading in self.readings for claim in reading.claims]


def mapping(text: str = PLAIN, more: str = "") -> Mapping:
    return load_mapping(f"{text}\n{more}".encode(), name="m.toml")


def read_csv(table: str | bytes, with_: Mapping, name: str = "t.csv") -> Read:
    """The claims of a text table, its pages in the order in which they end."""
    stream = io.BytesIO(table.encode() if isinstance(table, str) else table)
    tally = Tally()
    steps = tuple(open_figures(stream, with_, name=name, beside=lambda _: None).steps(tally))
    readings = tuple(step for step in steps if isinstance(step, Reading))
    return Read(readings, tuple(step for step in steps if isinstance(step, Refusal)), tally)


def rows(*lines: str, header: str = HEADER) -> str:
    return "\n".join((header, *lines)) + "\n"
