"""One sentence with everything that is known about it before its claims are built.

Invariant: a slot of a claim is filled from the clause, then the sentence, then the focus; `how` records which.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from crossfoot.extract.calendar import TimeContext, resolve
from crossfoot.extract.discourse import PageFacts, State
from crossfoot.extract.modality import looks_ahead
from crossfoot.extract.reference import refer
from crossfoot.extract.scope import clause_of, clauses, nearest, reachable, subject_index
from crossfoot.extract.tokens import SUBJECTS, Token
from crossfoot.extract.voice import Voice, voices_of
from crossfoot.knowledge import Vocabulary
from crossfoot.model import ALL, Block, BlockKind, How, Period, Role, Source
from crossfoot.model.period import UNKNOWN

__all__ = ["Sentence", "When", "Where", "Who", "view_sentence"]

_BASE_BEFORE = frozenset(
    ("than", "from", "below", "above", "over", "those", "under", "with", "versus", "against", "on", "in", "after", "to")
)
_FAMILY = {
    "nev": "car",
    "bev": "car",
    "phev": "car",
    "ev": "car",
    "vehicle": "car",
    "smartphone": "phone",
    "mobile_phone": "phone",
    "feature_phone": "phone",
}


@dataclass(frozen=True, slots=True)
class When:
    """A period of the sentence: token index, days, how known, whether it is only compared with."""

    index: int
    period: Period
    how: How
    is_base: bool
    owner: int | None = None
    """Token of the one figure it belongs to ("from 10 per cent in Q3 2018 to …"), or None."""


@dataclass(frozen=True, slots=True)
class Where:
    """A place of the sentence."""

    index: int
    code: str
    how: How


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
        """Whom a figure belongs to: the sentence's subject, else the focus."""
        here = subject_index(self.tokens, self.marks, index)
        if (here is None or here > index or self.tokens[here].cls == "PRONOUN") and self._opens_with_market(index):
            return Who((ALL,), How.STATED)
        if here is not None:
            token = self.tokens[here]
            vendor, how = refer(self.tokens, here, self.state, self.facts, self.vocabulary)
            model = token.value.split("|")[1] if token.cls == "LINE" else None
            if token.cls == "PRONOUN" and not vendor:
                return Who(self.state.vendor or self.state.subject, How.CARRIED, here, self.state.model)
            return Who(vendor, how, here, model)
        focus = self.state.subject or self.state.vendor
        if not focus and any(t.cls == "MEASURE" for t in self.tokens[:index]):
            return Who((ALL,), How.CARRIED)  # nobody has been named yet: the text is about the market
        return Who(focus if len(focus) == 1 else (), How.CARRIED, None, self.state.model)

    def _opens_with_market(self, index: int) -> bool:
        """ "Phone shipments fell", "sales of new energy vehicles rose": goods without an owner are the market's.

        Looked for in the figure's clause, then in the clauses to its left. Also "Digitimes Research expects 422
        million smartphones": a researcher's count of goods.
        """
        first, _ = clause_of(self.marks, index)
        end = index
        while True:
            clause = self.tokens[first:end]
            if any(t.cls in SUBJECTS and t.cls != "PRONOUN" for t in clause):
                return False
            if _names_goods(clause):
                return True
            if first == 0:
                break
            first, end = clause_of(self.marks, first - 1)
        following = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        counted = following is not None and following.cls == "PRODUCT"
        return counted and self.tokens[0].cls == "SOURCE"

    def period(self, index: int, *, base: bool = False) -> When | None:
        """The period nearest to a figure; with `base` the one it is compared with."""
        own = next((w for w in self.times if w.owner == index), None)
        if own is not None and not base:
            return own
        found = [w for w in self.times if w.is_base == base and (w.owner is None or base) and self._may_date(w, index)]
        earlier = [w for w in self.times if w.owner is not None and w.owner < index]
        if not base and earlier and index and self.tokens[index - 1].value == "from":
            return earlier[-1]
        near = nearest(self.tokens, self.marks, index, [w.index for w in found])
        return None if near is None else next(w for w in found if w.index == near)

    def _may_date(self, when: When, index: int) -> bool:
        """ "since its launch" dates the figures of its own clause; "against the 61.1m in 2014" its own figure."""
        time = self.tokens[when.index].time
        same = self.marks[when.index] == self.marks[index]
        if time is not None and time.expr.role == "since":
            return same
        first, _ = clause_of(self.marks, when.index)
        return same or self.tokens[first].cls != "COMPARED"

    def place(self, index: int, vendor: tuple[str, ...]) -> tuple[str | None, How]:
        """The place of a figure: nearest in the sentence, else in focus, else the world."""
        near = nearest(self.tokens, self.marks, index, reachable(self.tokens, index, [w.index for w in self.places]))
        if near is not None:
            where = next(w for w in self.places if w.index == near)
            home = self.home_of(near) if where.code in ("HOME", "ABROAD") else None
            code = (
                where.code
                if where.code not in ("HOME", "ABROAD")
                else home
                if where.code == "HOME"
                else home and f"WORLD-{home}"
            )
            if code is not None:
                return code, where.how
        if self.state.place is not None:
            return self.state.place, How.CARRIED
        if self.facts.product == "mobile_subscribers" and (home := self._home_of(vendor)) is not None:
            return home, How.INFERRED  # an operator's subscribers are those of its own country
        return "WORLD", How.DEFAULT

    def measure(self, index: int) -> str | None:
        """The measure nearest to a figure in its clause, else in the sentence, else of the page."""
        found = [i for i, t in enumerate(self.tokens) if t.cls == "MEASURE"]
        first, last = clause_of(self.marks, index)
        inside = [i for i in found if first <= i < last]
        near = nearest(self.tokens, self.marks, index, inside or reachable(self.tokens, index, found))
        if near is not None:
            return self._as_counted(self.tokens[near].value)
        return self.state.measure or self.facts.measure

    def _as_counted(self, measure: str) -> str:
        """Only vehicles are delivered to buyers; deliveries of anything else are shipments."""
        vehicles = ("nev", "bev", "phev", "ev", "vehicle", "electric_two_wheeler")
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

    def product(self, index: int, vendor: tuple[str, ...]) -> tuple[str | None, How]:
        """The product: named in the clause, the vendor's own ("iPhones"), the page's, the vendor's usual one."""
        first, last = clause_of(self.marks, index)
        named = [i for i in range(first, last) if self.tokens[i].cls in ("PRODUCT", "OWN")]
        near = nearest(self.tokens, self.marks, index, reachable(self.tokens, index, named))
        if near is not None:
            token = self.tokens[near]
            return (token.value.split("|")[1] if token.cls == "OWN" else token.value), How.STATED
        if self.state.product is not None:
            return self.state.product, How.CARRIED
        usual = next((v.product for s in vendor if (v := self.vocabulary.vendor(s)) is not None), None)
        if self.facts.product is not None:
            return self.facts.product, How.DEFAULT
        return usual, How.DEFAULT

    def sources(self, index: int, vendor: tuple[str, ...]) -> tuple[tuple[Source, ...], How | None]:
        """The chain that speaks: nearest voice of the sentence, else of the passage."""
        if self.voices:
            near = self._voice(index)
            if near is not None:
                return near.sources, near.how
        chain = self.state.sources
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
        """With several voices the one whose clause holds the figure or comes last before it; one voice speaks for all."""
        if len(self.voices) == 1:
            voice = self.voices[0]
            colon = next((i for i, t in enumerate(self.tokens) if t.text == ":"), None)
            own_words = colon is not None and index < colon < voice.index
            return None if own_words else voice
        before = [v for v in self.voices if v.index < index]
        same = [v for v in self.voices if self.marks[v.index] == self.marks[index]]
        led = [v for v in same if v.index < index]
        if led or same:
            return led[-1] if led else same[0]
        return before[-1] if before else self.voices[0]


