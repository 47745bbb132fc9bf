"""A file of rules as text: read, added to, and taken from.

Invariant: a line that cannot be read stops no other, and is told; comments, empty lines and order are kept as written.
"""

from __future__ import annotations

from dataclasses import dataclass

from crossfoot.alert.grammar import Knows, nobody, read_rule
from crossfoot.alert.rule import Rule
from crossfoot.errors import InputError, RuleError
from crossfoot.knowledge import Vocabulary
from crossfoot.model import Issue

__all__ = ["Rules", "read_rules", "with_rule", "without_rule"]

_COMMENT = "#"


@dataclass(frozen=True, slots=True)
class Rules:
    """What a file asks for.

    Args:
        rules: Its rules, each once, in order.
        issues: Lines that are no rule.
    """

    rules: tuple[Rule, ...] = ()
    issues: tuple[Issue, ...] = ()


def read_rules(text: str, vocabulary: Vocabulary, *, name: str, knows: Knows = nobody) -> Rules:
    """The rules of a file.

    Args:
        text: The file.
        vocabulary: Names of vendors, places and products.
        name: What the file is called in messages.
        knows: Whether a ledger has anything on a vendor that the vocabulary does not know.

    Issues:
        `alert-rule`.
    """
    found: dict[str, Rule] = {}
    issues = []
    for number, line in enumerate(text.splitlines(), 1):
        said = _said(line)
        if not said:
            continue
        try:
            rule = read_rule(said, vocabulary, knows=knows)
        except RuleError as fault:
            issues.append(Issue("alert-rule", str(fault), f"{name}, line {number}"))
        else:
            found.setdefault(rule.text, rule)
    return Rules(tuple(found.values()), tuple(issues))


def with_rule(text: str, rule: Rule) -> str:
    """The file with a rule more at its end; the same where it is there."""
    if any(" ".join(_said(line).split()) == rule.text for line in text.splitlines()):
        return text
    return f"{text}{'' if not text or text.endswith(chr(10)) else chr(10)}{rule.text}\n"


def without_rule(text: str, asked: str) -> str:
    """The file without a rule.

    Args:
        text: The file.
        asked: The rule as written, white space aside, or its number among all lines that are no comment.

    Raises:
        InputError: There is no such rule.
    """
    lines = text.splitlines(keepends=True)
    said = [index for index, line in enumerate(lines) if _said(line)]
    wanted = " ".join(asked.split())
    if wanted.isdigit():
        chosen = said[int(wanted) - 1 : int(wanted)] if int(wanted) else []
    else:
        chosen = [index for index in said if " ".join(_said(lines[index]).split()) == wanted]
    if not chosen:
        raise InputError(f"No rule '{asked}': there are {len(said)}, and each has the number that check prints.")
    return "".join(line for index, line in enumerate(lines) if index not in chosen)


def _said(line: str) -> str:
    """A line without its comment."""
    return line.partition(_COMMENT)[0].strip()
