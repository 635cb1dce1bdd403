from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import DCTERMS, RDF, SKOS, Graph, Literal, URIRef

from spallm.vocabulary import BASE, ENTITY_PREFIXES, SCHEMA

CHINESE = re.compile("[一-鿿]")
ID = re.compile(r"[a-z0-9]+([.-][a-z0-9]+)*")
LANGUAGES = Counter(en=1, zh=1)


def concepts(schemes: Graph) -> list[URIRef]:
    return sorted(URIRef(str(node)) for node in schemes.subjects(RDF.type, SKOS.Concept))


def parts(concept: URIRef) -> tuple[str, str]:
    scheme, _, concept_id = str(concept).removeprefix(BASE).partition("/")
    return scheme, concept_id


def languages(schemes: Graph, node: URIRef, predicate: URIRef) -> Counter[str | None]:
    texts = schemes.objects(node, predicate)
    return Counter(text.language for text in texts if isinstance(text, Literal))


def ancestors(schemes: Graph, concept: URIRef) -> Iterator[URIRef]:
    for parent in schemes.objects(concept, SKOS.broader):
        for node in schemes.transitive_objects(parent, SKOS.broader):
            yield URIRef(str(node))


def test_concept_ids_are_unique_over_all_schemes(schemes: Graph) -> None:
    counts = Counter(parts(concept)[1] for concept in concepts(schemes))
    assert [concept_id for concept_id, count in counts.items() if count > 1] == []


def test_each_concept_bears_its_id(schemes: Graph) -> None:
    for concept in concepts(schemes):
        concept_id = parts(concept)[1]
        assert ID.fullmatch(concept_id), concept
        assert list(schemes.objects(concept, DCTERMS.identifier)) == [Literal(concept_id)], concept


def test_each_concept_stands_in_the_scheme_that_its_address_names(schemes: Graph) -> None:
    for concept in concepts(schemes):
        expected = URIRef(f"{BASE}scheme/{parts(concept)[0]}")
        assert list(schemes.objects(concept, SKOS.inScheme)) == [expected], concept


def test_each_scheme_stands_in_the_file_of_its_name(ontology_folder: Path) -> None:
    for path in (ontology_folder / "schemes").glob("*.ttl"):
        found = set(Graph().parse(path).subjects(RDF.type, SKOS.ConceptScheme))
        assert found == {URIRef(f"{BASE}scheme/{path.stem}")}


def test_each_scheme_has_a_prefix(schemes: Graph) -> None:
    names = {
        str(node).rpartition("/")[2] for node in schemes.subjects(RDF.type, SKOS.ConceptScheme)
    }
    assert names <= ENTITY_PREFIXES.keys()


@pytest.mark.parametrize("predicate", [SKOS.prefLabel, SKOS.definition], ids=["name", "definition"])
def test_concepts_and_schemes_are_explained_in_both_languages(
    schemes: Graph, predicate: URIRef
) -> None:
    for node in [*concepts(schemes), *schemes.subjects(RDF.type, SKOS.ConceptScheme)]:
        assert languages(schemes, URIRef(str(node)), predicate) == LANGUAGES, node


def test_chinese_texts_are_chinese(schemes: Graph) -> None:
    texts = (text for text in schemes.objects() if isinstance(text, Literal))
    wrong = [str(text) for text in texts if text.language == "zh" and not CHINESE.search(text)]
    assert wrong == []


def test_english_definitions_are_sentences(schemes: Graph) -> None:
    for text in schemes.objects(None, SKOS.definition):
        assert str(text).endswith((".", "。")), text


def test_no_two_concepts_of_a_scheme_share_a_name(schemes: Graph) -> None:
    names: Counter[tuple[str, str | None, str]] = Counter()
    for concept in concepts(schemes):
        for predicate in (SKOS.prefLabel, SKOS.altLabel):
            for name in schemes.objects(concept, predicate):
                assert isinstance(name, Literal)
                names[parts(concept)[0], name.language, str(name).casefold()] += 1
    assert [name for name, count in names.items() if count > 1] == []


def test_broader_concepts_exist_in_the_same_scheme(schemes: Graph) -> None:
    for child, parent in schemes.subject_objects(SKOS.broader):
        assert (parent, RDF.type, SKOS.Concept) in schemes, parent
        assert parts(URIRef(str(child)))[0] == parts(URIRef(str(parent)))[0], child


def test_no_concept_is_broader_than_itself(schemes: Graph) -> None:
    circular = [concept for concept in concepts(schemes) if concept in ancestors(schemes, concept)]
    assert circular == []


def test_no_broader_concept_is_stated_that_another_implies(schemes: Graph) -> None:
    for concept in concepts(schemes):
        direct = {URIRef(str(parent)) for parent in schemes.objects(concept, SKOS.broader)}
        implied = {above for parent in direct for above in ancestors(schemes, parent)}
        assert direct & implied == set(), concept


def test_top_concepts_are_those_with_nothing_broader(schemes: Graph) -> None:
    for concept in concepts(schemes):
        has_broader = (concept, SKOS.broader, None) in schemes
        has_scheme = (concept, SKOS.topConceptOf, None) in schemes
        assert has_broader != has_scheme, concept


def test_schemes_and_their_top_concepts_name_each_other(schemes: Graph) -> None:
    upwards = {(scheme, top) for top, scheme in schemes.subject_objects(SKOS.topConceptOf)}
    assert upwards == set(schemes.subject_objects(SKOS.hasTopConcept))


def test_tasks_are_defined_terms_and_nothing_else_is(schemes: Graph) -> None:
    tasks = {concept for concept in concepts(schemes) if parts(concept)[0] == "task"}
    assert set(schemes.subjects(RDF.type, URIRef(SCHEMA.DefinedTerm))) == tasks


def test_five_characteristics_explain_what_a_single_cell_large_model_is(schemes: Graph) -> None:
    model = URIRef(f"{BASE}characteristic/single-cell-large-model")
    five = [URIRef(str(node)) for node in schemes.subjects(SKOS.broader, model)]
    assert sorted(parts(concept)[1] for concept in five) == [
        "better-prediction", "fusion-of-modalities", "generalisation", "high-dimensional-data",
        "transfer-learning",
    ]  # fmt: skip
    for concept in (model, *five):
        assert languages(schemes, concept, SKOS.scopeNote) == LANGUAGES, concept
