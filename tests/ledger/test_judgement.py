"""Which judgements stand."""

from __future__ import annotations

from datetime import date

from crossfoot.ledger import Judged, Judgement, JudgementKind
from crossfoot.ledger.judgement import hidden, in_force, judgement_id
from tests.ledger.samples import LATER, NOON

DAY = date(2017, 11, 20)


def judged(id_: str, names: str, kind: JudgementKind, on: date | None = None) -> Judged:
    return Judged(id_, Judgement(names, kind, "ann", "Why.", on), NOON)


MISREAD = judged("j1", "e1", JudgementKind.MISREAD)
BACK = judged("j2", "j1", JudgementKind.WITHDRAWN)
AND_BACK = judged("j3", "j2", JudgementKind.WITHDRAWN)


def test_what_is_withdrawn_does_not_stand() -> None:
    assert in_force((MISREAD, BACK), None) == (BACK,)
    assert hidden((MISREAD, BACK), None) == frozenset()


def test_a_withdrawal_can_be_withdrawn() -> None:
    assert in_force((MISREAD, BACK, AND_BACK), None) == (MISREAD, AND_BACK)
    assert hidden((MISREAD, BACK, AND_BACK), None) == {"e1"}


def test_a_withdrawal_holds_from_its_day_on() -> None:
    later = judged("j2", "j1", JudgementKind.WITHDRAWN, DAY)
    assert hidden((MISREAD, later), date(2017, 11, 19)) == {"e1"}
    assert hidden((MISREAD, later), DAY) == frozenset()


def test_only_misreadings_misprints_and_retractions_hide() -> None:
    every = [judged(f"j-{kind}", f"e-{kind}", kind) for kind in JudgementKind]
    assert hidden(every, None) == {"e-misread", "e-misprinted", "e-retracted"}


def test_a_judgement_is_an_act_so_its_time_is_part_of_its_id() -> None:
    assert judgement_id(MISREAD.judgement, NOON) != judgement_id(MISREAD.judgement, LATER)
