"""Lists of figures: "28.5 million and 27.4 million", "10.6 and 10 million".

Invariant: only figures with nothing but glue and goods between them are of one list.
"""

from __future__ import annotations

from crossfoot.extract.tokens import Token

__all__ = ["run_of"]

_GLUE = frozenset((",", "and", "&", "or"))


def run_of(tokens: tuple[Token, ...], index: int, classes: tuple[str, ...]) -> tuple[int, ...]:
    """The numbers of one list ("28.5 million and 27.4 million") that a number stands in, itself included.

    Bare numbers ("10.6 and 10 million") count in, since they carry the unit of the last.
    """
    found = [index]
    here = index
    while (step := _step(tokens, here, 1, classes)) is not None:
        found.append(step)
        here = step
    here = index
    while (step := _step(tokens, here, -1, classes)) is not None:
        found.insert(0, step)
        here = step
    return tuple(found)


def _step(tokens: tuple[Token, ...], here: int, way: int, classes: tuple[str, ...]) -> int | None:
    step, glue = here + way, False
    while 0 <= step < len(tokens) and abs(step - here) <= 3:
        token = tokens[step]
        if token.cls in classes:
            return step if glue else None
        if token.value in _GLUE:
            glue = True
        elif token.cls not in ("UNIT", "PRODUCT"):
            return None
        step += way
    return None