_GLUE = frozenset(("of", "the", "passenger", "narrow-sense", "new", "total", "retail", "wholesale", "unit", "in", "volume"))


def _names_goods(clause: tuple[Token, ...]) -> bool:
    """Whether goods and their measure stand together: "smartphone shipments", "deliveries of personal computers"."""
    for index, token in enumerate(clause):
        if token.cls == "PRODUCT" and index == next((i for i, t in enumerate(clause) if t.cls not in ("W", "ADJ", "PLACE", "P", "PERIOD")), -1) and len(clause) > index + 1:
            return True
        if token.cls not in ("PRODUCT", "UNIT", "MEASURE"):
            continue
        here = index + 1
        while here < len(clause) and here - index <= 4 and clause[here].value in _GLUE:
            here += 1
        other = clause[here].cls if here < len(clause) else ""
        if other in ("PRODUCT", "UNIT", "MEASURE") and other != token.cls and "MEASURE" in (other, token.cls) and (token.cls == "MEASURE") == (clause[here - 1].value in _GLUE and here > index + 1):
            return True
    return False


def view_sentence(
    tokens: tuple[Token, ...], block: Block, number: int, state: State, facts: PageFacts, vocabulary: Vocabulary
) -> Sentence:
    """Resolve the periods, places and sources of a sentence."""
    marks = clauses(tokens)
    bare = Sentence(tokens, marks, block, state, facts, vocabulary, (), (), (), number)
    voices = voices_of(tokens, state, facts, vocabulary)
    return replace(bare, times=_times(tokens, state, facts), places=_places(tokens, vocabulary), voices=voices)


