"""A small graph to make lists of: three sections, four works, a model, and who says what."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from spallm.lists.holdings import Holdings
from spallm.store.subgraph import Subgraph, subgraph
from spallm.vocabulary import PREFIXES

_GRAPH = """
section:models a skos:Concept ; dcterms:identifier "models" ; schema:position 2 ;
    skos:prefLabel "Models"@en , "模型"@zh .
section:spatial a skos:Concept ; dcterms:identifier "spatial" ; skos:broader section:models ;
    skos:prefLabel "Spatial models"@en , "空间模型"@zh .
section:surveys a skos:Concept ; dcterms:identifier "surveys" ; schema:position 1 ;
    skos:prefLabel "Surveys"@en , "综述"@zh .

paper:old a schema:ScholarlyArticle ; dcterms:identifier "old" ; dcterms:title "An old survey" ;
    spallm:year 2019 ; dcterms:subject section:surveys ;
    schema:creativeWorkStatus status:retracted ; dcterms:hasVersion <urn:old-1> .
status:retracted dcterms:identifier "retracted" .
<urn:old-1> a fabio:JournalArticle ; schema:url <https://example.org/old?a=1&b=2> .

paper:cells a schema:ScholarlyArticle ; dcterms:identifier "cells" ;
    dcterms:title "CellNet: a model of cells" ; spallm:year 2024 ;
    prism:publicationName "A Journal" ;
    dcterms:subject section:models , section:spatial , section:surveys ;
    schema:codeRepository <https://github.com/a/cellnet> ;
    dcterms:hasVersion <urn:cells-1> , <urn:cells-2> ;
    rdfs:seeAlso <https://cellnet.example.org/> ;
    schema:description "Looks at cells."@en , "观察细胞。"@zh .
<urn:cells-1> a fabio:Preprint ; dcterms:identifier "doi:10.1101/2023.01.01.123456" ;
    prism:publicationName "bioRxiv" ; dcterms:issued "2023-01-02" .
<urn:cells-2> a fabio:JournalArticle ; dcterms:identifier "doi:10.1000/cells" ;
    prism:publicationName "A Journal" .

paper:maps a schema:ScholarlyArticle ; dcterms:identifier "maps" ; dcterms:title "Maps of tissue" ;
    spallm:year 2024 ; dcterms:subject section:spatial ; dcterms:hasVersion <urn:maps-1> .
<urn:maps-1> a fabio:Preprint ; dcterms:identifier "arxiv:2401.00001" .

paper:alone a schema:ScholarlyArticle ; dcterms:identifier "alone" ; dcterms:title "Of no section" .

model:cellnet a fair4ml:MLModel ; dcterms:identifier "cellnet" ; skos:prefLabel "CellNet"@en ;
    codemeta:referencePublication paper:cells ;
    schema:codeRepository <https://github.com/a/cellnet> ; schema:distribution <urn:weights> .
model:cellnet-small a fair4ml:MLModel ; dcterms:identifier "cellnet-small" ;
    skos:prefLabel "CellNet small"@en ; dcterms:isVersionOf model:cellnet ;
    codemeta:referencePublication paper:cells .
dataset:cell-set a dcat:Dataset ; dcterms:identifier "cell-set" ; skos:prefLabel "Cell set"@en ;
    codemeta:referencePublication paper:maps .
<urn:weights> schema:contentUrl <https://huggingface.co/a/cellnet> .

<https://w3id.org/spallm/snapshot> dcterms:title "All of it"@en , "全部"@zh .
evidence:list skos:prefLabel "A list, line 3"@en .
evidence:other skos:prefLabel "Another, line 5"@en .
evidence:list {
    paper:cells spallm:year 2024 ; prism:publicationName "A Journal" ;
        schema:codeRepository <https://github.com/a/cellnet> .
}
evidence:other { paper:cells spallm:year 2022 . }
"""


def _trig(body: str) -> str:
    heads = (f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())
    return "".join(heads) + body


@pytest.fixture(scope="session")
def graph() -> Subgraph:
    return subgraph(ox.parse(_trig(_GRAPH), ox.RdfFormat.TRIG))


@pytest.fixture(scope="session")
def holdings(graph: Subgraph) -> Holdings:
    return Holdings(graph)
