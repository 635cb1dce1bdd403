"""Near misses: what somebody probably meant."""

from __future__ import annotations

from collections.abc import Iterable

from spallm.errors import UnknownId

#: The likeness, of 100, from which a name is worth suggesting.
CUTOFF = 60
#: As many choices as fit into a sentence.
FEW = 20
#: As much of a name as is repeated; nothing that is known is much longer.
LONGEST = 200


def near(text: str, known: Iterable[str], limit: int = 3) -> tuple[str, ...]:
    """Return the known names most like a text, the nearest first.

    >>> near("scgtp", ["scgpt", "geneformer"])
    ('scgpt',)
    """
    if len(text) > LONGEST:
        return ()
    from rapidfuzz import fuzz, process

    from spallm.folding import folded

    found = process.extract(
        text, sorted(known), scorer=fuzz.ratio, processor=folded, limit=limit, score_cutoff=CUTOFF
    )
    return tuple(name for name, _, _ in found)


def unknown(
    what: str,
    text: str,
    known: Iterable[str],
    guesses: tuple[str, ...] | None = None,
    elsewhere: str = "Try: spallm search TEXT",
) -> UnknownId:
    """Return the error for a name that stands for nothing, with what may have been meant.

    Guesses that somebody made already, with more than names at hand, are taken for the near ones.
    ``elsewhere`` says where to look when too many are known to list.
    """
    choices = sorted(set(known))
    said = text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
    message = f"there is no {what} called {said!r}"
    if likely := guesses or near(text, choices):
        return UnknownId(message, hint=f"Did you mean {_either(likely)}?")
    if len(choices) <= FEW:
        return UnknownId(message, hint=f"There are: {', '.join(choices)}." if choices else None)
    return UnknownId(message, hint=elsewhere)


def did_you_mean(text: str, known: Iterable[str], limit: int = 2) -> str:
    """Return the question whether a near name was meant, or nothing where none is near.

    >>> did_you_mean("bild", ["build", "view"])
    'Did you mean build?'
    """
    likely = near(text, known, limit)
    return f"Did you mean {_either(likely)}?" if likely else ""


def _either(names: tuple[str, ...]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"