def _times(tokens: tuple[Token, ...], state: State, facts: PageFacts) -> tuple[When, ...]:
    out: list[When] = []
    focus, seen = state.period, state.period
    ahead = looks_ahead(tokens)
    for index, token in enumerate(tokens):
        if token.time is None or token.cls == "DATE" and token.time.expr.role == "" or _is_when_said(tokens, index):
            continue
        relation = token.time.expr.relation
        context = TimeContext(
            facts.published, seen if relation == "same" else focus, is_future=ahead and _is_governed(tokens, index)
        )
        period, how = resolve(token.time.expr, context)
        if period is UNKNOWN or period.start is None and period.end is None:
            continue
        base = (
            token.cls == "BASE"
            and not _follows_number(tokens, index)
            and not _opens_clause(tokens, index)
            or _is_compared(tokens, index)
        )
        owner = _owner(tokens, index)
        out.append(When(index, period, how, base, owner))
        if not base and owner is None:
            focus = period
        seen = period
    return tuple(out)


def _is_when_said(tokens: tuple[Token, ...], index: int) -> bool:
    """ "IDC said at the end of April that …": the time of saying, not of what is said."""
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    said = any(t.cls == "SAY" for t in tokens[max(0, index - 5) : index])
    dated = index > 0 and tokens[index - 1].value in ("in", "on", "of", "at", "late", "early")
    return said and dated and following is not None and following.value == "that"


def _owner(tokens: tuple[Token, ...], index: int) -> int | None:
    """The figure a time belongs to alone.

    The starting point of "from 10 per cent in Q3 2018 to 17 per cent", the figure compared with in "against 61.1m in
    2014", each figure of "227 per cent in 2014 and 160 per cent in 2013".
    """
    compared = next((i for i in range(index - 1, -1, -1) if tokens[i].cls == "COMPARED" or tokens[i].text == ";"), None)
    if compared is not None and tokens[compared].cls == "COMPARED":
        numbers = [i for i in range(compared + 1, index) if tokens[i].number is not None]
        if len(numbers) == 1:
            return numbers[0]
    follows = index + 1 < len(tokens) and tokens[index + 1].value == "to"
    if index > 1 and tokens[index - 1].value in ("of", "in", "for") and tokens[index - 2].cls == "COUNT":
        if any(t.value in ("than", "from") or t.cls == "COMPARED" for t in tokens[max(0, index - 5) : index - 2]):
            return index - 2
    for here in range(index - 1, max(-1, index - 6), -1):
        if tokens[here].value == "from" and follows:
            return here + 1
        if tokens[here].cls in ("UP", "DOWN", "SAY") or tokens[here].text in (",", ";"):
            return None
    return None


