"""What every test may ask for.

`../shared` holds annotated pages and figures that are not part of this repository. Tests that need them are skipped
where it is missing, and the end of the run says how many.
"""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
WITHOUT_SHARED = "needs ../shared, which is not beside this clone"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of annotated pages and figures beside the clone."""
    if not (SHARED / "seed").is_dir():
        pytest.skip(WITHOUT_SHARED)
    return SHARED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say aloud how many tests did not run for want of `../shared`."""
    skipped = [r for r in terminalreporter.getreports("skipped") if WITHOUT_SHARED in str(r.longrepr)]
    if skipped:
        terminalreporter.write_line(f"NOT RUN: {len(skipped)} tests {WITHOUT_SHARED}", red=True)
