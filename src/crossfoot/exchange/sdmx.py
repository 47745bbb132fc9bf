"""SDMX-CSV: crossfoot's own tables as observations, and other people's as plain tables.

Invariant: a claim given out as an observation is read back with nothing lost: what SDMX has no place for (both ends,
open or closed, the wording, the chain of sources) stands in attributes. A point is given only where the words name one;
a bound alone is no observed value.

Source:
    SDMX-CSV 2.0 field guide (https://github.com/sdmx-twg/sdmx-csv): columns, actions, labels. SDMX 3.0 technical notes,
    section on time: forms of TIME_PERIOD.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from crossfoot.errors import InputError, TableError
from crossfoot.exchange.own import CLAIMS
from crossfoot.exchange.sheet import Column, Sheet, Value, exact
from crossfoot.exchange.table import Row, Table
from crossfoot.model import Form, Grain, Mode, Period, Strength, parse_period

__all__ = ["is_sdmx", "observations", "own_table", "plain_table", "time_period"]

_FLOWS = {"claims": "CROSSFOOT:CLAIMS(1.0.0)", "cells": "CROSSFOOT:CELLS(1.0.0)"}
_FIRST = ("STRUCTURE", "STRUCTURE_ID", "ACTION")
_DIMENSIONS = ("FREQ", "VENDOR", "MEASURE", "PRODUCT", "REF_AREA", "KIND", "VIEW", "SOURCE", "ENTRY", "TIME_PERIOD")
_OBSERVED = ("OBS_VALUE", "OBS_STATUS")
# Where SDMX has a name of its own for a column.
_NAMES = {
    "place": "REF_AREA", "origin": "SOURCE", "low": "OBS_LOW", "high": "OBS_HIGH", "low_open": "OBS_LOW_OPEN",
    "high_open": "OBS_HIGH_OPEN", "unit": "UNIT_MEASURE", "published": "AS_OF",
}  # fmt: skip
_LEFT_OUT = ("low_number", "high_number")  # OBS_VALUE, OBS_LOW and OBS_HIGH say it
_FREQ = {Grain.YEAR: "A", Grain.HALF: "S", Grain.QUARTER: "Q", Grain.MONTH: "M", Grain.WEEK: "W", Grain.DAY: "D",
         Grain.UNKNOWN: "U"}  # fmt: skip
_OTHER = "O"
_POINTS = (Form.EXACT, Form.PLAIN, Form.ABOUT)
_DELETE = "D"
_LABEL = ": "


def observations(sheet: Sheet) -> Sheet:
    """A table of claims or cells as SDMX-CSV 2.0 has it: the structure, dimensions, the value, attributes."""
    own = {_sdmx_name(column.name): column for column in sheet.columns if column.name not in _LEFT_OUT}
    dimensions = [name for name in _DIMENSIONS if name in own or name in ("FREQ", "TIME_PERIOD")]
    attributes = [name for name in own if name not in dimensions]
    names = (*_FIRST, *dimensions, *_OBSERVED, *attributes)
    columns = tuple(replace(own[name], name=name) if name in own else Column(name) for name in names)
    flow = _FLOWS[sheet.title]

    def rows() -> Iterator[tuple[Value, ...]]:
        for row in sheet.rows:
            said = {_sdmx_name(name): value for name, value in zip(sheet.header, row, strict=True)}
            said |= dict(zip(_FIRST, ("dataflow", flow, "M"), strict=True))
            period = parse_period(str(said["PERIOD"]))
            said |= {"FREQ": _FREQ.get(period.grain, _OTHER), "TIME_PERIOD": time_period(period)}
            value = _observed(said)
            said |= {"OBS_VALUE": value, "OBS_STATUS": _status(said, value)}
            yield tuple(said.get(name) for name in names)

    return Sheet(sheet.title, columns, rows())


def time_period(period: Period) -> str | None:
    """A period as SDMX writes it; None where an end is open or nothing is known.

    Example:
        >>> time_period(parse_period("2017-H1")), time_period(parse_period("2017-01/2017-10"))
        ('2017-S1', '2017-01-01/P10M')
    """
    if period.grain is Grain.HALF:
        return period.label.replace("-H", "-S")
    if period.grain in _FREQ and period.grain is not Grain.UNKNOWN:
        return period.label
    if period.start is None or period.end is None:
        return None
    if period.has_whole_months:
        return f"{period.start.isoformat()}/P{period.month_count}M"
    days = (period.end - period.start).days
    return period.start.isoformat() if days == 1 else f"{period.start.isoformat()}/P{days}D"


def is_sdmx(header: tuple[str, ...]) -> bool:
    """Whether a table is SDMX-CSV, 1.0 or 2.0."""
    first = _id(header[0]).partition("[")[0]
    return first == "DATAFLOW" or (first == "STRUCTURE" and len(header) > 1 and header[1] == "STRUCTURE_ID")


def plain_table(table: Table) -> Table:
    """Somebody's SDMX-CSV with names of columns and codes alone, their labels taken off.

    Raises:
        TableError: A row deletes something.
    """
    header = tuple(map(_id, table.header))
    labelled = [name != own for name, own in zip(header, table.header, strict=True)]
    action = header.index("ACTION") if "ACTION" in header else None

    def rows() -> Iterator[Row]:
        for row in table.rows():
            if action is not None and row.cells[action : action + 1] == (_DELETE,):
                raise TableError(table.name, f"row {row.number} deletes observations, and a ledger only grows")
            cells = (_id(cell) if has_label else cell for has_label, cell in zip(labelled, row.cells, strict=False))
            yield Row(row.number, (*cells, *row.cells[len(labelled) :]))

    return replace(table, header=header, rows=rows)


def own_table(table: Table) -> Table | None:
    """Crossfoot's own claims as they were before they became observations; None where a table is another's."""
    plain = plain_table(table)
    structure = plain.header.index("STRUCTURE_ID") if "STRUCTURE_ID" in plain.header else 0
    first = next((row for row in plain.rows() if not row.is_blank), None)
    if first is None or first.cells[structure : structure + 1] != (_FLOWS["claims"],):
        return None
    own_names = {_sdmx_name(column.name): column.name for column in CLAIMS}
    header = tuple(own_names.get(name, name) for name in plain.header)

    def rows() -> Iterator[Row]:
        for row in plain.rows():
            if not row.is_blank and row.cells[structure : structure + 1] != (_FLOWS["claims"],):
                raise TableError(table.name, f"row {row.number} is of another structure than {_FLOWS['claims']}")
            yield Row(row.number, _timed(header, row.cells))

    return replace(plain, header=header, rows=rows)


def _timed(header: tuple[str, ...], cells: tuple[str, ...]) -> tuple[str, ...]:
    """The cells with their period in notation; two times that contradict each other are put together, and refused."""
    if len(cells) < len(header) or "period" not in header or "TIME_PERIOD" not in header:
        return cells
    period, time = cells[header.index("period")], cells[header.index("TIME_PERIOD")]
    try:
        agrees = not time or time == time_period(parse_period(period))
    except InputError:
        agrees = True  # the period is refused where it is read
    at = header.index("period")
    return cells if agrees else (*cells[:at], f"{period} beside TIME_PERIOD {time}", *cells[at + 1 :])


def _sdmx_name(name: str) -> str:
    return _NAMES.get(name, name.upper())


def _id(text: str) -> str:
    return text.partition(_LABEL)[0]


def _observed(said: dict[str, Value]) -> str | None:
    """The one number that a figure names: in the middle of its rounding, or its only one."""
    low, high = said.get("OBS_LOW"), said.get("OBS_HIGH")
    if low is None or high is None or said.get("FORM", Form.EXACT) not in _POINTS:
        return None
    ends = Fraction(str(low)), Fraction(str(high))
    is_named = "FORM" in said or ends[0] == ends[1]  # the middle of a proven interval is nobody's number
    return exact(sum(ends, Fraction(0)) / 2) if is_named and ends[0] <= ends[1] else None


def _status(said: dict[str, Value], value: Value) -> str:
    """Code of CL_OBS_STATUS: forecast, of low reliability, normal, missing."""
    if said.get("MODE", Mode.ACTUAL) != Mode.ACTUAL:
        return "F"
    if said.get("STRENGTH", Strength.PLAIN) != Strength.PLAIN:
        return "U"
    return "O" if value is None else "A"
