"""From a document to claims: sentences read in order, focus carried, claims linked and numbered.

Invariant: same page, same vocabulary, same claims in the same order; every span cuts exactly the text it quotes, and
every number of a body sentence is a claim, part of one, or listed as unread with its reason.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace

from crossfoot.extract.calendar import base_of
from crossfoot.extract.discourse import PageFacts, State
from crossfoot.extract.draft import Draft, Unread
from crossfoot.extract.events import build_event
from crossfoot.extract.figures import FIGURES, REASONS, build_figure
from crossfoot.extract.frames import Match, find_frames
from crossfoot.extract.link import Linked, link
from crossfoot.extract.reference import refer
from crossfoot.extract.scope import is_object
from crossfoot.extract.sentence import Sentence, view_sentence
from crossfoot.extract.sentences import split_sentences
from crossfoot.extract.standing import build_order, build_rank
from crossfoot.extract.tables import read_table
from crossfoot.extract.tokens import SUBJECTS, Token, tokenize
from crossfoot.knowledge import Vocabulary
from crossfoot.model import (
    ALL,
    Base,
    Block,
    BlockKind,
    Cell,
    Claim,
    Document,
    How,
    Issue,
    LinkKind,
    Mode,
    Period,
    Polarity,
    Relation,
    Role,
    Source,
    Table,
    TableCell,
)
from crossfoot.model.period import UNKNOWN
from crossfoot.model.statement import KINDS

__all__ = ["GRAMMAR", "Reading", "extract"]

GRAMMAR = "1"
"""Version of the grammar; goes into every ledger entry beside the vocabulary's."""

_NUMBERS = ("COUNT", "PCT", "PP", "RATIO", "FRACTION", "BARE", "ORDINAL")
_PRODUCT_WORDS = {
    "phone": "smartphone",
    "phones": "smartphone",
    "handset": "smartphone",
    "handsets": "smartphone",
    "cars": "nev",
    "vehicles": "nev",
    "vehicle": "nev",
}
_VEHICLES = ("nev", "bev", "phev", "ev", "vehicle", "electric_two_wheeler")
_DEFAULT_MEASURE = {"nev": "deliveries", "bev": "deliveries", "ev": "sales", "mobile_subscribers": "subscribers"}


@dataclass(frozen=True, slots=True)
class Reading:
    """A page read.

    Args:
        document: The page.
        claims: What it says, in order of the text.
        unread: Numbers no frame took, with the reason each.
        issues: Remarks about the page.
        reader: Versions of grammar and vocabulary.
    """

    document: Document
    claims: tuple[Claim, ...]
    unread: tuple[Unread, ...]
    issues: tuple[Issue, ...]
    reader: str


def extract(document: Document, vocabulary: Vocabulary, issues: tuple[Issue, ...] = ()) -> Reading:
    """Read the claims of a page.

    Args:
        document: The page.
        vocabulary: Words, names and frames.
        issues: Remarks from reading the page, passed on.
    """
    facts = page_facts(document, vocabulary)
    state = State()
    drafts: list[Draft] = []
    unread: list[Unread] = []
    for number, block in enumerate(document.blocks):
        if block.furniture is not None:
            continue
        if isinstance(block, Table):
            drafts += read_table(block, state, facts, vocabulary)
            continue
        if not block.text.strip():
            continue
        sentences = _sentences(block, vocabulary)
        state = _enter(number, sentences, state, vocabulary)
        for tokens in sentences:
            sentence = view_sentence(tokens, block, number, state, facts, vocabulary)
            found, missed = _read_sentence(sentence, document)
            drafts += found
            unread += missed
            state = _leave(sentence, found)
    drafts = _with_voice(_with_periods(drafts), state.main)
    linked = link(tuple(sorted(drafts, key=lambda d: d.block.raw_span(d.start, d.end))))
    claims = tuple(_claim(i, item, document) for i, item in enumerate(linked))
    return Reading(document, claims, tuple(unread), issues, f"grammar {GRAMMAR}, vocabulary {vocabulary.version}")


