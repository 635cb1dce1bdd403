"""A small world for tables: four models, two works that test them, and who says so."""

from __future__ import annotations

from functools import cache

import pyoxigraph as ox

from spallm.exports.format import Selection
from spallm.store.subgraph import Subgraph, subgraph
from spallm.vocabulary import BASE, PREFIXES

_TRIG = """
model:alpha a fair4ml:MLModel ; dcterms:identifier "alpha" ; skos:prefLabel "Alpha"@en , "甲"@zh ;
    codemeta:referencePublication paper:alpha-paper ; spallm:year 2023 ;
    spallm:parameterCount 53000000 ; spallm:pretrainedOn dataset:corpus ;
    fair4ml:trainedOn dataset:corpus ; fair4ml:evaluatedOn dataset:exam ;
    spallm:pretrainingSize b:quantity\\/30 ; spallm:hasModality b:modality\\/rna ;
    schema:license b:license\\/mit ; schema:distribution b:model\\/alpha\\/weights ;
    fair4ml:mlTask task:annotation , task:embedding .
b:model\\/alpha\\/weights a schema:DataDownload ; schema:contentUrl <https://example.org/w> ;
    schema:license b:license\\/nc .
b:quantity\\/30 a schema:QuantitativeValue ; schema:value 30000000 ; schema:unitText "cells" ;
    spallm:qualifier "over" .
b:quantity\\/36 a schema:QuantitativeValue ; schema:value 36000000 ; schema:unitText "cells" .
model:alpha-small a fair4ml:MLModel ; dcterms:identifier "alpha-small" ;
    skos:prefLabel "Alpha small"@en ; dcterms:isVersionOf model:alpha .
model:beta a fair4ml:MLModel ; dcterms:identifier "beta" ; skos:prefLabel "Beta"@en ;
    spallm:year 2022 ; fair4ml:fineTunedFrom model:alpha ; prov:wasDerivedFrom model:alpha ;
    spallm:fineTunedOn dataset:exam ; fair4ml:trainedOn dataset:exam .
model:gamma a fair4ml:MLModel ; dcterms:identifier "gamma" ; skos:prefLabel "Gamma"@en .
paper:alpha-paper a schema:ScholarlyArticle ; dcterms:identifier "alpha-paper" ;
    skos:prefLabel "Alpha is good"@en ; spallm:year 2023 ; prism:doi "10.1000/alpha" ;
    prism:publicationName "A Journal" ; schema:creativeWorkStatus b:status\\/published ;
    dcterms:subject b:section\\/cells ; spallm:evaluates model:alpha , model:alpha-small .
paper:bench a schema:ScholarlyArticle ; dcterms:identifier "bench" ;
    skos:prefLabel "A benchmark"@en ; spallm:year 2025 ; spallm:evaluates model:alpha , model:beta .
dataset:corpus a schema:Dataset ; dcterms:identifier "corpus" ; skos:prefLabel "The corpus"@en ;
    dcterms:type b:dataset-kind\\/repository .
dataset:exam a schema:Dataset ; dcterms:identifier "exam" ; skos:prefLabel "The exam"@en ;
    dcterms:isPartOf dataset:corpus .
task:cells a skos:Concept ; dcterms:identifier "cells" ; skos:prefLabel "Cells"@en .
task:annotation a skos:Concept ; dcterms:identifier "annotation" ; skos:broader task:cells ;
    skos:prefLabel "Annotation"@en , "注释"@zh .
task:embedding a skos:Concept ; dcterms:identifier "embedding" ; skos:prefLabel "Embedding"@en .
b:section\\/cells a skos:Concept ; dcterms:identifier "on-cells" ; skos:prefLabel "On cells"@en .
b:modality\\/rna a skos:Concept ; dcterms:identifier "rna" ; skos:prefLabel "RNA"@en , "转录组"@zh .
b:license\\/mit a skos:Concept ; dcterms:identifier "mit" ; skos:prefLabel "MIT"@en .
b:license\\/nc a skos:Concept ; dcterms:identifier "nc" ; skos:prefLabel "Non-commercial"@en .
b:status\\/published a skos:Concept ; skos:prefLabel "Published"@en .
b:outcome\\/worse-than-baseline a skos:Concept ;
    skos:prefLabel "Worse than baseline"@en , "劣于基线"@zh .
b:outcome\\/better-than-baseline a skos:Concept ; skos:prefLabel "Better than baseline"@en .
b:outcome\\/no-verdict a skos:Concept ; skos:prefLabel "No verdict"@en .
b:evaluation\\/1 a fair4ml:MLModelEvaluation ; fair4ml:evaluatedMLModel model:alpha ;
    dcterms:source paper:bench ; fair4ml:mlTask task:annotation ;
    fair4ml:evaluationDataset dataset:exam ; spallm:outcome b:outcome\\/worse-than-baseline ;
    rdfs:comment "A linear model did better."@en , "线性模型更好。"@zh ;
    fair4ml:evaluationMetrics "F1" ; fair4ml:evaluationResults "0.7" .
b:evaluation\\/2 a fair4ml:MLModelEvaluation ; fair4ml:evaluatedMLModel model:alpha ;
    dcterms:source paper:bench ; fair4ml:mlTask task:annotation ;
    spallm:outcome b:outcome\\/worse-than-baseline ; rdfs:comment "Behind again."@en .
b:evaluation\\/3 a fair4ml:MLModelEvaluation ; fair4ml:evaluatedMLModel model:alpha ;
    dcterms:source paper:alpha-paper ; fair4ml:mlTask task:annotation ;
    spallm:outcome b:outcome\\/better-than-baseline ; rdfs:comment "Ahead."@en .
b:evaluation\\/4 a fair4ml:MLModelEvaluation ; fair4ml:evaluatedMLModel model:beta ;
    dcterms:source paper:bench ; fair4ml:evaluationDataset dataset:exam ;
    spallm:outcome b:outcome\\/no-verdict .
b:evaluation\\/5 a fair4ml:MLModelEvaluation ; fair4ml:evaluatedMLModel model:alpha-small ;
    dcterms:source paper:alpha-paper ; fair4ml:mlTask task:embedding ;
    spallm:outcome b:outcome\\/better-than-baseline .
b:evidence\\/readme a prov:Entity ; skos:prefLabel "alpha, README.md"@en ;
    schema:url <https://example.org/alpha#readme> ; spallm:basis b:basis\\/stated .
b:evidence\\/survey a prov:Entity ; skos:prefLabel "A survey, Table 1"@en .
b:basis\\/stated a skos:Concept ; dcterms:identifier "stated" ;
    skos:prefLabel "Stated in repository"@en , "代码仓库所述"@zh .
GRAPH b:evidence\\/readme {
    model:alpha spallm:parameterCount 53000000 ; spallm:pretrainingSize b:quantity\\/30 ;
        spallm:pretrainedOn dataset:corpus .
    model:beta spallm:fineTunedOn dataset:exam .
}
GRAPH b:evidence\\/survey {
    model:alpha spallm:pretrainingSize b:quantity\\/36 ; spallm:pretrainedOn dataset:corpus .
    b:evaluation\\/1 dcterms:source paper:bench .
}
"""
MODELS = ("model/alpha", "model/alpha-small", "model/beta", "model/gamma")


def read(trig: str) -> Subgraph:
    """Return the subgraph of TriG text in which our prefixes need not be declared."""
    named = {**PREFIXES, "b": BASE} | {
        kind: f"{BASE}{kind}/" for kind in ("model", "paper", "dataset", "task")
    }
    header = "".join(f"@prefix {name}: <{space}> .\n" for name, space in named.items())
    return subgraph(ox.parse(header + trig, format=ox.RdfFormat.TRIG))


@cache
def world() -> Subgraph:
    return read(_TRIG)


def chosen(*paths: str) -> Selection:
    """Return the selection of some entities of the small world, by their paths."""
    whole = world()
    return Selection(whole.restricted(BASE + path for path in paths), whole)
