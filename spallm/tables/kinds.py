"""Kinds: the columns by which models, datasets, papers and everything else are compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from spallm.analysis.relations import WEIGHT_LINEAGE, local_name
from spallm.exports.column import NAMED_COLUMNS
from spallm.store.subgraph import NAMES, Node
from spallm.tables.column import ID, KIND, NAME, YEAR, Column, counted, fact, pointed
from spallm.tables.found import Found, in_order, said_in
from spallm.tables.ground import Ground
from spallm.tables.outcomes import INDEPENDENT, INDEPENDENT_TESTS, INDEPENDENT_WORKS, OWN, tested
from spallm.views.wording import Text
from spallm.vocabulary import (
    CITO,
    CODEMETA,
    DCTERMS,
    FAIR4ML,
    PRISM,
    PROV,
    RDF,
    SCHEMA,
    SKOS,
    SPALLM,
)  # fmt: skip

_PAPER, _VERSION = CODEMETA.referencePublication, DCTERMS.isVersionOf
_VENUES = ((PRISM.publicationName,), (DCTERMS.hasVersion, PRISM.publicationName))
_WEIGHTS = (SCHEMA.distribution, SCHEMA.contentUrl)


def _made_from(ground: Ground, node: Node) -> Iterable[Found]:
    """Return what the weights of a model come from, and how, as exactly as it is said."""
    found: list[Found] = []
    exact: set[str] = set()
    for way in WEIGHT_LINEAGE:
        how, ends = ground.wording.term(way), ground.stated(node.iri, (way,))
        told = [end for end in ends if way != PROV.wasDerivedFrom or str(end.text) not in exact]
        exact |= {str(end.text) for end in ends}
        found += [replace(end, text=_joined(how, end.text)) for end in told]
    return in_order(found)


def _joined(how: Text, what: Text) -> Text:
    return [f"{said_in(how, language)} {said_in(what, language)}" for language in ("en", "zh")]


def _open_weights(ground: Ground, node: Node) -> Iterable[Found]:
    found = [each for each in ground.stated(node.iri, _WEIGHTS) if not each.is_disputed]
    if not found:
        return []
    evidence = frozenset[str]().union(*(each.evidence for each in found))
    return [Found(["yes", "是"], found[0].url, evidence=evidence)]


def _authors(ground: Ground, node: Node) -> Iterable[Found]:
    """Return the authors in their order."""
    people = NAMED_COLUMNS["authors"].read(ground.facts, node)
    by = [each.evidence for each in ground.stated(node.iri, (SCHEMA.author,))]
    return [Found(name, evidence=by[0] if by else frozenset()) for name in people]


_SHORT = fact("description", (SCHEMA.description,), title=["In short", "简介"]).optional()
_TASKS = fact("tasks")
_MODEL = (
    NAME, ID.optional(), fact("aliases").optional(), _SHORT, YEAR,
    fact("type", title=["Level", "层级"]).optional(),
    fact("sections", (DCTERMS.subject,), (_PAPER, DCTERMS.subject),
         (_VERSION, _PAPER, DCTERMS.subject)),
    fact("architectures"), fact("tokenizations"), fact("objectives"),
    fact("pretrained_on"),
    fact("pretraining_size", (SPALLM.pretrainingSize,)),
    fact("parameters", is_number=True),
    fact("modalities"), fact("species"), _TASKS,
    Column("made_from", ["Made from", "源自"], _made_from),
    fact("version_of").optional(), fact("revision_of").optional(),
    fact("uses_component").optional(), fact("extends_architecture_of").optional(),
    fact("inspired_by").optional(), fact("fine_tuned_on").optional(),
    fact("evaluated_on").optional(),
    fact("license", title=["Licence of the code", "代码许可证"]),
    Column("open_weights", ["Open weights", "权重公开"], _open_weights),
    fact("weights_license"), fact("weights").optional(), fact("code").optional(),
    fact("creators").optional(),
    fact("introduced_in", title=["Paper", "论文"]),
    fact("venue", *((_PAPER, *way) for way in _VENUES)),
    fact("status", (_PAPER, SCHEMA.creativeWorkStatus)),
    INDEPENDENT, OWN.optional(), INDEPENDENT_TESTS.optional(), INDEPENDENT_WORKS.optional(),
)  # fmt: skip
_PAPER_COLUMNS = (
    NAME, ID.optional(), fact("title").optional(),
    Column("authors", [NAMED_COLUMNS["authors"].title, NAMED_COLUMNS["authors"].title_zh],
           _authors).optional(),
    YEAR, fact("venue", *_VENUES), fact("status"), fact("type"), fact("sections"), _TASKS,
    pointed("introduces", ["Introduces", "提出"], _PAPER),
    fact("evaluates"), fact("uses_data_from"), fact("doi").optional(), fact("code").optional(),
    counted("cites", ["Cites", "引用"], CITO.cites).optional(),
    counted("cited_by", ["Cited by", "被引"], CITO.cites, incoming=True).optional(),
)  # fmt: skip
_DATASET = (
    NAME, ID.optional(), fact("aliases").optional(), _SHORT,
    YEAR.optional(), fact("type"), fact("size", (SCHEMA.size,)), fact("modalities"),
    fact("species"), fact("part_of"), fact("derived_from"), fact("version_of").optional(),
    fact("license", title=["Licence", "许可证"]), fact("introduced_in"),
    fact("url").optional(), fact("doi").optional(),
    pointed("pretrains", ["Pre-trains", "用于预训练"], SPALLM.pretrainedOn),
    pointed("fine_tunes", ["Fine-tunes", "用于微调"], SPALLM.fineTunedOn).optional(),
    pointed("evaluates", ["Evaluates", "用于测评"], FAIR4ML.evaluatedOn),
)  # fmt: skip
_TASK = (
    NAME, ID.optional(), fact("aliases"),
    Column("definition", ["Definition", "定义"],
           lambda ground, node: ground.stated(node.iri, (SKOS.definition,))),
    Column("broader", ["Part of", "上位任务"],
           lambda ground, node: ground.stated(node.iri, (SKOS.broader,))),
    counted("models", ["Models", "模型数"], FAIR4ML.mlTask, incoming=True),
    counted("papers", ["Papers", "论文数"], SCHEMA.about, incoming=True),
    Column("tests", ["Evaluations", "测评数"], tested, is_number=True),
)  # fmt: skip
_ORGANISATION = (
    NAME, ID.optional(), fact("aliases"), fact("url"),
    pointed("makes", ["Makes", "开发的模型"], SCHEMA.creator),
)  # fmt: skip
_KINDS: Mapping[str, tuple[Column, ...]] = {
    "model": _MODEL, "paper": _PAPER_COLUMNS, "dataset": _DATASET, "task": _TASK,
    "organisation": _ORGANISATION,
}  # fmt: skip
#: What a user may call a column besides its name.
SYNONYMS: Mapping[str, str] = {
    "architecture": "architectures", "tokenisation": "tokenizations",
    "tokenization": "tokenizations", "tokenisations": "tokenizations", "objective": "objectives",
    "corpus": "pretrained_on", "cells": "pretraining_size", "modality": "modalities",
    "task": "tasks", "section": "sections", "licence": "license", "code_license": "license",
    "code_licence": "license", "weights_licence": "weights_license", "base": "made_from",
    "lineage": "made_from", "paper": "introduced_in", "level": "type", "makers": "creators",
    "evaluations": "independent",
}  # fmt: skip
#: A table of strangers shows so many of their properties unasked.
_MOST_OF_STRANGERS = 8
_NAMING = frozenset({*NAMES, RDF.type, DCTERMS.identifier})


def columns_of(ground: Ground, kind: str, nodes: Sequence[Node]) -> tuple[Column, ...]:
    """Return the columns of a kind: ours, or the properties that strangers have."""
    return _KINDS.get(kind) or (NAME, ID.optional(), KIND.optional(), *_strange(ground, nodes))


def _strange(ground: Ground, nodes: Sequence[Node]) -> Iterator[Column]:
    """Yield the properties that entities have, those that most have first."""
    held: Counter[str] = Counter()
    for node in nodes:
        held.update({each.predicate for each in ground.statements.about(node.iri)} - _NAMING)
    used: Counter[str] = Counter((NAME.name, ID.name, KIND.name))
    for place, predicate in enumerate(sorted(held, key=lambda p: (-held[p], p))):
        name = local_name(predicate) or predicate
        used[name] += 1
        distinct = name if used[name] == 1 else f"{name}_{used[name]}"
        yield _property(distinct, predicate, ground, is_default=place < _MOST_OF_STRANGERS)


def _property(name: str, predicate: str, ground: Ground, *, is_default: bool) -> Column:
    title = ground.wording.term(predicate)
    return Column(
        name,
        [_capital(said_in(title, "en")), said_in(title, "zh")],
        lambda ground, node: ground.stated(node.iri, (predicate,)),
        is_default=is_default,
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
