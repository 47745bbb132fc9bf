"""Writes the generated parts of the documents: the table of modules in docs/architecture.md.

python tools/docs.py
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src"
PAGE = ROOT / "docs" / "architecture.md"
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


if __name__ == "__main__":
    PAGE.write_text(written(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    print("docs     docs/architecture.md")
