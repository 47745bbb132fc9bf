"""How large files and functions may be."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.conftest import ROOT

FILE_LINES = 500
FUNCTION_LINES = 50
PARAMETERS = 6
# Name and the reason why it may be larger.
LARGE_FILES: dict[str, str] = {}
LONG_FUNCTIONS: dict[str, str] = {}
MANY_PARAMETERS: dict[str, str] = {}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def files() -> list[Path]:
    return sorted(path for folder in ("src", "tests", "tools") for path in (ROOT / folder).rglob("*.py"))


def functions() -> Iterator[tuple[str, Function]]:
    for path in files():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, Function):
                yield f"{path.relative_to(ROOT)}:{node.name}", node


def lines_of(function: Function) -> int:
    """From `def` to its last line, its docstring not counted: what a caller should know is not cut to fit."""
    last = function.end_lineno or function.lineno
    first = function.body[0]
    told = 0 if ast.get_docstring(function) is None else (first.end_lineno or first.lineno) - first.lineno + 1
    return last - function.lineno + 1 - told


def parameters_of(function: Function) -> int:
    """How many, not counting `self` and `cls`."""
    given = function.args
    every = [*given.posonlyargs, *given.args, *given.kwonlyargs]
    return len([argument for argument in every if argument.arg not in ("self", "cls")])


def is_command(function: Function) -> bool:
    """Whether it is a command of the command line, which has one parameter for each of its options."""
    calls = (d.func for d in function.decorator_list if isinstance(d, ast.Call))
    return any(isinstance(call, ast.Attribute) and call.attr == "command" for call in calls)


def test_no_file_has_more_than_500_lines() -> None:
    sizes = {str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines()) for path in files()}
    assert {name for name, lines in sizes.items() if lines > FILE_LINES} == set(LARGE_FILES)


def test_no_function_has_more_than_50_lines() -> None:
    assert {name for name, node in functions() if lines_of(node) > FUNCTION_LINES} == set(LONG_FUNCTIONS)


def test_no_function_has_more_than_six_parameters() -> None:
    many = {name for name, node in functions() if parameters_of(node) > PARAMETERS and not is_command(node)}
    assert many == set(MANY_PARAMETERS)


def test_the_counts_count() -> None:
    function = ast.parse('@at.command()\ndef f(self, a, /, b, *, c=1):\n    """One\n    two."""\n    pass\n').body[0]
    assert isinstance(function, Function)
    assert (lines_of(function), parameters_of(function), is_command(function)) == (2, 3, True)
