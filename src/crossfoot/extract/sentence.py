"""One sentence with everything that is known about it before its claims are built.

Invariant: a slot of a claim is filled from the clause, then the sentence, then the focus; `how` records which.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from crossfoot.extract.asides import merely_notes
from crossfoot.extract.dating import time_of
from crossfoot.extract.discourse import PageFacts, State
from crossfoot.extract.everybody import (
    counts_all_goods,
    has_own_subject,
    is_of_a_place,
    is_of_both,
    is_of_the_whole,
    is_passive,
    is_told_by_a_register,
    is_what_parts_are_of,
    moves_alone,
    turns_to_a_place,
    whole_behind,
)
from crossfoot.extract.goods import goods_at
from crossfoot.extract.placing import Where, names_goods, owns_goods, places_of
from crossfoot.extract.reference import refer
from crossfoot.extract.relative import told_behind
from crossfoot.extract.scope import (
    clause_of,
    clauses,
    is_object,
    nearest,
    owner_behind,
    reachable,
    subject_index,
)
from crossfoot.extract.timing import When, times_of
from crossfoot.extract.tokens import SUBJECTS, Token
from crossfoot.extract.voice import Voice, voices_of
from crossfoot.extract.wares import Wares
from crossfoot.extract.whereabouts import can_place, place_behind, place_of_list
from crossfoot.knowledge import Vocabulary
from crossfoot.model import ALL, Block, BlockKind, How, Role, Source

_AS_SUBJECT = ("it", "they")
_ALL_OF_IT = ("the ", "overall", "total", "global", "whole", "entire", "industry", "world")
_COUNTRIES = 2
_TAKES = (
    "managed", "secured", "took", "captured", "held", "grabbed", "commanded", "accounted", "claimed", "garnered",
    "snagged", "scored", "enjoyed",
)  # fmt: skip
_TURNS = ("despite", "amid", "although", "though", "notwithstanding")
_JOINS = ("and", "while", "whereas", "but")
_OPENERS = ("and", "in", "all", "while", "but", "whereas")

__all__ = ["Sentence", "Who", "view_sentence"]


@dataclass(frozen=True, slots=True)
class Who:
    """The vendors of a figure: slugs, how known, the token that names them, line and brands counted in."""

    vendor: tuple[str, ...]
    how: How
    index: int | None = None
    model: str | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as the builders see it.

    Args:
        tokens: Its typed tokens.
        marks: Clause number of every token.
        block: Where it stands.
        state: The focus before it.
        facts: What holds for the page.
        vocabulary: Vendors, places, sources.
        times: Its periods.
        places: Its places.
        voices: Its sources.
        number: Position of its block on the page.
    """

    tokens: tuple[Token, ...]
    marks: tuple[int, ...]
    block: Block
    state: State
    facts: PageFacts
    vocabulary: Vocabulary
    times: tuple[When, ...]
    places: tuple[Where, ...]
    voices: tuple[Voice, ...]
    number: int

    @property
    def is_heading(self) -> bool:
        """Whether it is a title or heading."""
        return self.block.kind in (BlockKind.TITLE, BlockKind.HEADING)

    def subject(self, index: int) -> Who:
        """Whom a figure belongs to: the sentence's subject, else the focus, else the company whose release is told."""
        who = self._subject(index)
        if who.vendor == (ALL,) and self.facts.owner is not None and self._is_handed_over(index):
            return replace(who, vendor=(self.facts.owner,), how=How.INFERRED)
        return who

    def _is_handed_over(self, index: int) -> bool:
        """Whether deliveries or output are counted, which a company's own release tells of itself."""
        if any(t.cls == "MARKET" and t.text.lower().startswith(_ALL_OF_IT) for t in self.tokens[:index]):
            return False
        measure = self.measure(index)
        if measure in ("deliveries", "production"):
            return True
        unplaced = not any(w.index < index for w in self.places) and self.state.subject == (self.facts.owner,)
        return unplaced and measure in ("sales", "net_adds", "subscribers")

    def _subject(self, index: int) -> Who:
        """The sentence's subject, else the focus."""
        tracked = self._is_told_by_tracker()
        if is_of_both(self.tokens, index):
            return Who((), How.STATED)
        if (
            self._of_a_country(index)
            or is_of_the_whole(self.tokens, index)
            or counts_all_goods(self.tokens, index, tracked)
        ):
            return Who((ALL,), How.STATED)
        if is_told_by_a_register(self.tokens, index) or is_what_parts_are_of(self.tokens, index):
            return Who((ALL,), How.STATED)
        if self._of_a_stranger(index):
            return Who((), How.STATED)
        told = told_behind(self.tokens, index)
        here = subject_index(self.tokens, self.marks, index)
        if told is not None and self.tokens[told[0]].cls == "VENDOR" and self.tokens[told[1]].cls == "MEASURE":
            here = told[0]  # "more than the 46.7 million that Apple sold"
        behind = here is not None and here > index and here != owner_behind(self.tokens, index)
        if (here is None or behind or self.tokens[here].cls == "PRONOUN") and self._opens_with_market(
            index, here if here is not None and self._stands_for_a_name(here) else index
        ):
            return Who((ALL,), How.STATED)
        first, _ = clause_of(self.marks, index)
        if here is not None and here < first and self.tokens[first].value == "as" and self._opens_with_market(index):
            return Who((ALL,), How.STATED)
        if here is not None and moves_alone(self.tokens, here, index):
            return Who((), How.STATED)
        return self._focused(index) if here is None else self._named(here)

    def _stands_for_a_name(self, here: int) -> bool:
        """Whether a pronoun is the subject, as in "it manages 22 per cent": not "it was the fifth quarter in which"."""
        behind = self.tokens[here + 1].value if here + 1 < len(self.tokens) else ""
        return self.tokens[here].text.lower() in _AS_SUBJECT and behind not in ("is", "was", "marks", "marked")

    def _named(self, here: int) -> Who:
        """Whom a subject token names."""
        token = self.tokens[here]
        vendor, how = refer(self.tokens, here, self.state, self.facts, self.vocabulary)
        model = token.value.split("|")[1] if token.cls == "LINE" else None
        if token.cls == "PRONOUN" and not vendor:
            return Who(self.state.vendor or self.state.subject, How.CARRIED, here, self.state.model)
        return Who(vendor, how, here, model)

    def _focused(self, index: int) -> Who:
        """Whom the text is about, where a figure's sentence names nobody and has no subject that we do not know."""
        opening = [t.cls for t in self.tokens[:2]]
        if self.state.opened is None and "MEASURE" in opening and not self.facts.reports and self._is_told_by_tracker():
            return Who((ALL,), How.CARRIED)  # "While shipments were down 5 per cent", at the start of a paragraph
        focus = self.state.subject or self.state.vendor
        if not focus and any(t.cls == "MEASURE" for t in self.tokens[:index]):
            return Who((ALL,), How.CARRIED)  # nobody has been named yet: the text is about the market
        first, _ = clause_of(self.marks, index)
        is_main = focus == (self.facts.main,) and any(t.cls == "COUNT" for t in self.tokens[first : index + 1])
        if has_own_subject(self.tokens, first, index, is_main=is_main):
            return Who((), How.STATED)
        if focus != (self.facts.main,) and turns_to_a_place(self.tokens, index, self.state.place):
            return Who((ALL,), How.CARRIED)
        return Who(focus if len(focus) == 1 else (), How.CARRIED, None, self.state.model)

    def _is_told_by_tracker(self) -> bool:
        """Whether a researcher or register speaks in the sentence, else in its passage."""
        chain = self.voices[0].sources if self.voices else self.state.sources
        return bool(chain) and chain[-1].role in (Role.TRACKER, Role.REGULATOR)

    def _of_a_country(self, index: int) -> bool:
        """ "Thailand shrank by 12 %", "China had 1.07 billion subscribers": a country alone in front of the verb."""
        first, _ = clause_of(self.marks, index)
        while first < index and (self.tokens[first].text == "," or self.tokens[first].value in _OPENERS):
            first += 1
        return is_of_a_place(self.tokens, first, index)

    def _of_a_stranger(self, index: int) -> bool:
        """ "RCA, a newcomer, had 2.6 million", "and Foobar 10 million": the name of somebody the vocabulary lacks.

        The figure is nobody's whom we know, least of all the vendor's named before.
        """
        if self.is_heading:
            return False
        for here in range(index - 1, -1, -1):
            token = self.tokens[here]
            if token.cls in SUBJECTS:
                return False
            opens = here == 0 or self.tokens[here - 1].text == "," or self.tokens[here - 1].value in _JOINS
            if opens and _is_unknown_name(self.tokens, here):
                return True
        return False

    def _opens_with_market(self, index: int, before: int | None = None) -> bool:
        """ "Phone shipments fell", "sales of new energy vehicles rose": goods without an owner are the market's.

        Looked for in the figure's clause, then in the clauses to its left, in front of a pronoun that is the subject
        ("it manages 22 per cent of shipments, sending out 4.7 million"). Also "Digitimes Research expects 422 million
        smartphones": a researcher's count of goods.
        """
        first, _ = clause_of(self.marks, index)
        end = index if before is None else max(first, before)
        comma = next((i for i in range(index - 1, first, -1) if self.tokens[i].text == ","), None)
        if comma is not None and self.tokens[comma + 1].cls in ("PLACE", "ADJ"):
            rest = self.tokens[comma + 1 : index]  # "…, India's scooter registrations rose"
            if names_goods(rest) and not any(t.cls in SUBJECTS for t in rest):
                return True
        while True:
            clause = self.tokens[first:end]
            named = (i for i, t in enumerate(clause, first) if t.cls in SUBJECTS and t.cls != "PRONOUN")
            if any(not is_object(self.tokens, i) for i in named) or owns_goods(clause):
                return False
            if names_goods(_outside_brackets(clause)):
                return True
            if first == 0:
                break
            first, end = clause_of(self.marks, first - 1)
        behind = index + 1 + (index + 1 < len(self.tokens) and self.tokens[index + 1].value == "new")
        following = self.tokens[behind] if behind < len(self.tokens) else None
        counted = following is not None and following.cls == "PRODUCT"
        return counted and (self.tokens[0].cls == "SOURCE" or is_passive(self.tokens, index))

    def period(self, index: int, *, base: bool = False) -> When | None:
        """The period nearest to a figure; with `base` the one it is compared with."""
        return time_of(self.tokens, self.marks, self.times, index, base=base)

    def place(self, index: int, vendor: tuple[str, ...]) -> tuple[str | None, How]:
        """The place of a figure: nearest in the sentence, else in focus, else the world."""
        found = [w.index for w in self.places if can_place(self.tokens, w.index, index)]
        found = [i for i in found if i < index or not any(t.text == ";" for t in self.tokens[index:i])]
        fronted = any(i < index and self.marks[i] == self.marks[index] for i in found)
        if fronted:  # "Worldwide shipments grew 5 per cent, and Japan was strong"
            found = [i for i in found if i < index or not any(t.text in (",", ";") for t in self.tokens[index:i])]
        near = place_of_list(self.tokens, self.places, index) or place_behind(self.tokens, self.places, index)
        near = nearest(self.tokens, self.marks, index, reachable(self.tokens, index, found)) if near is None else near
        near = self._place_of_whole(index) if near is None else near
        if near is not None:
            where = next(w for w in self.places if w.index == near)
            home = self.home_of(near) if where.code in ("HOME", "ABROAD") else None
            abroad = "WORLD-CN" if "hin" in self.tokens[near].text else home and f"WORLD-{home}"
            code = {"HOME": home, "ABROAD": abroad}.get(where.code, where.code)
            if code is not None:
                return code, where.how
        if self.state.place is not None:
            return self.state.place, How.CARRIED
        counted = self._counted_in(index, vendor)
        if counted is not None:
            return counted, How.INFERRED
        home = self._home_of(vendor) if self.facts.is_of_operators else None
        if home is None and vendor == (ALL,) and self.facts.is_of_operators:
            home = self._home_of(self.facts.vendors)  # an operator's market is its own country
        if home is not None:
            named = self.facts.places
            if home not in named and len(named) > _COUNTRIES:
                return "WORLD", How.DEFAULT  # a group with operators in many countries
            # An operator's subscribers are those of its own country.
            return home if home in named or not named else named[0], How.INFERRED
        if self.facts.only_place is not None:
            return self.facts.only_place, How.INFERRED
        return "WORLD", How.DEFAULT

    def _place_of_whole(self, index: int) -> int | None:
        """ "14 million of the 39.4 million PCs shipped in China": the part is counted where the whole is."""
        whole = whole_behind(self.tokens, index)
        return None if whole is None else place_behind(self.tokens, self.places, whole)

    def _counted_in(self, index: int, vendor: tuple[str, ...]) -> str | None:
        """The country of the register that speaks, where it counts one only."""
        chain, _ = self.sources(index, vendor)
        name = self.vocabulary.source(chain[-1].who) if chain else None
        return None if name is None or (name.is_of_market and vendor != (ALL,)) else name.home

    def measure(self, index: int) -> str | None:
        """The measure nearest to a figure in its clause, else in the sentence, else of the page."""
        found = [
            i
            for i, t in enumerate(self.tokens)
            if t.cls == "MEASURE"
            and not merely_notes(self.tokens, i, self.facts.product)
            and not (t.text.lower() == "orders" and not self._counts_orders(i))
        ]
        first, last = clause_of(self.marks, index)
        inside = [i for i in found if first <= i < last]
        near = nearest(self.tokens, self.marks, index, inside or reachable(self.tokens, index, found))
        led = [i for i in inside if i < index]
        if led and near is not None and any(t.value in _TURNS for t in self.tokens[index + 1 : near]):
            near = led[-1]  # "production fell to 447,000 despite strong deliveries"
        if near is not None and near > index + 4 and led:  # "built 34,494 cars, 40 percent more than …, and delivered"
            near = led[-1]
        if near is not None:
            return self.as_counted(self.tokens[near].value)
        return self.state.measure or self.facts.measure

    def _counts_orders(self, here: int) -> bool:
        """Whether orders are counted, and not named as a cause: "thanks to key enterprise orders"."""
        near = self.tokens[max(0, here - 3) : here + 5]
        return any(t.number is not None and t.cls != "MONEY" for t in near)

    def as_counted(self, measure: str) -> str:
        """Only vehicles are delivered to buyers; deliveries of anything else are shipments."""
        vehicles = ("nev", "bev", "phev", "ev", "vehicle", "car", "electric_two_wheeler")
        return "shipments" if measure == "deliveries" and self.facts.product not in vehicles else measure

    def home_of(self, index: int) -> str | None:
        """The country "home" means at a token: of the vendor named last before it, else of the one in focus."""
        for here in range(index - 1, -1, -1):
            if self.tokens[here].cls in SUBJECTS:
                slugs, _ = refer(self.tokens, here, self.state, self.facts, self.vocabulary)
                if slugs:
                    return self._home_of(slugs)
        return self._home_of(self.state.vendor)

    def _home_of(self, slugs: tuple[str, ...]) -> str | None:
        if slugs and slugs[0] == "@china-based":
            return "CN"
        return next((v.home for s in slugs if (v := self.vocabulary.vendor(s)) is not None), None)

    @property
    def wares(self) -> Wares:
        """What its words say of goods."""
        return Wares(self.tokens, self.marks, self.state, self.facts, self.vocabulary)

    def product(self, index: int, vendor: tuple[str, ...]) -> tuple[str | None, str | None, How]:
        """The product of a figure, its segment, and how they are known."""
        return self.wares.of_figure(index, vendor)

    def product_at(self, index: int) -> str | None:
        """The product a token names, or None."""
        goods = goods_at(self.tokens[index], self.vocabulary)
        return None if goods is None else goods.product

    def as_tracked(self, product: str, vendor: tuple[str, ...]) -> str:
        """A product as it is tracked for a vendor."""
        return self.wares.as_tracked(product, vendor)

    def sources(self, index: int, vendor: tuple[str, ...]) -> tuple[tuple[Source, ...], How | None]:
        """The chain that speaks: nearest voice of the sentence, else of the passage."""
        if self.voices:
            near = self._voice(index)
            if near is not None:
                return near.sources, near.how
        chain = self.state.sources
        own = self.vocabulary.vendor(vendor[0]) if vendor == (self.facts.reports,) else None
        if own is not None and (not chain or self.state.source_block != self.number):
            return (Source(self.facts.name_of(own.id) or own.names[0], Role.VENDOR, own.id),), How.INFERRED
        if not chain:
            return (), None
        far = chain[-1]
        same_block = self.state.source_block == self.number
        if far.role in (Role.VENDOR, Role.EXECUTIVE) and (far.org,) != vendor:
            return (), None
        if same_block or far.role in (Role.TRACKER, Role.REGULATOR, Role.VENDOR):
            return chain, How.CARRIED
        return (), None

    def _voice(self, index: int) -> Voice | None:
        """One voice speaks for all; of several, the one in the figure's clause, else the last before it."""
        voices = [v for v in self.voices if v.reaches(index)]
        own = next((v for v in voices if v.only == index), None)
        if own is not None or not voices:
            return own
        if len(voices) == 1:
            voice = voices[0]
            colon = next((i for i, t in enumerate(self.tokens) if t.text == ":"), None)
            named = colon is not None and self.tokens[colon - 1].text.lower() in ("source", "sources", "data")
            own_words = colon is not None and index < colon < voice.index and not named
            return None if own_words else voice
        before = [v for v in voices if v.index < index]
        same = [v for v in voices if self.marks[v.index] == self.marks[index]]
        led = [v for v in same if v.index < index]
        if led or same:
            return led[-1] if led else same[0]
        return before[-1] if before else voices[0]


