"""How fast every cell is bounded, certificates included, beside the peers in the same run.

Invariant: ours and theirs run in turn on the same programme with as many processes; each ratio stands beside the share
of the peer's ends that are ours.
"""

from __future__ import annotations

from crossfoot.reconcile.ends import ends_of
from crossfoot.reconcile.problem import Sense
from tools.engine import peers
from tools.engine.clock import Clock, timed
from tools.engine.instances import FOLDER, Instance, read

__all__ = ["show_speed"]

LARGEST = ("sdc-turnover_act_nuts_size-exact", "sdc-turnover_act_nuts_size-rounded", "ledger-1e4-21-clean")
_PROCESSES = (1, 2)

Found = list[tuple[tuple[int, Sense], float]]


def show_speed() -> None:
    """Prints seconds and ratios for the three largest instances."""
    if not FOLDER.is_dir():
        print("engine   NOT RUN: needs ../shared/bench/reconcile, which is not beside this clone")
        return
    lacking = peers.missing()
    if lacking:
        print(f"engine   PEERS NOT RUN: {' and '.join(lacking)} not installed (pip install -e '.[bench]')")
    for name in LARGEST:
        instance = read(FOLDER, name)
        for processes in _PROCESSES:
            clock, found = _ours(instance, processes)
            count = "1 process" if processes == 1 else f"{processes} processes"
            print(f"engine   {name}: {2 * len(instance.targets)} ends with proofs, {count}: {_told(clock)}", flush=True)
            if not lacking:
                theirs, ends = peers.variability(instance, processes)
                peer = f"cobra's variability analysis with GLPK: {_told(theirs)}"
                _show(peer, theirs.processor / clock.processor, peers.agreeing(found, ends))
            if processes == 1:
                seconds, ends = peers.cold(instance)
                peer = f"two cold HiGHS runs a cell, a sample scaled up: {seconds:.1f} s"
                _show(peer, seconds / clock.processor, peers.agreeing(found, ends))


def _ours(instance: Instance, processes: int) -> tuple[Clock, Found]:
    with timed() as clock:
        found = ends_of(instance.problem, instance.targets, processes=processes)
    return clock, [(key, float(proof.bound)) for key, (_, proof, _) in found.items() if proof is not None]


def _told(clock: Clock) -> str:
    return f"{clock.processor:.2f} s on the processor, {clock.wall:.2f} s on the wall"


def _show(peer: str, ratio: float, equal: tuple[int, int]) -> None:
    print(f"         {peer}; {equal[0]} of {equal[1]} ends the same; ours is {ratio:.1f} times as fast", flush=True)
