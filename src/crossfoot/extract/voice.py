"""Who speaks: the chain of sources of a sentence, and how far it reaches.

Invariant: a chain runs from the nearest source to the origin; a source named in a sentence holds for the following
ones of its passage until another voice; an executive or a vendor speaks for its own company only.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from crossfoot.extract.discourse import PageFacts, State
from crossfoot.extract.relative import speaks_for
from crossfoot.extract.tokens import Token
from crossfoot.knowledge import Vocabulary
from crossfoot.model import Channel, How, Role, Source

__all__ = ["Voice", "voices_of"]

_CHANNELS = {
    "SOCIAL": Channel.SOCIAL_POST,
    "FILING": Channel.FILING,
    "EARNINGSCALL": Channel.EARNINGS_CALL,
    "MEMO": Channel.INTERNAL_MEMO,
    "PRESSRELEASE": Channel.PRESS_RELEASE,
    "INTERVIEW": Channel.INTERVIEW,
    "EVENT": Channel.EVENT,
}
_OWN_CHANNELS = (Role.VENDOR, Role.EXECUTIVE)
_BYLINE = 4
_RELEASES = frozenset(("announcement", "statement", "release", "report", "data", "figures", "numbers", "filing"))
_LONGEST_NAME = 4
_OFFICES = frozenset(
    ("ceo", "cfo", "coo", "head", "president", "chief", "chairman", "director", "member", "executive", "manager",
     "spokesman", "spokeswoman", "spokesperson", "founder", "cofounder", "co-founder", "vice")
)  # fmt: skip
_FEW = 4
_POLLED = ("polled", "surveyed")
_JOINING = ("and", "but", "while", "whereas", "although", "though")


@dataclass(frozen=True, slots=True)
class Voice:
    """One source of a sentence.

    Args:
        index: Token that names it.
        sources: The chain.
        how: Stated by name, or an anaphor ("the research firm").
        is_aside: Named in the middle of a sentence ("according to IDC, …"), so that it does not hold afterwards.
        only: The one figure it speaks for ("the 11 million analysts had looked for"), or None.
        since: First token it speaks for: "…, and IDC expects 90 million" says nothing on what stands before.
    """

    index: int
    sources: tuple[Source, ...]
    how: How
    is_aside: bool = False
    only: int | None = None
    since: int = 0
    until: int | None = None
    """First token it no longer speaks for: "A reported 689,000, while B posted 283,000"."""

    def reaches(self, index: int) -> bool:
        """Whether it can speak for a figure."""
        inside = index >= self.since and (self.until is None or index < self.until)
        return inside if self.only is None else index == self.only


def voices_of(tokens: tuple[Token, ...], state: State, facts: PageFacts, vocabulary: Vocabulary) -> tuple[Voice, ...]:
    """Every source a sentence names, in order, with a quoted source joined to the one that quotes it."""
    if len(tokens) <= _BYLINE and all(t.cls in ("SOURCE", "W", "P") for t in tokens):
        return ()  # the name of the outlet above its text
    channel = next((_CHANNELS[t.cls] for t in tokens if t.cls in _CHANNELS), None)
    found: list[Voice] = []
    for index, token in enumerate(tokens):
        voice = _voice_at(tokens, index, token, state, facts, vocabulary)
        if voice is not None:
            found.append(_scoped(tokens, _on_channel(voice, channel)))
    return tuple(_chained(tokens, found))


def _voice_at(
    tokens: tuple[Token, ...], index: int, token: Token, state: State, facts: PageFacts, vocabulary: Vocabulary
) -> Voice | None:
    match token.cls:
        case "W":
            return _surname(tokens, index, token, state) or _titled(tokens, index)
        case "SOURCE":
            return _named(tokens, index, token, vocabulary)
        case "THESOURCE":
            return _the_source(index, token, state, facts, vocabulary)
        case "PERSON":
            if index and tokens[index - 1].value == "by" and not _spoken_by(tokens, index):
                return None  # "the giant steered by Elon Musk has lost its crown"
            if _speaks(tokens, index) or _spoken_by(tokens, index):
                who, org = token.value.split("|")
                return Voice(index, (Source(who, Role.EXECUTIVE, org),), How.STATED)
        case "UNNAMED" | "UNCOUNTED":
            return _unnamed(tokens, index, token, state)
        case "VENDOR" | "THEVENDOR" | "DESCRIBED" | "PRONOUN":
            if _says(tokens, index) and not _is_told_otherwise(tokens, index, state):
                return _vendor_voice(tokens, index, token, state, facts, vocabulary)
    return None


def _is_told_otherwise(tokens: tuple[Token, ...], index: int, state: State) -> bool:
    """Whether what looks like a vendor's word is a researcher's count of it, or is said by the data before it."""
    pronoun = tokens[index].text.lower() == "it"
    return (pronoun and _is_of_source(tokens, index)) or _is_counted_by_tracker(tokens, index, state)


def _is_of_source(tokens: tuple[Token, ...], index: int) -> bool:
    """ "The regulator has released its data, and it suggests that": the data do, and nobody else's words."""
    joined = index > 0 and tokens[index - 1].value in ("and", "but", "while")
    names = ("SOURCE", "THESOURCE", "VENDOR", "VENDORS", "PERSON", "THEVENDOR", "DESCRIBED")
    before = next((t for t in reversed(tokens[:index]) if t.cls in names), None)
    return joined and before is not None and before.cls in ("SOURCE", "THESOURCE")


