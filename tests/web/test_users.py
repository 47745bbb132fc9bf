"""Who may use a team's server, as a file keeps it."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from crossfoot.errors import InputError
from crossfoot.web.users import Known, Role, User, Users, hashed, read_users, with_user, without_user, write_users

ANN = User("ann", Role.EDITOR)


def test_a_file_of_users_holds_hashes_alone_and_is_its_owners(tmp_path: Path) -> None:
    path = tmp_path / "users.jsonl"
    write_users(path, with_user((), ANN, "a secret"))
    assert "a secret" not in path.read_text(encoding="utf-8")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert read_users(path) == (Known(ANN, hashed("a secret")),)


def test_a_token_names_its_user_and_another_nobody(tmp_path: Path) -> None:
    path = tmp_path / "users.jsonl"
    write_users(path, with_user(with_user((), ANN, "one"), User("lin", Role.READER), "two"))
    users = Users(path)
    assert [users.by_token("one"), users.by_token("two"), users.by_token("")] == [*read_users(path), None]


def test_a_name_is_given_once_and_only_who_is_there_is_removed() -> None:
    known = with_user((), ANN, "one")
    with pytest.raises(InputError, match="There is a user 'ann' already"):
        with_user(known, User("ann", Role.READER), "two")
    with pytest.raises(InputError, match="There is no user 'lin': there are 'ann'"):
        without_user(known, "lin")


@pytest.mark.parametrize("name", ["", "  ", "a\nb", "x" * 65])
def test_what_is_no_name_is_refused(name: str) -> None:
    with pytest.raises(InputError, match="is no name of a user"):
        with_user((), User(name, Role.READER), "one")


@pytest.mark.parametrize("text", ["{}", "[]", '{"name": "ann", "role": "owner", "token_sha256": "0"}', "no json"])
def test_a_file_of_something_else_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "users.jsonl"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match="is no file of users"):
        read_users(path)
