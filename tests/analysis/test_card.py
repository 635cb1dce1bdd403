from __future__ import annotations

import pytest

from spallm.analysis.card import card, card_of
from spallm.errors import UnknownId
from spallm.vocabulary import CITO, CODEMETA, DCTERMS, FAIR4ML, PROV, SCHEMA, SPALLM


@pytest.fixture(scope="module")
def scgpt(toy, iri):
    return card(toy, iri("model/scgpt"))


@pytest.fixture(scope="module")
def paper(toy, iri):
    return card(toy, iri("paper/scgpt-toward-building"))


def texts(group):
    return [value.text for value in group.values]


def test_a_card_names_its_entity(scgpt):
    assert (scgpt.label, scgpt.kind, scgpt.id) == ("scGPT", "model", "scgpt")
    assert scgpt.aliases == ("scGPT whole-human",)
    assert scgpt.classes == ("fair4ml:MLModel",)


def test_counts_and_quantities_read_as_readers_write_them(scgpt):
    assert texts(scgpt.group(SPALLM.parameterCount)) == ["53,000,000"]
    assert texts(scgpt.group(SPALLM.pretrainingSize)) == ["33,000,000 cells"]
    assert texts(scgpt.group(SPALLM.year)) == ["2024"]


def test_each_value_names_its_evidence(scgpt):
    (size,) = scgpt.group(SPALLM.pretrainingSize).values
    readme, theirs = size.evidence
    assert (readme.locator, readme.basis) == ("README.md", "stated-in-repository")
    assert readme.url == "https://github.com/bowang-lab/scGPT/blob/main/README.md"
    assert theirs.source == "theislab-list"


def test_a_general_property_does_not_repeat_a_specific_one(scgpt):
    assert scgpt.group(SPALLM.pretrainedOn)
    assert scgpt.group(FAIR4ML.trainedOn) is None
    assert scgpt.group(PROV.wasDerivedFrom, incoming=True) is None


def test_incoming_properties_are_called_from_the_far_side(scgpt):
    successors = scgpt.group(SPALLM.continuallyPretrainedFrom, incoming=True)
    assert successors.label == "continually pre-trained into"
    assert texts(successors) == ["scGPT-spatial"]


def test_properties_have_names_in_both_languages(scgpt):
    group = scgpt.group(SPALLM.pretrainedOn)
    assert (group.label_in("en"), group.label_in("zh")) == ("pre-trained on", "预训练数据")


def test_weights_carry_their_own_licence_and_its_evidence(scgpt):
    (weights,) = scgpt.group(SCHEMA.distribution).values
    (licence,) = weights.details
    assert weights.url.startswith("https://drive.google.com/")
    assert texts(licence) == ["MIT License"]
    assert licence.values[0].evidence[0].locator == "README.md"


def test_an_evaluation_is_told_with_its_setting_and_finding(scgpt):
    (evaluation,) = scgpt.group(FAIR4ML.hasEvaluation).values
    told = {group.predicate: texts(group) for group in evaluation.details}
    assert evaluation.text == "Simple baselines do better without fine-tuning."
    assert evaluation.text_in("zh") == "未经微调时，简单基线更好。"
    assert told[FAIR4ML.evaluationDataset] == ["Tabula Sapiens"]
    assert told[SPALLM.outcome] == ["below the baseline"]
    assert told[DCTERMS.source][0].startswith("Zero-shot evaluation")
    assert FAIR4ML.evaluatedMLModel not in told


def test_an_evaluation_is_not_told_twice(scgpt):
    assert scgpt.group(FAIR4ML.evaluatedMLModel, incoming=True) is None
    assert scgpt.group(SPALLM.evaluates, incoming=True) is None


def test_authors_keep_their_order(paper):
    assert texts(paper.group(SCHEMA.author)) == ["Haotian Cui", "Chloe Wang"]


def test_versions_are_lines_with_a_link(paper):
    journal, preprint = paper.group(DCTERMS.hasVersion).values
    assert journal.text == "journal article, Nature Methods, doi:10.1038/s41592-024-02201-0"
    assert preprint.url == "https://doi.org/10.1101/2023.04.30.538439"


def test_citations_are_told_from_both_ends(paper):
    assert texts(paper.group(CITO.cites))[0].startswith("scBERT")
    assert paper.group(CITO.cites, incoming=True).label == "cited by"
    assert texts(paper.group(CODEMETA.referencePublication, incoming=True)) == ["scGPT"]


def test_a_rejected_value_stands_last_with_its_reason(toy, iri):
    geneformer = card(toy, iri("model/geneformer"))
    kept, rejected = geneformer.group(SPALLM.pretrainingSize).values
    assert (kept.text, kept.curated) == ("about 30,000,000 cells", True)
    assert (rejected.text, rejected.curated, rejected.rank) == (
        "36,000,000 cells", False, "deprecated",
    )  # fmt: skip
    assert rejected.reason.startswith("36M is the figure")
    assert [value.text for _, value in geneformer.disagreements] == ["36,000,000 cells"]


def test_a_disagreement_needs_no_remark(toy, iri):
    scbert = card(toy, iri("model/scbert"))
    assert [(value.text, value.rank) for _, value in scbert.disagreements] == [("2023", None)]


def test_a_concept_lists_what_bears_it(toy, iri):
    human = card(toy, iri("species/human"))
    assert "scGPT" in texts(human.group(SPALLM.hasSpecies, incoming=True))


def test_a_whole_subgraph_gives_the_same_card(toy_subgraph, scgpt, iri):
    assert card_of(toy_subgraph, iri("model/scgpt")) == scgpt


def test_an_address_that_nobody_uses_is_unknown(toy, iri):
    with pytest.raises(UnknownId):
        card(toy, iri("model/nobody"))


def test_foreign_entities_have_cards_and_their_values_count_as_curated(foreign):
    alpha = card(foreign, "http://example.org/a")
    assert alpha.label == "Alpha"
    assert alpha.disagreements == ()
    assert {group.label for group in alpha.groups} == {
        "label", "note", "wasDerivedFrom", "← wasDerivedFrom",
    }  # fmt: skip
