"""Which words filled which slot of a claim, found again by what the slot holds.

Invariant: a slot is traced in the order in which slots are filled: the claim's own sentence, then the text before it,
then the text behind it, then the usual rule; the words named for it always stand for what it holds.
"""

from __future__ import annotations

from collections.abc import Iterable

from crossfoot.extract.calendar import base_of
from crossfoot.extract.derivation import Filled, Words
from crossfoot.extract.modality import AHEAD
from crossfoot.extract.reference import refer
from crossfoot.extract.retrace import Key, Trace, words_of
from crossfoot.extract.sentence import Sentence
from crossfoot.extract.timing import When
from crossfoot.extract.tokens import SUBJECTS, Token
from crossfoot.model import ALL, Claim, How, Mode, Period, Polarity, Relation, Strength
from crossfoot.model.period import UNKNOWN

__all__ = ["fill_slots", "nearest_of"]

_SUBJECT = {
    "VENDOR": "the subject of its clause",
    "VENDORS": "one of a list of names, or all of it",
    "OWN": "goods that nobody else makes",
    "LINE": "a line of its products",
    "MARKET": "the market as a whole",
    "OTHERS": "all whom the text does not name",
    "COHORT": "a group of vendors",
    "DESCRIBED": "a description that fits one vendor of the page",
    "THEVENDOR": "a description of the vendor in focus",
    "PRONOUN": "a pronoun for the vendor in focus",
}
_STANDS_FOR = ("DESCRIBED", "THEVENDOR", "PRONOUN")
_TIMES = {
    "named": "named by its calendar name",
    "this": "counted from the day of publication",
    "last": "counted from the day of publication",
    "next": "counted from the day of publication",
    "focus": "the period the text is about",
    "ago": "counted back from the period the text is about",
    "past": "counted back from the day of publication",
    "same": "the same part of another year",
    "previous": "the one before the period the text is about",
    "following": "the one after the period the text is about",
    "fiscal": "a part of the vendor's own financial year, in calendar days",
    "split": "a year over two calendar years",
}
_ROLES = {
    "until": "up to its end, from the day of publication",
    "since": "from its start",
    "to_date": "as far as it is over",
    "remainder": "what is left of it after the day of publication",
}
_RELATIONS = {
    Relation.YOY: "YOY", Relation.QOQ: "QOQ", Relation.MOM: "MOM", Relation.HOH: "HOH", Relation.WOW: "WOW",
}  # fmt: skip
_NUMBERS = ("COUNT", "PCT", "PP", "RATIO", "FRACTION", "BARE", "ORDINAL")
_PARTS = ("above", "below", "other", "partner")
_WORDED = ("event", "relation", "sum_of", "record", "scope", "predicate", "state", "deal", "of")
_GOODS = ("PRODUCT", "MEASURE", "UNIT")


def fill_slots(trace: Trace, number: int, sentence: Sentence, index: int, claim: Claim) -> tuple[Filled, ...]:
    """Every slot of a claim with the words that filled it.

    Args:
        trace: The page as read.
        number: Which sentence of the trace.
        sentence: That sentence.
        index: The token the claim hangs on.
        claim: The claim.
    """
    tracer = _Tracer(trace, number, sentence, index)
    out = [tracer.vendor(claim), tracer.measure(claim), tracer.product(claim), tracer.place(claim)]
    out.append(tracer.period(claim))
    base = getattr(claim.statement, "base", None)
    if base is not None:
        out.append(tracer.base(base.relation, base.period, claim.cell.period))
    out += [tracer.source(claim), tracer.mode(claim)]
    if claim.strength is not Strength.PLAIN or claim.cue:
        out.append(tracer.strength(claim))
    if claim.polarity is not Polarity.AFFIRMED:
        word = tracer.nearest(i for i, t in enumerate(sentence.tokens) if t.cls == "NOT")
        out.append(Filled("polarity", claim.polarity.value, "a word that denies or takes back", tracer.here(word)))
    return (*out, *tracer.rest(claim))