def _named(tokens: tuple[Token, ...], index: int, token: Token, vocabulary: Vocabulary) -> Voice | None:
    """A researcher, outlet or register by its name."""
    if (index and tokens[index - 1].value in ("like", "unlike", "than")) or _is_byline(tokens):
        return None
    before = [t.value for t in tokens[max(0, index - 3) : index] if t.value != "the"][-2:]
    if before == ["differently", "from"]:
        return None
    if before[-1:] == ["of"] and before[0] in ("part", "division", "arm", "subsidiary"):
        return None  # "DisplaySearch, part of the NPD Group"
    name = vocabulary.source(token.value)
    if name is not None and name.role is Role.MEDIA and _is_dateline(tokens, index):
        return None
    if name is None:  # told by how it is quoted, and in no list
        return Voice(index, (Source(token.text, Role.TRACKER),), How.STATED, _is_aside(tokens, index))
    who = (
        token.text
        if name.role is Role.MEDIA and token.text.isupper() is False and token.value.casefold() == token.text.casefold()
        else name.who
    )
    return Voice(index, (Source(who, name.role),), How.STATED, _is_aside(tokens, index))


def _is_dateline(tokens: tuple[Token, ...], index: int) -> bool:
    """ "New Delhi, Jul 31 (PTI)": the agency that sent the text in, whom nobody quotes."""
    bracketed = [t.text for t in (*tokens[max(0, index - 1) : index], *tokens[index + 1 : index + 2])] == ["(", ")"]
    return bracketed and index <= _FEW and not any(t.cls in ("SAY", "ACCORDING") for t in tokens[:index])


def _is_byline(tokens: tuple[Token, ...]) -> bool:
    """ "The Guardian Nigeria" on a line of its own: the outlet, whom nobody quotes."""
    says = any(t.cls in ("SAY", "ACCORDING", "DEEM") or t.number is not None or t.text in (":", ".") for t in tokens)
    return len(tokens) <= _FEW and not says


def _is_counted_by_tracker(tokens: tuple[Token, ...], index: int, state: State) -> bool:
    """ "Lenovo reported a whopping 53% annual growth" in a researcher's text: what it had, not what it said."""
    behind = tokens[index + 1 : index + 9]
    told = bool(behind) and behind[0].text.lower() in ("reported", "reporting", "announced")
    shown = bool(behind) and behind[0].text.lower() in ("showed", "shows", "revealed")
    told = told or (shown and behind[1].value in ("a", "an"))  # "the company showed a decline in sales of 14 %"
    tracked = bool(state.sources) and state.sources[-1].role is Role.TRACKER
    figure = next((i for i, t in enumerate(behind) if t.cls == "PCT"), None)
    return told and tracked and figure is not None and not any(t.value == "that" for t in behind[:figure])


def _surname(tokens: tuple[Token, ...], index: int, token: Token, state: State) -> Voice | None:
    """ "Zhao said", ", said Zhao": an executive who has been quoted by his full name before."""
    if not token.text[0].isupper() or not (_says(tokens, index) or _spoken_by(tokens, index)):
        return None
    known = [s for s in (*state.sources, *state.main) if s.role is Role.EXECUTIVE and s.org is not None]
    full = next((s for s in known if token.text in s.who.split()), None)
    return None if full is None else Voice(index, (full,), How.ANAPHOR)


