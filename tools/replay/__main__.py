"""Goals of a folder of facts, asked about day by day as the product knew things then.

python -m tools.replay predict FACTS          the answers as CSV, with the constants as shipped
python -m tools.replay cross FACTS            the same, each by constants fitted without its vendor, and their scores
python -m tools.replay fit FACTS              fits the constants to all vendors and writes them where they are shipped
python -m tools.replay sway FACTS             the scores when one constant after the other is moved far off

FACTS holds targets.csv and progress.csv, and maybe smartphones.csv. Questions and scores come from score_targets.py in
../shared, beside the clone. `--clock release` believes more dates than `--clock strict`.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from crossfoot.track import State
from crossfoot.track.chance import chance_of
from crossfoot.track.chance.constants import Constants, load_constants
from crossfoot.track.chance.value import LEVELS
from tools.replay.asking import SCORER, Asked, ask, questions_of
from tools.replay.facts import ROOT, Clock, ledger_of
from tools.replay.fitting import GOAL_STEPS, RHYTHM_STEPS, Fitter, moved, value_of

SHIPPED = ROOT / "src" / "crossfoot" / "track" / "chance" / "constants.toml"
SHOWN = ("brier", "log_loss", "calibration_error", "calibration_by_luck", "proven_right", "called", "median_lead_days")
BLIND = 0.45  # the chance of a goal of which the ledger knows nothing: as often as goals are reached

Told = Callable[[Asked], Constants]


def main(arguments: list[str]) -> int:
    """Answer, fit or score; 0 if every row could be read."""
    parser = argparse.ArgumentParser(
        prog="python -m tools.replay", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("verb", choices=("predict", "cross", "fit", "sway"))
    parser.add_argument("facts", type=Path, metavar="FACTS")
    parser.add_argument(
        "--clock", type=Clock, choices=tuple(Clock), default=Clock.STRICT, help="when a row counts as known"
    )
    parser.add_argument("--csv", action="store_true", help="cross: print the answers and not their scores")
    parser.add_argument("--json", action="store_true", help="cross: print the scores as JSON")
    given = parser.parse_args(arguments)
    ledger, refused = ledger_of(given.facts, given.clock)
    for sentence in refused:
        print(f"not taken: {sentence}", file=sys.stderr)
    asked = ask(questions_of(given.facts, given.clock), ledger)
    if given.verb == "predict":
        print(answers(asked, lambda _: load_constants()), end="")
    elif given.verb == "sway":
        sway(asked, given)
    elif given.verb == "fit":
        fit(Fitter(ledger.view().entries(), asked))
    else:
        constants = crossed(Fitter(ledger.view().entries(), asked))
        told = answers(asked, constants)
        print(told if given.csv else scored(told, given, as_json=given.json), end="")
        if not given.csv and not given.json:
            print(f"\n{held(asked, constants)}")
    return 1 if refused else 0


def answers(asked: Iterable[Asked], constants: Told) -> str:
    """The answers as the scorer reads them.

    Args:
        asked: The questions with what the product knew.
        constants: What is taken for granted for each.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("goal_id", "as_of", "verdict", "probability"))
    for one in asked:
        found = None if one.verdict is None else chance_of(one.verdict, one.entries, constants=constants(one))
        verdict = one.state.value if one.state in (State.MET, State.MISSED) else State.OPEN.value
        chance = BLIND if found is None else float(found.probability)
        writer.writerow((one.question.goal_id, one.question.as_of, verdict, f"{chance:.3f}"))
    return text.getvalue()


def held(asked: Iterable[Asked], constants: Told) -> str:
    """How many of the figures that goals ended with lie in their bands, each goal weighing 1."""
    inside, weight = dict.fromkeys(LEVELS, 0.0), 0.0
    for one in asked:
        found = None if one.verdict is None else chance_of(one.verdict, one.entries, constants=constants(one))
        if found is None or one.outcome is None or found.is_proven:
            continue
        weight += float(one.weight)
        for band in found.bands:
            inside[band.level] += float(one.weight) * (band.low <= one.outcome <= band.high)
    parts = " and ".join(f"{100 * sum_ / weight:.0f} %" for sum_ in inside.values()) if weight else "no"
    return (
        f"bands of {' and '.join(f'{level} %' for level in LEVELS)} hold {parts} of the figures that goals ended with"
    )


def crossed(fitter: Fitter) -> Told:
    """For each question the constants of a fit that has seen nothing of its vendor."""
    known = {vendor: fitter.fitted(without=vendor) for vendor in fitter.vendors}
    everybody = fitter.fitted()
    return lambda one: known.get(one.vendor, everybody)


def scored(told: str, given: argparse.Namespace, *, as_json: bool = False) -> str:
    """What the scorer says of answers."""
    command = [sys.executable, str(SCORER), "score", str(given.facts), "-", "--clock", given.clock.value]
    done = subprocess.run(
        [*command, *(["--json"] if as_json else [])], input=told, stdout=subprocess.PIPE, text=True, check=True
    )
    return done.stdout


def fit(fitter: Fitter) -> None:
    """Write the constants of a fit to all vendors where they are shipped; the remarks of the file stay."""
    constants, text = fitter.fitted(), SHIPPED.read_text(encoding="utf-8")
    for name in (*RHYTHM_STEPS, *GOAL_STEPS):
        part, _, field = name.rpartition(".")
        start = text.index(f"[rhythm.{part}]") if part else 0
        head, tail = text[:start], text[start:]
        value = value_of(constants, name)
        text = head + re.sub(rf"(?m)^{field} = [-\d.]+", f"{field} = {value:g}", tail, count=1)
        print(f"{name} = {value:g}")
    SHIPPED.write_text(text, encoding="utf-8")


def sway(asked: tuple[Asked, ...], given: argparse.Namespace) -> None:
    """Print the scores with the constants as shipped, and with each of them moved far off."""
    shipped = load_constants()

    def show(name: str, constants: Constants) -> None:
        table: dict[str, dict[str, Any]] = json.loads(scored(answers(asked, lambda _: constants), given, as_json=True))
        print(f"{name:28}" + "".join(f"{table['yours'][figure]!s:>10}"[:10] for figure in SHOWN))

    print(" " * 28 + "".join(f"{figure[:9]:>10}" for figure in SHOWN))
    show("as shipped", shipped)
    for name, step in (RHYTHM_STEPS | GOAL_STEPS).items():
        for way in (-4 * step, 4 * step):
            changed = moved(shipped, name, way)
            show(f"{name} {value_of(changed, name):g}", changed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