def page_facts(document: Document, vocabulary: Vocabulary) -> PageFacts:
    """Vendors, product, measure and tracker of the page, counted over its body; headlines count thrice."""
    vendors: Counter[str] = Counter()
    products: Counter[str] = Counter()
    measures: Counter[str] = Counter()
    trackers: Counter[str] = Counter()
    for block in _body(document):
        weight = 3 if block.kind in (BlockKind.TITLE, BlockKind.HEADING) else 1
        for token in tokenize(block.text, vocabulary):
            match token.cls:
                case "VENDOR" | "VENDORS":
                    vendors.update({slug: weight for slug in token.value.split(",")})
                case "PRODUCT":
                    products[token.value] += 2 * weight
                case "OWN":
                    products[token.value.split("|")[1]] += weight
                    vendors[token.value.split("|")[0]] += weight
                case "UNIT" if token.text.lower() in _PRODUCT_WORDS:
                    products[_PRODUCT_WORDS[token.text.lower()]] += weight
                case "MEASURE":
                    measures[token.value] += 1 if weight == 1 else 0
                case "SOURCE":
                    name = vocabulary.source(token.value)
                    if name is not None and name.role in (Role.TRACKER, Role.REGULATOR):
                        trackers[name.who] += 1
    product = _page_product(vendors, products, vocabulary)
    if product not in _VEHICLES:
        measures["shipments"] += measures.pop("deliveries", 0)
    measure = measures.most_common(1)[0][0] if measures else _DEFAULT_MEASURE.get(product or "", "shipments")
    tracker = next(iter(trackers)) if len(trackers) == 1 else None
    return PageFacts(
        document.provenance.published_at, tuple(s for s, _ in vendors.most_common()), product, measure, tracker
    )


def _page_product(vendors: Counter[str], products: Counter[str], vocabulary: Vocabulary) -> str | None:
    """What the page is about: its own words, and the usual products of its vendors."""
    total = Counter(products)
    for slug, count in vendors.items():
        vendor = vocabulary.vendor(slug)
        if vendor is not None:
            total[vendor.product] += count
    return total.most_common(1)[0][0] if total else None


def _body(document: Document) -> list[Block]:
    out: list[Block] = []
    for block in document.blocks:
        if block.furniture is not None:
            continue
        if isinstance(block, Table):
            out += [cell.block for row in block.rows for cell in row]
            out += [block.caption] if block.caption is not None else []
        else:
            out.append(block)
    return out


def _sentences(block: Block, vocabulary: Vocabulary) -> list[tuple[Token, ...]]:
    tokens = tokenize(block.text, vocabulary)
    out = []
    for start, end in split_sentences(block.text):
        inside = tuple(t for t in tokens if start <= t.start < end)
        if inside:
            out.append(inside)
    return out


def _read_sentence(sentence: Sentence, document: Document) -> tuple[list[Draft], list[Unread]]:
    drafts: list[Draft] = []
    reasons: dict[int, str] = {}
    taken: set[int] = set()
    matches = find_frames(sentence.tokens, sentence.vocabulary)
    sentence = _without_markets_entered(sentence, matches)
    for match in matches:
        spread = set(range(match.anchor, match.anchor_last + 1))
        is_number = sentence.tokens[match.anchor].cls in _NUMBERS
        captured = match.index("w")
        if is_number and match.anchor in taken or not is_number and (spread <= taken or captured in taken):
            continue
        if match.frame.kind == "presence" and captured is None and match.anchor in taken:
            continue
        found = _build(sentence, match)
        if isinstance(found, str):
            if is_number:
                reasons.setdefault(match.anchor, found)
            continue
        drafts += found
        taken |= {i for name, i in match.names if name == "w"}
        taken |= {match.anchor} if is_number else spread - {i for i in spread if sentence.tokens[i].cls in _NUMBERS}
    unread = [
        _unread(sentence, i, reasons.get(i, REASONS.get(t.cls, REASONS["bare"])), document)
        for i, t in enumerate(sentence.tokens)
        if t.number is not None and i not in taken
    ]
    return _taken_back(sentence, drafts), unread


def _without_markets_entered(sentence: Sentence, matches: tuple[Match, ...]) -> Sentence:
    """A place somebody enters or sells in is the place of that claim only, not of the figures around it."""
    entered = {i for m in matches if m.frame.kind == "presence" for i in range(m.first, m.last + 1)}
    return replace(sentence, places=tuple(w for w in sentence.places if w.index not in entered))


_RETRACTS = re.compile(
    r"\b(?:an? |the )?(?:earlier|previous|original) version\b|\bpreviously (?:stated|said|reported)\b", re.I
)