def _is_governed(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether the cue that looks ahead stands in front of the time, or right behind the figure before it."""
    return any(t.cls in ("TARGET", "GUIDANCE", "FORECAST", "WOULD") for t in tokens[:index]) or any(
        t.cls in ("GUIDANCE", "TARGET") for t in tokens[index : index + 6]
    )


def _is_compared(tokens: tuple[Token, ...], index: int) -> bool:
    """ "than in Q2", "below January", "from 1Q16": a period that is only the base."""
    here = index - 1
    while here >= 0 and tokens[here].value in ("in", "the", "of", "during", "for", "a", "seen"):
        here -= 1
    if here < 0:
        return False
    token = tokens[here]
    if token.value == "from" and (time := tokens[index].time) is not None and time.expr.unit == "months":
        return False
    if token.cls in ("MORE", "LESS", "COMPARED") or token.value in ("than", "from", "those", "versus"):
        return not (token.value == "from" and index + 1 < len(tokens) and tokens[index + 1].value in ("to", "through"))
    if any(t.value == "than" for t in tokens[max(0, index - 7) : index]) and not any(
        t.number is not None or t.text in (",", ";") for t in tokens[max(0, index - 6) : index]
    ):
        return True
    if token.value in ("over", "on"):
        return here > 0 and tokens[here - 1].cls in ("PCT", "UP", "DOWN", "PP")
    return False


def _opens_clause(tokens: tuple[Token, ...], index: int) -> bool:
    """ "twelve months before it had been third": the time of its clause."""
    time = tokens[index].time
    first = index == 0 or tokens[index - 1].text in (";", ",", ":")
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    return (
        first
        and time is not None
        and time.expr.relation == "ago"
        and following is not None
        and following.cls in ("PRONOUN", "VENDOR", "THEVENDOR", "DESCRIBED")
    )


def _follows_number(tokens: tuple[Token, ...], index: int) -> bool:
    """ "14.1 million a year earlier", "74.8 million of a year ago": the number's own time, not a base."""
    here = index - 1
    while (
        here >= 0
        and tokens[here].value in ("in", "the", "of", "units", ",")
        or here >= 0
        and tokens[here].cls in ("UNIT", "PRODUCT", "OWN")
    ):
        here -= 1
    return here >= 0 and tokens[here].cls in ("COUNT",) or here >= 0 and tokens[here].value in ("sold", "shipped")


def _places(tokens: tuple[Token, ...], vocabulary: Vocabulary) -> tuple[Where, ...]:
    out = []
    for index, token in enumerate(tokens):
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        match token.cls:
            case "PLACE":
                if following is not None and following.value in (
                    "listed",
                    "exchange",
                    "stock",
                    "division",
                    "unit",
                    "head",
                    "office",
                    "team",
                    "plant",
                    "vendors",
                    "president",
                    "arm",
                    "boss",
                ):
                    continue
                if (
                    any(t.text in ("—", "–", "-") for t in tokens[index + 1 : index + 6])
                    and index == 0
                    and token.text.isupper()
                ):
                    continue
                out.append(Where(index, token.value, How.STATED))
            case "HOME":
                out.append(Where(index, "HOME", How.INFERRED))
            case "ABROAD":
                out.append(Where(index, "ABROAD", How.STATED))
            case "MARKET" | "ADJ":
                adjective = next((w for w in token.text.split() if vocabulary.place_of_adjective(w)), None)
                is_market = (
                    token.cls == "MARKET"
                    or following is not None
                    and following.value in ("market", "smartphone", "sales", "shipments")
                )
                if adjective is not None and is_market:
                    out.append(Where(index, str(vocabulary.place_of_adjective(adjective)), How.STATED))
    return tuple(out)
