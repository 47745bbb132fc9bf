"""The exceptions a caller may catch, drawn as a tree.

    CrossfootError
    ├── InputError (ValueError)     what was given cannot be read; exit status 2
    │   ├── PageError               a page: missing, empty, binary, too large, in an unknown encoding
    │   │   └── FetchError          an address on the net: not allowed, unreachable, no page
    │   ├── UnknownVendorError      a vendor that nothing was published of by the day
    │   ├── NotationError           a line of notation, a period, a cell, a number
    │   ├── KnowledgeError          a vocabulary or frame file
    │   ├── TableError              a table: missing, of no known form, damaged, without a column that is named
    │   ├── MappingError            a file that says how a table is read
    │   ├── RuleError               a line that says what to be alerted to
    │   └── UndatedError            a page of which nothing says when it was published
    ├── ModelError (OSError)        a language model: unreachable, refusing, too slow; caught while a page is read
    ├── LedgerError (OSError)       a ledger: missing, damaged, newer, locked; exit status 3
    ├── ProofError (ArithmeticError)  a certificate that does not prove what it says
    └── BriefError (ArithmeticError)  a brief whose words say other than its figures; exit status 1

Every message is one sentence: what was read, quoted; what was expected; where.
"""

from __future__ import annotations

__all__ = [
    "BriefError",
    "CrossfootError",
    "FetchError",
    "InputError",
    "KnowledgeError",
    "LedgerError",
    "MappingError",
    "ModelError",
    "NotationError",
    "PageError",
    "ProofError",
    "RuleError",
    "TableError",
    "UndatedError",
    "UnknownVendorError",
]


class CrossfootError(Exception):
    """The root: catching it catches everything this package raises on purpose."""


class InputError(CrossfootError, ValueError):
    """What was given cannot be read."""


class PageError(InputError):
    """A page cannot be read at all.

    Args:
        name: The file or address as the caller wrote it.
        why: What was met and what was expected.
    """

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"Cannot read page '{name}': {why}.")
        self.name = name
        self.why = why


class FetchError(PageError):
    """A page cannot be had from its address.

    Args:
        name: The address, without a name and a password.
        why: What was met and what was expected.
    """

    def __init__(self, name: str, why: str) -> None:
        super().__init__(name, why)
        self.args = (f"Cannot fetch '{name}': {why}.",)


class UnknownVendorError(InputError):
    """The ledger has nothing on a vendor as of the day asked about.

    Args:
        told: What was asked for, and the names nearest to it, in a sentence.
        vendor: As typed.
    """

    def __init__(self, told: str, vendor: str) -> None:
        super().__init__(told)
        self.vendor = vendor


class NotationError(InputError):
    """A piece of notation cannot be read; the piece is quoted and underlined.

    Args:
        text: The whole text that was read.
        expected: What should have stood there.
        start: Where the piece at fault starts in the text.
        end: Where it ends (not included).
    """

    def __init__(self, text: str, expected: str, *, start: int = 0, end: int | None = None) -> None:
        stop = len(text) if end is None else end
        piece = text[start:stop]
        super().__init__(f"Cannot read '{piece}': {expected}.\n  {text}\n  {' ' * start}{'^' * max(1, stop - start)}")
        self.text = text
        self.expected = expected
        self.start = start
        self.end = stop


class KnowledgeError(InputError):
    """A vocabulary or frame file says something it may not say.

    Args:
        where: File and entry.
        why: What was met and what was expected.
    """

    def __init__(self, where: str, why: str) -> None:
        super().__init__(f"Vocabulary {where}: {why}.")


class TableError(InputError):
    """A table cannot be read at all.

    Args:
        name: The file as the caller wrote it.
        why: What was met and what was expected.
    """

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"Cannot read table '{name}': {why}.")
        self.name = name
        self.why = why


class MappingError(InputError):
    """A mapping says something it may not say.

    Args:
        where: File and entry.
        why: What was met and what was expected.
    """

    def __init__(self, where: str, why: str) -> None:
        super().__init__(f"Mapping {where}: {why}.")


class RuleError(InputError):
    """A line is no rule of what to be alerted to.

    Args:
        text: The line.
        word: The word it was stumbled at; empty where something is missing at its end.
        expected: What should have stood there.
    """

    def __init__(self, text: str, word: str, expected: str) -> None:
        where = f"at '{word}'" if word else "at its end"
        super().__init__(f"Cannot read the rule '{text}': expected {expected} {where}.")
        self.text = text
        self.word = word
        self.expected = expected


class UndatedError(InputError):
    """Nothing says when a page was published, so no view as of a day could ever show it.

    Args:
        name: The page.
    """

    def __init__(self, name: str) -> None:
        super().__init__(
            f"Cannot add page '{name}': nothing on it says when it was published; give the day with --published."
        )
        self.name = name


class ModelError(CrossfootError, OSError):
    """A language model gave no answer that could be heard.

    Args:
        address: Where it was asked.
        why: What was met.
    """

    def __init__(self, address: str, why: str) -> None:
        super().__init__(f"Model at '{address}': {why}.")
        self.address = address
        self.why = why


class LedgerError(CrossfootError, OSError):
    """A ledger cannot be opened, read or written.

    Args:
        name: The ledger's path as the caller wrote it.
        why: What was met and what was expected.
    """

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"Ledger '{name}': {why}.")
        self.name = name
        self.why = why


class ProofError(CrossfootError, ArithmeticError):
    """A certificate does not prove the bound it is shipped with."""


class BriefError(CrossfootError, ArithmeticError):
    """A brief does not say what is known, and is not printed.

    Args:
        sentence: The sentence at fault.
        why: What is wrong with it.
    """

    def __init__(self, sentence: str, why: str) -> None:
        super().__init__(f"The brief is stopped at the sentence '{sentence}': {why}.")
        self.sentence = sentence
        self.why = why
