"""From a document to claims: sentences read in order, focus carried, claims linked and numbered.

Invariant: same page, same vocabulary, same claims in the same order; every span cuts exactly the text it quotes, and
every number of a body sentence is a claim, part of one, or listed as unread with its reason.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from crossfoot.extract.beside import near_table, size_in_text
from crossfoot.extract.calendar import TimeContext, base_of, resolve
from crossfoot.extract.choice import read_sentence
from crossfoot.extract.discourse import State
from crossfoot.extract.draft import Draft
from crossfoot.extract.figures import FIGURES, REASONS
from crossfoot.extract.flat import restored
from crossfoot.extract.focus import enter, leave
from crossfoot.extract.gate import counts_goods, tells_of_places
from crossfoot.extract.link import Linked, link
from crossfoot.extract.page import known_lines, page_facts
from crossfoot.extract.periods import find_times
from crossfoot.extract.sentence import Sentence, view_sentence
from crossfoot.extract.sentences import split_sentences
from crossfoot.extract.tables import is_row_name, read_table
from crossfoot.extract.tokens import Token, tokenize
from crossfoot.extract.unread import Postponed, Unread
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
    Mode,
    Period,
    Relation,
    Role,
    Source,
    Statement,
    Table,
)
from crossfoot.model.period import UNKNOWN
from crossfoot.model.statement import KINDS

__all__ = ["GRAMMAR", "Reading", "Watch", "claim_of", "extract"]

_FIGURES_WITHHELD = ("a count", "its count", "its sales", "its shipments")
GRAMMAR = "1"
"""Version of the grammar; goes into every ledger entry beside the vocabulary's."""

# No sentence of the trade press has so many tokens; frames and scopes take more than their number in time.
_NEAR = 80
_YEAR = 12
_LONGEST = 240

Watch = Callable[[Sentence | Table, Sequence[Draft]], None]
"""Who looks on while a page is read: called with every sentence and table, and the drafts made of it."""


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
    unread: Sequence[Unread]
    issues: tuple[Issue, ...]
    reader: str


def extract(
    document: Document, vocabulary: Vocabulary, issues: tuple[Issue, ...] = (), *, watch: Watch | None = None
) -> Reading:
    """Read the claims of a page.

    Args:
        document: The page.
        vocabulary: Words, names and frames.
        issues: Remarks from reading the page, passed on.
        watch: Who looks on, or None.
    """
    reader = f"grammar {GRAMMAR}, vocabulary {vocabulary.version}"
    is_counting = counts_goods(document, vocabulary)
    if not is_counting and not tells_of_places(document, vocabulary):
        name = document.provenance.name
        nothing = Issue("no-goods-counted", f"Nothing on '{name}' names goods and counts them, so no figure is read")
        postponed = Postponed(partial(_left, document, vocabulary))
        return Reading(document, (), postponed, (*issues, nothing), reader)
    document = replace(document, blocks=restored(document.blocks, partial(is_row_name, vocabulary=vocabulary)))
    tokens = _tokens(document, vocabulary)
    facts = page_facts(document, tokens, vocabulary)
    tokens = known_lines(tokens, facts)
    state = State()
    drafts: list[Draft] = []
    unread: list[Unread] = []
    for number, block in enumerate(document.blocks):
        if block.furniture is not None:
            continue
        if isinstance(block, Table):
            near, says = near_table(document.blocks, number), partial(size_in_text, document)
            cells, left = read_table(block, state, facts, vocabulary, near, says)
            drafts += cells
            if watch is not None:
                watch(block, cells)
            unread += [Unread.at(document, cell, start, end, REASONS[why]) for cell, start, end, why in left]
            continue
        if not block.text.strip():
            continue
        sentences = _sentences(block, tokens[number])
        state = enter(number, sentences, state, vocabulary, is_item=block.kind is BlockKind.ITEM)
        for words in sentences:
            sentence = view_sentence(words, block, number, state, facts, vocabulary)
            found, missed = read_sentence(sentence, document)
            drafts += found
            unread += missed
            if watch is not None:
                watch(sentence, found)
            state = leave(sentence, found)
    drafts = _anchored(drafts if is_counting else _of_places(drafts))
    drafts = _with_voice(_with_periods(drafts, vocabulary), state.main, vocabulary)
    linked = link(tuple(sorted(drafts, key=lambda d: d.block.raw_span(d.start, d.end))), vocabulary.revisions)
    claims = tuple(claim_of(i, item, document) for i, item in enumerate(linked))
    return Reading(document, claims, tuple(unread), issues, reader)


