"""One line of text per claim, written and read without loss.

Invariant: `read(write(claim)) == claim`. Five columns give the cell, then come the kind, the value and `key=value`
pairs; a value is written short (`>10M`, `9.2M`, `-12.4%`) only where reading it back gives the very same figure.

    xiaomi shipments smartphone WORLD 2017-10 level >10M said="executive:Lei Jun@xiaomi/social_post"
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from crossfoot.errors import InputError, NotationError
from crossfoot.model.attribution import Channel, Role, Source
from crossfoot.model.claim import Claim
from crossfoot.model.interchange import from_json, to_json
from crossfoot.model.interval import Interval
from crossfoot.model.period import parse_period
from crossfoot.model.quantity import Form, Quantity, Unit
from crossfoot.model.rounding import Numeral, interval_of, range_of

__all__ = ["read", "read_quantity", "write", "write_content", "write_quantity"]

_DASH = "-"
_BARE = re.compile(r'[^\s"=]+\Z')
_PIECE = re.compile(r'\s*(?:(?P<key>[a-z_]+)=)?(?P<value>"(?:[^"\\]|\\.)*"|[^\s"]+)(?=\s|\Z)')
_SHORT = re.compile(r"(?P<sign>-?)(?P<op>>=|<=|>~|<~|[><~]?)(?P<low>[\d.,]+)(?:\.\.(?P<high>[\d.,]+))?"
                    r"(?P<magnitude>[kMB]?)(?P<unit>%|pp|#|x|n)?\Z")  # fmt: skip
_LONG = re.compile(r"(?P<left>[\[(])(?P<low>[^,]*),(?P<high>[^\])]*)(?P<right>[\])])"
                   r"(?P<unit>[a-z]+):(?P<form>[a-z_]+)(?::(?P<written>.*))?\Z")  # fmt: skip

_OPS = {">": Form.MORE, ">=": Form.AT_LEAST, "<": Form.LESS, "<=": Form.AT_MOST, "~": Form.ABOUT, "<~": Form.NEARLY,
        ">~": Form.JUST_OVER}  # fmt: skip
_OP_OF = {form: op for op, form in _OPS.items()}
_UNITS = {"%": Unit.PERCENT, "pp": Unit.POINTS, "#": Unit.RANK, "x": Unit.RATIO, "n": Unit.PERIODS, "": Unit.COUNT}
_UNIT_OF = {unit: suffix for suffix, unit in _UNITS.items()}
_MAGNITUDES = {"": 1, "k": 1_000, "M": 1_000_000, "B": 1_000_000_000}

_COLUMNS = ("vendor", "measure", "product", "place", "period", "kind")
_PLACEMENT = ("id", "anchor", "how", "links", "flag", "note")
_DEFAULTS = {"mode": "actual", "strength": "plain", "polarity": "affirmed"}
_LISTS = ("incl", "excl")


def write(claim: Claim) -> str:
    """The whole claim as one line: content, attribution, span, derivation, links."""
    return _line(claim, placement=_PLACEMENT)


def write_content(claim: Claim) -> str:
    """What is said and by whom, as one line, without span, id, links and derivation: for tests, tables and people."""
    return _line(claim, placement=())


def read(line: str) -> Claim:
    """Read a line written by `write` or `write_content`; a line without an id gets `c0`.

    Raises:
        NotationError: The line is no claim; the piece at fault is underlined.
    """
    pieces = list(_pieces(line))
    if len(pieces) < len(_COLUMNS):
        raise NotationError(line, f"a claim starts with {', '.join(_COLUMNS)}")
    found: dict[str, Any] = {"id": "c0", "value": None, "sources": [], "how": {}, "links": {}}
    frame = None
    for name, (key, value, start, end) in zip(_COLUMNS, pieces, strict=False):
        if key is not None:
            raise NotationError(line, f"the column '{name}' comes before any key", start=start, end=end)
        found[name] = None if value == _DASH else value
    found["vendor"] = found["vendor"].split(",") if "," in found["vendor"] else found["vendor"]
    found["period"] = _period(found["period"] or "?")
    for key, value, start, end in pieces[len(_COLUMNS) :]:
        try:
            if key == "frame":
                frame = value
            else:
                _take(found, key, value)
        except (ValueError, KeyError, InputError) as fault:
            raise NotationError(line, f"not a value here ({fault})", start=start, end=end) from fault
    try:
        claim = from_json(found)
    except InputError as fault:
        raise NotationError(line, str(fault)) from fault
    return claim if frame is None else _with_frame(claim, frame)


def write_quantity(quantity: Quantity) -> str:
    """A figure in short form where that says all, else with both ends: `>10M`, `[2,2]periods:exact:2`."""
    short = _short(quantity)
    return short if short is not None and _try_read(short) == quantity else _long(quantity)


def read_quantity(text: str) -> Quantity:
    """Read a figure in short or long form.

    Raises:
        NotationError: The text is no figure.

    Example:
        >>> str(read_quantity("9.2M").interval)
        '[9,150,000, 9,250,000]'
    """
    quantity = _try_read(text)
    if quantity is None:
        raise NotationError(text, "a figure is 9.2M, >10M, ~52M, 80..100M, -12.4%, 1pp, 4#, 2n or [low,high]unit:form:written")
    return quantity


def _line(claim: Claim, *, placement: tuple[str, ...]) -> str:
    full = to_json(claim) if claim.span is not None else _without_span(claim)
    parts = [_column(full, name, claim) for name in _COLUMNS]
    quantity = getattr(claim.statement, "value", None)
    if quantity is not None:
        parts.append(_quote(write_quantity(quantity)))
    for key, value in full.items():
        if key in _COLUMNS or key in _PLACEMENT or key in ("value", "sources", "cue") or _DEFAULTS.get(key) == value:
            continue
        parts.append(f"{key}={_quote(_plain(key, value))}")
    if claim.cue is not None:
        parts.append(f"cue={json.dumps(claim.cue, ensure_ascii=False)}")
    parts += [f"said={_quote(_source(source))}" for source in claim.sources]
    parts += [f"{key}={_quote(_plain(key, full[key]))}" for key in placement if full.get(key)]
    if placement and claim.frame is not None:
        parts.append(f"frame={_quote(claim.frame)}")
    return " ".join(parts)


def _without_span(claim: Claim) -> dict[str, Any]:
    from dataclasses import replace  # noqa: PLC0415  only claims without a page need it

    from crossfoot.model.document import Span  # noqa: PLC0415

    full = to_json(replace(claim, span=Span(0, 1, "-")))
    del full["anchor"]
    return full


def _column(full: dict[str, Any], name: str, claim: Claim) -> str:
    if name == "period":
        return claim.cell.period.notation
    value = full[name]
    return _DASH if value is None else ",".join(value) if isinstance(value, list) else str(value)


def _plain(key: str, value: Any) -> str:
    match key:
        case "anchor":
            return f"{value['start']}:{value['end']}:{value['text']}"
        case "base":
            return f"{value['rel']}:{_period_notation(value)}"
        case "how" | "links":
            return ",".join(f"{name}:{to}" for name, to in value.items())
    return ",".join(value) if isinstance(value, list) else str(value)


def _period_notation(found: dict[str, Any]) -> str:
    mark = "+" if found["grain"] == "cumulative" else ""
    return mark + str(found["label"])


def _take(found: dict[str, Any], key: str | None, value: str) -> None:
    match key:
        case None:
            quantity = read_quantity(value)
            found["value"] = _quantity_json(quantity)
        case "said":
            found["sources"].append(_read_source(value))
        case "anchor":
            start, end, text = value.split(":", 2)
            found["anchor"] = {"start": int(start), "end": int(end), "text": text}
        case "base":
            relation, _, period = value.partition(":")
            found["base"] = {"rel": relation, **_period(period)}
        case "how" | "links":
            found[key] = dict(pair.split(":", 1) for pair in value.split(","))
        case _:
            found[key] = value.split(",") if key in _LISTS else value


def _pieces(line: str) -> Iterator[tuple[str | None, str, int, int]]:
    position = 0
    while position < len(line.rstrip()):
        found = _PIECE.match(line, position)
        if found is None:
            raise NotationError(line, 'a word, "a quoted text" or key=value', start=position)
        value = found["value"]
        plain = json.loads(value) if value.startswith('"') else value
        yield found["key"], plain, found.start("value"), found.end()
        position = found.end()


def _quote(text: str) -> str:
    return text if _BARE.match(text) else json.dumps(text, ensure_ascii=False)


def _period(text: str) -> dict[str, Any]:
    period = parse_period(text)
    start = period.start.isoformat() if period.start else None
    end = period.last.isoformat() if period.last else None
    return {"label": period.label, "start": start, "end": end, "grain": period.grain.value}


def _source(source: Source) -> str:
    who = re.sub(r"([\\@/])", r"\\\1", source.who)
    org = f"@{source.org}" if source.org else ""
    channel = f"/{source.channel.value}" if source.channel else ""
    return f"{source.role.value}:{who}{org}{channel}"


def _read_source(text: str) -> dict[str, Any]:
    found = re.match(r"(?P<role>[a-z_]+):(?P<who>(?:[^\\@/]|\\.)*)(?:@(?P<org>[^/]*))?(?:/(?P<channel>.*))?\Z", text)
    if found is None:
        raise ValueError("a source is role:name@company/channel")
    who = re.sub(r"\\(.)", r"\1", found["who"])
    return {"who": who, "role": Role(found["role"]).value, "org": found["org"],
            "channel": Channel(found["channel"]).value if found["channel"] else None}  # fmt: skip


def _with_frame(claim: Claim, frame: str) -> Claim:
    from dataclasses import replace  # noqa: PLC0415  only lines with a frame need it

    return replace(claim, frame=frame)


def _short(quantity: Quantity) -> str | None:
    if quantity.written is None or not re.fullmatch(r"[\d.,]+", quantity.written):
        return None
    op = _OP_OF.get(quantity.form, "")
    interval = quantity.interval
    end = interval.low if interval.low is not None else interval.high
    negative = "-" if end is not None and (interval.high is not None and interval.high <= 0 and end < 0) else ""
    for magnitude in _MAGNITUDES:
        text = f"{negative}{op}{quantity.written}{magnitude}{_UNIT_OF[quantity.unit]}"
        if _try_read(text) == quantity:
            return text
    return None


def _long(quantity: Quantity) -> str:
    interval = quantity.interval
    left = "(" if interval.low_open else "["
    right = ")" if interval.high_open else "]"
    low = "" if interval.low is None else str(interval.low)
    high = "" if interval.high is None else str(interval.high)
    written = "" if quantity.written is None else f":{quantity.written}"
    return f"{left}{low},{high}{right}{quantity.unit.value}:{quantity.form.value}{written}"


def _try_read(text: str) -> Quantity | None:
    long = _LONG.match(text)
    if long is not None:
        try:
            low = Fraction(long["low"]) if long["low"] else None
            high = Fraction(long["high"]) if long["high"] else None
            interval = Interval(low, high, long["left"] == "(", long["right"] == ")")
            return Quantity(interval, Unit(long["unit"]), Form(long["form"]), long["written"])
        except (ValueError, ZeroDivisionError):
            return None
    short = _SHORT.match(text)
    return None if short is None else _read_short(short)


def _read_short(short: re.Match[str]) -> Quantity | None:
    unit = _UNITS[short["unit"] or ""]
    magnitude = Fraction(_MAGNITUDES[short["magnitude"]])
    is_count = unit is Unit.COUNT
    exact = unit in (Unit.RANK, Unit.PERIODS)
    written = short["low"]
    try:
        low = Numeral(written.replace(",", ""), magnitude, bool(short["magnitude"]), is_count)
        if short["high"]:
            high = Numeral(short["high"].replace(",", ""), magnitude, bool(short["magnitude"]), is_count)
            interval, form, written = range_of(low, high), Form.RANGE, f"{written}..{short['high']}"
        else:
            plain = Form.EXACT if exact or (is_count and low.half_width == 0) else Form.PLAIN
            form = _OPS.get(short["op"], plain)
            interval = interval_of(low, form)
    except (ValueError, ZeroDivisionError):
        return None
    return Quantity(-interval if short["sign"] else interval, unit, form, written)


def _quantity_json(quantity: Quantity) -> dict[str, Any]:
    interval = quantity.interval
    return {"lo": interval.low, "hi": interval.high, "lo_open": interval.low_open, "hi_open": interval.high_open,
            "unit": quantity.unit.value, "form": quantity.form.value, "written": quantity.written}  # fmt: skip
