"""A small graph in the shape of the snapshot, and a real browser to look at its page."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import pyoxigraph as ox
import pytest
from playwright.sync_api import Browser, Dialog, Page

from spallm.store.subgraph import Subgraph, subgraph
from spallm.views import render
from spallm.views.blocks import unpacked
from tests.chromium import Chromium

PREFIXES = """
@prefix cito: <http://purl.org/spar/cito/> .
@prefix codemeta: <https://codemeta.github.io/terms/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix ev: <https://w3id.org/spallm/evidence/> .
@prefix fabio: <http://purl.org/spar/fabio/> .
@prefix fair4ml: <https://w3id.org/fair4ml#> .
@prefix prism: <http://prismstandard.org/namespaces/basic/2.0/> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix spallm: <https://w3id.org/spallm/ontology#> .
@prefix wikibase: <http://wikiba.se/ontology#> .
@prefix b: <https://w3id.org/spallm/> .
@prefix dataset: <https://w3id.org/spallm/dataset/> .
@prefix model: <https://w3id.org/spallm/model/> .
@prefix organisation: <https://w3id.org/spallm/organisation/> .
@prefix paper: <https://w3id.org/spallm/paper/> .
@prefix task: <https://w3id.org/spallm/task/> .
"""

CURATED = """
paper:scgpt-paper a schema:ScholarlyArticle, fabio:JournalArticle ;
    dcterms:identifier "scgpt-paper" ; skos:prefLabel "scGPT, 2024"@en ;
    dcterms:title "scGPT: toward building a foundation model" ; spallm:year 2024 ;
    prism:doi "10.1038/s41592-024-02201-0" ; schema:author b:paper\\/scgpt-paper\\/author\\/1 ;
    schema:author b:paper\\/scgpt-paper\\/author\\/2 ;
    dcterms:hasVersion b:paper\\/scgpt-paper\\/version\\/preprint .
b:paper\\/scgpt-paper\\/author\\/1 a schema:Person ; schema:name "Haotian Cui" ; schema:position 1 .
b:paper\\/scgpt-paper\\/author\\/2 a schema:Person ; schema:name "Chloe Wang" ; schema:position 2 .
b:paper\\/scgpt-paper\\/version\\/preprint a fabio:Preprint ;
    dcterms:isVersionOf paper:scgpt-paper ;
    schema:url <https://doi.org/10.1101/2023.04.30.538439> .
paper:benchmark a schema:ScholarlyArticle ; dcterms:identifier "benchmark" ;
    skos:prefLabel "A benchmark of embeddings"@en ; spallm:year 2025 ;
    cito:cites paper:scgpt-paper ; spallm:evaluates model:scgpt .

model:scgpt a fair4ml:MLModel ; dcterms:identifier "scgpt" ;
    skos:prefLabel "scGPT"@en ; skos:altLabel "single-cell GPT" ;
    codemeta:referencePublication paper:scgpt-paper ; spallm:year 2023 ;
    spallm:hasModality b:modality\\/scrna-seq ; fair4ml:mlTask task:cell-type-annotation ;
    spallm:pretrainedOn dataset:census ; fair4ml:trainedOn dataset:census ;
    spallm:pretrainingSize b:quantity\\/33000000-cells ; spallm:parameterCount 53000000 ;
    schema:codeRepository <https://github.com/bowang-lab/scGPT> ;
    schema:creator organisation:toronto ; fair4ml:evaluatedOn dataset:census ;
    schema:distribution b:model\\/scgpt\\/weights ;
    fair4ml:hasEvaluation b:evaluation\\/benchmark\\/scgpt-1 .
b:model\\/scgpt\\/weights a schema:DataDownload ; schema:contentUrl <https://example.org/weights> .
b:quantity\\/33000000-cells a schema:QuantitativeValue ;
    schema:value 33000000 ; schema:unitText "cells" ; spallm:qualifier "over" .
b:evaluation\\/benchmark\\/scgpt-1 a fair4ml:MLModelEvaluation ;
    fair4ml:evaluatedMLModel model:scgpt ; dcterms:source paper:benchmark ;
    rdfs:comment "Worse than a linear baseline."@en, "不如线性基线。"@zh .