def _taken_back(sentence: Sentence, drafts: list[Draft]) -> list[Draft]:
    """ "An earlier version gave 2.75 million": the figure is withdrawn, and it was its subject's own where that is said."""
    words = sentence.block.text[sentence.tokens[0].start : sentence.tokens[-1].end]
    if _RETRACTS.search(words) is None:
        return drafts
    out = []
    for draft in drafts:
        vendor = sentence.vocabulary.vendor(draft.vendor[0]) if len(draft.vendor) == 1 else None
        own = vendor is not None and re.search(r"\bown (?:figure|number|count|total)", words) is not None
        sources = (Source(vendor.names[0], Role.VENDOR, vendor.id),) if own and vendor is not None else draft.sources
        out.append(replace(draft, polarity=Polarity.RETRACTED, sources=sources))
    return out


def _build(sentence: Sentence, match: Match) -> tuple[Draft, ...] | str:
    only = match.frame.slot("only")
    token = sentence.tokens[match.anchor]
    if only == "big" and (token.number is None or not token.number.magnitude):
        return REASONS["place"]
    if (
        only == "verb"
        and not re.match(r"(?:passed|crossed|reached|hit|surpass|topped|exceed)", token.text.lower())
        and not any(
            t.value in ("reached", "hit", "passed") for t in sentence.tokens[max(0, match.anchor - 3) : match.anchor]
        )
    ):
        return "no milestone"
    if match.frame.kind == "rank":
        return build_rank(sentence, match)
    if match.frame.kind == "order":
        return build_order(sentence, match)
    if match.frame.kind in FIGURES and token.cls in _NUMBERS:
        return build_figure(sentence, match)
    return build_event(sentence, match)


def _unread(sentence: Sentence, index: int, reason: str, document: Document) -> Unread:
    token = sentence.tokens[index]
    start, end = sentence.block.raw_span(token.start, token.end)
    return Unread(start, end, document.text[start:end], reason)


def _enter(number: int, sentences: list[tuple[Token, ...]], state: State, vocabulary: Vocabulary) -> State:
    """A new block: measure, product and line are named anew; the voice returns to the page's main one.

    "The news outlet stated" at the end of a passage speaks for all of it.
    """
    keeps = state.main and state.main[-1].role in (Role.TRACKER, Role.REGULATOR, Role.VENDOR)
    place = state.place if state.leads else state.home
    state = replace(state, measure=None, product=None, model=None, recent=(), place=place, leads=False)
    state = replace(state, sources=state.main if keeps else ())
    for tokens in sentences[1:]:
        if any(t.cls == "THESOURCE" and "news" in t.text.lower() for t in tokens) and state.media is not None:
            name = vocabulary.source(state.media)
            source = Source(state.media, name.role if name is not None else Role.MEDIA)
            return replace(state, sources=(source,), source_block=number)
    return state


def _leave(sentence: Sentence, found: list[Draft]) -> State:
    """The focus after a sentence."""
    state = _heard(sentence, sentence.state)
    vendor = _last_subject(sentence) or state.vendor
    figures = [d for d in found if d.kind in (*FIGURES, "rank")]
    subject = figures[0].vendor if figures else vendor
    recent = [slug for t in sentence.tokens if t.cls in ("VENDOR", "VENDORS") for slug in t.value.split(",")]
    state = replace(
        state, vendor=vendor, subject=subject, recent=(*(s for s in state.recent if s not in recent), *recent)
    )
    place = _place_after(sentence, found)
    stated = next((w for w in sentence.places if w.code == place), None)
    # A place that opens a passage ("In India, …") is what the passage is about; one named in passing ends with its block.
    leads = state.leads or sentence.is_heading or stated is not None and stated.index <= 3
    home = place if sentence.is_heading and stated is not None and not state.home else state.home
    return replace(state, period=_period_after(sentence, found), place=place, leads=leads, home=home)


def _period_after(sentence: Sentence, found: list[Draft]) -> Period:
    own = [w for w in sentence.times if not w.is_base and w.owner is None]
    told = {
        d.period
        for d in found
        if d.mode in (Mode.ACTUAL, Mode.FORECAST) and d.kind not in ("presence", "deal", "nondisclosure")
    }
    if not own or found and not told:
        return sentence.state.period
    ordered = own if sentence.is_heading else list(reversed(own))
    if not found:
        return ordered[0].period
    focus = sentence.state.period
    fits = (w.period for w in ordered if w.period in told and not _is_past(w.period, told))
    found_period = next(fits, focus)
    # "In Q2 2020 it was 285 million" in a text about Q2 2021 is a comparison, no change of subject.
    is_base = focus is not UNKNOWN and found_period in (base_of(Relation.YOY, focus), base_of(Relation.QOQ, focus))
    return focus if is_base and not sentence.is_heading else found_period


