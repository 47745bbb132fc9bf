"""Catalogued inconsistencies as claims: the figures of a case, and how its relation says they should meet.

Each named figure is a figure of its own address; the relation is read as a formula, and each step of it becomes what a
page would say in its place: a sum, a difference, a share, a growth, who stands above whom. No case is known by name.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from crossfoot.model import notation, parse_period
from crossfoot.reconcile import PlainEntry, PlainPage

__all__ = ["entries_of_case"]

_FIGURE = re.compile(r"(?P<name>\w+) ?(?P<label>.*?) = (?P<number>.+)")
_NUMBER = re.compile(r"(?P<op>just over |[<>~]=?)?(?P<digits>-?[\d,.]+(?:-[\d,.]+)?) ?(?P<magnitude>%|\w+)?")
_MAGNITUDES = {"million": "M", "billion": "B", "thousand": "k", "%": "%", None: ""}
_GOAL = re.compile(r"\b(?:goal|target|planned|guidance|low end)\b")
_OTHER_PAGE = "(other page)"
_THERE = {ast.Gt: ">0", ast.GtE: ">=0", ast.Lt: "[,0)count:lt", ast.LtE: "[,0]count:le"}


@dataclass(frozen=True, slots=True)
class Term:
    """A part of the formula: a figure in percent, or counted things by the names they are entered under."""

    vendors: tuple[str, ...] = ()
    percent: str = ""


@dataclass
class Case:
    """The claims of a case while they are being written."""

    row: Mapping[str, str]
    figures: dict[str, tuple[str, str]]
    lines: list[tuple[str, bool]] = field(default_factory=list)
    ids: dict[str, str] = field(default_factory=dict)

    def say(self, vendors: tuple[str, ...], words: str, *, mode: str = "", elsewhere: bool = False) -> str:
        """One claim more; gives its id."""
        period = parse_period(self.row["period"]).notation
        line = f"{','.join(vendors)} shipments smartphone WORLD {period} {words} {mode}"
        self.lines.append((line.strip(), elsewhere))
        return f"c{len(self.lines)}"

    def relate(self, one: Term, words: str, other: Term) -> None:
        """One side compared with another."""
        if len(other.vendors) > 1:
            raise ValueError(f"no claim compares with a sum: {self.row['relation']}")
        name = self.ids.get(other.vendors[0], other.vendors[0])
        mode = "mode=target" if one.vendors[0] in self.ids else ""
        self.say(one.vendors, f"compare {words} other={name}", mode=mode)


def entries_of_case(row: Mapping[str, str]) -> tuple[PlainEntry, ...]:
    """The claims of a case as entries, on one page or on two.

    Raises:
        ValueError: A figure or a relation says something that no claim says.
    """
    case = Case(row, _figures(row["figures"]))
    _read_relation(case)
    pages = {False: PlainPage("page", date(2030, 1, 2)), True: PlainPage("other", date(2030, 1, 1))}
    return tuple(
        PlainEntry(f"e{number}", notation.read(f"{line} id=c{number}"), "somebody", pages[elsewhere])
        for number, (line, elsewhere) in enumerate(case.lines, 1)
    )


def _figures(text: str) -> dict[str, tuple[str, str]]:
    """Name, label and number in notation of each figure."""
    found = {}
    for part in text.split("; "):
        figure = _FIGURE.fullmatch(part)
        number = _NUMBER.fullmatch(figure["number"]) if figure else None
        if figure is None or number is None:
            raise ValueError(f"no figure: {part}")
        op = ">~" if number["op"] == "just over " else number["op"] or ""
        digits = re.sub(r"(?<=\d)-", "..", number["digits"])
        sign, digits = ("-", digits[1:]) if digits.startswith("-") else ("", digits)
        short = f"{sign}{op}{digits}{_MAGNITUDES[number['magnitude']]}"
        # The catalogue takes a whole number as counted to the last unit unless it ends in two zeros.
        whole = digits.replace(",", "")
        is_counted = short == digits and whole.isdigit() and not whole.endswith("00")
        found[figure["name"]] = (figure["label"], f"[{whole},{whole}]count:exact:{digits}" if is_counted else short)
    return found


def _read_relation(case: Case) -> None:
    text = re.sub(r"\w+\(\w+(\.\.\w+)?\)=\w+", "a=" + list(case.figures)[-1], case.row["relation"])
    tree = ast.parse(re.sub(r"(?<![<>])=", "==", text).replace("%", "*percent"), mode="eval").body
    assert isinstance(tree, ast.Compare), text
    left, right, op = tree.left, tree.comparators[0], type(tree.ops[0])
    names = [name for name in dict.fromkeys(re.findall(r"[a-z]\d?", text)) if name in case.figures]
    stated = right.id if isinstance(right, ast.Name) and op is ast.Eq else ""
    for name in names:
        if name != stated and "%" not in case.figures[name][1]:
            _enter(case, name, stated)
    if op is ast.Eq:
        _equal(case, left, right)
    elif isinstance(right, ast.BinOp) and _percent(right):
        _quotient(case, left, f"{'>' if op is ast.Gt else '<'}{_percent(right)}")
    elif isinstance(right, ast.Constant):
        _gain(case, left)
    else:
        one, other = _term(case, left), _term(case, right)
        turned = {ast.Gt: ast.Lt, ast.GtE: ast.LtE, ast.Lt: ast.Gt, ast.LtE: ast.GtE}
        if len(other.vendors) > 1:
            one, other, op = other, one, turned[op]
        case.relate(one, f"{_THERE[op]} relation=difference", other)


def _enter(case: Case, name: str, stated: str) -> None:
    """A counted figure as a level of its own, a goal as a goal."""
    label, number = case.figures[name]
    is_two = case.row["scope"] == "two pages"
    marked = any(_OTHER_PAGE in label for label, _ in case.figures.values())
    elsewhere = is_two and (_OTHER_PAGE in label if marked else name != stated)
    mode = "mode=target" if _GOAL.search(label) else ""
    id_ = case.say((_slug(case, name),), f"level {number}", mode=mode, elsewhere=elsewhere)
    if mode:
        case.ids[_slug(case, name)] = id_


def _slug(case: Case, name: str) -> str:
    return f"{name}-" + "-".join(re.findall(r"[a-z0-9]+", case.figures[name][0].lower()))


def _equal(case: Case, left: ast.expr, right: ast.expr) -> None:
    """What the page would say where it gives the right side for the left one."""
    if isinstance(right, ast.BinOp):
        _parts(case, left, _percent(right))
        return
    assert isinstance(right, ast.Name)
    label, number = case.figures[right.id]
    mode = "mode=target" if _GOAL.search(label) else ""
    match left:
        case ast.Name(id=name) if "%" in number:
            vendor, kind = _slug(case, name), "growth" if "growth" in label else "share"
            base = f" base=yoy:{parse_period(case.row['period']).shift_years(-1).notation}" if kind == "growth" else ""
            case.say((vendor,), f"{kind} {case.figures[name][1]}{base}")
            case.say((vendor,), f"{kind} {number}{base}")
        case ast.Name(id=name):
            is_other = _OTHER_PAGE in label or case.row["scope"] == "two pages"
            case.say((_slug(case, name),), f"level {number}", mode=mode, elsewhere=is_other)
        case ast.BinOp(op=ast.Sub(), right=ast.Constant(value=1)):
            _growth(case, left.left, number)
        case ast.BinOp(op=ast.Sub(), left=ast.Constant(value=1)):
            _growth(case, left.right, f"-{number}")
        case ast.BinOp(op=ast.Sub()):
            whole, part = _term(case, left.left), _term(case, left.right)
            case.relate(part, f"{number} relation=shortfall", whole)
        case ast.BinOp(op=ast.Add()):
            case.say(_term(case, left).vendors, f"compare {number} relation=sum sum_of=level")
        case _:
            _quotient(case, left, number)


def _growth(case: Case, quotient: ast.expr, number: str) -> None:
    assert isinstance(quotient, ast.BinOp)
    case.relate(_term(case, quotient.left), f"{number} relation=difference", _term(case, quotient.right))


def _quotient(case: Case, quotient: ast.expr, number: str) -> None:
    assert isinstance(quotient, ast.BinOp)
    if isinstance(quotient.op, ast.Mult) and isinstance(quotient.left, ast.BinOp):  # a/b*c is a over what b is c of
        part, ratio = quotient.left.left, ast.BinOp(quotient.left.right, ast.Div(), quotient.right)
        case.relate(_term(case, part), f"{number} relation=ratio", _term(case, ratio))
        return
    case.relate(_term(case, quotient.left), f"{number} relation=ratio", _term(case, quotient.right))


def _parts(case: Case, left: ast.expr, whole: str) -> None:
    """Shares that are said to make up a whole."""
    names = [node.id for node in ast.walk(left) if isinstance(node, ast.Name)]
    for name in names:
        case.say((_slug(case, name),), f"share {case.figures[name][1]}")
    case.say(tuple(_slug(case, name) for name in names), f"compare {whole} relation=sum sum_of=share")


def _gain(case: Case, left: ast.expr) -> None:
    """A share and the points it is said to have gained."""
    assert isinstance(left, ast.BinOp)
    share, points = (node.id for node in (left.left, left.right) if isinstance(node, ast.Name))
    period = parse_period(case.row["period"])
    case.say((_slug(case, share),), f"share {case.figures[share][1]}")
    gained = case.figures[points][1].replace("%", "pp")
    case.say((_slug(case, share),), f"change {gained} base=yoy:{period.shift_years(-1).notation}")


def _term(case: Case, node: ast.expr) -> Term:
    """A part of the formula; what no figure names is entered under a name of its own."""
    if isinstance(node, ast.Name):
        number = case.figures[node.id][1]
        return Term(percent=number) if "%" in number else Term((_slug(case, node.id),))
    assert isinstance(node, ast.BinOp), case.row["relation"]
    if isinstance(node.op, ast.Add) and isinstance(node.left, ast.Constant):  # 1+c
        return _term(case, node.right)
    one, other = _term(case, node.left), _term(case, node.right)
    made = Term((f"made-{len(case.lines)}",))
    match node.op:
        case ast.Add():
            return Term((*one.vendors, *other.vendors))
        case ast.Sub():
            case.relate(Term((*other.vendors, *made.vendors)), "0 relation=difference", one)
        case ast.Mult():
            case.relate(made, f"{one.percent} relation=ratio", other)
        case ast.Div() if isinstance(node.right, ast.BinOp):
            case.relate(one, f"{other.percent} relation=difference", made)
        case ast.Div():
            case.relate(one, f"{other.percent} relation=ratio", made)
    return made


def _percent(node: ast.expr) -> str:
    """A number of percent in the relation itself."""
    if isinstance(node, ast.BinOp) and isinstance(node.left, ast.Constant) and isinstance(node.op, ast.Mult):
        return f"{node.left.value!r}%"
    return ""
