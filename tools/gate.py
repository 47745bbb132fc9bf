"""Scores the reader and the engine on annotated pages and public sets, and refuses to fall below the pinned floors.

The pages, their scorer and the sets lie in `../shared`, beside the clone. Where they are missing the gate says so and
passes.

    python tools/gate.py            score every set and compare it with tests/gate/floors.json
    python tools/gate.py --pin      raise the floors to what is reached now; never lowers one
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
FLOORS = ROOT / "tests" / "gate" / "floors.json"
READ = "-m crossfoot read {page} --format claims"

Scores = dict[str, float]

SETS = "bench/"
"""What the name of a public set starts with among the floors."""

INSTANCES = "bench/reconcile/"
"""The same for an instance of the engine's."""

REPLAY = "replay/cross"
"""The name of the replay of goals, each asked about with constants fitted without its vendor."""


def score(shared: Path, pages: str) -> Mapping[str, Any]:
    """What the scorer says of one folder of annotated pages, read by the crossfoot of this Python."""
    command = [sys.executable, str(shared / "score_claims.py"), str(shared / pages), "--json", "--run"]
    done = subprocess.run([*command, f"'{sys.executable}' {READ}"], capture_output=True, text=True, check=False)
    if done.returncode != 0 or done.stderr:
        raise SystemExit(f"gate     {pages}: {done.stderr.strip() or 'the scorer failed'}")
    found: Mapping[str, Any] = json.loads(done.stdout)
    return found


def score_sets(names: tuple[str, ...]) -> dict[str, dict[str, float]]:
    """The figures of public sets, all scored by one process."""
    command = [sys.executable, "-m", "tools.bench", "--json", *(name.removeprefix(SETS) for name in names)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    if done.returncode != 0 or not done.stdout:
        raise SystemExit(f"gate     bench: {done.stderr.strip() or 'the scorer failed'}")
    found: dict[str, dict[str, float]] = json.loads(done.stdout)
    return {SETS + name: figures for name, figures in found.items()}


def score_instances() -> dict[str, dict[str, float]]:
    """The figures of the engine on its instances."""
    command = [sys.executable, "-m", "tools.engine", "scores"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    if done.returncode != 0 or not done.stdout:
        raise SystemExit(f"gate     engine: {done.stderr.strip() or 'the scorer failed'}")
    found: dict[str, dict[str, float]] = json.loads(done.stdout)
    return {INSTANCES + name: figures for name, figures in found.items()}


def score_replay(shared: Path) -> dict[str, Any]:
    """The figures of the chance of reaching a goal, replayed without look-ahead."""
    command = [sys.executable, "-m", "tools.replay", "cross", str(shared / "facts"), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    if done.returncode != 0 or not done.stdout:
        raise SystemExit(f"gate     {REPLAY}: {done.stderr.strip() or 'the scorer failed'}")
    found: dict[str, dict[str, Any]] = json.loads(done.stdout)
    return found["yours"]


def faults(name: str, floors: Scores, scores: Mapping[str, Any]) -> Iterator[str]:
    """Each pinned figure that is not reached; one that starts with `most_` is a ceiling."""
    for figure, floor in floors.items():
        reached = float(scores[figure.removeprefix("most_")])
        if figure.startswith("most_") and reached > floor:
            yield f"{name}: {figure.removeprefix('most_')} is {reached:g}, at most {floor:g} allowed"
        if not figure.startswith("most_") and reached < floor:
            yield f"{name}: {figure} is {reached:.4f}, below its floor {floor:.4f}"


def raised(floors: Scores, scores: Mapping[str, Any]) -> Scores:
    """The floors at what is reached now, where that is stricter."""
    out = {}
    for figure, floor in floors.items():
        reached = float(scores[figure.removeprefix("most_")])
        out[figure] = min(floor, reached) if figure.startswith("most_") else max(floor, reached)
    return out


def line(name: str, scores: Mapping[str, Any]) -> str:
    """One line for people."""
    if name == REPLAY:
        told = ("brier", "calibration_error", "calibration_by_luck", "called", "missed_targets", "median_lead_days")
        return f"gate     {name}: " + ", ".join(f"{figure} {scores[figure]:g}" for figure in told)
    if name.startswith(SETS):
        return f"gate     {name}: " + ", ".join(f"{figure} {reached:.3f}" for figure, reached in scores.items())
    return (
        f"gate     {name}: {scores['pages']} pages, match F1 {scores['f1']:.3f}, strict F1 {scores['strict_f1']:.3f}, "
        f"{scores['traps_taken']} false alarms on marked spans, "
        f"{scores['spans_that_do_not_cut_their_text']} wrong spans"
    )


def main(arguments: list[str]) -> int:
    """Scores every set; 1 where a figure is below its floor."""
    if not (SHARED / "score_claims.py").is_file():
        print("gate     NOT RUN: needs ../shared, which is not beside this clone")
        return 0
    pinned: dict[str, Scores] = json.loads(FLOORS.read_text(encoding="utf-8"))
    sets = tuple(name for name in sorted(pinned) if name.startswith(SETS) and not name.startswith(INSTANCES))
    found = {name: score(SHARED, name) for name in pinned if name != REPLAY and not name.startswith(SETS)}
    if (SHARED / "facts").is_dir():
        found[REPLAY] = score_replay(SHARED)
    else:
        print("gate     replay NOT RUN: needs ../shared/facts, which is not beside this clone")
    if (SHARED / "bench").is_dir():
        found |= score_sets(sets)
        found |= {name: figures for name, figures in score_instances().items() if name in pinned}
    else:
        print("gate     bench NOT RUN: needs ../shared/bench, which is not beside this clone")
    wrong: list[str] = []
    for name, scores in sorted(found.items()):
        print(line(name, scores))
        wrong += faults(name, pinned[name], scores)
        pinned[name] = raised(pinned[name], scores)
    for sentence in wrong:
        print(f"gate     REFUSED {sentence}")
    if "--pin" in arguments:
        FLOORS.write_text(json.dumps(pinned, indent=1) + "\n", encoding="utf-8")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
