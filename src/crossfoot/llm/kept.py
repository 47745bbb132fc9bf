"""Answers kept in a folder, so that a page read again asks nobody.

Invariant: an answer is found only under the very question and model it was given to; a damaged file is no answer.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path

from crossfoot.llm.client import MOST_BYTES
from crossfoot.llm.question import Question

__all__ = ["find_answer", "keep_answer"]


def find_answer(folder: Path, question: Question, model: str) -> str | None:
    """The answer kept to a question, or None."""
    try:
        with (folder / f"{question.name(model)}.json").open("rb") as file:
            record = json.loads(file.read(8 * MOST_BYTES))
        same = (record["model"], record["sentence"]) == (model, question.sentence)
        answer = record["answer"] if same else None
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return None
    return answer if isinstance(answer, str) else None


def keep_answer(folder: Path, question: Question, model: str, answer: str) -> None:
    """Keep an answer; where it cannot be kept it will be asked for again."""
    record = {"model": model, "sentence": question.sentence, "numbers": question.numbers, "answer": answer}
    path = folder / f"{question.name(model)}.json"
    half = path.with_suffix(f".{os.getpid()}.part")
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        half.write_text(json.dumps(record, indent=1), encoding="utf-8")
        half.replace(path)