def _titled(tokens: tuple[Token, ...], index: int) -> Voice | None:
    """ ", said Jane Doe, head of sales at Volvo": whoever the vocabulary lacks, by name, title and company."""
    if index < 1 or tokens[index - 1].cls != "SAY" or not _is_name(token := tokens[index]):
        return None
    last = index + 1
    while last < len(tokens) and _is_name(tokens[last]) and last - index < _LONGEST_NAME:
        last += 1
    if last == index + 1 or last >= len(tokens) or tokens[last].text != ",":
        return None
    titled = tokens[last + 1 : last + 14]
    org = next((t.value for t in titled if t.cls == "VENDOR"), None)
    if org is None or not any(t.text.lower() in _OFFICES for t in titled):
        return None
    who = " ".join(t.text for t in (token, *tokens[index + 1 : last]))
    return Voice(index, (Source(who, Role.EXECUTIVE, org),), How.STATED)


def _is_name(token: Token) -> bool:
    return token.cls == "W" and token.text[:1].isupper()


def _the_source(index: int, token: Token, state: State, facts: PageFacts, vocabulary: Vocabulary) -> Voice | None:
    is_media = any(word in token.text.lower() for word in ("news", "paper", "publication", "website"))
    who = state.media if is_media else state.tracker or facts.tracker
    name = None if who is None else vocabulary.source(who)
    if who is None:
        return None
    role = name.role if name is not None else Role.MEDIA if is_media else Role.TRACKER
    return Voice(index, (Source(who, role),), How.ANAPHOR)


def _unnamed(tokens: tuple[Token, ...], index: int, token: Token, state: State) -> Voice | None:
    """ "People familiar with the matter"; "suppliers" and "analysts", a count of no goods, where they speak."""
    value = next((term.value for term in token.terms if term.kind == "UNNAMED"), None)
    if value is None or (token.cls == "UNCOUNTED" and not _hold_forth(tokens, index)):
        return None
    role = Role(value)
    if token.text.lower() == "the executive":
        named = state.sources and state.sources[-1].role is Role.EXECUTIVE
        return Voice(index, state.sources, How.CARRIED) if named else None
    own = role in (Role.INSIDER, Role.EXECUTIVE) and len(state.vendor) == 1 and state.vendor[0] not in ("ALL", "OTHERS")
    source = Source(_plain_name(token.text, at_start=index == 0), role, state.vendor[0] if own else None)
    # Insiders and the unnamed speak to the outlet that is quoted, as long as its passage lasts.
    quoted = (
        state.sources[:1] if state.sources and state.sources[0].role is Role.MEDIA and role is not Role.MEDIA else ()
    )
    return Voice(index, (*quoted, source), How.STATED)


def _plain_name(text: str, *, at_start: bool) -> str:
    """The words without article, and without the capital a sentence gives them."""
    words = text.split()
    words = words[1:] if words[0].lower() in ("a", "an", "the", "its") else words
    first = words[0]
    if (
        at_start
        and len(words) == len(text.split())
        and first.lower()
        in (
            "analysts",
            "some",
            "people",
            "sources",
            "industry",
            "supply",
            "sales",
            "suppliers",
            "local",
            "insiders",
            "component",
        )
    ):
        first = first.lower()
    return " ".join((first, *words[1:]))


def _vendor_voice(
    tokens: tuple[Token, ...], index: int, token: Token, state: State, facts: PageFacts, vocabulary: Vocabulary
) -> Voice | None:
    from crossfoot.extract.reference import refer  # noqa: PLC0415  reference reads voices too

    slugs, how = refer(tokens, index, state, facts, vocabulary)
    if len(slugs) != 1 or slugs[0] in ("ALL", "OTHERS") or slugs[0].startswith("@"):
        return None
    vendor = vocabulary.vendor(slugs[0])
    usual = facts.name_of(slugs[0]) or (vendor.names[0] if vendor is not None else slugs[0])
    who = token.text if token.cls == "VENDOR" else usual
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if token.cls != "VENDOR" and following is not None and following.text in ("’", "'") and index + 3 < len(tokens):
        place = next((t for t in tokens[index + 1 : index + 5] if t.cls == "PLACE"), None)
        who = f"{who} {place.text}" if place is not None else who
    return Voice(index, (Source(who, Role.VENDOR, slugs[0]),), how)


