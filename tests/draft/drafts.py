"""Drafts written by chance: true ones, and the same with one digit wrong.

Invariant: a draft depends on its number alone. In a clean one all that is printed can be true; in a misprinted one the
numbers of one scene cannot, by the arithmetic of the scene itself.
"""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from random import Random

from tests.draft.numerals import Numeral
from tests.draft.scenes import SCENES, Scene
from tests.draft.world import World, made_up

# Up to twice the roundings a misfit is a loose phrase and no error: a digit is tied down where it breaks that as well.
LOOSE = 2

__all__ = ["Draft", "Misprint", "assembled", "clean_draft", "misprinted"]

# Numbers that count no goods and have to be left alone.
ASIDES = (
    "The flagship sells for $799 and has a 6.7-inch display with 120 Hz.",
    "The company was founded in 1998 and employs 23,400 people.",
    "Its shares gained 2.3% on the day, to 41.25 dollars.",
    "Analysts had spoken of a difficult season.",
    "Revenue came to 4.1 billion euros.",
    "A 5,000 mAh battery and a 50 MP camera are on board.",
    "The report was put out on a Tuesday at 9:30 am.",
    "Further figures are to follow in the annual report.",
)


@dataclass(frozen=True)
class Draft:
    """A text before publication.

    Args:
        scenes: What it tells.
        order: Its parts in order: a scene's number, or other text.
        day: The day it is read as of.
        by: In front of the first sentence: `According to IDC, `.
    """

    scenes: tuple[Scene, ...]
    order: tuple[int | str, ...]
    day: date

    @property
    def is_html(self) -> bool:
        """Whether it has a table."""
        return any("<table" in scene.text for scene in self.scenes)

    def page(self, wrong: Misprint | None = None) -> bytes:
        """The text, with one number misprinted or none."""
        parts = [part if isinstance(part, str) else self._told(part, wrong) for part in self.order]
        if not self.is_html:
            return "\n\n".join(parts).encode()
        shown = [part if "<table" in part else "".join(f"<p>{html.escape(p)}</p>" for p in part.split("\n\n"))
                 for part in parts]  # fmt: skip
        return f"<html><body><article>{''.join(shown)}</article></body></html>".encode()

    def _told(self, number: int, wrong: Misprint | None) -> str:
        scene = self.scenes[number]
        numerals = dict(scene.numerals)
        if wrong is not None and wrong.scene == number:
            numerals[wrong.key] = wrong.numeral
        return scene.text.format(**{key: numeral.text for key, numeral in numerals.items()})


@dataclass(frozen=True)
class Misprint:
    """One digit of one number: of which scene, under which key, and what stands there instead."""

    scene: int
    key: str
    numeral: Numeral


def clean_draft(number: int) -> Draft:
    """The draft of this number, in which everything can be true."""
    chance = Random(number)  # noqa: S311  the same draft every time
    world = made_up(chance)
    return assembled(_scenes(world, chance), chance, world.told_on)


def assembled(scenes: tuple[Scene, ...], chance: Random, day: date) -> Draft:
    """Scenes as a draft, with other sentences between them."""
    order: list[int | str] = []
    for number in range(len(scenes)):
        order.append(number)
        if chance.random() < 0.5:
            order.append(chance.choice(ASIDES))
    return Draft(scenes, tuple(order), day)


def _scenes(world: World, chance: Random) -> tuple[Scene, ...]:
    """Two to four of them, no kind twice."""
    kinds = chance.sample(SCENES, k=len(SCENES))
    told = list(dict.fromkeys(kinds))[: chance.randint(2, 4)]
    return tuple(teller(world, chance) for teller in told)


def misprinted(draft: Draft, chance: Random) -> Misprint | None:
    """One digit wrong in a number that the other numbers of its scene tie down; None where no digit is."""
    found = list(_breaking(draft.scenes))
    return chance.choice(found) if found else None


def _breaking(scenes: tuple[Scene, ...]) -> Iterator[Misprint]:
    for place, scene in enumerate(scenes):
        for key, numeral in scene.numerals.items():
            for wrong in numeral.misprints():
                changed: Mapping[str, Numeral] = {**scene.numerals, key: wrong}
                if not scene.holds(changed, LOOSE):
                    yield Misprint(place, key, wrong)
