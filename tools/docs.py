"""Writes the generated documents: the table of modules in docs/architecture.md, and docs/commands.md.

python tools/docs.py
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from textwrap import indent

import click

from crossfoot.cli.main import COMMANDS, line

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src"
PAGE = ROOT / "docs" / "architecture.md"
COMMANDS_PAGE = ROOT / "docs" / "commands.md"
WIDTH = 100
START, END = "<!-- modules: written by `make docs` -->\n", "<!-- end of modules -->\n"


def sentences() -> Iterator[tuple[str, str]]:
    """Every module and the first line of its docstring, packages before their modules."""
    for path in sorted(SOURCE.rglob("*.py"), key=lambda path: path.relative_to(SOURCE).with_suffix("").parts):
        name = str(path.relative_to(SOURCE / "crossfoot")).removesuffix("__init__.py")
        yield (
            name or "crossfoot/",
            (ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "").split("\n")[0],
        )


def table() -> str:
    """The table of modules, as Markdown."""
    rows = "".join(f"| `{name}` | {sentence} |\n" for name, sentence in sentences() if sentence)
    return f"| package or module | in one sentence |\n|---|---|\n{rows}"


def written(page: str) -> str:
    """The page with its table as it should be now."""
    before, _, rest = page.partition(START)
    _, _, after = rest.partition(END)
    return f"{before}{START}{table()}{END}{after}"


def commands() -> Iterator[tuple[str, click.Command]]:
    """Every command by the name it is called with."""
    yield "crossfoot", line
    for name in COMMANDS:
        command: click.Command = import_module(f"crossfoot.cli.{name}").command
        yield f"crossfoot {name}", command


def commands_page() -> str:
    """What `--help` says of every command, as one page."""
    parts = ["# Commands\n\nThis page is what `--help` says, written by `make docs`.\n"]
    for name, command in commands():
        with click.Context(command, info_name=name, terminal_width=WIDTH, max_content_width=WIDTH) as context:
            parts.append(f"## {name}\n\n{indent(command.get_help(context), '    ')}\n")
    return "\n".join(parts)


if __name__ == "__main__":
    PAGE.write_text(written(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    COMMANDS_PAGE.write_text(commands_page(), encoding="utf-8")
    print("docs     docs/architecture.md, docs/commands.md")
