"""Which goods a figure counts: those of its clause, of its sentence, of the passage, of the page, of its vendor.

Invariant: goods named only to say what others hold, as examples, or to compare with are never those of a figure.
"""

from __future__ import annotations

from dataclasses import dataclass

from crossfoot.extract.asides import is_by_the_way
from crossfoot.extract.discourse import PageFacts, State
from crossfoot.extract.goods import Goods, goods_at, is_constituent
from crossfoot.extract.scope import clause_of, is_object, nearest, reachable
from crossfoot.extract.tiers import is_reason
from crossfoot.extract.tokens import Token
from crossfoot.knowledge import Vocabulary
from crossfoot.model import ALL, How

__all__ = ["Wares"]


@dataclass(frozen=True, slots=True)
class Wares:
    """A sentence as far as goods go.

    Args:
        tokens: Its typed tokens.
        marks: Clause number of every token.
        state: The focus before it.
        facts: What holds for the page.
        vocabulary: Words of goods.
    """

    tokens: tuple[Token, ...]
    marks: tuple[int, ...]
    state: State
    facts: PageFacts
    vocabulary: Vocabulary

    def of_figure(self, index: int, vendor: tuple[str, ...]) -> tuple[str | None, str | None, How]:
        """The product and its segment: named in the clause, the vendor's own ("iPhones"), the page's, the usual one."""
        first, last = clause_of(self.marks, index)
        if self.tokens[first].cls == "COMPARED" and first > 0:  # what is compared keeps the product of its partner
            first, _ = clause_of(self.marks, first - 1)
        named = {
            i: goods
            for i in range(first, last)
            if (goods := goods_at(self.tokens[i], self.vocabulary)) and not self._is_beside(i, goods.product)
        }
        named = {i: goods for i, goods in named.items() if not is_by_the_way(self.tokens, i, index)}
        named = {i: goods for i, goods in named.items() if not self._is_a_condition(i, index)}
        named = {i: goods for i, goods in named.items() if goods.segment is None or not is_reason(self.tokens, i)}
        examples = {i for i in named if self.tokens[i].cls == "OWN" and is_object(self.tokens, i)}
        named = {i: goods for i, goods in named.items() if i not in examples} or named
        named = {i: goods for i, goods in named.items() if not self._has_its_own(i, index)}
        if _are_all_phones(self.tokens, named):
            return self.as_tracked("mobile_phone", vendor), None, How.STATED
        listed, named = named, {i: goods for i, goods in named.items() if not is_constituent(self.tokens, i)}
        if len({goods.product for goods in listed.values()}) == 1:  # "desktops, notebooks and workstations": PCs
            listed = {i: Goods(goods.product) for i, goods in listed.items()}
        named = named or (listed if self._goods_before(first) is None else {})
        near = nearest(self.tokens, self.marks, index, reachable(self.tokens, index, list(named)))
        if near is not None and vendor == (ALL,) and self.tokens[near].cls == "MARKET" and self._is_whole(near, index):
            near = max(
                (i for i in named if i < min(index, near)), default=near
            )  # "electric cars took 17 % of the car market"
        if near is not None:
            product = self.as_tracked(named[near].product, vendor)
            is_own = self.tokens[near].cls == "OWN"  # "Apple Watch" in a text on smartwatches is one of them
            return product, named[near].segment or (self._part_in_focus(product) if is_own else None), How.STATED
        told = self._goods_before(first)
        if told is not None:
            return self.as_tracked(told.product, vendor), told.segment, How.STATED
        if self.state.goods is not None:
            return *self.state.goods, How.CARRIED
        if self.facts.product is not None:
            return self.as_tracked(self.facts.product, vendor), self.facts.segment, How.DEFAULT
        usual = next((v.product for s in vendor if (v := self.vocabulary.vendor(s)) is not None), None)
        return usual, None, How.DEFAULT

    def _is_a_condition(self, there: int, index: int) -> bool:
        """ "Ranked third, despite challenges in the desktop category": goods behind the turn are of the turn."""
        between = self.tokens[index + 1 : there]
        return any(t.value in ("despite", "although", "because", "due", "thanks") for t in between)

    def _has_its_own(self, there: int, index: int) -> bool:
        """ "33 million, with slates accounting for 28.4 million": goods behind a "with" have the figure behind them."""
        if not index < there or not any(t.value == "with" for t in self.tokens[index + 1 : there]):
            return False
        behind = self.tokens[there + 1 : there + 5]
        verb = bool(behind) and behind[0].text.lower() in ("accounting", "making", "contributing", "reaching", "at")
        return verb and any(t.cls in ("COUNT", "PCT") for t in behind)

    def _is_beside(self, index: int, product: str) -> bool:
        """ "Behind battery-electric cars": goods compared with; "battery-electric passenger cars": named once."""
        before = self.tokens[index - 1] if index else None
        if before is None:
            return False
        named = goods_at(before, self.vocabulary)
        if (
            product == "car"
            and before.value == "of"
            and index > 1
            and self.tokens[index - 2].cls in ("PCT", "FRACTION")
        ):
            return True  # "8 per cent of new-car sales": the whole, of which something else is the part
        return before.cls in ("BEHIND", "AHEAD", "OVERTOOK") or (product == "car" and named is not None)

    def _goods_before(self, first: int) -> Goods | None:
        """ "HP shipped 4.3 million Chromebooks, Lenovo came second": the one segment its sentence has named so far."""
        named = {i: goods for i in range(first) if (goods := goods_at(self.tokens[i], self.vocabulary)) is not None}
        told = {goods for i, goods in named.items() if not is_constituent(self.tokens, i)}
        return next(iter(told)) if len(told) == 1 else None

    def _is_whole(self, market: int, index: int) -> bool:
        """Whether a market is what a figure is a part of, or is led or dominated: it stands behind, or is an object."""
        here = market - 1
        while here > 0 and (
            self.tokens[here].cls in ("PLACE", "ADJ") or self.tokens[here].value in ("the", "overall", "total")
        ):
            here -= 1
        return market > index or (here >= 0 and self.tokens[here].value in ("of", "in", "dominate", "lead", "led"))

    def _part_in_focus(self, product: str) -> str | None:
        """The segment of a product that the block or the page is about."""
        whole, part = self.state.goods or (self.facts.product, self.facts.segment)
        return part if whole == product else None

    def as_tracked(self, product: str, vendor: tuple[str, ...]) -> str:
        """ "Electric cars" of an electric maker are what it is tracked for, no narrower product."""
        usual = next((v.product for s in vendor if (v := self.vocabulary.vendor(s)) is not None), product)
        if product == "mobile_phone" and self.facts.is_of_operators and self.facts.product == "mobile_subscribers":
            return "mobile_subscribers"  # "its mobile phone subscriber base"
        if product == "two_wheeler" and self.facts.product in ("electric_two_wheeler", "ev"):
            return "electric_two_wheeler"
        if product == "car" and usual in ("nev", "bev"):
            return usual  # "30,895 new cars" of an electric maker
        if product == "ev" and self.facts.product == "bev":
            return "bev"
        if product == "ev" and usual == "electric_two_wheeler":
            return usual
        return usual if product == "ev" and usual in ("nev", "bev") else product


def _are_all_phones(tokens: tuple[Token, ...], named: dict[int, Goods]) -> bool:
    """ "On sales of smartphones and feature phones, handset shipments passed 84 million": phones of all kinds."""
    kinds = {goods.product for goods in named.values() if goods.segment is None}
    if kinds != {"smartphone", "feature_phone"} or len(named) != len(kinds):
        return False
    first, last = sorted(named)
    return [t.value for t in tokens[first + 1 : last]] in (["and"], ["and", "the"], ["&"], ["plus"])
