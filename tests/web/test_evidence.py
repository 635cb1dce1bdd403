"""The pages of evidence graphs: their source, and all that they state."""

from __future__ import annotations

import re

import pytest

from spallm.vocabulary import BASE
from spallm.web.library import Library
from spallm.web.pages.address import Address
from spallm.web.pages.evidence import evidence
from tests.web.reading import text

SCGPT = f"{BASE}model/scgpt"


@pytest.fixture(scope="module")
def library(collection: Library) -> Library:
    return collection


def test_evidence_shows_its_source_and_every_statement(library: Library) -> None:
    name = f"{BASE}evidence/omicsml-list/readme-md-l101"
    html = evidence(library, Address("evidence/omicsml-list/readme-md-l101", files=True), name)
    said = text(html)
    assert "Taken from Awesome foundation models for single-cell papers" in said
    assert "Place in it README.md#L101" in said
    assert "Venue Nature Methods" in said
    assert 'href="../../section/transcriptome-models.html"' in html


def test_evidence_says_where_the_curated_view_disagrees(library: Library) -> None:
    stated = next(
        said for said in library.whole.said
        if said.subject == SCGPT and said.text.startswith('"2024"') and said.graph
    )  # fmt: skip
    html = evidence(library, Address("evidence/x/y"), str(stated.graph))
    assert re.search(r">2024 <span class=\"chip warn\">not in the curated view", html)


def test_evidence_counts_the_statements_of_its_graph(library: Library) -> None:
    name = f"{BASE}evidence/scfm-tracker/data-citations-geneformer-json"
    count = sum(said.graph == name for said in library.whole.said)
    html = evidence(library, Address("evidence/x/y"), name)
    assert f'What it states<span class="count">{count:,}</span>' in html


def test_versions_of_works_read_in_chinese(library: Library) -> None:
    name = f"{BASE}evidence/scfm-tracker/data-models-json"
    html = evidence(library, Address("evidence/x/y", "zh"), name)
    assert "预印本，bioRxiv" in html
    assert "preprint, bioRxiv" not in html
