from __future__ import annotations

import pytest

from spallm.analysis.resolve import resolve
from spallm.errors import IdentifierError, UnknownId, UsageError
from spallm.store.graph import Graph


@pytest.mark.parametrize(
    "spelling",
    [
        "scgpt", "model/scgpt", "model:scgpt", "https://w3id.org/spallm/model/scgpt",
        "scGPT", "SCGPT", " scgpt ", "ｓｃＧＰＴ", "scGPT whole-human", "sc-gpt",
        "https://github.com/bowang-lab/scGPT",
    ],
)  # fmt: skip
def test_a_model_is_found_however_it_is_named(toy, iri, spelling):
    found = resolve(toy, spelling, kinds=("model",))
    assert found.iri == iri("model/scgpt")


@pytest.mark.parametrize(
    "spelling",
    [
        "10.1038/s41592-024-02201-0", "https://doi.org/10.1038/S41592-024-02201-0",
        "doi:10.1101/2023.04.30.538439", "https://www.biorxiv.org/content/10.1101/2023.04.30.538439v2",
    ],
)  # fmt: skip
def test_a_work_is_found_by_the_doi_of_any_of_its_versions(toy, iri, spelling):
    assert resolve(toy, spelling).iri == iri("paper/scgpt-toward-building")


@pytest.mark.parametrize("spelling", ["arXiv:2310.10191v3", "https://arxiv.org/pdf/2310.10191"])
def test_a_work_is_found_by_its_arxiv_id_in_any_spelling(toy, iri, spelling):
    assert resolve(toy, spelling).iri == iri("paper/zero-shot-evaluation")


def test_a_name_in_chinese_is_a_name(toy, iri):
    assert resolve(toy, "细胞类型注释").iri == iri("task/cell-type-annotation")


def test_an_id_goes_before_a_name(toy):
    assert resolve(toy, "mit").kind == "license"


def test_an_address_means_the_model_that_lives_there(toy, iri):
    assert resolve(toy, "https://github.com/bowang-lab/scGPT").iri == iri("model/scgpt")


def test_a_name_that_several_bear_is_answered_with_all_of_them(tmp_path):
    path = tmp_path / "two.ttl"
    path.write_text(
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix x: <http://x.org/> .\n"
        'x:a a x:Cell ; rdfs:label "Twin" . x:b a x:Cell ; rdfs:label "twin" .\n',
        encoding="utf-8",
    )
    with (
        Graph.open(str(path)) as graph,
        pytest.raises(UsageError, match=r"several entities(.|\n)*x\.org/a(.|\n)*x\.org/b"),
    ):
        resolve(graph, "Twin")


def test_an_unknown_name_is_answered_with_the_ids_of_near_ones(toy):
    with pytest.raises(UnknownId, match="Did you mean scgpt"):
        resolve(toy, "scgtp")


@pytest.mark.parametrize("text", ["", "   ", 'a b <c>"', "?x } UNION {", "model:", "日本語", "\\"])
def test_what_cannot_be_a_name_is_unknown_and_nothing_worse(toy, text):
    with pytest.raises(UnknownId):
        resolve(toy, text)


def test_entities_of_a_foreign_graph_are_found_by_iri_and_label(foreign):
    assert resolve(foreign, "http://example.org/a").label == "Alpha"
    assert resolve(foreign, "beta").iri == "http://example.org/b"


def test_a_truncated_doi_is_told_as_such(toy):
    with pytest.raises(IdentifierError, match="looks cut off"):
        resolve(toy, "10.1038/s41592-024-02353-")


def test_a_work_that_is_not_here_is_named_by_its_identifier(toy):
    with pytest.raises(UnknownId, match=r"no entity with arxiv:2405\.06708"):
        resolve(toy, "https://arxiv.org/abs/2405.06708v2")


def test_part_of_a_name_is_enough_for_a_suggestion(toy):
    with pytest.raises(UnknownId, match="Did you mean cellxgene-census"):
        resolve(toy, "census")