model:scgpt-spatial a fair4ml:MLModel ; dcterms:identifier "scgpt-spatial" ;
    skos:prefLabel "scGPT-spatial"@en ; spallm:hasModality b:modality\\/spatial ;
    spallm:continuallyPretrainedFrom model:scgpt ; prov:wasDerivedFrom model:scgpt ;
    fair4ml:mlTask task:deconvolution .
model:geneformer a fair4ml:MLModel ; dcterms:identifier "geneformer" ;
    skos:prefLabel "Geneformer"@en ; spallm:hasModality b:modality\\/scrna-seq ;
    spallm:pretrainedOn dataset:genecorpus ; fair4ml:mlTask task:cell-type-annotation .
dataset:census a schema:Dataset ; dcterms:identifier "census" ;
    skos:prefLabel "CELLxGENE Census"@en .
dataset:genecorpus a schema:Dataset ; dcterms:identifier "genecorpus" ;
    skos:prefLabel "Genecorpus-30M"@en .
organisation:toronto a schema:Organization ; dcterms:identifier "toronto" ;
    skos:prefLabel "University of Toronto"@en, "多伦多大学"@zh .
task:cell-type-annotation a skos:Concept ; dcterms:identifier "cell-type-annotation" ;
    skos:prefLabel "Cell type annotation"@en, "细胞类型注释"@zh .
task:deconvolution a skos:Concept ; dcterms:identifier "deconvolution" ;
    skos:prefLabel "Spatial deconvolution"@en, "空间反卷积"@zh .
b:modality\\/scrna-seq a skos:Concept ; dcterms:identifier "scrna-seq" ;
    skos:prefLabel "scRNA-seq"@en, "单细胞转录组"@zh .
b:modality\\/spatial a skos:Concept ; dcterms:identifier "spatial" ;
    skos:prefLabel "Spatial"@en, "空间组学"@zh .
b:basis\\/stated-in-paper a skos:Concept ; dcterms:identifier "stated-in-paper" ;
    skos:prefLabel "Stated in paper"@en, "论文所述"@zh .

ev:scgpt-paper a spallm:Evidence ; skos:prefLabel "scGPT, 2024"@en ;
    prov:hadPrimarySource paper:scgpt-paper ; spallm:basis b:basis\\/stated-in-paper ;
    schema:url <https://doi.org/10.1038/s41592-024-02201-0> .
b:evidence\\/list\\/readme.md a spallm:Evidence ; skos:prefLabel "A list, README.md"@en ;
    schema:url <https://github.com/example/list> .
b:statement\\/1 a rdf:Statement ; rdf:subject model:scgpt ; rdf:predicate spallm:year ;
    rdf:object 2022 ; wikibase:rank wikibase:DeprecatedRank ;
    rdfs:comment "The list gives the year of another model."@en .
"""

EVIDENCE = """
ev:scgpt-paper { model:scgpt spallm:year 2023 ; spallm:pretrainedOn dataset:census ;
    spallm:parameterCount 53000000 .
    model:scgpt-spatial spallm:continuallyPretrainedFrom model:scgpt . }
b:evidence\\/list\\/readme.md { model:scgpt spallm:year 2022, 2023 .
    model:geneformer fair4ml:mlTask task:deconvolution . }
b:ontology {
    spallm:year rdfs:label "year"@en, "年份"@zh .
    spallm:continuallyPretrainedFrom rdfs:label "continually pretrained from"@en ;
        rdfs:label "继续预训练自"@zh ;
        spallm:inverseLabel "continually pretrained into"@en, "经继续预训练得到"@zh ;
        rdfs:subPropertyOf prov:wasDerivedFrom .
    spallm:pretrainedOn rdfs:label "pretrained on"@en, "预训练数据"@zh ;
        rdfs:subPropertyOf fair4ml:trainedOn .
    cito:cites rdfs:label "cites"@en, "引用"@zh .
}
"""


def parsed(text: str) -> tuple[ox.Quad, ...]:
    """Return the quads of TriG text in our prefixes."""
    return tuple(ox.parse(PREFIXES + text, format=ox.RdfFormat.TRIG))


def block(html: str, name: str) -> bytes:
    """Return one of the page's blocks, unpacked."""
    found = re.search(rf'id="block-{name}">(.*?)</script>', html, re.DOTALL)
    assert found
    return unpacked(found[1])


