"""What is documented, and that the documents are true."""

from __future__ import annotations

import ast
import doctest
import importlib
import re
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.test_imports import modules
from tools.docs import commands, written

CODE = re.compile(r"[a-z]+(?:-[a-z]+)+")
HEADING = re.compile(r"^## `([a-z-]+)`\n\n(.+?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
SECTION = re.compile(r"^## (crossfoot[a-z ]*)\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
NOT_FOR_READERS = re.compile(r"(?<![\w.])/(?:work|farm|root|tmp|home)/")


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def issue_codes() -> set[str]:
    """Codes given to `Issue(...)` anywhere in the package."""
    found = set()
    for _, tree in modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Issue":
                first = node.args[0] if node.args else next(k.value for k in node.keywords if k.arg == "code")
                found |= {c.value for c in ast.walk(first) if isinstance(c, ast.Constant) and isinstance(c.value, str)}
    return {code for code in found if CODE.fullmatch(code)}


@pytest.mark.parametrize("target", ["make demo", "make test"])
def test_the_readme_names_the_two_commands(target: str) -> None:
    assert target in text_of("README.md")


def test_every_command_and_option_is_documented() -> None:
    sections = dict(SECTION.findall(text_of("docs/commands.md")))
    options = {name: {word for p in command.params for word in p.opts if p.param_type_name == "option"}
               for name, command in commands()}  # fmt: skip
    assert set(sections) == set(options)
    assert [(name, word) for name, words in options.items() for word in words if word not in sections[name]] == []


def test_every_issue_code_has_a_paragraph_and_every_paragraph_a_code() -> None:
    documented = {code for code, text in HEADING.findall(text_of("docs/issues.md")) if len(text.split()) >= 12}
    assert documented == issue_codes()


@pytest.mark.parametrize("page", ["README.md", "docs/tour.md"])
def test_examples_in_documents_run(page: str) -> None:
    assert doctest.testfile(str(ROOT / page), module_relative=False, encoding="utf-8").failed == 0


def test_the_table_of_modules_is_the_one_their_docstrings_make() -> None:
    page = text_of("docs/architecture.md")
    is_current = written(page) == page  # compared here: a diff of two long texts can take minutes
    assert is_current, "run `make docs`"


@pytest.mark.parametrize("name", [name for name, _ in modules() if not name.endswith("__main__")])
def test_examples_in_docstrings_run(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_every_module_starts_with_its_sentence() -> None:
    silent = [name for name, tree in modules() if not (ast.get_docstring(tree) or "").split("\n")[0].endswith(".")]
    assert silent == []


def test_links_between_documents_lead_somewhere() -> None:
    pages = [ROOT / "README.md", ROOT / "CHANGES.md", *sorted((ROOT / "docs").glob("*.md"))]
    dead = [f"{page.name}: {to}" for page in pages for to in links(page) if not (page.parent / to).exists()]
    assert dead == []


def links(page: Path) -> list[str]:
    found = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    return [to for to in found if "://" not in to]


def test_no_tracked_text_names_a_place_on_one_machine() -> None:
    folders = ("src", "tools", "docs", "tests")
    texts = [p for f in folders for p in (ROOT / f).rglob("*") if p.suffix in {".py", ".md", ".toml", ".txt"}]
    texts = [p for p in texts if p != Path(__file__)]
    assert [p for p in texts if NOT_FOR_READERS.search(p.read_text(encoding="utf-8"))] == []
