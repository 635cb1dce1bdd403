"""What is compared: one entity as a column of facts, in the language of a page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from spallm.analysis.facts import Group
from spallm.analysis.lineage import Branch
from spallm.analysis.reader_order import place
from spallm.views.palette import relation_look
from spallm.views.parts import grouped
from spallm.views.wording import Text
from spallm.vocabulary import (
    CITO,
    DCTERMS,
    FAIR4ML,
    PRISM,
    RDFS,
    SCHEMA,
    SKOS,
    SPALLM,
)  # fmt: skip
from spallm.web.pages.facts import Facts, Shown
from spallm.web.pages.frame import words
from spallm.web.pages.shelf import shelf

if TYPE_CHECKING:
    from spallm.store.subgraph import Node
    from spallm.web.library import Library
    from spallm.web.pages.address import Address
    from spallm.web.pages.sources import Sources

#: The groups of a comparison in their order.
GROUPS: Mapping[str, Text] = {
    "identity": ["What it is", "基本信息"],
    "training": ["Training", "训练"],
    "size": ["Size", "规模"],
    "abilities": ["Abilities", "能力"],
    "access": ["Licences and weights", "许可证与权重"],
    "evaluation": ["Evaluation", "测评"],
    "use": ["What it is used in", "被用于"],
    "rest": ["Other", "其他"],
}
_PLACES = {
    **dict.fromkeys(
        (
            DCTERMS.type, SPALLM.year, PRISM.publicationName, SCHEMA.creativeWorkStatus,
            SCHEMA.author, PRISM.doi, DCTERMS.hasVersion,
        ),
        "identity",
    ),
    **dict.fromkeys(
        (
            SPALLM.hasTokenization, SPALLM.hasObjective, SPALLM.hasModality, SPALLM.hasSpecies,
            SPALLM.hasArchitecture, FAIR4ML.modelCategory,
        ),
        "training",
    ),
    **dict.fromkeys((SPALLM.parameterCount, SPALLM.pretrainingSize, SCHEMA.size), "size"),
    **dict.fromkeys((SCHEMA.license, SCHEMA.distribution, SCHEMA.codeRepository), "access"),
}  # fmt: skip
_ROLES = {
    "introduction": "identity", "maker": "identity", "version": "identity",
    "succession": "identity", "containment": "identity", "lineage": "training",
    "component": "training", "training": "training", "influence": "training",
    "task": "abilities", "testing": "evaluation",
}  # fmt: skip
#: The same seen from the far end, where that is another matter.
_FAR_ROLES = dict.fromkeys(
    ("lineage", "component", "influence", "training", "task", "maker", "testing"), "use"
)
#: Told by other lines, or by all of them together.
_TOLD = frozenset({
    SCHEMA.description, SKOS.definition, DCTERMS.description, RDFS.comment, DCTERMS.subject,
    FAIR4ML.hasEvaluation, SPALLM.checkedOn, SPALLM.year,
})  # fmt: skip
#: Lists for a page of their own; here their length tells more.
_COUNTED = frozenset({CITO.cites, CITO.extends})


@dataclass(frozen=True, slots=True)
class Line:
    """What one property says of one entity; lines of several entities meet by their keys.

    ``order`` sorts lines as text does. ``is_names`` marks what always differs, and says nothing.
    """

    key: str
    group: str
    order: str
    name: str
    values: tuple[Shown, ...]
    is_names: bool = False


@dataclass(frozen=True, slots=True)
class Forebear:
    """An ancestor: how many steps up it stands, and what the step is called if it is one."""

    name: str
    steps: int
    via: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """An entity with its lines, and its ancestors by their ids."""

    id: str
    name: str
    page: str
    kind: str
    lines: tuple[Line, ...]
    forebears: Mapping[str, Forebear]


def column(library: Library, at: Address, iri: str, sources: Sources) -> Column:
    """Return an entity as a column; who says so is entered in the list of sources."""
    node = library.whole.nodes[iri]
    facts = Facts(library, at, sources)
    card = library.facts(iri)
    lines = [_line(facts, group) for group in card.groups if group.predicate not in _TOLD]
    year = next((g for g in card.groups if (g.predicate, g.incoming) == (SPALLM.year, False)), None)
    own = _own(library, at, node, facts.row(year).values if year else ())
    names = tuple(Shown(name) for name in card.aliases)
    also = Line("names", "identity", "999", _say(at, "Also known as", "别名"), names, is_names=True)
    return Column(
        node.id,
        words(library.wording.thing(iri), at.language),
        at.page(library.path_of(iri)),
        node.kind,
        tuple(line for line in (*own, *lines, also) if line.values),
        dict(_forebears(library.lineage(iri).ancestors, at, 1)),
    )


def _line(facts: Facts, group: Group) -> Line:
    row, (number, _, _) = facts.row(group), place((group.predicate, group.incoming))
    values = tuple(_flat(value) for value in row.values)
    if group.predicate in _COUNTED:
        values = (Shown(grouped(str(len(values)))),)
    key = f"{'<' if group.incoming else ''}{group.predicate}"
    return Line(key, _group(group), f"{100 + number} {key}", row.name, values)


def _group(group: Group) -> str:
    role = relation_look(group.predicate).role
    if group.incoming:
        return _FAR_ROLES.get(role) or _ROLES.get(role, "rest")
    return _PLACES.get(group.predicate) or _ROLES.get(role, "rest")


def _flat(value: Shown) -> Shown:
    """Return a value with what is said of its parts in brackets."""
    parts = [each.text for row in value.parts for each in row.values if each.is_curated]
    return replace(value, text=f"{value.text} ({', '.join(parts)})" if parts else value.text,
                   parts=())  # fmt: skip


def _own(library: Library, at: Address, node: Node, years: Sequence[Shown]) -> Iterator[Line]:
    """Yield the lines that no single property makes."""
    year = library.years.get(node.iri)
    dated = tuple(years) or ((Shown(str(year)),) if year else ())
    yield Line("year", "identity", "001", _say(at, "Year", "年份"), dated)
    held = {
        facet.key: tuple(_text(at, facet.values[value][1]) for value in facet.of[node.iri])
        for facet in shelf(library, node.kind).facets
    }
    yield Line("section", "identity", "002", _say(at, "Section", "分区"), held.get("section", ()))
    weights = (Shown(_say(at, "yes", "是")),) if held.get("open-weights") else ()
    yield Line("weights", "access", "000", _say(at, "Public weights", "权重公开"), weights)
    tested = held.get("evaluated", ())
    yield Line("evaluated", "evaluation", "000", _say(at, "Evaluated", "测评"), tested)
    yield from _tests(library, at, node)


def _tests(library: Library, at: Address, node: Node) -> Iterator[Line]:
    """Yield how many tests of a model there are, in how many works, and what came out."""
    tests = [t for t in library.evaluations_at.get(node.iri, ()) if node.iri in t.models]
    works = len({work for test in tests for work in test.works})
    counts = Counter(outcome for test in tests for outcome in test.outcomes)
    told = _say(at, f"{len(tests)} in {works} works", f"{works} 篇论文共 {len(tests)} 项")
    if works == 1:
        told = _say(at, f"{len(tests)} in one work", f"1 篇论文共 {len(tests)} 项")
    numbers = (Shown(told),) if tests else ()
    yield Line("tests", "evaluation", "001", _say(at, "Number of tests", "测评数量"), numbers)
    outcomes = tuple(
        Shown(
            f"{words(library.wording.thing(iri), at.language)}: {count}",
            at.page(library.path_of(iri)),
        )
        for iri, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
        if iri in library.whole.nodes
    )
    yield Line("outcomes", "evaluation", "002", _say(at, "Outcomes", "测评结论"), outcomes)


def _forebears(
    branches: Iterable[Branch], at: Address, steps: int
) -> Iterator[tuple[str, Forebear]]:
    """Yield the ancestors, the farthest first, so that of several ways the shortest stays."""
    for branch in branches:
        yield from _forebears(branch.children, at, steps + 1)
    for branch in branches:
        labels = (each.get(at.language) or each["en"] for each in branch.labels)
        via = ("、" if at.language == "zh" else ", ").join(labels) if steps == 1 else ""
        name = words(branch.node.label_in(at.language), at.language)
        yield branch.node.id, Forebear(name, steps, via)


def _text(at: Address, text: Text) -> Shown:
    return Shown(words(text, at.language))


def _say(at: Address, english: str, chinese: str) -> str:
    return chinese if at.language == "zh" else english
