"""The snapshot holds the curated view, who says so, and a description of itself."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from spallm import bundle
from spallm.build import Snapshot, account, assemble
from spallm.build.publication import is_fresh, publish
from spallm.errors import SpallmError
from spallm.vocabulary import PREFIXES


@pytest.fixture
def snapshot(workshop) -> Snapshot:
    return assemble(workshop.read(), workshop.vocabulary)


@pytest.fixture
def store(snapshot: Snapshot) -> ox.Store:
    store = ox.Store()
    store.extend(snapshot.quads)
    return store


def ask(store: ox.Store, pattern: str) -> bool:
    return bool(store.query(f"ASK {{ {pattern} }}", prefixes=PREFIXES))


def test_a_fact_stands_in_the_curated_view_and_in_its_evidence_graph(store: ox.Store) -> None:
    fact = "model:tuned-model fair4ml:fineTunedFrom model:base-model"
    assert ask(store, fact)
    assert ask(store, f"GRAPH evidence:a-list {{ {fact} }}")


def test_the_place_in_a_source_makes_a_graph_of_its_own(store: ox.Store) -> None:
    graph = "<https://w3id.org/spallm/evidence/first-work/table-1>"
    assert ask(store, f"GRAPH {graph} {{ model:base-model spallm:parameterCount 30000000 }}")
    assert ask(store, f'{graph} spallm:locator "Table 1" ; prov:hadPrimarySource paper:first-work')


def test_evidence_links_to_the_very_line_that_was_read(store: ox.Store) -> None:
    link = "<https://github.com/example/a-list/blob/0123abc/README.md#L1>"
    assert ask(store, f"?evidence a spallm:Evidence ; schema:url {link}")


def test_the_general_lineage_property_is_materialised(store: ox.Store) -> None:
    assert ask(store, "model:tuned-model prov:wasDerivedFrom model:base-model")
    assert ask(store, "GRAPH ?e { model:tuned-model prov:wasDerivedFrom model:base-model }")
    assert ask(store, "model:tuned-model fair4ml:trainedOn dataset:some-cells")


def test_only_the_preferred_value_is_curated(store: ox.Store) -> None:
    assert ask(store, "model:base-model spallm:parameterCount 30000000")
    assert not ask(store, "model:base-model spallm:parameterCount 36000000")


def test_the_other_value_and_the_reason_are_kept(store: ox.Store) -> None:
    assert ask(store, "GRAPH evidence:a-list { model:base-model spallm:parameterCount 36000000 }")
    assert ask(
        store,
        "?remark rdf:subject model:base-model ; rdf:object 30000000 ; "
        'wikibase:rank wikibase:PreferredRank ; rdfs:comment "the makers\' own figure"@en',
    )


def test_every_statement_in_an_evidence_graph_is_about_something_described(
    store: ox.Store,
) -> None:
    undescribed = "GRAPH ?e { ?s ?p ?o } FILTER NOT EXISTS { ?e a ?any } "
    assert not ask(store, undescribed + "FILTER (?e != <https://w3id.org/spallm/ontology>)")


def test_names_stand_in_both_languages(store: ox.Store) -> None:
    assert ask(store, 'model:base-model skos:prefLabel "Base"@en , "基座"@zh')
    assert ask(store, "task:cell-type-annotation skos:prefLabel ?zh FILTER (LANG(?zh) = 'zh')")


def test_a_quantity_keeps_unit_and_qualifier(store: ox.Store) -> None:
    assert ask(
        store,
        "dataset:some-cells schema:size ?size . ?size a schema:QuantitativeValue ; "
        'schema:value 1000000 ; schema:unitText "cells" ; spallm:qualifier "over"',
    )


def test_weights_and_their_licence_hang_on_a_download(store: ox.Store) -> None:
    assert ask(
        store,
        "model:base-model schema:distribution ?weights . ?weights a schema:DataDownload ; "
        "schema:contentUrl <https://example.org/weights> ; schema:license license:mit",
    )


def test_an_evaluation_ties_work_model_task_and_finding(store: ox.Store) -> None:
    assert ask(
        store,
        "model:base-model fair4ml:hasEvaluation ?e . ?e dcterms:source paper:second-work ; "
        "fair4ml:mlTask task:cell-type-annotation ; spallm:outcome outcome:worse-than-baseline ; "
        'rdfs:comment "A linear model did better."@en . '
        "paper:second-work spallm:evaluates model:base-model",
    )


def test_the_work_bears_the_identifiers_of_its_preferred_version(store: ox.Store) -> None:
    assert ask(store, 'paper:second-work a fabio:JournalArticle ; prism:doi "10.1000/second"')
    assert ask(
        store,
        "paper:first-work dcterms:hasVersion ?v . ?v a fabio:Preprint ; "
        'dcterms:identifier "arxiv:2301.00001" ; schema:url <https://arxiv.org/abs/2301.00001>',
    )


def test_citations_carry_their_source(store: ox.Store) -> None:
    assert ask(store, "GRAPH evidence:a-list { paper:second-work cito:cites paper:first-work }")


def test_the_snapshot_describes_itself(store: ox.Store) -> None:
    assert ask(
        store,
        "<https://w3id.org/spallm/snapshot> a void:Dataset, dcat:Dataset ; void:triples ?n ; "
        'dcat:version "1" ; dcterms:license ?licence ; '
        'dcterms:modified "2026-01-31"^^xsd:date ; void:classPartition ?part . '
        "?part void:class fair4ml:MLModel ; void:entities 2",
    )


def test_the_bytes_are_the_same_in_another_process(workshop, snapshot: Snapshot) -> None:
    code = (
        "import sys; from pathlib import Path; from spallm import bundle, catalog, ontology; "
        "from spallm.build import assemble; "
        "read = catalog.load(Path(sys.argv[1])); terms = ontology.load(bundle.ontology_dir()); "
        "sys.stdout.buffer.write(assemble(read, terms).trig())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(workshop.folder)], capture_output=True, check=True
    )
    assert done.stdout == snapshot.trig()


def test_another_engine_reads_the_same_quads(snapshot: Snapshot) -> None:
    dataset = rdflib.Dataset()
    dataset.parse(data=snapshot.trig().decode(), format="trig")
    assert sum(1 for _ in dataset.quads()) == len(snapshot.quads)


def test_what_has_no_known_source_is_left_out_and_told(workshop) -> None:
    workshop.bend("models/tuned-model.toml", 'source = "a-list"', 'source = "hearsay"')
    snapshot = assemble(workshop.read(), workshop.vocabulary)
    told = "\n".join(account(snapshot, workshop.read()))
    assert "tuned-model> <https://w3id.org/fair4ml#fineTunedFrom>" in told
    assert "no known source" in told


def test_the_account_counts_what_was_read(workshop, snapshot: Snapshot) -> None:
    first = next(account(snapshot, workshop.read()))
    assert "2 papers, 2 models, 1 dataset" in first


def test_a_published_snapshot_is_fresh_until_the_data_change(
    workshop, snapshot: Snapshot, tmp_path: Path
) -> None:
    path = tmp_path / "graph.trig"
    assert not is_fresh(snapshot, path)
    publish(snapshot, path)
    assert is_fresh(snapshot, path)
    workshop.bend("models/base-model.toml", "30000000", "31000000")
    assert not is_fresh(assemble(workshop.read(), workshop.vocabulary), path)


def test_a_failed_write_leaves_the_old_snapshot(
    snapshot: Snapshot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "graph.trig"
    path.write_text("the old one", encoding="utf-8")

    def no_room(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", no_room)
    with pytest.raises(SpallmError, match="No space left"):
        publish(snapshot, path)
    assert path.read_text(encoding="utf-8") == "the old one"
    assert [p.name for p in tmp_path.iterdir() if p.name != "data"] == ["graph.trig"]


def test_the_ontology_of_the_package_is_the_one_that_is_built_in(store: ox.Store) -> None:
    assert bundle.ontology_dir().is_dir()
    assert ask(store, "GRAPH <https://w3id.org/spallm/ontology> { spallm:pretrainedOn ?p ?o }")
