"""What was found in a draft, as values that a file and a page of the web app are drawn from.

Invariant: every number that counts something is among the notes, once, with its mark and the reason; a figure of the
ledger is never named without its source and the id that `explain` takes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from crossfoot.draft import Answer, Checked, Clash, Held, Mark, Number
from crossfoot.draft.beside import names_of
from crossfoot.ledger import Entry
from crossfoot.ledger.quotation import Quotation
from crossfoot.model import Cell, Quantity
from crossfoot.present.citation import Citation, cite_entry
from crossfoot.present.conflict import blame, said_in, summed, verdict, way_out
from crossfoot.present.marked.words import SIGNS, Cited, beside_words, hard_clashes, heading, remark, soft_ones
from crossfoot.present.sums import severity
from crossfoot.present.words import ends

__all__ = ["Contradiction", "Findings", "Note", "Quoted", "Way", "findings_of"]

_MOST_GROUNDS = 3  # sentences quoted for one number that no other figure is near; the others are counted
_SPEAKING = (Answer.PROVES, Answer.REVISED, Answer.EXCLUDES, Answer.USUAL, Answer.ALLOWS)


@dataclass(frozen=True, slots=True)
class Quoted:
    """A claim that is quoted, of the draft or of the ledger.

    Args:
        quotation: Its sentence, or None where no text is kept.
        stated: The figure as stated where no text is kept.
        said_in: Who says it, and where it stands.
        id: What `explain` takes.
        mine: The id of the draft's own claim it is; empty for the ledger's.
        entry: The ledger's entry it is; None for the draft's own.
    """

    quotation: Quotation | None
    stated: str
    said_in: str
    id: str
    mine: str = ""
    entry: Entry | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A number of the draft with its mark.

    Args:
        id: As in the text of the draft.
        mark: How it stands.
        text: The words.
        why: The mark in a sentence part.
        between: What each voice leaves for it: who, and between which ends.
        near: The nearest figure of the ledger in words, or empty.
        grounds: What it rests on, the nearest figure first.
        further: How many more claims it rests on.
        cell: The address of the figure, or None.
        clashes: Numbers of the contradictions it is in, from 1.
    """

    id: str
    mark: Mark
    text: str
    why: str
    between: tuple[tuple[str, str], ...] = ()
    near: str = ""
    grounds: tuple[Quoted, ...] = ()
    further: int = 0
    cell: Cell | None = None
    clashes: tuple[int, ...] = ()

    @property
    def sign(self) -> str:
        """The mark as one sign."""
        return SIGNS[self.mark]


@dataclass(frozen=True, slots=True)
class Way:
    """A way out of a contradiction: which of its members it changes, from 1, and to what."""

    member: int
    words: str


@dataclass(frozen=True, slots=True)
class Contradiction:
    """What cannot all be true.

    Args:
        number: Its number, from 1.
        heading: What kind it is.
        sum: The sum that does not work out.
        severity: How bad it is.
        members: What takes part in it.
        ways: The smallest repairs.
    """

    number: int
    heading: str
    sum: str
    severity: str
    members: tuple[Quoted, ...]
    ways: tuple[Way, ...]

    @property
    def blame(self) -> str:
        """Whom it accuses: nobody in particular."""
        return blame(len(self.members))


@dataclass(frozen=True, slots=True)
class Findings:
    """All that was found.

    Args:
        counts: How many numbers have each mark; the worst first.
        notes: The numbers, in the order of the text.
        contradictions: What cannot all be true.
        remarks: What is no contradiction, in sentences.
        silent: How many more numbers there are, which count nothing.
    """

    counts: tuple[tuple[Mark, int], ...]
    notes: tuple[Note, ...]
    contradictions: tuple[Contradiction, ...]
    remarks: tuple[str, ...] = field(default=())
    silent: int = 0

    @property
    def summary(self) -> str:
        """How the draft stands, in a line: `2 impossible, 3 unknown, 11 consistent`."""
        told = [f"{count:,} {mark.value}" for mark, count in self.counts if count]
        return ", ".join(told) if told else "no number that counts something"


