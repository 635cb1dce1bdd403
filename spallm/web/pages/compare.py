"""Comparing: two to eight models side by side, what differs marked, and who says so."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

from spallm.errors import UsageError
from spallm.nearness import near
from spallm.web.pages.compared import GROUPS, Column, Line, column
from spallm.web.pages.facts import Shown
from spallm.web.pages.frame import render, words
from spallm.web.pages.sources import Sources

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spallm.store.subgraph import Node
    from spallm.views.wording import Text
    from spallm.web.library import Library
    from spallm.web.pages.address import Address

FEWEST, MOST = 2, 8
#: So many ids are looked up, of which those that are known can be chosen from.
_MOST_ASKED = 100
#: So many values a cell shows at once.
FEW = 8
_TITLE: Text = ["Compare models", "模型对比"]


@dataclass(frozen=True, slots=True)
class Facts:
    """One fact of all that is compared: a cell for each, empty where nothing is known."""

    name: str
    cells: tuple[tuple[Shown, ...], ...]
    is_names: bool = False

    @property
    def differs(self) -> bool:
        """Tell whether what is known differs; not to know is no difference."""
        known = {
            tuple(sorted(value.text for value in cell if value.is_curated)) for cell in self.cells
        }
        return not self.is_names and len(known - {()}) > 1


def compare(library: Library, at: Address, ids: Sequence[str]) -> str:
    """Return the comparison of some models; ids that mean nothing are told on the page."""
    asked = list(dict.fromkeys(each.strip() for each in ids if each.strip()))
    if len(asked) > _MOST_ASKED:
        raise UsageError(
            f"{len(asked):,} models are too many to compare", hint=f"Name {MOST} at most."
        )
    found = {each: node for each in asked if (node := _meant(library, each))}
    nodes = list({node.iri: node for node in found.values()}.values())
    sources = Sources(library, at)
    columns = [column(library, at, node.iri, sources) for node in nodes[:MOST]]
    return render(
        "compare.html",
        at,
        library=library,
        title=_title(columns),
        columns=columns,
        groups=list(grouped(columns)) if len(columns) >= FEWEST else [],
        kinship=list(kinship(columns, at)),
        unknown=[(each, _suggested(library, each, nodes)) for each in asked if each not in found],
        left_out=nodes[MOST:],
        choices=_choices(library),
        stock="browse/model" if "model" in library.by_kind else "browse",
        tested=_most_tested(library, nodes) if len(columns) < FEWEST else [],
        without={each.id: _ids(columns, each) for each in columns},
        sources=sources.listed(),
        few=FEW,
        most=MOST,
        switch=at.page(
            at.path,
            language="en" if at.language == "zh" else "zh",
            **({"ids": ",".join(node.id for node in nodes)} if nodes else {}),
        ),
    )


def compare_json(library: Library, at: Address, iri: str) -> bytes:
    """Return one column as the page of a site without a server fetches it.

    It stands at ``compare/<id>.json`` beside the page, one in each language; ``at`` is the page.
    """
    sources = Sources(library, at)
    told: dict[str, Any] = asdict(column(library, at, iri, sources))
    listed = [
        {"name": words(each.name, at.language), "page": each.page, "url": each.url,
         "basis": words(each.basis, at.language)}
        for each in sources.listed()
    ]  # fmt: skip
    for line in told["lines"]:
        line["values"] = [_brief(value) for value in line["values"]]
    body = {**told, "sources": listed}
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()


def compare_files(library: Library, at: Address) -> Iterator[tuple[str, bytes]]:
    """Yield path and content of the columns of all models, for the page in one language."""
    spoken = "zh/" if at.language == "zh" else ""
    for node in _models(library):
        yield f"{spoken}compare/{node.id}.json", compare_json(library, at, node.iri)


def grouped(columns: Sequence[Column]) -> Iterator[tuple[Text, list[Facts]]]:
    """Yield the facts of all columns by group, those that none has left out."""
    lines: dict[str, Line] = {}
    held: list[Mapping[str, Line]] = []
    for each in columns:
        held.append({line.key: line for line in each.lines})
        lines |= {key: line for key, line in held[-1].items() if key not in lines}
    ordered = sorted(lines.values(), key=lambda line: line.order)
    for group, title in GROUPS.items():
        facts = [_fact(line, held) for line in ordered if line.group == group]
        if facts:
            yield title, facts


def kinship(columns: Sequence[Column], at: Address) -> Iterator[str]:
    """Yield how those that are compared descend from one another, pair by pair."""
    for one, other in combinations(columns, 2):
        yield from _descent(one, other, at) or _descent(other, one, at) or _shared(one, other, at)


def _descent(one: Column, other: Column, at: Address) -> list[str]:
    up = one.forebears.get(other.id)
    if up is None:
        return []
    if up.via:
        return [f"{one.name} — {up.via} — {other.name}"]
    return [
        f"{one.name} 源自 {other.name}（相隔 {up.steps} 步）"
        if at.language == "zh"
        else f"{one.name} descends from {other.name}, {up.steps} steps up"
    ]


def _shared(one: Column, other: Column, at: Address) -> list[str]:
    """Return the nearest ancestor of both, if there is any."""
    both = one.forebears.keys() & other.forebears.keys()
    if not both:
        return []
    steps = {each: one.forebears[each].steps + other.forebears[each].steps for each in both}
    name = one.forebears[min(both, key=lambda each: (steps[each], each))].name
    return [
        f"{one.name} 与 {other.name} 有共同来源 {name}"
        if at.language == "zh"
        else f"{one.name} and {other.name} both go back to {name}"
    ]


def _fact(line: Line, held: Sequence[Mapping[str, Line]]) -> Facts:
    cells = (lines[line.key].values if line.key in lines else () for lines in held)
    return Facts(line.name, tuple(cells), line.is_names)


def _meant(library: Library, text: str) -> Node | None:
    """Return the entity that an id, a path or an IRI means; models go first."""
    places = (f"model/{text}", text, f"entity/{text}")
    found = next((library.by_path[each] for each in places if each in library.by_path), None)
    return found or library.whole.nodes.get(text)


def _suggested(library: Library, text: str, but: Sequence[Node]) -> list[Node]:
    nodes = {node.id: node for node in _models(library) if node not in but}
    return [nodes[each] for each in near(text, nodes)]


def _models(library: Library) -> Sequence[Node]:
    """Return what the page offers: models, or in a foreign graph everything."""
    return library.by_kind.get("model") or list(library.whole.nodes.values())


def _choices(library: Library) -> list[tuple[str, Text]]:
    return [(node.id, library.wording.thing(node.iri)) for node in _models(library)]


def _most_tested(library: Library, but: Sequence[Node]) -> list[Node]:
    """Return the models that most tests speak of, to begin with."""
    tests = {node.iri: len(library.evaluations_at.get(node.iri, ())) for node in _models(library)}
    ordered = sorted(_models(library), key=lambda node: -tests[node.iri])
    return [node for node in ordered if tests[node.iri] and node not in but][:MOST]


def _ids(columns: Sequence[Column], without: Column) -> str:
    return ",".join(each.id for each in columns if each is not without)


def _title(columns: Sequence[Column]) -> Text:
    if len(columns) < FEWEST:
        return _TITLE
    names = [each.name for each in columns]
    return [f"{', '.join(names[:-1])} and {names[-1]}", f"{'、'.join(names[:-1])}与 {names[-1]}"]


def _brief(value: dict[str, Any]) -> dict[str, Any]:
    kept = ("text", "page", "url", "sources", "status", "why")
    return {key: value[key] for key in kept if value[key]}