def _is_past(period: Period, told: set[Period]) -> bool:
    """A year named in passing ("227 per cent in 2014") does not take the focus from a later one of the sentence."""
    return any(
        p.end is not None and period.end is not None and p.end > period.end and p.grain is period.grain for p in told
    )


def _place_after(sentence: Sentence, found: list[Draft]) -> str | None:
    told = [d.place for d in found if d.kind not in ("presence", "deal", "nondisclosure")]
    if not sentence.places or not (told or sentence.is_heading):
        return sentence.state.place
    stated = [w.code for w in sentence.places if w.code not in ("HOME", "ABROAD")]
    place = told[0] if told else stated[-1] if stated else sentence.state.place
    if place is not None and place.startswith("WORLD"):
        return None if place == "WORLD" else sentence.state.place
    return place


def _heard(sentence: Sentence, state: State) -> State:
    """The voices of a sentence: who speaks on, who was named last."""
    lasting = [v for v in sentence.voices if not v.is_aside]
    if lasting:
        state = replace(
            state, sources=lasting[-1].sources, source_block=sentence.number, main=state.main or lasting[0].sources
        )
    for voice in sentence.voices:
        for source in voice.sources:
            if source.role is Role.TRACKER:
                state = replace(state, tracker=source.who)
            elif source.role is Role.MEDIA:
                state = replace(state, media=source.who)
    return state


def _last_subject(sentence: Sentence) -> tuple[str, ...]:
    """The vendor a following "it" means: the first subject of the sentence's main clause, the market included."""
    tokens = sentence.tokens
    subjects = [i for i, t in enumerate(tokens) if t.cls in SUBJECTS and not is_object(tokens, i)]
    for index in subjects:
        vendor, _ = refer(tokens, index, sentence.state, sentence.facts, sentence.vocabulary)
        if vendor and vendor not in ((ALL,), ("OTHERS",)):
            return vendor
    return ()


def _with_periods(drafts: list[Draft]) -> list[Draft]:
    """A claim before the first period of the page is of that period: leads name it a sentence later."""
    first = next(
        (
            d.period
            for d in drafts
            if d.mode is Mode.ACTUAL and d.period is not UNKNOWN and d.period.is_flow and d.kind in FIGURES
        ),
        None,
    )
    if first is None:
        return drafts
    timed = (*FIGURES, "rank", "order", "streak", "record")
    return [_at(d, first) if d.period is UNKNOWN and d.kind in timed else d for d in drafts]


def _at(draft: Draft, period: Period) -> Draft:
    base = draft.base
    if base is not None and base.period is UNKNOWN and base.relation is not Relation.OTHER:
        base = Base(base.relation, base_of(base.relation, period))
    return replace(draft, period=period, base=base)


def _with_voice(drafts: list[Draft], main: tuple[Source, ...]) -> list[Draft]:
    """Figures in front of the first voice of a page are its researcher's: captions and leads name it later."""
    if not main or main[-1].role not in (Role.TRACKER, Role.REGULATOR):
        return drafts
    first = next((i for i, d in enumerate(drafts) if d.sources), 0)
    return [
        replace(d, sources=main) if i < first and d.kind in (*FIGURES, "rank", "order", "streak") else d
        for i, d in enumerate(drafts)
    ]


def _claim(index: int, item: Linked, document: Document) -> Claim:
    draft = item.draft
    start, end = draft.block.raw_span(draft.start, draft.end)
    cell = Cell(
        draft.measure,
        draft.vendor,
        draft.product,
        draft.place,
        draft.period,
        draft.model,
        draft.segment,
        draft.incl,
        draft.excl,
        draft.per,
        draft.fiscal,
    )
    kind = KINDS[draft.kind]
    fields: dict[str, object] = {"cell": cell}
    if "value" in kind.__dataclass_fields__:
        fields["value"] = draft.value
    if "base" in kind.__dataclass_fields__:
        fields["base"] = draft.base
    fields.update(draft.extra)
    return Claim(
        id=f"c{index + 1}",
        statement=kind(**fields),
        span=document.cut(start, end),
        mode=draft.mode,
        strength=draft.strength,
        polarity=draft.polarity,
        sources=draft.sources,
        cue=draft.cue,
        how=draft.how,
        links=tuple((name, f"c{to + 1}") for name, to in item.links),
        flag=draft.flag,
        frame=draft.frame,
    )
