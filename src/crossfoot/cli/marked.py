"""A checked draft for people: its sentences with a mark behind each number, what cannot be true, and why each mark.

Invariant: every number that counts something is listed with its mark and reason; the others are counted.
"""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.cli.conflict import conflict_lines
from crossfoot.cli.show import wrapped
from crossfoot.draft import Checked, Mark, Number, worst
from crossfoot.model import Block, BlockKind, Table
from crossfoot.present.citation import cite_entry
from crossfoot.present.conflict import said_in
from crossfoot.present.marked.words import (
    SIGNS,
    Cited,
    beside_words,
    counted,
    hard_clashes,
    head,
    heading,
    ledger_line,
    remark,
    soft_ones,
)
from crossfoot.reconcile import Layer

__all__ = ["check_lines"]

# Sums of more figures than these, over several releases or sources, are no longer read; they are counted.
_DIRECT = 4


def check_lines(checked: Checked) -> Iterator[str]:
    """A checked draft, line by line."""
    cited = Cited(checked)
    yield head(checked)
    yield ledger_line(checked)
    counts = [f"{checked.count(mark)} {mark.value} [{SIGNS[mark]}]" for mark in Mark]
    yield f"{', '.join(counts)}."
    yield ""
    yield from _sentences(checked)
    for clash in hard_clashes(checked):
        yield ""
        yield from conflict_lines(clash.conflict, cited.members(clash.conflict), cited.mine, heading(clash, cited))
    yield from _remarks(checked, cited)
    yield ""
    yield from _numbers(checked)


def _sentences(checked: Checked) -> Iterator[str]:
    """The text of the draft, block by block, a mark behind each number."""
    marks: dict[int, list[Mark]] = {}
    for number in checked.numbers:
        if number.counts:
            marks.setdefault(number.end, []).append(number.mark)
    for item in checked.reading.document.blocks:
        if item.furniture is not None:
            continue
        if isinstance(item, Table):
            for row in item.rows:
                cells = [_marked(cell.block, marks) for cell in row if cell.block.text.strip()]
                if cells:
                    yield wrapped(" | ".join(cells), "    ")
        elif item.text.strip():
            sign = "  - " if item.kind is BlockKind.ITEM else "    "
            yield sign + wrapped(_marked(item, marks), "    ").lstrip()


def _marked(block: Block, marks: dict[int, list[Mark]]) -> str:
    """A block's text with the marks of the numbers that end in it."""
    if not block.pieces:
        return block.text
    text = ""
    for at, letter in enumerate(block.text):
        text += letter
        found = marks.get(block.raw_span(at, at + 1)[1])
        if found:
            text += f" [{SIGNS[worst(found)]}]"
    return text


def _remarks(checked: Checked, cited: Cited) -> Iterator[str]:
    soft = soft_ones(checked)
    direct = [one for one in soft if one.conflict.layer is Layer.RELEASE or len(one.conflict.members) <= _DIRECT]
    remarks = [remark(one, cited) for one in direct]
    if len(direct) < len(soft):
        longer = counted(len(soft) - len(direct), "sum")
        remarks.append(f"{longer} of more than {_DIRECT} figures would also be off; --format json has them")
    remarks += [f"{issue.message} ({issue.where})" for issue in checked.issues]
    if remarks:
        yield ""
        yield "Remarks, which are no contradictions:"
    for line in remarks:
        yield f"  - {wrapped(line, '    ').lstrip()}"


def _numbers(checked: Checked) -> Iterator[str]:
    """Each number with its mark and why."""
    for number in checked.numbers:
        if number.counts:
            yield _line(number)
            if number.disproof is not None and number.nearest is not None:
                cited = cite_entry(number.nearest.entry)
                text = f'"{cited.quotation.marked()}"' if cited.quotation else f'as stated: "{cited.stated}"'
                yield wrapped(f"{text} ({said_in(cited)})", "      ")
    rest = sum(not number.counts for number in checked.numbers)
    if rest:
        yield f"{counted(rest, 'more number')} of the text count nothing: years, dates, parts of names and menus."


def _line(number: Number) -> str:
    text = " ".join(number.text.split())
    nearest = beside_words(number)
    told = f"[{SIGNS[number.mark]}] {text}: {number.why}" + (f"; {nearest}" if nearest else "")
    if number.nearest is not None:
        told += f"  {cite_entry(number.nearest.entry).id}"
    return f"  {wrapped(told, '      ').lstrip()}"