def nearest_of(index: int, found: Iterable[int]) -> int | None:
    """The token nearest to another, one in front before one behind."""
    return min(found, key=lambda i: (abs(i - index), i > index), default=None)


class _Tracer:
    """One claim's sentence, and the page around it."""

    def __init__(self, trace: Trace, number: int, sentence: Sentence, index: int) -> None:
        self.trace, self.number, self.sentence, self.index = trace, number, sentence, index

    def nearest(self, found: Iterable[int]) -> int | None:
        return nearest_of(self.index, found)

    def here(self, index: int | None) -> Words | None:
        return None if index is None else self._words(self.sentence.tokens[index], self.sentence)

    def _words(self, token: Token, sentence: Sentence) -> Words:
        return words_of(sentence.block, token.start, token.end)

    def _elsewhere(self, slot: str, value: str, keys: tuple[Key, ...], why: str) -> Filled | None:
        """From earlier text, else from later text; None where nothing else on the page names it."""
        for key in keys:
            found = self.trace.before(key, self.number)
            rule = why
            if found is None:
                found = self.trace.after(key, self.number)
                rule = "taken from later text, which says it first"
            if found is not None:
                sentence, index = found
                first, last = sentence.tokens[0].start, sentence.tokens[-1].end
                whole = words_of(sentence.block, first, last)
                return Filled(slot, value, rule, self._words(sentence.tokens[index], sentence), whole)
        return None

    def vendor(self, claim: Claim) -> Filled:
        slugs, value = claim.cell.vendor, ", ".join(claim.cell.vendor)
        how = dict(claim.how).get("vendor")
        keys = tuple(("vendor", slug) for slug in slugs)
        if not slugs:
            return Filled("vendor", "", "left open: the text does not settle whose it is")
        index = None if how is How.CARRIED else self._subject(slugs, how)
        if index is not None:
            token = self.sentence.tokens[index]
            named = self.trace.before(keys[0], self.number) if token.cls in _STANDS_FOR else None
            part = next((p for p in token.parts if (p.value,) == slugs), None)
            words = self._words(part or token, self.sentence)
            rule = _SUBJECT.get(token.cls, "named in its sentence")
            return Filled("vendor", value, rule, words, None if named is None else self._whole(named[0]))
        if slugs == (ALL,):
            goods = self.nearest(i for i, t in enumerate(self.sentence.tokens) if t.cls in _GOODS)
            return Filled("vendor", value, "goods without an owner are the market's", self.here(goods))
        carried = self._elsewhere("vendor", value, keys, "the text goes on about the same vendor")
        return carried or Filled("vendor", value, "the vendor the page is about")

    def _subject(self, slugs: tuple[str, ...], how: How | None) -> int | None:
        tokens, fits = self.sentence.tokens, []
        view = (self.sentence.state, self.sentence.facts, self.sentence.vocabulary)
        for index, token in enumerate(tokens):
            if token.cls not in SUBJECTS:
                continue
            meant = refer(tokens, index, *view)[0]
            if meant == slugs or (token.cls == "VENDORS" and set(slugs) <= set(meant)):
                fits.append(index)
        alike = [i for i in fits if (tokens[i].cls in _STANDS_FOR) == (how is How.ANAPHOR)]
        found = alike or fits
        return self.nearest([i for i in found if i < self.index] or found)

    def _whole(self, sentence: Sentence) -> Words:
        return words_of(sentence.block, sentence.tokens[0].start, sentence.tokens[-1].end)

    def measure(self, claim: Claim) -> Filled:
        value = claim.cell.measure or ""
        tokens = self.sentence.tokens
        found = (i for i, t in enumerate(tokens) if t.cls == "MEASURE" and self.sentence.as_counted(t.value) == value)
        near = self.nearest(found)
        if near is not None:
            return Filled("measure", value, "the word of measure nearest to it", self.here(near))
        if value == self.sentence.state.measure:
            carried = self._elsewhere("measure", value, (("measure", value),), "named earlier in its paragraph")
            if carried is not None:
                return carried
        if value and value == self.sentence.facts.measure:
            return Filled("measure", value, "no word of measure near it: the one the page uses most")
        return Filled("measure", value, "no word of measure near it: by the usual rule")

    def product(self, claim: Claim) -> Filled:
        value = claim.cell.product or ""
        tokens = range(len(self.sentence.tokens))
        near = self.nearest(i for i in tokens if self._product(i, claim) == value)
        if near is not None:
            return Filled("product", value, "the goods named nearest to it", self.here(near))
        how = dict(claim.how).get("product")
        if how is How.DEFAULT or how is How.INFERRED:
            why = "what the page is mostly about" if self.sentence.facts.product else "what its vendor is tracked for"
            return Filled("product", value, f"no goods named near it: {why}")
        carried = self._elsewhere("product", value, (("product", value),), "named earlier in its paragraph")
        return carried or Filled("product", value, "no goods named near it: by the usual rule")

    def _product(self, index: int, claim: Claim) -> str | None:
        named = self.sentence.product_at(index)
        return None if named is None else self.sentence.as_tracked(named, claim.cell.vendor)

    def place(self, claim: Claim) -> Filled:
        value = claim.cell.place or ""
        how = dict(claim.how).get("place")
        homes = [
            w.index for w in self.sentence.places
            if w.code in ("HOME", "ABROAD") and value.endswith(self.sentence.home_of(w.index) or "?")
        ]  # fmt: skip
        near = self.nearest([w.index for w in self.sentence.places if w.code == value] or homes)
        if near is not None and how is not How.CARRIED:
            rule = "the vendor's home market, or all but it" if near in homes else "the place named nearest to it"
            return Filled("place", value, rule, self.here(near))
        if how is How.DEFAULT:
            return Filled("place", value, "no place named so far: the world")
        if how is How.INFERRED:
            return Filled("place", value, "no place named: an operator's subscribers are those of its own country")
        carried = self._elsewhere("place", value, (("place", value),), "carried on from the text before")
        return carried or Filled("place", value, "by the usual rule")

    def period(self, claim: Claim) -> Filled:
        period = claim.cell.period
        label = "" if period is UNKNOWN else period.label
        if period is UNKNOWN:
            return Filled("period", "", "left open: the text does not settle when")
        how = dict(claim.how).get("period")
        times = self.sentence.times
        own = [w for w in times if w.period == period]
        near = self.nearest(w.index for w in own)
        if near is not None and how is not How.CARRIED:
            return Filled("period", label, self._time_rule(near), self.here(near))
        derived = self._worked_out(period, times)
        carried = self._elsewhere("period", label, (("period", period),), "the period the text is about here")
        if how is How.CARRIED and carried is not None:
            return carried
        if derived is not None:
            return Filled("period", label, derived[1], self.here(derived[0]))
        if carried is None and near is None:
            why = "counted at, or up to, the last day of the period the text is about"
            carried = self._elsewhere("period", label, (("last day", period.last),), why)
        if near is not None:
            return Filled("period", label, self._time_rule(near), self.here(near))
        return carried or Filled("period", label, "worked out from the period in focus and the day of publication")

    def _time_rule(self, index: int) -> str:
        time = self.sentence.tokens[index].time
        if time is None:
            return "a time named in its sentence"
        rule = _TIMES.get(time.expr.relation, "a time named in its sentence")
        rule = f"{rule}, {_ROLES[time.expr.role]}" if time.expr.role in _ROLES else rule
        if time.expr.relation == "named" and time.expr.year is None:
            return f"{rule}, its year by the day of publication or the period in focus"
        return rule

    def _worked_out(self, period: Period, times: tuple[When, ...]) -> tuple[int, str] | None:
        """A time of the sentence that the period follows from by a rule of the calendar."""
        for when in sorted(times, key=lambda w: abs(w.index - self.index)):
            if period.last is not None and period.last == when.period.last:
                return when.index, "counted at, or up to, the last day of that time"
            if period == base_of(Relation.YOY, when.period) or period == when.period.shift_years(1):
                return when.index, "a year from that time"
            if period == base_of(Relation.QOQ, when.period):
                return when.index, "the one before that time"
        return None

    def base(self, relation: Relation, base: Period, period: Period) -> Filled:
        label = f"{relation.value}, on {base.label}" if base is not UNKNOWN else relation.value
        tokens = self.sentence.tokens
        near = self.nearest(w.index for w in self.sentence.times if w.period == base and w.period != period)
        if near is not None:
            return Filled("base", label, "the time it is compared with", self.here(near))
        cue = self.nearest(i for i, t in enumerate(tokens) if t.cls == _RELATIONS.get(relation))
        if cue is not None:
            return Filled("base", label, "the words of comparison", self.here(cue))
        back = self.nearest(i for i, t in enumerate(tokens) if t.cls == "BASE")
        if back is not None:
            return Filled("base", label, "the time it is compared with", self.here(back))
        return Filled("base", label, "nothing said: growth is on the year before, by the usual rule")

    def source(self, claim: Claim) -> Filled:
        value = ", citing ".join(source.who for source in claim.sources)
        if not claim.sources:
            return Filled("source", "the page itself", "nobody is quoted")
        who = claim.sources[-1].who
        own = [v.index for v in self.sentence.voices if v.sources == claim.sources]
        own = own or [v.index for v in self.sentence.voices if v.sources[-1].who == who]
        near = self.nearest(own)
        if near is not None:
            return Filled("source", value, "who speaks in its sentence", self.here(near))
        if dict(claim.how).get("source") is How.INFERRED:
            return Filled("source", value, "a company's report of its own results speaks for it")
        if claim.mode is not Mode.ACTUAL and (claim.sources[-1].org,) == claim.cell.vendor and not self.sentence.voices:
            return Filled("source", value, "whose aim it is speaks for it", self.here(self._cue(claim.mode)))
        keys = (("source", claim.sources), ("source", who))
        carried = self._elsewhere("source", value, keys, "the voice of the passage goes on")
        return carried or Filled("source", value, "the voice the page is written from")

    def mode(self, claim: Claim) -> Filled:
        if claim.mode is Mode.ACTUAL:
            return Filled("mode", claim.mode.value, "nothing says that it is still to come or only supposed")
        near = self._cue(claim.mode)
        rule = "a cue that looks ahead" if near is not None else "its time is not over when the page comes out"
        if claim.mode is Mode.COUNTERFACTUAL and near is not None:
            rule = "a cue of what is only supposed"
        return Filled("mode", claim.mode.value, rule, self.here(near))

    def _cue(self, mode: Mode) -> int | None:
        """The word that looks ahead: one of the very mode, else any."""
        tokens = self.sentence.tokens
        exact = [i for i, t in enumerate(tokens) if AHEAD.get(t.cls) is mode]
        return self.nearest(exact or [i for i, t in enumerate(tokens) if t.cls in AHEAD or t.cls == "WEAK"])

    def strength(self, claim: Claim) -> Filled:
        cue = (claim.cue or "").casefold()
        near = self.nearest(i for i, t in enumerate(self.sentence.tokens) if cue and t.text.casefold() == cue)
        return Filled("strength", claim.strength.value, f'the hedge "{claim.cue}"', self.here(near))

    def rest(self, claim: Claim) -> Iterable[Filled]:
        """What only its kind has: who stands above whom, which record, which state."""
        for name in _PARTS:
            slug = getattr(claim.statement, name, None)
            if slug:
                yield self._party(name, slug)
        for name in _WORDED:
            value = getattr(claim.statement, name, None)
            if value:
                span = claim.span
                words = None if span is None else Words(span.start, span.end, " ".join(span.text.split()))
                yield Filled(name, value, "said by the frame and its words", words)

    def _party(self, name: str, slug: str) -> Filled:
        fits = [
            i for i, t in enumerate(self.sentence.tokens)
            if t.cls in SUBJECTS and slug in t.value.removeprefix("=").split("|")[0].split(",")
        ]  # fmt: skip
        near = self.nearest(fits)
        if near is not None:
            return Filled(name, slug, "named in the wording of its frame", self.here(near))
        carried = self._elsewhere(name, slug, (("vendor", slug),), "the text goes on about the same vendor")
        return carried or Filled(name, slug, "named by the words of its frame")
