"""Check certificates with nothing but the standard library: `python -m crossfoot.verify FILE`.

Invariant: shares no code with the solver and imports nothing of the package. A certificate passes only if its rows,
each used in its own direction, add up exactly to the question and to the bound.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

__all__ = ["faults_of", "main"]

_OPPOSITE = {"<=": ">=", ">=": "<="}


def faults_of(certificate: Any) -> list[str]:
    """What is wrong with a certificate; an empty list for a sound one."""
    try:
        return _faults(certificate)
    except (KeyError, TypeError, ValueError, AttributeError, ZeroDivisionError) as fault:
        return [f"is not a certificate: {type(fault).__name__} {fault}"]


def _faults(certificate: Any) -> list[str]:
    question = _side(certificate["question"])
    sense = certificate["sense"]
    bound = _number(certificate["bound"])
    is_strict = _flag(certificate["strict"])
    if sense not in _OPPOSITE:
        return [f"has sense '{sense}'; expected <= or >="]
    found: list[str] = []
    total: dict[str, Fraction] = {}
    right = Fraction(0)
    has_strict_row = False
    for number, part in enumerate(certificate["terms"], 1):
        weight, row = _number(part["multiplier"]), part["row"]
        fault = _direction_fault(weight, row["sense"], sense)
        if fault is not None:
            found.append(f"row {number} {fault}")
        for name, coefficient in _side(row["terms"]).items():
            total[name] = total.get(name, Fraction(0)) + weight * coefficient
        right += weight * _number(row["rhs"])
        has_strict_row = has_strict_row or (_flag(row["strict"]) and weight != 0)
    found += _sum_faults(question, total)
    if right != bound:
        found.append(f"right-hand sides add up to {right}, not to the bound {bound}")
    if is_strict and not has_strict_row:
        found.append("claims a strict end but uses no strict row")
    if not question and not _is_absurd(sense, bound, is_strict):
        found.append(f"has no question and 0 {sense} {bound} is no contradiction")
    if "ratio" in certificate:
        found += _ratio_faults(certificate["ratio"], question, sense, bound, is_strict)
    return found


def _ratio_faults(ratio: Any, question: dict[str, Fraction], sense: str, bound: Fraction, is_strict: bool) -> list[str]:
    """What is wrong with the quotient a certificate is said to bound: `top - limit * bottom` has to be its question."""
    top, bottom, limit = _side(ratio["top"]), _side(ratio["bottom"]), _number(ratio["bound"])
    implied = {name: top.get(name, Fraction(0)) - limit * bottom.get(name, Fraction(0)) for name in top | bottom}
    found = [f"ratio: {fault}" for fault in _sum_faults(question, implied)]
    signed = bound if sense == "<=" else -bound
    if signed > 0:
        found.append(f"says {limit} of the ratio, but the sum is only {sense} {bound}")
    if _flag(ratio["strict"]) and signed == 0 and not is_strict:
        found.append("claims a strict end of the ratio but its sum may be 0")
    return found


def _direction_fault(weight: Fraction, row_sense: Any, sense: str) -> str | None:
    if row_sense == "=":
        return None
    if row_sense not in _OPPOSITE:
        return f"has sense '{row_sense}'; expected <=, >= or ="
    wanted = weight >= 0 if row_sense == sense else weight <= 0
    return None if wanted else f"is a '{row_sense}' row used with multiplier {weight} in a '{sense}' proof"


def _sum_faults(question: dict[str, Fraction], total: dict[str, Fraction]) -> list[str]:
    return [
        f"'{name}' adds up to {total.get(name, Fraction(0))}, not to {question.get(name, Fraction(0))}"
        for name in sorted(question.keys() | total.keys())
        if total.get(name, Fraction(0)) != question.get(name, Fraction(0))
    ]


def _is_absurd(sense: str, bound: Fraction, is_strict: bool) -> bool:
    signed = bound if sense == "<=" else -bound
    return signed < 0 or (signed == 0 and is_strict)


def _side(terms: Any) -> dict[str, Fraction]:
    if not isinstance(terms, dict):
        raise TypeError("terms must be an object of names and numbers")
    return {name: _number(value) for name, value in terms.items()}


def _number(text: Any) -> Fraction:
    if not isinstance(text, str):
        raise TypeError(f"a number must be a string such as '563/60', not {text!r}")
    return Fraction(text)


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError(f"strict must be true or false, not {value!r}")
    return value


def _describe(certificate: Any) -> str:
    question = certificate.get("question") if isinstance(certificate, dict) else None
    if not isinstance(question, dict):
        return "certificate"
    if not question:
        return "contradiction"
    ratio = certificate.get("ratio")
    if isinstance(ratio, dict) and isinstance(ratio.get("top"), dict) and isinstance(ratio.get("bottom"), dict):
        sense = str(certificate.get("sense")).rstrip("=") if ratio.get("strict") is True else certificate.get("sense")
        sides = (_sum_text(ratio[side]) for side in ("top", "bottom"))
        return f"({') / ('.join(sides)}) {sense} {ratio.get('bound')} wherever the divisor is above 0"
    sense = str(certificate.get("sense")).rstrip("=") if certificate.get("strict") is True else certificate.get("sense")
    return f"{_sum_text(question)} {sense} {certificate.get('bound')}"


def _sum_text(terms: dict[str, Any]) -> str:
    return " + ".join(name if value == "1" else f"{value} * {name}" for name, value in terms.items())


def main(arguments: Sequence[str]) -> int:
    """Check the file named; 0 if every certificate in it is sound, 1 if one is not, 2 if the file cannot be read."""
    if len(arguments) != 1 or arguments[0].startswith("-"):
        sys.stderr.write("usage: python -m crossfoot.verify FILE   (one certificate or a list of them, JSON)\n")
        return 2
    try:
        content = json.loads(Path(arguments[0]).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as fault:
        sys.stderr.write(f"Cannot read '{arguments[0]}' as JSON: {fault}\n")
        return 2
    certificates = content if isinstance(content, list) else [content]
    if not certificates:
        sys.stderr.write(f"'{arguments[0]}' holds no certificate\n")
        return 1
    failed = False
    for number, certificate in enumerate(certificates, 1):
        faults = faults_of(certificate)
        failed = failed or bool(faults)
        verdict = "FAILS" if faults else "holds"
        sys.stdout.write("; ".join([f"{number} {verdict}: {_describe(certificate)}", *faults]) + "\n")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
