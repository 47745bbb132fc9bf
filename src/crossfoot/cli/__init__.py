"""The line from a shell: one file per command."""

from crossfoot.cli.main import main

__all__ = ["main"]
