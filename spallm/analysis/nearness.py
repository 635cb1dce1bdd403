"""Near misses: what somebody probably meant."""

from __future__ import annotations

from collections.abc import Iterable

from spallm.errors import UnknownId

CUTOFF = 60


def near(text: str, known: Iterable[str], limit: int = 3) -> tuple[str, ...]:
    """Return the known names most like a text, the nearest first.

    >>> near("scgtp", ["scgpt", "scbert", "human"])
    ('scgpt',)
    """
    from rapidfuzz import fuzz, process

    from spallm.analysis.folding import folded

    names = sorted(set(known))
    found = process.extract(
        text, names, scorer=fuzz.ratio, processor=folded, limit=limit, score_cutoff=CUTOFF
    )
    return tuple(name for name, _, _ in found)


def unknown(what: str, text: str, known: Iterable[str]) -> UnknownId:
    """Return the error for a name that stands for nothing, with what may have been meant."""
    names = sorted(set(known))
    message = f"there is no {what} called {text!r}"
    if guesses := near(text, names):
        return UnknownId(message, hint=f"Did you mean {_either(guesses)}?")
    if len(names) <= 20:
        return UnknownId(message, hint=f"There are: {', '.join(names)}." if names else None)
    return UnknownId(message, hint="Try: spallm search TEXT")


def _either(names: tuple[str, ...]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"
