"""Layouts and documents made from short pages, for the tests of the reader."""

from __future__ import annotations

from crossfoot.model import Block, Document, Issue, Table
from crossfoot.read import read_page
from crossfoot.read.blocks import lay_out
from crossfoot.read.layout import Layout, Run
from crossfoot.read.wordings import wordings

PROSE = "Vendors sent 49 million phones into the channel in the third quarter, a tenth more than in the year before."


def layout_of(page: str) -> Layout:
    """An HTML page as runs."""
    return lay_out(page, wordings())[0]


def runs_of(page: str) -> list[Run]:
    """The runs of an HTML page."""
    return [item for item in layout_of(page).items if isinstance(item, Run)]


def document_of(page: str, *, url: str | None = None) -> Document:
    """The document a page makes."""
    return read_page(page.encode(), name="page", url=url)[0]


def issues_of(page: str, *, url: str | None = None) -> list[Issue]:
    """The issues a page raises."""
    return list(read_page(page.encode(), name="page", url=url)[1])


def blocks_in(document: Document) -> list[Block]:
    """Every block of a document, those in tables included."""
    found: list[Block] = []
    for item in document.blocks:
        if isinstance(item, Table):
            found.extend([item.caption] if item.caption else [])
            found.extend(cell.block for row in item.rows for cell in row)
        else:
            found.append(item)
    return found


def blocks_of(page: str) -> list[Block]:
    """Every block of a page."""
    return blocks_in(document_of(page))


def kept(page: str) -> list[str]:
    """The texts of the blocks that are the article."""
    return [block.text for block in blocks_of(page) if block.furniture is None]


def dropped(page: str) -> dict[str, str]:
    """The texts of the blocks that are furniture, and why."""
    return {block.text: block.furniture for block in blocks_of(page) if block.furniture is not None}
