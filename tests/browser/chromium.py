"""Headless Chromium, driven by playwright: the machine's own, never one that is downloaded."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Literal, Self

from playwright.sync_api import Browser, Page, Playwright, sync_playwright

__all__ = ["Chromium", "Scheme", "chromium"]

Scheme = Literal["light", "dark"]

_PATIENCE_MS = 120_000  # for a page that takes seconds, on a machine that has other work
_NAMES = ("chromium", "chromium-browser", "google-chrome")


class Chromium:
    """A browser; used in a `with` block.

    Args:
        path: Its program.
    """

    def __init__(self, path: str) -> None:
        self._path = path
        self._playwright: Playwright | None = None
        self._browser: Browser | None = None

    def __enter__(self) -> Self:
        self._playwright = sync_playwright().start()
        # Without a sandbox of its own it also runs as root, as in a container; it opens no page but ours.
        self._browser = self._playwright.chromium.launch(executable_path=self._path, args=["--no-sandbox"])
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._browser is not None:
            self._browser.close()
        if self._playwright is not None:
            self._playwright.stop()

    @contextmanager
    def tab(
        self, *, width: int = 1280, height: int = 900, scheme: Scheme = "light", scripts: bool = True
    ) -> Iterator[Page]:
        """A tab of a browser that was never here before; a fault of a script in it fails the test.

        Args:
            width: Of the window, in pixels.
            height: Of the window, in pixels.
            scheme: Light or dark.
            scripts: Whether scripts may run.
        """
        assert self._browser is not None
        with self._browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, java_script_enabled=scripts
        ) as context:
            page = context.new_page()
            page.set_default_navigation_timeout(_PATIENCE_MS)
            faults: list[str] = []
            page.on("pageerror", lambda fault: faults.append(str(fault)))
            page.on("console", lambda told: faults.append(told.text) if told.type == "error" else None)
            yield page
            assert [fault for fault in faults if "status of 4" not in fault] == []


def chromium() -> Chromium | None:
    """The machine's browser, or None where it has none."""
    path = next((path for path in map(shutil.which, _NAMES) if path), None)
    return None if path is None else Chromium(path)
