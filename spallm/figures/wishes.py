"""Wishes: what a figure is drawn from, and how somebody wants it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from spallm.analysis.data_version import DataVersion
from spallm.exports.format import Selection
from spallm.store.subgraph import Node
from spallm.views.curated import Curated
from spallm.views.wording import Text, Wording
from spallm.vocabulary import CODEMETA

#: What the numbers of analyses are, as a caption says it.
MEASURES: Mapping[str, Text] = {
    "citations": ["the known citations by the selected works", "所选文献中已知的被引次数"],
    "citations-in-all": ["the known citations by all works", "全部文献中已知的被引次数"],
    "pagerank": ["the PageRank in the known citations", "已知引用网络中的 PageRank"],
    "betweenness": ["the betweenness in the known citations", "已知引用网络中的中介中心性"],
    "main-path": ["the ways of citation that lead through", "经过的引用路径数"],
    "users": ["the models known to be built on it", "已知以其为基础的模型数"],
    "tests": ["the works of others known to have tested it", "已知对其测评的他人论文数"],
}


@dataclass(frozen=True)
class Statement:
    """What a caption states of its origin: the expression that was selected, and the data.

    ``screened`` says that readers chose among what the expression selects.
    """

    expression: str
    version: DataVersion
    screened: bool = False


@dataclass(frozen=True)
class Wishes:
    """How a figure is wanted; what a figure has no use for it does not look at.

    ``width`` is in millimetres; without one a figure is as wide as it needs to be. ``variants``
    draws versions and checkpoints on their own. ``components`` follows parts that models take
    from each other as well as descent. ``most`` bounds how many are drawn. ``sizes`` and
    ``groups`` bring an analysis into a figure: a number, or the name of a group, by IRI;
    ``measure`` says what the numbers are.
    """

    language: str = "en"
    width: float | None = None
    variants: bool | None = None
    components: bool = False
    cumulative: bool = False
    by: str = "section"
    kind: str | None = None
    most: int | None = None
    sizes: Mapping[str, float] = field(default_factory=dict)
    groups: Mapping[str, str] = field(default_factory=dict)
    measure: Text = ""

    def marked(self, selection: Selection, sizes: str | None, groups: str | None) -> Wishes:
        """Return the same with what analyses found: numbers and groups by their names.

        Names are those of ``spallm.tables.analyses.WEIGHTS`` and ``GROUPS``.
        """
        from spallm.tables import analyses

        return replace(
            self,
            sizes=analyses.weights(sizes, selection) if sizes else self.sizes,
            groups=analyses.groups(groups, selection, self.language) if groups else self.groups,
            measure=MEASURES.get(sizes, sizes) if sizes else self.measure,
        )

    def said(self, text: Text) -> str:
        """Return a text in the language of the figure."""
        return text if isinstance(text, str) else text[self.language == "zh"]


@dataclass(frozen=True)
class Ground:
    """The graph that a figure is drawn from, read once."""

    selection: Selection
    about: Statement
    wishes: Wishes

    @cached_property
    def curated(self) -> Curated:
        """What the whole graph holds."""
        return Curated(self.selection.whole.said)

    @cached_property
    def wording(self) -> Wording:
        """What the whole graph calls things."""
        return Wording.read(self.selection.whole.said)

    @cached_property
    def nodes(self) -> tuple[Node, ...]:
        """The entities of the whole graph; they have numbers in what views work out."""
        return tuple(self.selection.whole.nodes.values())

    @cached_property
    def years(self) -> Mapping[str, int | None]:
        """The year of each entity, as far as it is known."""
        from spallm.views.chronology import years

        found = years(self.nodes, self.curated)
        return {node.iri: year for node, year in zip(self.nodes, found, strict=True)}

    @cached_property
    def days(self) -> Mapping[str, str]:
        """The earliest date of each entity; those of unknown date have an empty one."""
        from spallm.views.chronology import days

        found = days(self.nodes, self.curated)
        return {node.iri: day or "" for node, day in zip(self.nodes, found, strict=True)}

    @cached_property
    def _introductions(self) -> Mapping[str, Sequence[str]]:
        """The works that introduce each thing, and what each work introduces."""
        found: dict[str, list[str]] = defaultdict(list)
        for edge in self.selection.whole.edges:
            if edge.predicate == CODEMETA.referencePublication:
                found[edge.source].append(edge.target)
                found[edge.target].append(edge.source)
        return found

    def number(self, iri: str) -> float:
        """Return what an analysis found for a thing, or for what introduces it or it introduces."""
        sizes = self.wishes.sizes
        near = [iri] if iri in sizes else self._introductions.get(iri, ())
        return max((sizes.get(each, 0.0) for each in near), default=0.0)

    def group(self, iri: str) -> str | None:
        """Return the group of a thing, or of what introduces it or it introduces."""
        groups = self.wishes.groups
        near = (iri, *self._introductions.get(iri, ()))
        return next((groups[each] for each in near if each in groups), None)

    @property
    def unfinished(self) -> int | None:
        """The year of the data, where they were made before it was over."""
        date = self.about.version.date
        return int(date[:4]) if date[:4].isdigit() and date[4:] < "-12-31" else None

    @property
    def star(self) -> Text:
        """What the star at the year that is not over means."""
        year, date = self.unfinished, self.about.version.date
        return [f"* {year} is known to {date} only.", f"* {year} 年仅截至 {date}。"]

    def year_name(self, year: int) -> str:
        """Return a year as it is written; that which is not over has a star."""
        return f"{year}*" if year == self.unfinished else str(year)

    def name(self, iri: str, longest: int = 60) -> str:
        """Return what a thing is called in the language of the figure, on one line."""
        from spallm.figures.lettering import clean

        return clean(self.wishes.said(self.wording.thing(iri)), longest) or clean(iri, longest)

    def term(self, iri: str) -> str:
        """Return what a relation is called in the language of the figure."""
        return self.wishes.said(self.wording.term(iri))