def data(html: str) -> Any:
    """Return all that the page says."""
    return json.loads(block(html, "data"))


@pytest.fixture(scope="session")
def quads() -> tuple[ox.Quad, ...]:
    return parsed(CURATED + EVIDENCE)


@pytest.fixture(scope="session")
def graph(quads: tuple[ox.Quad, ...]) -> Subgraph:
    return subgraph(quads)


@pytest.fixture(scope="session")
def html(graph: Subgraph) -> str:
    return render(graph, title="A small map", subtitle="for tests")


@pytest.fixture(scope="session")
def read() -> Callable[[str], Any]:
    return data


@pytest.fixture(scope="session", name="block")
def _block() -> Callable[[str, str], bytes]:
    return block


@pytest.fixture(scope="session")
def graph_of() -> Callable[[str], Subgraph]:
    return lambda text: subgraph(parsed(text))


@dataclass
class Opened:
    """A page in the browser, with what it asked for and complained of."""

    page: Page
    html: str
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    @cached_property
    def told(self) -> Any:
        return data(self.html)

    def data(self) -> Any:
        return self.told

    def place(self, entity: str) -> int:
        return next(n for n, card in enumerate(self.told["cards"]) if card["id"] == entity)

    def address(self) -> dict[str, str]:
        """Return what the address says, part by part."""
        return dict(parse_qsl(self.page.evaluate("location.hash.slice(1)")))

    def show(self, view: str) -> None:
        """Go to a view by its tab."""
        self.page.locator(f"#tabs [data-view={view}]").click()

    def select(self, text: str) -> None:
        self.page.keyboard.press("/")
        self.page.locator("#search").fill(text)
        self.page.keyboard.press("Enter")

    def heading(self) -> str:
        return self.page.locator("#details h2").inner_text()

    def count(self, name: str) -> int:
        """Return the number beside a choice in the sidebar."""
        row = self.page.locator("#side li", has_text=name)
        return int(row.locator(".count").inner_text())

    def drawn(self) -> list[int]:
        """Return the numbers in the line that says what is drawn."""
        said = self.page.locator("#drawn").inner_text()
        return [int(number.replace(",", "")) for number in re.findall(r"\d[\d,]*", said)]

    def painted(self) -> int:
        """Return how many pixels of the map are not bare."""
        return int(
            self.page.evaluate(
                """() => {
                const canvas = document.querySelector("#map canvas");
                const { width, height } = canvas;
                const { data } = canvas.getContext("2d").getImageData(0, 0, width, height);
                let painted = 0;
                for (let at = 0; at < data.length; at += 4) if (data[at + 3] > 20) painted += 1;
                return painted;
            }"""
            )
        )


def _refuse(dialog: Dialog, result: Opened) -> None:
    """Note a dialog, and close it, for it would hold up everything else."""
    result.complaints.append(dialog.message)
    dialog.dismiss()


@pytest.fixture
def browser(chromium: Chromium) -> Iterator[Browser]:
    with chromium.at_hand() as browser:
        yield browser


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Opened]]:
    contexts = []

    def opened(html: str, at: str = "", **settings: Any) -> Opened:
        path = tmp_path / "map.html"
        path.write_text(html, encoding="utf-8")
        context = browser.new_context(
            **{"viewport": {"width": 1280, "height": 800}, "locale": "en-US"} | settings
        )
        contexts.append(context)
        context.set_default_timeout(10_000)
        result = Opened(context.new_page(), html)
        page = result.page
        page.on("request", lambda request: result.requests.append(request.url))
        page.on("console", lambda message: result.complaints.append(message.text))
        page.on("pageerror", lambda error: result.complaints.append(str(error)))
        page.on("dialog", lambda dialog: _refuse(dialog, result))
        page.goto(path.as_uri() + at)
        page.locator("html[data-ready=true]").wait_for()
        return result

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def opened(open_page: Callable[..., Opened], html: str) -> Opened:
    return open_page(html, reduced_motion="reduce")
