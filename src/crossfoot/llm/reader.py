"""The second reader: sentences the rules could not place are put to a model, and what it points to is read again.

Invariant: the claims of the rules stay as they are; a claim is added only for a number they left unread because they
could not tell whose it is or what it counts, and every refusal is counted with its reason.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from crossfoot.errors import ModelError
from crossfoot.extract import Reading
from crossfoot.extract.assemble import claim_of
from crossfoot.extract.draft import Draft
from crossfoot.extract.figures import REASONS
from crossfoot.extract.link import Linked
from crossfoot.extract.retrace import retrace
from crossfoot.extract.sentence import Sentence
from crossfoot.knowledge import Vocabulary
from crossfoot.llm.answer import parse
from crossfoot.llm.client import ask
from crossfoot.llm.kept import find_answer, keep_answer
from crossfoot.llm.model import Model
from crossfoot.llm.question import VERSION, Question
from crossfoot.llm.reread import BY_MODEL, reread
from crossfoot.model import Claim, Issue

__all__ = ["BY_MODEL", "read_left"]

_OPEN = (REASONS["subject"], REASONS["bare"])
"""Why a number may be asked about: the rules could not tell. What they refused for what it is stays refused."""

_MOST_SILENT = 3  # faults after which nobody is asked any more
_LONGEST = 2000  # characters; what is longer is no sentence, and a model would be lost in it


@dataclass(frozen=True, slots=True)
class _Left:
    """A sentence with numbers the rules could not place: which of the unread figures, and their tokens."""

    sentence: Sentence
    unread: tuple[int, ...]
    tokens: tuple[int, ...]

    @property
    def question(self) -> Question:
        """What is asked about it."""
        tokens = self.sentence.tokens
        text = self.sentence.block.text[tokens[0].start : tokens[-1].end]
        return Question(text, tuple(tokens[i].text for i in self.tokens))


def read_left(reading: Reading, vocabulary: Vocabulary, model: Model) -> Reading:
    """A reading with what a model could point to in the sentences the rules left unread.

    Args:
        reading: What the rules made of the page.
        vocabulary: The same they read it with.
        model: Whom to ask.

    Issues:
        `model-refused`, `model-silent`.
    """
    drafts: list[tuple[int, Draft]] = []
    refused: Counter[str] = Counter()
    silent: list[str] = []
    everything = list(_left(reading, vocabulary))
    left = [one for one in everything if len(one.question.sentence) <= _LONGEST]
    for one in left[: model.most_questions]:
        if len(silent) >= _MOST_SILENT:
            silent.append(silent[-1])
            continue
        try:
            answer = _answer(model, one.question)
        except ModelError as fault:
            silent.append(fault.why)
            continue
        found, reasons = _read(one, answer)
        drafts += found
        refused.update(reasons)
    silent += [f"no sentence of more than {_LONGEST:,} letters is asked about"] * (len(everything) - len(left))
    silent += [f"no more than {model.most_questions} sentences of a page are asked about"] * len(
        left[model.most_questions :]
    )
    return _joined(reading, drafts, _issues(model, refused, silent), model)


def _left(reading: Reading, vocabulary: Vocabulary) -> Iterator[_Left]:
    trace = retrace(reading.document, vocabulary)
    by_sentence: dict[int, list[int]] = {}
    for number, figure in enumerate(reading.unread):
        where = trace.at(figure.start) if figure.reason in _OPEN else None
        if where is not None:
            by_sentence.setdefault(where, []).append(number)
    for where, numbers in by_sentence.items():
        sentence = trace.seen[where].item
        if not isinstance(sentence, Sentence):
            continue
        starts = {reading.unread[number].start: number for number in numbers}
        pairs = [
            (starts[sentence.block.raw_span(t.start, t.end)[0]], i)
            for i, t in enumerate(sentence.tokens)
            if t.number is not None and sentence.block.raw_span(t.start, t.end)[0] in starts
        ]
        if pairs:
            yield _Left(sentence, tuple(number for number, _ in pairs), tuple(index for _, index in pairs))


def _answer(model: Model, question: Question) -> str:
    """The answer kept, else the one given now."""
    kept = None if model.answers is None else find_answer(model.answers, question, model.name)
    if kept is not None:
        return kept
    given = ask(model, question)
    if model.answers is not None:
        keep_answer(model.answers, question, model.name, given)
    return given


def _read(left: _Left, answer: str) -> tuple[list[tuple[int, Draft]], list[str]]:
    """Drafts with the number of the unread figure each was made of, and the reasons of refusal."""
    pointed, refused = parse(answer, left.question.sentence)
    reasons, found = list(refused), []
    unread = dict(zip(left.tokens, left.unread, strict=True))
    taken: set[int] = set()
    for one in pointed:
        draft = reread(left.sentence, one, frozenset(left.tokens))
        if isinstance(draft, str):
            reasons.append(draft)
            continue
        index = next(i for i in left.tokens if left.sentence.tokens[i].start == draft.start)
        if index in taken:
            reasons.append("its number was named before")
            continue
        taken.add(index)
        found.append((unread[index], draft))
    return found, reasons


def _issues(model: Model, refused: Counter[str], silent: list[str]) -> tuple[Issue, ...]:
    out = []
    if refused:
        told = "; ".join(f"{count} x {reason}" for reason, count in sorted(refused.items()))
        out.append(Issue("model-refused", f"Of what model '{model.name}' said, {refused.total()} was refused: {told}"))
    if silent:
        told = "; ".join(f"{count} x {reason}" for reason, count in sorted(Counter(silent).items()))
        out.append(Issue("model-silent", f"Model '{model.name}' at {model.address} was not heard: {told}"))
    return tuple(out)


def _joined(reading: Reading, drafts: list[tuple[int, Draft]], issues: tuple[Issue, ...], model: Model) -> Reading:
    taken = {number for number, _ in drafts}
    ordered = sorted((draft for _, draft in drafts), key=lambda d: d.block.raw_span(d.start, d.end))
    first = len(reading.claims)
    note = f"pointed to by language model {model.name}, question {VERSION}"
    added: tuple[Claim, ...] = tuple(
        replace(claim_of(first + i, Linked(draft, ()), reading.document), note=note) for i, draft in enumerate(ordered)
    )
    unread = tuple(figure for number, figure in enumerate(reading.unread) if number not in taken)
    return replace(reading, claims=(*reading.claims, *added), unread=unread, issues=(*reading.issues, *issues))
