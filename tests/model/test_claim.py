"""Claims: what is sorted, what may stand only once."""

from __future__ import annotations

import pytest

from crossfoot.model.cell import Cell
from crossfoot.model.claim import Claim, How, LinkKind
from crossfoot.model.statement import Order

STATEMENT = Order(Cell("shipments", ("huawei",), "smartphone", "CN"), "huawei", "xiaomi")


def test_slots_and_links_are_sorted_so_that_equal_claims_are_equal() -> None:
    how = (("vendor", How.STATED), ("place", How.DEFAULT))
    links = ((LinkKind.RESTATES, "c1"), (LinkKind.PART_OF, "c2"))
    claim = Claim("c3", STATEMENT, None, how=how, links=links)
    assert claim == Claim("c3", STATEMENT, None, how=how[::-1], links=(*links[::-1], links[0]))


def test_a_link_of_a_kind_leads_to_one_claim() -> None:
    claim = Claim("c3", STATEMENT, None, links=((LinkKind.RESTATES, "c1"),))
    assert claim.link(LinkKind.RESTATES) == "c1"
    assert claim.link(LinkKind.TARGET) is None
    with pytest.raises(ValueError, match="twice: restates, restates"):
        Claim("c3", STATEMENT, None, links=((LinkKind.RESTATES, "c1"), (LinkKind.RESTATES, "c2")))


def test_a_slot_is_filled_in_one_way() -> None:
    with pytest.raises(ValueError, match="twice: place, place"):
        Claim("c3", STATEMENT, None, how=(("place", How.STATED), ("place", How.DEFAULT)))


def test_a_claim_answers_for_its_statement() -> None:
    claim = Claim("c3", STATEMENT, None)
    assert claim.kind == "order"
    assert claim.cell == STATEMENT.cell
