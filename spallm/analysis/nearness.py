"""Near misses: what somebody probably meant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from spallm.errors import UnknownId

#: The likeness, of 100, from which a name is worth suggesting.
CUTOFF = 60
#: As many choices as fit into a sentence.
FEW = 20


def near(text: str, known: Mapping[str, str], limit: int = 3) -> tuple[str, ...]:
    """Return what the names most like a text stand for, the nearest first.

    >>> near("scgtp", {"scGPT": "scgpt", "scgpt": "scgpt", "scBERT": "scbert"}, limit=1)
    ('scgpt',)
    """
    from rapidfuzz import fuzz, process

    from spallm.analysis.folding import folded

    found = process.extract(
        text, sorted(known), scorer=fuzz.ratio, processor=folded, limit=None, score_cutoff=CUTOFF
    )
    return tuple(dict.fromkeys(known[name] for name, _, _ in found))[:limit]


def unknown(what: str, text: str, known: Iterable[str] | Mapping[str, str]) -> UnknownId:
    """Return the error for a name that stands for nothing, with what may have been meant."""
    by_name = dict(known) if isinstance(known, Mapping) else {name: name for name in known}
    message = f"there is no {what} called {text!r}"
    if guesses := near(text, by_name):
        return UnknownId(message, hint=f"Did you mean {_either(guesses)}?")
    choices = sorted(set(by_name.values()))
    if len(choices) <= FEW:
        return UnknownId(message, hint=f"There are: {', '.join(choices)}." if choices else None)
    return UnknownId(message, hint="Try: spallm search TEXT")


def _either(names: tuple[str, ...]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"
