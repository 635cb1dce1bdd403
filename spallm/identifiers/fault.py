"""The words in which an unreadable identifier is reported."""

from __future__ import annotations

from spallm.errors import CutOffIdentifier, IdentifierError

_SHOWN = 100


def quoted(text: str) -> str:
    """Text as it is shown in a message: quoted, on one line, and not too long."""
    return repr(text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…")


def cut_off(kind: str, text: str, because: str, example: str) -> IdentifierError:
    """Make the error for an identifier that breaks off before its end."""
    return CutOffIdentifier(
        f"the {kind} {quoted(text)} looks cut off: {because}",
        hint=f"copy it again from the page of the work; a whole one looks like {example}",
    )


def malformed(kind: str, text: str, because: str, example: str) -> IdentifierError:
    """Make the error for text that has the air of an identifier and cannot be one."""
    return IdentifierError(
        f"{quoted(text)} is not {_article(kind)} {kind}: {because}",
        hint=f"a right one looks like {example}",
    )


def _article(word: str) -> str:
    return "an" if word[:1].casefold() in "aeio" else "a"