def _of_places(drafts: Iterable[Draft]) -> list[Draft]:
    """What a page that counts no goods tells of where a vendor is; its figures are of something else."""
    return [draft for draft in drafts if draft.kind == "presence" or draft.measure == "countries"]


def _tokens(document: Document, vocabulary: Vocabulary) -> dict[int, tuple[Token, ...]]:
    """Of each block of text that is no furniture, by its position."""
    return {
        number: tokenize(block.text, vocabulary)
        for number, block in enumerate(document.blocks)
        if isinstance(block, Block) and block.furniture is None
    }


def _left(document: Document, vocabulary: Vocabulary) -> tuple[Unread, ...]:
    """The numbers of sentences about vendors or products, on a page that does not count goods."""
    out = []
    for number, tokens in _tokens(document, vocabulary).items():
        block = document.blocks[number]
        if not isinstance(block, Block):
            continue
        for words in _sentences(block, tokens):
            if not any(t.cls in ("VENDOR", "VENDORS", "PRODUCT", "OWN", "LINE") for t in words):
                continue
            numbers = (t for t in words if t.number is not None)
            out += [Unread.at(document, block, t.start, t.end, REASONS["page"]) for t in numbers]
    return tuple(out)


def _sentences(block: Block, tokens: tuple[Token, ...]) -> list[tuple[Token, ...]]:
    """The tokens of each sentence; one without end, such as a list without borders, is cut at a comma."""
    out: list[tuple[Token, ...]] = []
    starts = [token.start for token in tokens]
    for start, end in split_sentences(block.text):
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        while last - first > _LONGEST:
            commas = (i for i in range(first + _LONGEST, first + _LONGEST // 2, -1) if tokens[i].text in (",", ";"))
            cut = next(commas, first + _LONGEST)
            out.append(tokens[first:cut])
            first = cut
        if first < last:
            out.append(tokens[first:last])
    return out


def _anchored(drafts: list[Draft]) -> list[Draft]:
    """Records, refusals and the like only beside a figure of their vendor; deals and presences only of goods."""
    counted = {(d.vendor, id(d.block)) for d in drafts if d.kind in (*FIGURES, "rank")}
    vendors = {vendor for vendor, _ in counted}
    out = []
    for draft in drafts:
        is_head = draft.block.kind in (BlockKind.TITLE, BlockKind.HEADING)
        beside = (draft.vendor, id(draft.block)) in counted or (is_head and draft.vendor in vendors)
        if draft.kind == "record" and not beside:
            continue
        words = draft.block.text[draft.start : draft.end].lower()
        withheld = draft.frame == "withholds-a-count" or any(
            word in words for word in _FIGURES_WITHHELD
        )  # a vendor that gives no figure has none on the page
        if draft.kind in ("status", "nondisclosure", "streak") and draft.vendor not in vendors and not withheld:
            continue
        out.append(draft)
    return out


def _with_periods(drafts: list[Draft], vocabulary: Vocabulary) -> list[Draft]:
    """A claim before the first period of the page is of that period: leads name it a sentence later."""
    first = next(
        (
            d.period
            for d in drafts
            if d.mode is Mode.ACTUAL and d.period is not UNKNOWN and d.period.is_flow and d.kind in (*FIGURES, "rank")
        ),
        None,
    )
    if first is None or _is_of_another_grain(drafts, first, vocabulary):
        return drafts
    timed = (*FIGURES, "rank", "order", "streak", "record")
    return [
        _pointed_back(_at(d, first), first, vocabulary) if d.period is UNKNOWN and d.kind in timed else d
        for d in drafts
    ]


def _is_of_another_grain(drafts: list[Draft], first: Period, vocabulary: Vocabulary) -> bool:
    """ "Fell 10.6 per cent in the fourth quarter", undated, and later "in 2013": not the time of that quarter."""
    if first.month_count != _YEAR:
        return False
    return any(
        time.expr.unit in ("quarter", "three_months") and time.expr.relation == "named"
        for d in drafts
        if d.period is UNKNOWN and d.kind in FIGURES
        for time in find_times(d.block.text[max(0, d.start - _NEAR) : d.end + _NEAR], vocabulary)
    )


def _pointed_back(draft: Draft, period: Period, vocabulary: Vocabulary) -> Draft:
    """ "From 46 million a year earlier" in a headline: the time that its figure points back to, once that is known."""
    if draft.kind not in ("level", "share", "rank"):
        return draft
    behind = draft.block.text[draft.end : draft.end + 60]
    time = next((m for m in find_times(behind, vocabulary) if m.expr.relation in ("ago", "previous", "same")), None)
    if time is None or behind[: time.start].strip() not in ("", "in", "of", "the", "in the"):
        return draft
    how = tuple((slot, How.STATED if slot == "period" else known) for slot, known in draft.how)
    return replace(draft, period=resolve(time.expr, TimeContext(None, period))[0], how=how)


def _at(draft: Draft, period: Period) -> Draft:
    base = draft.base
    if base is not None and base.period is UNKNOWN and base.relation is not Relation.OTHER:
        base = Base(base.relation, base_of(base.relation, period))
    return replace(draft, period=period, base=base)


def _with_voice(drafts: list[Draft], main: tuple[Source, ...], vocabulary: Vocabulary) -> list[Draft]:
    """Figures in front of the first voice of a page are its researcher's: captions and leads name it later."""
    if not main or main[-1].role not in (Role.TRACKER, Role.REGULATOR):
        return drafts
    first = next((i for i, d in enumerate(drafts) if d.sources), 0)
    return [
        _placed(replace(d, sources=main), vocabulary)
        if i < first and d.kind in (*FIGURES, "rank", "order", "streak")
        else d
        for i, d in enumerate(drafts)
    ]


def _placed(draft: Draft, vocabulary: Vocabulary) -> Draft:
    """A figure of a register that counts one country, where the page has named no place before it."""
    name = vocabulary.source(draft.sources[-1].who)
    home = None if name is None or (name.is_of_market and draft.vendor != (ALL,)) else name.home
    unplaced = home is not None and dict(draft.how).get("place") is How.DEFAULT
    return replace(draft, place=home) if unplaced else draft


def claim_of(index: int, item: Linked, document: Document) -> Claim:
    """A draft with its links as the claim of that place in the order of a page's claims."""
    draft = item.draft
    start, end = draft.block.raw_span(draft.start, draft.end)
    return Claim(
        id=f"c{index + 1}",
        statement=_statement(draft),
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


def _statement(draft: Draft) -> Statement:
    kind: Any = KINDS[draft.kind]
    fields: dict[str, Any] = {
        "cell": Cell(
            measure=draft.measure,
            vendor=draft.vendor,
            product=draft.product,
            place=draft.place,
            period=draft.period,
            model=draft.model,
            segment=draft.segment,
            incl=draft.incl,
            excl=draft.excl,
            per=draft.per,
            fiscal=draft.fiscal,
        )
    }
    for name in ("value", "base"):
        if name in kind.__dataclass_fields__:
            fields[name] = getattr(draft, name)
    fields |= dict(draft.extra)
    statement: Statement = kind(**fields)
    return statement