def _is_unknown_name(tokens: tuple[Token, ...], here: int) -> bool:
    """Whether a capitalised word that nothing knows stands as a subject: a verb, a figure or an apposition follows."""
    token = tokens[here]
    if token.cls != "W" or not token.text[:1].isupper() or token.time is not None or len(token.text) < 2:
        return False
    if here == 0 and not token.text[1:2].isupper():  # any word opens a sentence with a capital
        return False
    rest = [t for t in tokens[here + 1 : here + 3] if not (t.cls == "W" and t.text[:1].isupper())]
    following = rest[0] if rest else None
    if following is None:
        return False
    if following.cls in ("DEEM", "MEASURE", "COUNT", "UP", "DOWN", "BARE") or following.value in _TAKES:
        return True
    return following.text == "," and here + 2 < len(tokens) and tokens[here + 2].text.lower() in ("a", "an", "the")


def _outside_brackets(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """ "Worldwide PC (including tablet) shipments" without what it counts in."""
    out: list[Token] = []
    depth = 0
    for token in tokens:
        depth += token.text == "("
        if depth <= 0:
            out.append(token)
        depth -= token.text == ")" and depth > 0
    return tuple(out)


def view_sentence(
    tokens: tuple[Token, ...], block: Block, number: int, state: State, facts: PageFacts, vocabulary: Vocabulary
) -> Sentence:
    """Resolve the periods, places and sources of a sentence."""
    times = times_of(tokens, state, facts, vocabulary)
    places = places_of(tokens, vocabulary)
    voices = voices_of(tokens, state, facts, vocabulary)
    return Sentence(tokens, clauses(tokens), block, state, facts, vocabulary, times, places, voices, number)
