from __future__ import annotations

import pyoxigraph as ox

from spallm.analysis.lineage import lineage, tree
from spallm.store.subgraph import subgraph
from spallm.vocabulary import PROV, RDF, SPALLM


def outline(branches):
    return {branch.node.id: outline(branch.children) for branch in branches}


def test_ancestors_are_followed_to_the_end(toy, iri):
    found = lineage(toy, iri("model/geneformer-v2-104m-clcancer"), "up")
    assert outline(found.ancestors) == {"geneformer-v2": {"geneformer": {}}}
    assert found.descendants == ()


def test_descendants_and_variants_stand_below(toy, iri):
    found = lineage(toy, iri("model/scgpt"), "down")
    assert outline(found.descendants) == {"scgpt-brain": {}, "scgpt-spatial": {}}
    assert found.ancestors == ()


def test_a_link_says_its_kind_and_its_evidence(toy, iri):
    (scgpt,) = lineage(toy, iri("model/scgpt-spatial")).ancestors
    assert scgpt.links == (SPALLM.continuallyPretrainedFrom,)
    assert [evidence.locator for evidence in scgpt.evidence] == ["README.md"]


def test_components_are_left_out_unless_asked_for(toy, iri):
    assert lineage(toy, iri("model/stofm")).ancestors == ()
    (geneformer,) = lineage(toy, iri("model/stofm"), components=True).ancestors
    assert geneformer.node.id == "geneformer"
    assert geneformer.borrowed
    assert geneformer.links == (SPALLM.usesComponent,)


def test_data_have_a_lineage_too(toy, iri):
    assert outline(lineage(toy, iri("dataset/tabula-sapiens")).ancestors) == {
        "cellxgene-census": {}
    }


def test_a_whole_subgraph_gives_the_same_tree(toy, toy_subgraph, iri):
    assert tree(toy_subgraph, iri("model/geneformer")) == lineage(toy, iri("model/geneformer"))


def test_circles_in_foreign_data_end_and_are_marked(foreign):
    (beta,) = lineage(foreign, "http://example.org/a", "up").ancestors
    (gamma,) = beta.children
    (alpha,) = gamma.children
    assert (alpha.node.label, alpha.repeated, alpha.children) == ("Alpha", True, ())


def test_a_relative_on_two_ways_is_expanded_once():
    diamond = {"d": "bc", "b": "a", "c": "a", "a": "r"}
    quads = [
        ox.Quad(
            ox.NamedNode(f"urn:{child}"),
            ox.NamedNode(PROV.wasDerivedFrom),
            ox.NamedNode(f"urn:{p}"),
        )
        for child, parents in diamond.items()
        for p in parents
    ]
    quads += [
        ox.Quad(ox.NamedNode(f"urn:{name}"), ox.NamedNode(RDF.type), ox.NamedNode("urn:Model"))
        for name in "abcdr"
    ]
    b, c = tree(subgraph(quads), "urn:d", "up").ancestors
    assert outline(b.children) == {"urn:a": {"urn:r": {}}}
    assert c.children[0].repeated
    assert c.children[0].children == ()


def test_a_link_is_called_from_the_side_that_it_is_met_on(toy, iri):
    (scgpt,) = lineage(toy, iri("model/scgpt-spatial"), "up").ancestors
    assert scgpt.labels[0]["en"] == "continually pre-trained from"
    _, spatial = lineage(toy, iri("model/scgpt"), "down").descendants
    assert spatial.labels[0]["en"] == "continually pre-trained into"
