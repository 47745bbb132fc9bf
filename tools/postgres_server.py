"""A PostgreSQL server of our own for tests and benchmarks, from the system's package; stopped at the end."""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

try:
    import psycopg
except ImportError as fault:
    MISSING = str(fault)
else:
    MISSING = ""

USER, PASSWORD = "crossfoot", "one/of:our?own@words"  # what an address must not be broken by
_START_S = 30.0
_STEP_S = 0.05


class NotStartedError(Exception):
    """There is no server to be had here; the message says why."""


def binaries() -> Path:
    """The folder of the server's programs; the newest, where a system has several."""
    found = shutil.which("initdb")
    if found is not None:
        return Path(found).resolve().parent
    versions = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    several = sorted((path.parent for path in versions), key=lambda path: float(path.parent.name))
    if not several:
        raise NotStartedError("no initdb is installed")
    return several[-1]


def unprivileged() -> tuple[int, int] | None:
    """The user and group the server runs as, which must not be root; None is whoever runs the tests."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            found = pwd.getpwnam(name)
            return found.pw_uid, found.pw_gid
    raise NotStartedError("a server does not run as root, and there is no other user")


class Server:
    """A server on a free port of this machine, its files in a folder of its own.

    Args:
        folder: Where its files lie.
        owner: User and group it runs as, or None.
    """

    def __init__(self, folder: Path, owner: tuple[int, int] | None) -> None:
        self._programs = binaries()
        self._folder = folder
        self._owner = owner
        self._process: subprocess.Popen[bytes] | None = None
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = int(free.getsockname()[1])

    def address(self, user: str = USER, password: str = PASSWORD, database: str = "postgres") -> str:
        """How it is reached; a schema is still to be added."""
        return f"postgresql://{user}:{quote(password, safe='')}@127.0.0.1:{self.port}/{database}"

    def make(self) -> None:
        """Make its files."""
        secret = self._folder / "password"
        secret.write_text(PASSWORD, encoding="utf-8")
        self._run(
            "initdb", "--pgdata", str(self._folder / "data"), "--username", USER, "--pwfile", str(secret),
            "--auth", "scram-sha-256", "--encoding", "UTF8", "--locale", "C", "--no-sync",
        )  # fmt: skip

    def start(self) -> None:
        """Start it, and wait until it answers."""
        options = {"listen_addresses": "127.0.0.1", "unix_socket_directories": str(self._folder), "fsync": "on"}
        command = [str(self._programs / "postgres"), "-D", str(self._folder / "data"), "-p", str(self.port)]
        for name, value in options.items():
            command += ["-c", f"{name}={value}"]
        self._process = subprocess.Popen(
            command, cwd=self._folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **self._as_owner()
        )
        for _ in range(int(_START_S / _STEP_S)):
            with contextlib.suppress(psycopg.OperationalError):
                psycopg.connect(self.address()).close()
                return
            if self._process.poll() is not None:
                raise NotStartedError(f"postgres ended with status {self._process.returncode}")
            time.sleep(_STEP_S)
        raise NotStartedError(f"postgres did not answer within {_START_S:g} s")

    def stop(self) -> None:
        """Stop it at once; nobody needs its files any more."""
        if self._process is not None:
            self._process.send_signal(signal.SIGQUIT)
            try:
                self._process.wait(timeout=_START_S)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
            self._process = None

    def _run(self, program: str, *arguments: str) -> None:
        done = subprocess.run(
            [self._programs / program, *arguments],
            cwd=self._folder, capture_output=True, text=True, check=False, **self._as_owner(),
        )  # fmt: skip
        if done.returncode:
            raise NotStartedError(f"{program}: {done.stderr.strip()}")

    def _as_owner(self) -> dict[str, Any]:
        return {} if self._owner is None else {"user": self._owner[0], "group": self._owner[1], "extra_groups": []}


@contextmanager
def server() -> Iterator[Server]:
    """A server, started; it is stopped and its files are gone after the block, whatever happens in it."""
    if MISSING:
        raise NotStartedError(MISSING)
    owner = unprivileged()
    folder = Path(tempfile.mkdtemp(prefix="crossfoot-postgres-"))
    try:
        if owner is not None:
            os.chown(folder, *owner)
        started = Server(folder, owner)
        try:
            started.make()
            started.start()
            yield started
        finally:
            started.stop()
    finally:
        shutil.rmtree(folder)
