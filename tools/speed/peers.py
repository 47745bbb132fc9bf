"""The peers: what a shop without crossfoot would run on every page before it could look for a figure.

Invariant: weights are random but of the size of spaCy's small English model, so the arithmetic done is the same.
"""

from __future__ import annotations

import importlib.util
from typing import Any

__all__ = ["missing", "pipeline", "web_text"]

_NEEDED = ("spacy", "trafilatura")
# As in en_core_web_sm: 96 wide, four layers, hashed embeddings of these sizes.
_ROWS = {"NORM": 5000, "PREFIX": 1000, "SUFFIX": 2500, "SHAPE": 2500, "SPACY": 50, "IS_SPACE": 50}
_TAGS, _DEPENDENCIES, _ENTITIES = 50, 45, 18
# Untouched weights make every word an entity and a sentence of its own, and building those costs the peer up to a
# fifth of its speed; so many steps on made-up sentences spare it that.
_STEPS, _PLAIN = 30, 12
_WORDS = ("Larger", "makers", "shipped", "more", "phones", "in", "the", "second", "quarter", "than", "ever", "before")


def missing() -> tuple[str, ...]:
    """The peers that are not installed."""
    return tuple(name for name in _NEEDED if importlib.util.find_spec(name) is None)


def pipeline() -> Any:
    """A blank English pipeline of tok2vec, tagger, parser and entity recogniser at small-model size, initialised."""
    import spacy  # noqa: PLC0415 - an extra: only where it is there

    nlp = spacy.blank("en")
    nlp.add_pipe("tok2vec", config={"model": _encoder(_ROWS)})
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "tok2vec"}
    nlp.add_pipe("tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": listener}})
    parser = {"state_type": "parser", "extra_state_tokens": False, "hidden_width": 64, "maxout_pieces": 2}
    nlp.add_pipe("parser", config={"model": _transitions(parser, listener), "min_action_freq": 1})
    recogniser = {"state_type": "ner", "extra_state_tokens": False, "hidden_width": 64, "maxout_pieces": 2}
    words = {name: _ROWS[name] for name in ("NORM", "PREFIX", "SUFFIX", "SHAPE")}
    nlp.add_pipe("ner", config={"model": _transitions(recogniser, _encoder(words))})
    examples = _examples(nlp)
    optimizer = nlp.initialize(lambda: examples)
    for _ in range(_STEPS):
        nlp.update(examples, sgd=optimizer)
    return nlp


def web_text(page: bytes) -> str:
    """The article text of an HTML page by trafilatura, fast."""
    import trafilatura  # noqa: PLC0415 - an extra: only where it is there

    return trafilatura.extract(page, fast=True) or ""


def _encoder(rows: dict[str, int]) -> dict[str, Any]:
    return {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2",
            "width": 96,
            "attrs": list(rows),
            "rows": list(rows.values()),
            "include_static_vectors": False,
        },
        "encode": {
            "@architectures": "spacy.MaxoutWindowEncoder.v2",
            "width": 96,
            "depth": 4,
            "window_size": 1,
            "maxout_pieces": 3,
        },
    }


def _transitions(settings: dict[str, Any], tok2vec: dict[str, Any]) -> dict[str, Any]:
    return {"@architectures": "spacy.TransitionBasedParser.v2", "use_upper": True, **settings, "tok2vec": tok2vec}


def _examples(nlp: Any) -> list[Any]:
    """Sentences of our own: one holds every label, as the components take theirs from it; the rest are plain."""
    from spacy.training import Example  # noqa: PLC0415 - an extra: only where it is there

    labels = Example.from_dict(
        nlp.make_doc(" ".join(f"word{n}" for n in range(_TAGS))),
        {
            "tags": [f"TAG{n}" for n in range(_TAGS)],
            "heads": _heads(_TAGS),
            "deps": ["ROOT", *(f"dep{n % (_DEPENDENCIES - 1)}" for n in range(1, _TAGS))],
            "entities": [f"U-ENT{n}" if n < _ENTITIES else "O" for n in range(_TAGS)],
        },
    )
    plain = []
    for size in range(8, 8 + _PLAIN):
        words = [_WORDS[n * size % len(_WORDS)] for n in range(size)]
        spans = ["U-ENT1" if word.istitle() else "O" for word in words]
        deps = ["ROOT", *("dep1" for _ in words[1:])]
        gold = {"tags": ["TAG1" for _ in words], "heads": _heads(size), "deps": deps, "entities": spans}
        plain.append(Example.from_dict(nlp.make_doc(" ".join(words)), gold))
    return [labels, *plain]


def _heads(count: int) -> list[int]:
    """A tree without crossing arcs: every other word hangs on the next, those on the one two before."""
    return [0, *(min(n + 1, count - 1) if n % 2 and n + 1 < count else max(0, n - 2 + n % 2) for n in range(1, count))]
