"""Pictures of every page of the web app: on a desk and on a phone, light and dark.

    python -m tools.shots FOLDER [png|webp]     webp where nothing is said, a quarter of the size

The pages are shown as of the day below, on a ledger with the starter figures and the pages of the documentation, so
that the same program makes the same pictures.
"""

from __future__ import annotations

import base64
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page

from tests.browser.chromium import Scheme, chromium
from tests.browser.conftest import fill
from tests.browser.pages import PAGES
from tests.browser.server import served

SIZES = {"desk": (1280, 900), "phone": (390, 844)}
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
FORMS = ("webp", "png")
QUALITY = 60  # of 100: letters stay sharp, and the folder small
TALLEST = 2400  # pixels: what is further down looks alike


def main(folder: str, form: str = "webp") -> None:
    """Write the pictures, one by one, over those of an earlier run."""
    found = chromium()
    if found is None:
        sys.exit("shots: there is no Chromium on this machine")
    if form not in FORMS:
        sys.exit(f"shots: there is no form '{form}': expected webp or png")
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place, found as chrome:
        ledger = fill(Path(place) / "ledger.sqlite")
        with served(ledger) as site:
            for size, (width, height) in SIZES.items():
                for scheme in SCHEMES:
                    with chrome.tab(width=width, height=height, scheme=scheme) as page:
                        for name, path in PAGES.items():
                            page.goto(site.address + path)
                            (target / f"{name}-{size}-{scheme}.{form}").write_bytes(_picture(page, width, form))
                    print(f"shots    {size}, {scheme}: {len(PAGES)} pages")
    if form == "webp":
        (target.parent / f"{target.name}.md").write_text(_listed(target.name), encoding="utf-8")


def _listed(folder: str) -> str:
    """The document that shows the pictures."""
    parts = ["# Every page of the web app\n\nOn a desk and on a phone, light and dark; made by `make shots`.\n"]
    for name, path in PAGES.items():
        seen = (
            f"![{name}, {size}, {scheme}]({folder}/{name}-{size}-{scheme}.webp)" for size in SIZES for scheme in SCHEMES
        )
        parts.append(f"## {name.replace('-', ' ')}\n\n`{path}`\n\n" + "\n".join(seen) + "\n")
    return "\n".join(parts)


def _picture(page: Page, width: int, form: str) -> bytes:
    """The page from its top, as far down as it differs."""
    height = min(TALLEST, int(page.evaluate("document.documentElement.scrollHeight")))
    clip = {"x": 0, "y": 0, "width": width, "height": height, "scale": 1}
    asked = {"format": form, "clip": clip, "captureBeyondViewport": True}
    if form == "webp":
        asked["quality"] = QUALITY
    session = page.context.new_cdp_session(page)
    taken = session.send("Page.captureScreenshot", asked)
    session.detach()
    return base64.b64decode(taken["data"])


if __name__ == "__main__":
    main(*sys.argv[1:])
