"""Material: what the parts of a pack are made from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from spallm.exports.format import Selection

if TYPE_CHECKING:
    from spallm.figures.wishes import Statement
    from spallm.review.state import State

#: The style of a formatted bibliography where nobody names one.
DEFAULT_STYLE = "apa"


@dataclass(frozen=True)
class Material:
    """A review as it stands, and how its pack is wanted.

    ``language`` is that of tables and figures; ``parts`` names what is made. ``graph`` is where
    the graph was found, empty for the bundled one.
    """

    state: State
    language: str = "en"
    style: str = DEFAULT_STYLE
    parts: tuple[str, ...] = ()
    graph: str = ""

    @classmethod
    def of(
        cls, state: State, language: str = "en", style: str | None = None, graph: str | None = None
    ) -> Material:
        """Return the material of a review; its own style and graph hold where no others are."""
        style = style or _own_style(state) or DEFAULT_STYLE
        return cls(state, language, style, graph=graph or state.review.graph)

    @cached_property
    def selection(self) -> Selection:
        """What passed, and the graph it was taken from."""
        return Selection(self.state.chosen, self.state.whole)

    @cached_property
    def statement(self) -> Statement:
        """What captions state of their origin."""
        from spallm.figures.wishes import Statement

        return Statement(self.state.expression, self.state.data, screened=self.state.screened)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of what the pack tells in words."""
        return self.state.review.pack.languages


def _own_style(state: State) -> str | None:
    """Return the style that the review names; a file counts from the review's folder."""
    style = state.review.pack.style
    if style and style.endswith(".csl"):
        return str(state.review.folder / style)
    return style
