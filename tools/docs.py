"""Writes the generated parts of the documents: the modules in docs/architecture.md, the help in docs/commands.md.

python tools/docs.py
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from textwrap import indent

import click

from crossfoot.cli.main import COMMANDS, HELP_OPTIONS, line

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src"
PAGE = ROOT / "docs" / "architecture.md"
COMMANDS_PAGE = ROOT / "docs" / "commands.md"
WIDTH = 100
MODULES = ("<!-- modules: written by `make docs` -->\n", "<!-- end of modules -->\n")
HELP = ("<!-- help: written by `make docs` -->\n", "<!-- end of help -->\n")


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


def filled(page: str, marks: tuple[str, str], text: str) -> str:
    """The page with a text between two marks, everything else untouched."""
    start, end = marks
    before, _, rest = page.partition(start)
    _, _, after = rest.partition(end)
    return f"{before}{start}{text}{end}{after}"


def written(page: str) -> str:
    """The page with its table of modules as it should be now."""
    return filled(page, MODULES, table())


def commands() -> Iterator[tuple[str, click.Command]]:
    """Every command by the name it is called with."""
    yield "crossfoot", line
    for name in COMMANDS:
        command = line.get_command(click.Context(line), name)
        if command is not None:
            yield f"crossfoot {name}", command
        if isinstance(command, click.Group):
            yield from ((f"crossfoot {name} {part}", found) for part, found in command.commands.items())


def commands_page(page: str) -> str:
    """The page with what `--help` says of every command."""
    parts = ["\n"]
    for name, command in commands():
        context = click.Context(
            command, info_name=name, terminal_width=WIDTH, max_content_width=WIDTH, help_option_names=HELP_OPTIONS
        )
        with context:
            parts.append(f"## {name}\n\n{indent(command.get_help(context), '    ')}\n\n")
    return filled(page, HELP, "".join(parts))


if __name__ == "__main__":
    PAGE.write_text(written(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    COMMANDS_PAGE.write_text(commands_page(COMMANDS_PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    print("docs     docs/architecture.md, docs/commands.md")
