"""A table as a picture, to be put into a page or a message.

Invariant: every row and shown column of the table is in the picture; all text in it is escaped.
"""

from __future__ import annotations

from xml.sax.saxutils import escape

from crossfoot.web.parts import Column, Side, Slot, Table

__all__ = ["table_svg"]

_ROW = 26  # pixels
_EDGE = 20
_GAP = 22  # between two columns
_LETTER = 7.0  # width of a letter of the size below, on the safe side
_MOST = 60  # letters of a slot that are shown
_FONT = 'font-family="\'Liberation Sans\', Arial, Helvetica, sans-serif" font-size="13"'


def table_svg(table: Table, permalink: str) -> str:
    """A table as SVG, with its title above and its source and address below."""
    shown = [index for index, column in enumerate(table.columns) if column.is_shown]
    columns = [table.columns[index] for index in shown]
    rows = [[row[index] for index in shown] for row in table.rows]
    widths = [_width(column, [row[place] for row in rows]) for place, column in enumerate(columns)]
    total = max(2 * _EDGE + sum(widths) + _GAP * (len(widths) - 1), 480)
    lines = [text for text in (table.note, _sources(table), permalink) if text]
    height = _EDGE * 2 + _ROW * (len(rows) + 3 + len(lines))
    drawn = [_text(_EDGE, _EDGE + 14, table.title, 'font-weight="bold" fill="#1f2328"')]
    top = _EDGE + _ROW + 12
    drawn += _line(columns, [Slot(column.heading) for column in columns], widths, top, 'fill="#5b636d"')
    drawn.append(f'<path d="M{_EDGE} {top + 8}H{total - _EDGE}" stroke="#d9d5cc"/>')
    for number, row in enumerate(rows, 1):
        drawn += _line(columns, row, widths, top + number * _ROW, 'fill="#1f2328"')
    foot = top + (len(rows) + 1) * _ROW + 6
    drawn += [_text(_EDGE, foot + 20 * i, line, 'fill="#5b636d"') for i, line in enumerate(lines)]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{total:.0f}" height="{height:.0f}" '
        f'viewBox="0 0 {total:.0f} {height:.0f}" {_FONT}><rect width="100%" height="100%" fill="#ffffff"/>'
        f"{''.join(drawn)}</svg>"
    )


def _sources(table: Table) -> str:
    return f"Source: {', '.join(table.sources)}" if table.sources else ""


def _width(column: Column, slots: list[Slot]) -> float:
    return _LETTER * max(len(column.heading), *(len(_cut(slot.text)) for slot in slots), 0)


def _line(columns: list[Column], slots: list[Slot], widths: list[float], y: float, paint: str) -> list[str]:
    drawn, x = [], float(_EDGE)
    for column, slot, width in zip(columns, slots, widths, strict=True):
        is_right = column.side is Side.RIGHT
        anchor = ' text-anchor="end"' if is_right else ""
        drawn.append(_text(x + width if is_right else x, y, _cut(slot.text), paint + anchor))
        x += width + _GAP
    return drawn


def _text(x: float, y: float, text: str, paint: str) -> str:
    return f'<text x="{x:.0f}" y="{y:.0f}" {paint}>{escape(text)}</text>'


def _cut(text: str) -> str:
    return text if len(text) <= _MOST else f"{text[: _MOST - 1]}…"
