"""What every record has in common: it is a frozen value and knows all its fields."""

from __future__ import annotations

from typing import Annotated
from unicodedata import category

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+([.-][a-z0-9]+)*$", max_length=80)]
Url = Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"{}|\\^`]+$")]


def _shown(text: str) -> str:
    """Refuse what nobody sees: control characters, and marks that turn the direction of text."""
    hidden = [sign for sign in text if category(sign) in ("Cc", "Cs") and sign not in "\n\t"]
    hidden += [sign for sign in text if sign in TURNS]
    if hidden:
        raise ValueError(f"the character U+{ord(hidden[0]):04X} cannot be seen; delete it")
    return text


TURNS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
Text = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1), AfterValidator(_shown)
]
Year = Annotated[int, Field(ge=1500, le=2100)]
Count = Annotated[int, Field(gt=0)]


class Record(BaseModel):
    """A frozen value that refuses fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")