def _says(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a vendor is the speaker: "Xiaomi said", ", the carmaker said on Monday", "the filing states"."""
    following = _after(tokens, index, 2)
    if following is not None and following.cls == "SAY":
        return not (_finds_buyers(tokens, index) or _is_one_of_many(tokens, index))
    if index + 1 < len(tokens) and tokens[index + 1].text.lower() in ("data", "figures", "statistics", "estimates"):
        told = _after(tokens, index + 1, 2)  # "MTS data also showed"
        return told is not None and told.cls in ("SAY", "DEEM")
    if [t.text for t in tokens[index + 1 : index + 3]] in (["had", "given"], ["has", "given"]):
        return True
    if following is not None and following.value == "deem" and any(t.text.lower() == "citing" for t in tokens[:index]):
        return True  # "citing GfK, Huawei puts its share at 8.8 %"
    if (
        tokens[index].cls in ("THEVENDOR", "VENDOR")
        and index + 1 < len(tokens)
        and tokens[index + 1].text in ("’", "'")
    ):
        if _finds_buyers(tokens, index):
            return False
        own = [t.text.lower() for t in tokens[index + 3 : index + 6]]
        if index > 0 and tokens[index - 1].cls == "ACCORDING" and any(word in _RELEASES for word in own):
            return True  # "according to the company's announcement"
        clause = tokens[index + 1 : index + 6]  # "Google's Andy Rubin said": he does, not the company
        return any(t.cls == "SAY" for t in clause) and not any(t.cls == "PERSON" for t in clause)
    return index > 0 and tokens[index - 1].cls == "ACCORDING"


def _is_one_of_many(tokens: tuple[Token, ...], index: int) -> bool:
    """ "Oppo, Vivo and Realme reported their October figures": the last name of a list speaks for no one alone."""
    verb = next((i for i in range(index + 1, min(len(tokens), index + 4)) if tokens[i].cls == "SAY"), None)
    plural = verb is not None and [t.value for t in tokens[verb + 1 : verb + 2]] == ["their"]
    return plural and any(t.cls in ("VENDOR", "VENDORS") for t in tokens[:index])


def _finds_buyers(tokens: tuple[Token, ...], index: int) -> bool:
    """ "Skoda's cars found 17,697 takers": nobody speaks."""
    found = next((i for i in range(index + 1, min(len(tokens) - 1, index + 7)) if tokens[i].text == "found"), None)
    return found is not None and tokens[found + 1].number is not None


def _hold_forth(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether people without a name speak: "analysts expect", "suppliers say", "expected by analysts"."""
    before = tokens[index - 1] if index else None
    if before is not None and before.number is not None and speaks_for(tokens, index) is None:
        return False  # "polled 12 analysts"
    if before is not None and before.cls in ("ACCORDING", "SAY"):
        return before.cls == "ACCORDING" or index + 1 == len(tokens) or tokens[index + 1].cls == "P"
    if before is not None and before.value == "by":
        return index > 1 and tokens[index - 2].cls in ("FORECAST", "TARGET", "SAY")
    if index + 1 < len(tokens) and tokens[index + 1].value in _POLLED:
        return True
    for token in tokens[index + 1 : index + 5]:
        if token.cls in ("SAY", "FORECAST", "TARGET"):
            return True
        if token.text not in "'’" and (token.cls == "P" or token.number is not None):
            return False
        if token.value in ("and", "who", "of", "to"):
            return False
    return False


def _scoped(tokens: tuple[Token, ...], voice: Voice) -> Voice:
    """A voice in a relative clause speaks for its figure; one behind an "and" with a verb for what follows it."""
    only = speaks_for(tokens, voice.index)
    told = [i for i in range(voice.index + 1, min(len(tokens), voice.index + 5)) if tokens[i].value == "forecast"]
    if only is None and told and tokens[told[0]].text.lower().endswith(" of"):  # "analysts' expectations of 85 million"
        only = next((i for i in range(told[0], len(tokens)) if tokens[i].number is not None), None)
    if only is not None:
        return replace(voice, only=only, is_aside=True)
    voice = replace(voice, until=_until_a_rival(tokens, voice))
    before = voice.index - 1
    while before > 0 and (tokens[before].value in ("the", "a", "chief", "executive") or tokens[before].cls == "PERIOD"):
        before -= 1
    verb = _after(tokens, voice.index, 3)
    joined = before > 0 and tokens[before].value in _JOINING
    if joined and verb is not None and verb.cls in ("SAY", "DEEM", "FORECAST"):
        return replace(voice, since=voice.index)
    return voice


def _until_a_rival(tokens: tuple[Token, ...], voice: Voice) -> int | None:
    """Where a company's report of its own figures ends: at the rival behind a "while" or an "and"."""
    told = tokens[voice.index + 1 : voice.index + 3]
    if voice.sources[-1].role is not Role.VENDOR or not any(t.text.lower() == "reported" for t in told):
        return None
    for here in range(voice.index + 2, len(tokens) - 1):
        rival = tokens[here].cls == "VENDOR" and tokens[here].value != voice.sources[-1].org
        if rival and tokens[here - 1].value in _JOINING:
            return here
    return None


def _speaks(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a person speaks: a verb of saying follows within the clause, not behind another name."""
    if index + 1 < len(tokens) and tokens[index + 1].value.startswith(("owned", "led", "backed", "controlled", "run")):
        return False  # "Mukesh Ambani owned Jio has added"
    for token in tokens[index + 1 : index + 28]:
        if token.cls in ("SAY", "TARGET", "DEEM") or token.value in ("set", "first"):
            return True
        if token.cls in ("SOURCE", "PERSON") or token.text in (";", "."):
            return False
    return False


def _spoken_by(tokens: tuple[Token, ...], index: int) -> bool:
    """ "…, said Lei Jun", "according to chief executive Lei Jun": not "revealed Lei Jun had met somebody"."""
    if any(t.cls == "ACCORDING" for t in tokens[max(0, index - 4) : index]):
        return True
    if (
        index > 1
        and tokens[index - 1].value == "by"
        and tokens[index - 2].value in ("sent", "written", "signed", "posted")
    ):
        return any(t.cls == "ACCORDING" for t in tokens[max(0, index - 12) : index])  # "a memo to staff sent by"
    said = index > 0 and tokens[index - 1].cls == "SAY"
    return said and (index + 1 == len(tokens) or tokens[index + 1].cls == "P")


def _after(tokens: tuple[Token, ...], index: int, most: int) -> Token | None:
    """The next token that is no adverb or auxiliary."""
    for token in tokens[index + 1 : index + 1 + most]:
        if token.value not in (
            "has",
            "have",
            "had",
            "also",
            "itself",
            "recently",
            "officially",
            "later",
            "since",
            "just",
        ):
            return token
    return None


def _is_aside(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a source is set off in the middle of a sentence: ", according to IDC, …"."""
    before = tokens[index - 1] if index else None
    return (
        before is not None
        and before.cls == "ACCORDING"
        and index > 3
        and index + 2 < len(tokens)
        and tokens[index + 1].text == ","
        and tokens[index - 2].text == ","
    )


def _on_channel(voice: Voice, channel: Channel | None) -> Voice:
    source = voice.sources[0]
    if channel is None or source.role not in _OWN_CHANNELS:
        return voice
    named = Source(source.who, source.role, source.org, channel)
    return replace(voice, sources=(named, *voice.sources[1:]))


def _chained(tokens: tuple[Token, ...], found: list[Voice]) -> list[Voice]:
    """Join "Bloomberg reported, citing people familiar" to one chain."""
    out: list[Voice] = []
    for voice in found:
        last = out[-1] if out else None
        opens = last is not None and last.index > 0 and tokens[last.index - 1].text.lower() == "citing"
        if last is not None and opens and voice.sources[0].role in _OWN_CHANNELS:
            out[-1] = replace(voice, sources=(*voice.sources, *last.sources), is_aside=False)
            continue
        between = tokens[last.index : voice.index] if last is not None else ()
        if last is not None and len(between) <= 4 and any(t.value in _POLLED for t in between):
            out[-1] = replace(last, sources=(*voice.sources, *last.sources))
            continue
        if last is not None and any(
            t.value in ("citing", "cited", "quoted", "quoting", "quotes") or t.text.lower() in ("citing", "quoting")
            for t in between
        ):
            out[-1] = replace(last, sources=(*last.sources, *(s for s in voice.sources if s not in last.sources)))
        elif (
            last is not None
            and last.sources[0].role is Role.MEDIA
            and voice.sources[0].role is Role.TRACKER
            and any(t.value == "that" for t in between)
            and len(between) <= 4
        ):
            out[-1] = replace(last, sources=(*last.sources, *voice.sources), is_aside=False)
        else:
            out.append(voice)
    return out
