"""The direction of imports, and who may import what, read from the source without running it."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator

from tests.conftest import ROOT

SOURCE = ROOT / "src"
# A module imports only from its own row or from rows above it.
ORDER = (
    "errors",
    "files",
    "model",
    "knowledge",
    "read",
    "fetch",
    "extract",
    "llm",
    "ledger",
    "reconcile",
    "track",
    "exchange",
    "draft",
    "brief",
    "alert",
    "tables",
    "api",
    "present",
    "web",
    "cli",
)
# Outside the line: the package itself names what `api` offers, and the verifier must not share a line with the solver.
FREE = {"": "api", "__main__": "cli"}
ALONE = {"verify"}
# Who may import what from outside; everything not named here is the standard library's.
OUTSIDE: dict[str, str | tuple[str, ...]] = {
    "ahocorasick_rs": "",
    "click": "cli",
    "highspy": ("reconcile.solver", "reconcile.weights"),
    "numpy": (
        "reconcile.solver",
        "reconcile.turned",
        "reconcile.weights",
        *(f"reconcile.estimate.{name}" for name in ("balance", "gauss", "kernels")),
        *(f"track.chance.{name}" for name in ("forecast", "rhythm")),
    ),
    "psycopg": "ledger.postgres",
    "anyio": "web",
    "fastapi": "web",
    "jinja2": "web.templating",
    "markupsafe": "web",
    "starlette": "web",
    "uvicorn": "web.serving",
    "vl_convert": "web.drawing",
    "rich": "cli",
}
# What costs more to load than all of the help.
LARGE = {
    "highspy",
    "numpy",
    "psycopg",
    "rich",
    "sqlite3",
    "ahocorasick_rs",
    "crossfoot.read",
    "crossfoot.extract",
    "crossfoot.reconcile",
}
KEPT_TO: dict[str, str | tuple[str, ...]] = {
    "sqlite3": "ledger",
    "http": ("llm.client", "fetch.client", "web"),
    "socket": ("llm.client", "fetch.client", "web", "cli.serve"),
    "ssl": ("llm.client", "fetch.client"),
}


def modules() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(SOURCE.rglob("*.py")):
        name = ".".join(path.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__")
        yield name, ast.parse(path.read_text(encoding="utf-8"))


def imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield f"{'.' * node.level}{node.module or ''}"


def row_of(name: str) -> str:
    return [*name.split("."), ""][1]


def faults(name: str, tree: ast.Module) -> list[str]:
    """What this module imports and may not."""
    row = row_of(name)
    own = FREE.get(row, row)
    found = []
    for target in imported(tree):
        top = target.split(".")[0]
        inside = name.removeprefix("crossfoot.")
        if target.startswith("."):
            found.append(f"{name} imports {target}: write the whole name")
        elif top == "crossfoot":
            other = row_of(target)
            if row in ALONE or (other not in ORDER) or ORDER.index(other) > ORDER.index(own):
                found.append(f"{name} imports {target}, which comes after it")
        elif top in KEPT_TO and not inside.startswith(KEPT_TO[top]):
            found.append(f"{name} imports {top}, which only {KEPT_TO[top]} may")
        elif top in OUTSIDE and not inside.startswith(OUTSIDE[top]):
            found.append(f"{name} imports {top}, which only {OUTSIDE[top]} may")
        elif top not in OUTSIDE and top not in sys.stdlib_module_names:
            found.append(f"{name} imports {top}, which pyproject.toml does not name")
    return found


def test_no_module_imports_from_a_later_row() -> None:
    assert [fault for name, tree in modules() for fault in faults(name, tree)] == []


def test_every_module_has_a_row() -> None:
    rows = {row_of(name) for name, _ in modules()}
    assert rows - set(ORDER) - set(FREE) - ALONE == set()


def test_a_package_names_its_public_objects_and_holds_nothing_else() -> None:
    allowed = (ast.Import, ast.ImportFrom, ast.Assign, ast.Expr)
    for path in sorted(SOURCE.rglob("__init__.py")):
        body = ast.parse(path.read_text(encoding="utf-8")).body
        assert [type(node).__name__ for node in body if not isinstance(node, allowed)] == [], path


def test_help_is_there_before_anything_large_is_loaded() -> None:
    program = "import sys; from crossfoot.cli import main; main(['--help']); print(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("Usage: crossfoot")
    assert LARGE & set(done.stderr.split()) == set()


def test_the_rules_see_a_wrong_import() -> None:
    def seen(name: str, text: str) -> int:
        return len(faults(name, ast.parse(text)))

    assert seen("crossfoot.model.cell", "from crossfoot.read import read_page") == 1
    assert seen("crossfoot.model.cell", "from crossfoot.errors import InputError") == 0
    assert seen("crossfoot.verify", "import crossfoot.errors") == 1
    assert seen("crossfoot.track.target", "import sqlite3") == 1
    assert seen("crossfoot.reconcile.table", "def f():\n    import numpy") == 1
    assert seen("crossfoot.reconcile.solver", "import numpy as np") == 0
    assert seen("crossfoot.read.markup", "import lxml.html") == 1
    assert seen("crossfoot.read.markup", "from .text import blocks") == 1
