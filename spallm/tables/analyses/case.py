"""A case: the selection that an analysis is asked about, and what it looks up in the graph."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from spallm.analysis.bibliometrics.citations import Citations, citations
from spallm.analysis.bibliometrics.reuse import Reuse
from spallm.analysis.bibliometrics.topics import Topics
from spallm.analysis.data_version import data_version
from spallm.exports.format import Selection
from spallm.exports.table import Cell, Item
from spallm.tables.found import said_in
from spallm.tables.ground import Ground, ground_of
from spallm.views.wording import Text

#: The kinds of models, ours and those of graphs that speak FAIR4ML.
_MODELS = frozenset({"model", "MLModel"})
#: Where the graph does not say its date, every year counts as over.
_NEVER = 9999


@dataclass(frozen=True)
class Case:
    """A selection with the language of the answer and the backend that does the sums."""

    selection: Selection
    language: str = "en"
    backend: str | None = None

    @cached_property
    def ground(self) -> Ground:
        """The whole graph, made ready for look-ups."""
        return ground_of(self.selection.whole)

    @cached_property
    def everything(self) -> Citations:
        """The works and citations of the whole graph."""
        return citations(self.selection.whole)

    @cached_property
    def here(self) -> Citations:
        """The selected works and the citations among them."""
        return self.everything.among(self.selection.chosen.nodes)

    @property
    def works(self) -> tuple[str, ...]:
        """The selected works, in order of their addresses."""
        return self.here.works

    @cached_property
    def reuse(self) -> Reuse:
        """What is built on what in the whole graph."""
        return Reuse(self.selection.whole)

    @cached_property
    def families(self) -> tuple[str, ...]:
        """The families of the selected models, in order of their addresses."""
        chosen = self.selection.chosen.nodes
        models = (iri for iri, node in chosen.items() if node.kind in _MODELS)
        return self.reuse.versions.families(models)

    @cached_property
    def topics(self) -> Topics:
        """The sections, tasks and modalities of works and models."""
        return Topics(self.selection.whole)

    @cached_property
    def date(self) -> str:
        """The date of the data, empty where the graph does not say one."""
        return data_version(self.selection.whole).date

    @property
    def last_full_year(self) -> int:
        """The last year that was over at the date of the data."""
        year, _, day = self.date.partition("-")
        if not year.isdecimal():
            return _NEVER
        return int(year) - (day != "12-31")

    def years(self, entities: Iterable[str]) -> Mapping[str, int]:
        """Return the year of each of these that has one."""
        held = self.ground.years
        return {each: held[each] for each in entities if each in held}

    def said(self, text: Text, **values: object) -> str:
        """Return a text in the language of the answer, with values in its places."""
        return said_in(text, self.language).format(**values)

    def listed(self, texts: Iterable[str]) -> str:
        """Return texts as a list in the language of the answer."""
        return self.said(["; ", "；"]).join(texts)

    def name(self, iri: str) -> str:
        """Return what an entity is called in the language of the answer."""
        return said_in(self.ground.name(iri), self.language)

    def named(self, *iris: str) -> Cell:
        """Return a cell of entities by name, each with its address on the web."""
        return Cell(tuple(map(self._item, iris)))

    def _item(self, iri: str) -> Item:
        if iri not in self._items:
            self._items[iri] = Item(self.name(iri), self.ground.address(iri))
        return self._items[iri]

    @cached_property
    def _ids(self) -> dict[str, Cell]:
        return {}

    @cached_property
    def _items(self) -> dict[str, Item]:
        return {}

    def id(self, iri: str) -> Cell:
        """Return a cell with the short id of an entity."""
        if iri not in self._ids:
            self._ids[iri] = Cell((Item(self.selection.whole.nodes[iri].id),))
        return self._ids[iri]

    def year(self, iri: str) -> Cell:
        """Return a cell with the year of an entity, empty where it is unknown."""
        year = self.ground.years.get(iri)
        return Cell() if year is None else Cell((Item(str(year), number=year),))
