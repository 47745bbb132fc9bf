"""The command, and a ledger with the starter figures."""

from tests.cli.commands import ledger, run, starter

__all__ = ["ledger", "run", "starter"]
