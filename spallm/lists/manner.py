"""Manner: how a list is to be written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from spallm.errors import UsageError
from spallm.lists.styles import STYLES
from spallm.lists.wording import LANGUAGES, Language
from spallm.nearness import did_you_mean

#: Headings of Markdown have these levels.
LEVELS = range(1, 7)
_TRUTHS = {"yes": True, "no": False}


@dataclass(frozen=True, slots=True)
class Manner:
    """How a list is to be written.

    ``level`` is that of the outermost section; without ``headings`` all works stand in one row.
    ``once`` lists a work under the first of its sections only. ``title`` heads a document.
    """

    style: str = "table"
    language: Language = "en"
    level: int = 2
    headings: bool = True
    once: bool = False
    badges: bool = False
    counts: bool = False
    contents: bool = False
    title: str = ""

    def having(self, options: Mapping[str, tuple[str, ...]]) -> Manner:
        """Return the manner that options of a block ask for; others than ours are left alone.

        >>> Manner().having({"lang": ("zh",), "counts": ("yes",), "section": ("methods",)}).counts
        True
        """
        said = {name: value for name, value in options.items() if name in OPTIONS}
        return replace(self, **dict(_option(name, value) for name, value in said.items()))


def _option(name: str, values: tuple[str, ...]) -> tuple[str, Any]:
    field, takes, choices = OPTIONS[name]
    if len(values) > 1:
        raise UsageError(f"{name} is said {len(values)} times", hint="Say it once.")
    if choices and values[0] not in choices:
        raise UsageError(
            f"{name} cannot be {values[0]!r}",
            hint=f"It is one of {', '.join(choices)}. {did_you_mean(values[0], choices)}".rstrip(),
        )
    return field, takes(values[0])


#: The options of a block that say how: the field, what makes its value, and what may stand there.
OPTIONS: Mapping[str, tuple[str, Callable[[str], Any], tuple[str, ...]]] = {
    "style": ("style", str, tuple(STYLES)),
    "lang": ("language", str, LANGUAGES),
    "level": ("level", int, tuple(map(str, LEVELS))),
    "title": ("title", str, ()),
    "toc": ("contents", _TRUTHS.__getitem__, tuple(_TRUTHS)),
    **{
        name: (name, _TRUTHS.__getitem__, tuple(_TRUTHS))
        for name in ("headings", "once", "badges", "counts")
    },
}