def findings_of(checked: Checked) -> Findings:
    """All that was found in a draft."""
    cited = Cited(checked)
    hard = hard_clashes(checked)
    places = {place: number for number, place in enumerate(_places(checked, hard), 1)}
    soft = [remark(one, cited) for one in soft_ones(checked)]
    return Findings(
        counts=tuple((mark, checked.count(mark)) for mark in Mark),
        notes=tuple(_note(number, checked, cited, places) for number in checked.numbers if number.counts),
        contradictions=tuple(_contradiction(n, clash, cited) for n, clash in enumerate(hard, 1)),
        remarks=(*soft, *(f"{issue.message} ({issue.where})" for issue in checked.issues)),
        silent=sum(not number.counts for number in checked.numbers),
    )


def _places(checked: Checked, hard: tuple[Clash, ...]) -> Iterator[int]:
    return (place for place, clash in enumerate(checked.clashes) if clash in hard)


def _note(number: Number, checked: Checked, cited: Cited, places: dict[int, int]) -> Note:
    grounds = tuple(_grounds(number, cited))
    claim, most = number.claim, _MOST_GROUNDS if number.nearest is None else 1
    return Note(
        id=number.id,
        mark=number.mark,
        text=" ".join(number.text.split()),
        why=number.why,
        between=tuple(_between(number, names_of(checked.beside, ()))),
        near=beside_words(number),
        grounds=grounds[:most],
        further=max(0, len(grounds) - most),
        cell=None if claim is None or claim.cell.measure is None or not checked.has_ledger else claim.cell,
        clashes=tuple(places[place] for place in number.clashes if place in places),
    )


def _between(number: Number, names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What each voice leaves for a number."""
    quantity: Quantity | None = getattr(getattr(number.claim, "statement", None), "value", None)
    if quantity is None:
        return
    for held in number.held:
        if held.known is not None and held.answer in _SPEAKING:
            yield names.get(held.voice, held.voice) or "the rest of the draft", ends(held.known.interval, quantity.unit)


def _grounds(number: Number, cited: Cited) -> Iterator[Quoted]:
    """What a number rests on: the nearest figure, then what proves the ends of those who speak of it."""
    seen: set[str] = set()
    if number.nearest is not None:
        seen.add(number.nearest.entry.id)
        yield _quoted(cite_entry(number.nearest.entry), cited, number.nearest.entry)
    speaking: list[Held] = sorted(
        (held for held in number.held if held.answer in _SPEAKING), key=lambda held: _SPEAKING.index(held.answer)
    )
    for held in speaking:
        for id_ in held.known.entries if held.known is not None else ():
            own = number.claim is not None and id_ in cited.mine and cited.mine[id_].claim.id == number.claim.id
            if id_ not in seen and not own and (id_ in cited.mine or cited.has(id_)):
                seen.add(id_)
                yield _of(id_, cited)


def _of(id_: str, cited: Cited) -> Quoted:
    if id_ in cited.mine:
        return _quoted(cited.mine[id_], cited, None)
    entry = cited.beside(id_)
    return _quoted(cite_entry(entry), cited, entry)


def _quoted(found: Citation, cited: Cited, entry: Entry | None) -> Quoted:
    mine = found.claim.id if found.id in cited.mine else ""
    where = "this draft" if mine else said_in(found)
    return Quoted(found.quotation, found.stated or "", where, found.id, mine, entry)


def _contradiction(number: int, clash: Clash, cited: Cited) -> Contradiction:
    conflict = clash.conflict
    members = cited.members(conflict)
    order = {member: place for place, member in enumerate(members, 1)}
    return Contradiction(
        number=number,
        heading=heading(clash, cited) or verdict(conflict),
        sum=summed(conflict, members, cited.mine),
        severity=severity(conflict),
        members=tuple(
            _quoted(found, cited, cited.beside(member) if cited.has(member) else None)
            for member, found in members.items()
        ),
        ways=tuple(Way(order[one.entry], way_out(one, members[one.entry])) for one in conflict.repairs),
    )
