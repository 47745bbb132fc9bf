"""What `crossfoot serve` refuses before it listens, and `crossfoot users`."""

from __future__ import annotations

from pathlib import Path

import pytest

from crossfoot.web.users import Role, read_users
from tests.cli.commands import Run


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.7", "press.example", "::"])  # noqa: S104  refused
def test_an_address_others_can_reach_needs_users_and_the_sentence_says_how(run: Run, host: str) -> None:
    done = run("serve", "--host", host)
    assert done.status == 2
    assert f"Cannot listen on '{host}': others could reach it without signing in." in done.err
    assert f"'crossfoot users add NAME --users FILE', then 'crossfoot serve --host {host} --users FILE'" in done.err


def test_a_server_for_nobody_is_not_started(run: Run, tmp_path: Path) -> None:
    done = run("serve", "--users", str(tmp_path / "users.jsonl"))
    assert (done.status, "There is no user in" in done.err) == (2, True)


def test_a_server_on_every_address_says_under_which_name(run: Run, tmp_path: Path) -> None:
    users = str(tmp_path / "users.jsonl")
    run("users", "add", "ann", "--users", users)
    done = run("serve", "--host", "0.0.0.0", "--users", users)  # noqa: S104  refused
    assert (done.status, "say with --name under which name it is asked" in done.err) == (2, True)


def test_a_token_is_printed_once_and_not_kept(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "users.jsonl"
    done = run("users", "add", "ann", "--role", "editor", "--users", str(path))
    token = done.out.split()[-1]
    assert len(token) >= 43
    assert token not in path.read_text(encoding="utf-8")
    assert read_users(path)[0].user.role is Role.EDITOR
    assert run("users", "list", "--users", str(path), "--format", "csv").out.split() == ["name,role", "ann,editor"]


def test_a_user_is_removed(run: Run, tmp_path: Path) -> None:
    users = str(tmp_path / "users.jsonl")
    run("users", "add", "ann", "--users", users)
    assert run("users", "remove", "ann", "--users", users).status == 0
    assert run("users", "remove", "ann", "--users", users).status == 2
    assert run("users", "list", "--users", users).out == f"There is no user in {users}.\n"
