"""Claims beside each other: how a value joins those that a field has already."""

from __future__ import annotations

from typing import Any

from spallm.records import Claim, curated

Held = tuple[Claim[Any], ...]

#: Notes on claims that stand beside each other, in both languages.
PREPRINT = {"note": "Said of the preprint.", "note_zh": "指预印本。"}
PUBLISHED = {"note": "Said of the published version.", "note_zh": "指正式发表版本。"}
OTHERWISE = {"note": "Another source says otherwise.", "note_zh": "另有来源说法不同。"}


def supported(held: Held, place: int, key: str) -> Held:
    """Return claims of which one has another footnote."""
    claim = held[place]
    if key in claim.by:
        return held
    more = claim.model_copy(update={"by": tuple(sorted((*claim.by, key)))})
    return (*held[:place], more, *held[place + 1 :])


def kept_beside(held: Held, fresh: Claim[Any], note: dict[str, str] | None = None) -> Held:
    """Return claims with another value behind them, and what was shown so far preferred."""
    shown = curated(held)
    if shown and shown[0].rank != "preferred":
        held = tuple(
            claim.model_copy(update={"rank": "preferred", **_unless_noted(claim, note)})
            if claim is shown[0]
            else claim
            for claim in held
        )
    return (*held, fresh)


def put_first(held: Held, fresh: Claim[Any], note: dict[str, str]) -> Held:
    """Return claims with another value preferred to them."""
    shown = curated(held)
    older = (
        claim.model_copy(update={"rank": "normal", **_unless_noted(claim, note)})
        if claim in shown
        else claim
        for claim in held
    )
    return (fresh.model_copy(update={"rank": "preferred"}), *older)


def _unless_noted(claim: Claim[Any], note: dict[str, str] | None) -> dict[str, str]:
    return {} if claim.note or note is None else note
