"""What every test may ask for, and how long laws are tried.

A test run tries each law on the same few dozen cases every time; `make property` looks for new cases, ten times as
many. No law has a deadline: how fast a machine is says nothing about a law.

`../shared` holds annotated pages and figures that are not part of this repository; a PostgreSQL server is part of the
system. Tests that need one of them are skipped where it is missing, and the end of the run says how many.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date
from importlib.util import find_spec
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from crossfoot.extract import Reading, extract
from crossfoot.knowledge import load_vocabulary
from crossfoot.model.notation import write_content
from crossfoot.read import read_page
from tools.postgres_server import NotStartedError, Server, server

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
WITHOUT_SHARED = "needs ../shared, which is not beside this clone"
WITHOUT_GLPK = "needs swiglpk, which the extra `oracle` names"
WITHOUT_POSTGRES = "needs a PostgreSQL server of its own, which cannot be started here"
WITHOUT_CHROMIUM = "needs Chromium (Debian's package `chromium`), which is not on this machine"

_NUMBERS = count(1)

# These speak with a server themselves.
collect_ignore_glob = [] if find_spec("psycopg") else ["ledger/test_postgres*.py", "ledger/test_team_ledger.py"]

settings.register_profile(
    "test", max_examples=40, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("search", max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("test")


def pytest_configure(config: pytest.Config) -> None:
    """Name our own marker."""
    config.addinivalue_line("markers", "published(day): the day on which the page in the docstring came out")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of annotated pages and figures beside the clone."""
    if not (SHARED / "seed").is_dir():
        pytest.skip(WITHOUT_SHARED)
    return SHARED


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Server]:
    """A PostgreSQL server of the tests' own; it is stopped at the end of the run, however the run goes."""
    with ExitStack() as stack:
        try:
            started = stack.enter_context(server())
        except NotStartedError as fault:
            pytest.skip(f"{WITHOUT_POSTGRES}: {fault}")
        yield started


@pytest.fixture
def postgres(postgres_server: Server) -> str:
    """The address of a schema of this test's own, still to be made."""
    return f"{postgres_server.address()}?schema=test_{next(_NUMBERS)}"


@pytest.fixture(scope="session")
def emptied(postgres_server: Server) -> Callable[[], str]:
    """Gives the address of a ledger that is there and empty, the same one every time."""
    from tests.ledger.emptied import emptied_ledger  # noqa: PLC0415  where there is a server there is psycopg

    return lambda: emptied_ledger(postgres_server)


@pytest.fixture
def postgres_ledger(emptied: Callable[[], str]) -> str:
    """The address of a ledger that is there and empty."""
    return emptied()


@pytest.fixture
def reading(request: pytest.FixtureRequest) -> Reading:
    """The page in the test's docstring, read; it came out on 31 October 2017 unless a marker `published` says else."""
    marker = request.node.get_closest_marker("published")
    published = date.fromisoformat(marker.args[0] if marker is not None else "2017-10-31")
    page = inspect.cleandoc(request.function.__doc__)
    document, issues = read_page(page.encode(), name="docstring", published=published)
    return extract(document, load_vocabulary(), issues)


@pytest.fixture
def claims(reading: Reading) -> list[str]:
    """What the page in the test's docstring says, one line of notation for each claim."""
    return [write_content(claim) for claim in reading.claims]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say aloud how many tests did not run, and for want of what."""
    told = [str(report.longrepr) for report in terminalreporter.getreports("skipped")]
    for reason in (WITHOUT_SHARED, WITHOUT_GLPK, WITHOUT_POSTGRES, WITHOUT_CHROMIUM):
        skipped = sum(reason in text for text in told)
        if skipped:
            terminalreporter.write_line(f"NOT RUN, {skipped} tests: {reason}", red=True)
    if collect_ignore_glob:
        terminalreporter.write_line(f"NOT RUN, {', '.join(collect_ignore_glob)}: psycopg is not installed", red=True)
