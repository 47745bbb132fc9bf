"""Pages from values: the templates, with everything they may call.

Invariant: every text is escaped unless a function of this package made it as markup; a template decides nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from http import HTTPStatus

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from crossfoot.track.wording import day_name
from crossfoot.web.asked import Asked
from crossfoot.web.conflicted import CONFLICTS
from crossfoot.web.desk import Desk
from crossfoot.web.drawing import NARROW, WIDE, drawn
from crossfoot.web.forms import MEDIA
from crossfoot.web.links import cell_link, claim_link
from crossfoot.web.menu import MENU
from crossfoot.web.parts import Chart, Part, Shown
from crossfoot.web.users import ANYBODY, User

__all__ = ["Frame", "fault_html", "page_html", "sign_in_html"]


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around every page.

    Args:
        asked: What was asked for.
        desk: Where it was looked up.
        address: The whole address of this server, without a path.
        token: What a form has to send so that it may change something.
        user: Who asks.
        last_look: The day on which the browser last looked at what is new, before today; None where it never did.
    """

    asked: Asked
    desk: Desk
    address: str
    token: str = ""
    user: User = ANYBODY
    last_look: date | None = None

    @property
    def permalink(self) -> str:
        """The address of the page for good: with the day it shows, even where the address asked for names none."""
        return f"{self.address}{self.asked.on(self.desk.day)}"


def page_html(shown: Shown, frame: Frame) -> str:
    """A page, drawn."""
    return _ENVIRONMENT.get_template(shown.template).render(
        shown=shown, body=shown.body, asked=frame.asked, desk=frame.desk, frame=frame
    )


def fault_html(sentence: str, status: HTTPStatus) -> str:
    """A page that says what went wrong, in one sentence."""
    return _ENVIRONMENT.get_template("fault.html").render(sentence=sentence, status=status)


def sign_in_html(token: str, to: str, sentence: str) -> str:
    """The way in, for a team.

    Args:
        token: What its form has to send.
        to: The path to go to then.
        sentence: What was wrong with the last attempt, or empty.
    """
    return _ENVIRONMENT.get_template("signin.html").render(token=token, to=to, sentence=sentence)


def _is_chart(part: Part) -> bool:
    return isinstance(part, Chart)


def _picture(chart: Chart, *, is_wide: bool) -> Markup:
    """A chart, drawn by our own function from escaped text."""
    return Markup(drawn(chart, WIDE if is_wide else NARROW))  # noqa: S704  the drawing library escapes what it is given


def _hard_conflicts(frame: Frame) -> int:
    """How many figures of the ledger cannot all be true, for the menu; 0 where that was not worked out yet."""
    found = frame.desk.known(CONFLICTS)
    return sum(clash.conflict.is_hard for clash in found) if isinstance(found, tuple) else 0


def _json_of(asked: Asked) -> str:
    """The address of a page for programs."""
    return replace(asked, path=f"{'/today' if asked.path == '/' else asked.path}.json").here()


def _told_as_of(frame: Frame) -> str:
    """What the page shows the state of, in a sentence."""
    told = f"published by {frame.asked.as_of}" if frame.asked.as_of else "published so far"
    return f"Shown is what was {told}."


def _citation(frame: Frame) -> str:
    """How the page is cited."""
    return f"crossfoot, as of {frame.desk.day}."


_ENVIRONMENT = Environment(
    loader=PackageLoader("crossfoot.web"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_ENVIRONMENT.globals.update(
    forms=tuple(MEDIA), menu=MENU, is_chart=_is_chart, picture=_picture, json_of=_json_of, told_as_of=_told_as_of,
    hard_conflicts=_hard_conflicts, day_name=day_name, citation=_citation, claim_link=claim_link, cell_link=cell_link,
)  # fmt: skip
