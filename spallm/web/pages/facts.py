"""Facts: the groups and values of a card as a page shows them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from spallm.analysis.facts import Group, Value
from spallm.views.amounts import quantity
from spallm.views.links import safe_link
from spallm.views.wording import Text
from spallm.vocabulary import SCHEMA, SPALLM

if TYPE_CHECKING:
    from spallm.web.library import Library
    from spallm.web.pages.address import Address, Language
    from spallm.web.pages.sources import Sources

_QUANTITIES = frozenset({SCHEMA.size, SPALLM.pretrainingSize})
_FORMS = {
    "journal article": "期刊论文", "review article": "综述论文", "conference paper": "会议论文",
    "book chapter": "书籍章节", "preprint": "预印本", "web page": "网页",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shown:
    """A value as it stands on a page.

    ``page`` leads to its own page, ``url`` away; ``status`` is set where sources disagree: what
    the curator prefers, what only another source says, or what the curator rejects.
    """

    text: str
    page: str = ""
    url: str = ""
    kind: str = ""
    year: int | None = None
    sources: tuple[int, ...] = ()
    status: str = ""
    why: Text = ""
    parts: tuple[Row, ...] = ()

    @property
    def is_curated(self) -> bool:
        """Tell whether the curated view holds the value."""
        return self.status in ("", "preferred")


@dataclass(frozen=True, slots=True)
class Row:
    """The values of one property, those of the curated view first."""

    name: str
    predicate: str
    incoming: bool
    values: tuple[Shown, ...]

    @property
    def is_disputed(self) -> bool:
        """Tell whether some source says what the curated view does not."""
        return not all(value.is_curated for value in self.values)


class Facts:
    """A writer of facts in the language of a page, which enters their sources in its list."""

    def __init__(self, library: Library, at: Address, sources: Sources) -> None:
        self._library, self._at, self._sources = library, at, sources

    def row(self, group: Group) -> Row:
        """Return a group as a row."""
        values = tuple(self._shown(group.predicate, v) for v in self._spoken(group.values))
        name = group.label_in(self._at.language)
        return Row(name[:1].upper() + name[1:], group.predicate, group.incoming, values)

    def link(self, iri: str) -> Shown:
        """Return an entity as its name and its page."""
        node = self._library.whole.nodes[iri]
        year = self._library.years.get(iri)
        return Shown(
            node.label_in(self._at.language),
            self._at.page(self._library.path_of(iri)),
            "",
            node.kind,
            year,
        )

    def _spoken(self, values: Sequence[Value]) -> Iterable[Value]:
        """Return the values without those in other languages, if any is in that of the page."""
        wanted = [v for v in values if _is_in(v.language, self._at.language)]
        return wanted if any(v.language for v in wanted) else values

    def _shown(self, predicate: str, value: Value) -> Shown:
        is_entity = value.kind is not None and value.iri is not None
        return Shown(
            self._text(predicate, value),
            self._at.page(self._library.path_of(value.iri)) if is_entity and value.iri else "",
            safe_link(value.url or "") or "",
            value.kind or "",
            self._library.years.get(value.iri or ""),
            tuple(self._sources.numbers(each.iri for each in value.evidence)),
            _status(value),
            self._library.reasons.get(value.reason or "", value.reason or ""),
            tuple(self.row(group) for group in value.details),
        )

    def _text(self, predicate: str, value: Value) -> str:
        text = value.text_in(self._at.language)
        if self._at.language == "zh" and predicate in _QUANTITIES:
            return quantity(text)
        return version_text(text, self._at.language)


def version_text(text: str, language: Language) -> str:
    """Return the text of a version of a work in a language; other texts stay as they are.

    >>> version_text("preprint, bioRxiv, 2023-05-01", "zh")
    '预印本，bioRxiv, 2023-05-01'
    """
    form, comma, rest = text.partition(", ")
    is_version = language == "zh" and comma and form in _FORMS
    return f"{_FORMS[form]}，{rest}" if is_version else text


def _is_in(language: str | None, wanted: str) -> bool:
    return not language or language.lower().partition("-")[0] == wanted


def _status(value: Value) -> str:
    if not value.curated:
        return "deprecated" if value.rank == "deprecated" else "other"
    return "preferred" if value.rank == "preferred" else ""
