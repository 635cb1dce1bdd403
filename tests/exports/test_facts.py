"""Facts and columns: what is asserted, and in which order."""

from __future__ import annotations

from spallm.exports.facts import Facts
from spallm.vocabulary import BASE, FAIR4ML, SCHEMA, SKOS, SPALLM

SCGPT = f"{BASE}model/scgpt"


def test_a_path_leads_through_parts(graph):
    (amount,) = Facts(graph).follow(SCGPT, (SPALLM.pretrainingSize, SCHEMA.value))
    assert amount.value == "33000000"


def test_names_come_in_the_language_asked_for(graph):
    facts = Facts(graph)
    tasks = facts.objects(SCGPT, FAIR4ML.mlTask)
    assert [facts.name(task, "zh") for task in tasks] == ["细胞类型注释", "扰动预测"]


def test_evidence_alone_asserts_nothing(reading):
    graph = reading("model:x a fair4ml:MLModel . GRAPH <http://e/g> { model:x skos:altLabel 'y' }")
    assert Facts(graph).objects(f"{BASE}model/x", SKOS.altLabel) == ()
