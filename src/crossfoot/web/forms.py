"""A table or chart as a file: CSV, JSON, Parquet, Excel, SVG, PNG.

Invariant: every form holds the same rows; links in a file are whole addresses, so that a number in a spreadsheet still
leads to its sentence; a text that a spreadsheet would take for a formula is neutralised by the writers of `exchange`.
"""

from __future__ import annotations

import json
from io import BytesIO

from crossfoot.exchange import Sheet, write
from crossfoot.exchange.sheet import Column as SheetColumn
from crossfoot.web.drawing import kept_png, kept_svg
from crossfoot.web.parts import Chart, Part, Table
from crossfoot.web.picture import table_svg

__all__ = ["MEDIA", "Given", "given", "part_record"]

MEDIA = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "parquet": "application/vnd.apache.parquet",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "svg": "image/svg+xml",
    "png": "image/png",
}
"""The forms a part can have, with their media types."""

Given = bytes


def given(part: Part, form: str, *, address: str, permalink: str) -> Given:
    """A part as the bytes of a file.

    Args:
        part: The table or chart.
        form: One of `MEDIA`.
        address: The whole address of this server, without a path.
        permalink: The address of the page it stands on, for good.

    Raises:
        InputError: A library that the form needs is not installed.
    """
    if form == "json":
        return json.dumps(part_record(part, address=address, permalink=permalink), ensure_ascii=False).encode()
    if form in ("svg", "png"):
        svg = kept_svg(part, address) if isinstance(part, Chart) else table_svg(part, permalink)
        return svg.encode() if form == "svg" else kept_png(svg)
    stream = BytesIO()
    write(stream, _sheet(part.table if isinstance(part, Chart) else part, address), form)
    return stream.getvalue()


def part_record(part: Part, *, address: str, permalink: str) -> dict[str, object]:
    """A part for programs."""
    table = part.table if isinstance(part, Chart) else part
    rows = [_whole(record, address) for record in table.records()]
    return {
        "schema": "crossfoot-part/1",
        "name": part.name,
        "title": part.title,
        "note": part.note,
        "sources": list(part.sources),
        "permalink": permalink,
        "fields": list(table.fields),
        "rows": rows,
    }


def _sheet(table: Table, address: str) -> Sheet:
    fields = table.fields
    # A cell with nothing in it is an empty one, and no empty text.
    rows = (tuple(_whole(record, address).get(name) or None for name in fields) for record in table.records())
    return Sheet(table.name, tuple(SheetColumn(name) for name in fields), rows)


def _whole(record: dict[str, str], address: str) -> dict[str, str]:
    """A record whose links are whole addresses."""
    return {name: f"{address}{text}" if name.endswith("_link") and text else text for name, text in record.items()}
