"""A small graph for reviews, in TriG that a test may bend, and reviews of it without an engine."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import pyoxigraph as ox

from spallm.knowledge_graph import KnowledgeGraph
from spallm.knowledge_graph.selection import Selection
from spallm.review.opening import state
from spallm.review.review import Review
from spallm.review.state import State
from spallm.selecting.parsing import parse
from spallm.store.subgraph import Subgraph, subgraph
from spallm.vocabulary import BASE, PREFIXES

TRIG = """
<https://w3id.org/spallm/snapshot> a dcat:Dataset ; dcterms:title "Small"@en ;
    dcat:version "1" ; dcterms:modified "2026-01-31" ;
    dcterms:license <https://creativecommons.org/licenses/by/4.0/> .

paper:first a schema:ScholarlyArticle , fabio:Preprint ; dcterms:identifier "first" ;
    skos:prefLabel "First work"@en ; dcterms:title "First work" ; spallm:year 2023 ;
    prism:publicationName "bioRxiv" ; schema:creativeWorkStatus <BASEstatus/preprint-only> ;
    dcterms:hasVersion <BASEpaper/first/version/preprint> .
<BASEpaper/first/version/preprint> a fabio:Preprint ; dcterms:isVersionOf paper:first ;
    dcterms:identifier "doi:10.1101/2023.1" ; prism:publicationName "bioRxiv" .
paper:second a schema:ScholarlyArticle , fabio:JournalArticle ; dcterms:identifier "second" ;
    skos:prefLabel "Second work"@en ; dcterms:title "Second work" ; spallm:year 2024 ;
    prism:publicationName "A Journal" ; schema:creativeWorkStatus <BASEstatus/published> ;
    cito:cites paper:first .
<BASEstatus/preprint-only> a skos:Concept ; skos:prefLabel "Preprint only"@en .
<BASEstatus/published> a skos:Concept ; skos:prefLabel "Published"@en , "已发表"@zh .
<BASEstatus/retracted> a skos:Concept ; skos:prefLabel "Retracted"@en .

model:base a fair4ml:MLModel ; dcterms:identifier "base" ; skos:prefLabel "Base"@en ;
    codemeta:referencePublication paper:first ; spallm:year 2023 ;
    spallm:parameterCount 30000000 ; schema:description "30 million parameters"@en ;
    schema:distribution <BASEmodel/base/weights> .
<BASEmodel/base/weights> a schema:DataDownload ; schema:contentUrl <https://example.org/w> ;
    schema:license license:mit .
license:mit a skos:Concept ; skos:prefLabel "MIT"@en .
license:apache a skos:Concept ; skos:prefLabel "Apache 2.0"@en .
model:tuned a fair4ml:MLModel ; dcterms:identifier "tuned" ; skos:prefLabel "Tuned"@en ;
    codemeta:referencePublication paper:second ; spallm:year 2024 .
task:annotation a skos:Concept , schema:DefinedTerm ; skos:prefLabel "Annotation"@en ;
    dcterms:identifier "annotation" .

spallm:parameterCount rdfs:label "parameters"@en , "参数量"@zh .

<BASEevidence/list> a spallm:Evidence ; skos:prefLabel "A list, line 1" ;
    schema:url <https://example.org/list> .
GRAPH <BASEevidence/list> { model:base spallm:parameterCount 30000000 , 31000000 . }
""".replace("BASE", BASE)

ALL = ("paper/first", "paper/second", "model/base", "model/tuned")
EVALUATION = """
model:base fair4ml:hasEvaluation <BASEevaluation/second/base-1> .
<BASEevaluation/second/base-1> a fair4ml:MLModelEvaluation ; fair4ml:evaluatedMLModel model:base ;
    fair4ml:mlTask task:annotation ; dcterms:source paper:second ; rdfs:comment "It won."@en .
paper:second spallm:evaluates model:base .
""".replace("BASE", BASE)


def graph(trig: str = TRIG, more: str = "") -> Subgraph:
    """Return the graph of a text, in which our prefixes need not be declared."""
    header = "".join(f"@prefix {name}: <{space}> .\n" for name, space in PREFIXES.items())
    return subgraph(ox.parse(header + trig + more, format=ox.RdfFormat.TRIG))


def bent(old: str, new: str) -> Subgraph:
    """Return the small graph with one thing said otherwise."""
    assert old in TRIG, old
    return graph(TRIG.replace(old, new))


def iris(names: Iterable[str]) -> list[str]:
    return [f"{BASE}{name}" for name in names]


@dataclass(frozen=True)
class _Chosen:
    """A graph of which every expression selects the same entities."""

    whole: Subgraph
    names: tuple[str, ...]

    def select(self, expression: str, **_: object) -> Selection:
        found = self.whole.restricted(iris(self.names))
        return Selection(found, "Small", lambda: self.whole, parse(expression))


def stood(
    whole: Subgraph,
    folder: Path,
    names: Iterable[str] = ALL,
    *rows: tuple[str, str, str],
    **said: object,
) -> State:
    """Return a review of these entities; rows are an id, a decision and what was seen."""
    folder.mkdir(exist_ok=True)
    (folder / "review.toml").write_text('title = "Small"\nselect = "everything"\n')
    lines = ["id,stage,decision,reason,reader,date,note,seen"]
    lines += [f"{id_},screening,{decision},E1,Ana,,,{seen}" for id_, decision, seen in rows]
    (folder / "screening.csv").write_text("\n".join(lines) + "\n")
    review = Review(folder, "Small", "everything", **said)  # type: ignore[arg-type]
    return state(cast("KnowledgeGraph", _Chosen(whole, tuple(names))), review)
