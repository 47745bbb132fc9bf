"""Conflicts: figures that cannot all be true, the worst first; and where sources restate and differ.

Invariant: only arithmetic within one release is called a contradiction. What is restated, or told apart by sources, is
nobody's error, stands in lists of its own, and is looked for one vendor at a time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from crossfoot.brief.names import Names, names_of
from crossfoot.errors import InputError
from crossfoot.model import ALL, OTHERS
from crossfoot.present.asked import read_vendor
from crossfoot.reconcile import Layer
from crossfoot.track.wording import day_name
from crossfoot.web.asked import Asked
from crossfoot.web.clash_cards import Card, card_of, clashes_table
from crossfoot.web.conflicted import Clash, all_conflicts, conflicts_about, differences_of
from crossfoot.web.desk import Desk
from crossfoot.web.judged import Finding, findings_of, findings_table
from crossfoot.web.large import MOST_LOADED, is_large
from crossfoot.web.page import Page
from crossfoot.web.parts import Part, Shown

__all__ = ["PAGE", "build"]

_LAYERS = {"release": Layer.RELEASE, "source": Layer.SOURCE, "across": Layer.ACROSS}
_APART = {
    "source": ("Restated by the source itself", "Further than it usually corrects itself; no error of anybody."),
    "across": ("Sources differ", "Further than these sources usually lie apart; no error of anybody."),
}
_SEVERITIES = ("hard", "soft")
_MOST_VENDORS = 24  # named where differences are offered; any other can be typed
_MOST_MEMBERS = 6  # a remark on more figures than these is one that nobody can redo in his head


@dataclass(frozen=True, slots=True)
class Group:
    """Conflicts of one kind.

    Args:
        title: Its heading.
        note: What it means.
        cards: The conflicts.
        more: How many are only in the files, since they rest on too many figures.
    """

    title: str
    note: str
    cards: tuple[Card, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Conflicts:
    """What the page shows.

    Args:
        groups: The conflicts by kind.
        tabs: The layers: name, address, whether it is shown.
        severities: Hard and other: name, address, whether chosen.
        vendor: The vendor asked for, as typed.
        vendors: Vendors whose differences can be looked at: name and address.
        findings: What was judged.
    """

    groups: tuple[Group, ...]
    tabs: tuple[tuple[str, str, bool], ...]
    severities: tuple[tuple[str, str, bool], ...]
    vendor: str
    vendors: tuple[tuple[str, str], ...]
    findings: tuple[Finding, ...]


def build(desk: Desk, asked: Asked, named: Mapping[str, str]) -> Shown:  # noqa: ARG001  every page is built so
    """The list, with what the address filters."""
    typed, layer = asked.one("vendor"), _chosen(asked, "layer", tuple(_LAYERS)) or "release"
    wanted = _chosen(asked, "severity", _SEVERITIES)
    vendor = None if typed is None else read_vendor(typed, desk.view)
    found = _found(desk, layer, vendor)
    kept = [one for one in found if wanted is None or one.conflict.is_hard is (wanted == "hard")]
    names = names_of(desk.vocabulary, [entry for clash in kept for entry in clash.entries])
    findings = findings_of(desk, asked)
    body = Conflicts(
        groups=tuple(_groups(asked, layer, kept, names)),
        tabs=_tabs(asked, layer),
        severities=_severities(asked, wanted) if layer == "release" else (),
        vendor=typed or "",
        vendors=() if vendor is not None or is_large(desk) else _vendors(desk, asked, layer, names),
        findings=findings,
    )
    parts: list[Part] = [clashes_table(asked, "conflicts", "Conflicts", kept, names)]
    parts += [findings_table(findings)] if findings else []
    return Shown("Conflicts", "conflicts.html", body, tuple(parts), _lead(desk, layer, vendor, found, names))


def _chosen(asked: Asked, name: str, known: tuple[str, ...]) -> str | None:
    value = asked.one(name)
    if value is not None and value not in known:
        raise InputError(f"Cannot filter by {name} '{value}': it is one of {', '.join(known)}.")
    return value


def _found(desk: Desk, layer: str, vendor: str | None) -> tuple[Clash, ...]:
    """What is looked for; nothing where that would be too much to wait for."""
    if layer != "release":
        every = () if vendor is None else differences_of(desk, vendor)
        return tuple(clash for clash in every if clash.conflict.layer is _LAYERS[layer])
    if vendor is not None:
        return conflicts_about(desk, vendor)
    return () if is_large(desk) else all_conflicts(desk)


def _groups(asked: Asked, layer: str, found: list[Clash], names: Names) -> list[Group]:
    if layer != "release":
        short = [clash for clash in found if len(clash.entries) <= _MOST_MEMBERS]
        cards = tuple(card_of(asked, clash, names) for clash in short)
        title, note = {
            "source": (
                "Restated by the source itself",
                "Further than it usually corrects itself; no error of anybody.",
            ),
            "across": ("Sources differ", "Further than these sources usually lie apart; no error of anybody."),
        }[layer]
        return [Group(title, note, cards, len(found) - len(short))] if found else []
    hard = tuple(card_of(asked, clash, names) for clash in found if clash.conflict.is_hard)
    soft = [clash for clash in found if not clash.conflict.is_hard]
    short = [clash for clash in soft if len(clash.entries) <= _MOST_MEMBERS]
    told = tuple(card_of(asked, clash, names) for clash in short)
    groups = [Group("Hard", "Within one release, more than roundings explain.", hard)] if hard else []
    return groups + (
        [Group("Only if stretched", "These meet if roundings or loose phrases are stretched.", told,
               len(soft) - len(short))] if soft else [])  # fmt: skip


def _tabs(asked: Asked, chosen: str) -> tuple[tuple[str, str, bool], ...]:
    titles = {"release": "Contradictions", "source": "Restatements", "across": "Differences between sources"}
    return tuple(
        (title, asked.here(layer=None if name == "release" else name, severity=None), name == chosen)
        for name, title in titles.items()
    )


def _severities(asked: Asked, chosen: str | None) -> tuple[tuple[str, str, bool], ...]:
    every = ("All", asked.here(severity=None), chosen is None)
    words = {"hard": "Hard", "soft": "Only if stretched"}
    return (every, *((words[one], asked.here(severity=one), chosen == one) for one in _SEVERITIES))


def _vendors(desk: Desk, asked: Asked, layer: str, names: Names) -> tuple[tuple[str, str], ...]:
    """Those most is said of, for whom differences can be looked for."""
    if layer == "release":
        return ()
    counts = Counter(v for e in desk.view.entries() for v in e.claim.cell.vendor if v not in (ALL, OTHERS))
    return tuple((names.vendor(vendor), asked.here(vendor=vendor)) for vendor, _ in counts.most_common(_MOST_VENDORS))


def _lead(desk: Desk, layer: str, vendor: str | None, found: tuple[Clash, ...], names: Names) -> str:
    of = "" if vendor is None else f" with a figure of {names.vendor(vendor)}"
    if layer == "release":
        if vendor is None and is_large(desk):
            return "The ledger is too large to look for all conflicts while you wait: name a vendor."
        hard = sum(1 for clash in found if clash.conflict.is_hard)
        told = f"{hard} hard and {len(found) - hard} other{of}" if found else f"No figures that cannot all be true{of}"
        cut = f" among the {MOST_LOADED:,} claims recorded last" if is_large(desk) else ""
        return f"{told}{cut}, as of {day_name(desk.day)}."
    what = "restatements" if layer == "source" else "differences"
    if vendor is None:
        return f"Nobody's errors. {what.capitalize()} are looked for one vendor at a time: whose?"
    return f"{len(found) or 'No'} {what}{of}, as of {day_name(desk.day)}."


PAGE = Page("/conflicts", build)
