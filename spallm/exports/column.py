"""Columns: facts of an entity as cells, the same for tables, spreadsheets and networks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pyoxigraph as ox

from spallm.exports.facts import Facts, Term
from spallm.store.statement import key
from spallm.store.subgraph import NAMES, Node
from spallm.vocabulary import (
    CITO,
    CODEMETA,
    DCAT,
    DCTERMS,
    FAIR4ML,
    PRISM,
    PROV,
    RDF,
    SCHEMA,
    SKOS,
    SPALLM,
)

Path = tuple[str, ...]
Cell = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A fact as a column: its name in files, its titles, and where to read it.

    ``predicates`` are those that the column accounts for, so that an export can say what it
    has no column for. ``paths`` lead to its values where it only follows paths.
    """

    name: str
    title: str
    title_zh: str
    read: Callable[[Facts, Node], Cell]
    predicates: frozenset[str] = frozenset()
    paths: tuple[Path, ...] = ()


def named(*paths: Path) -> Callable[[Facts, Node], Cell]:
    """Return a reader that follows the paths and gives names: of concepts, makers, licences."""
    return _reader(paths, Facts.name)


def linked(*paths: Path) -> Callable[[Facts, Node], Cell]:
    """Return a reader that gives ids, by which rows refer to each other."""
    return _reader(paths, Facts.id)


def _reader(
    paths: tuple[Path, ...], shown: Callable[[Facts, Term], str]
) -> Callable[[Facts, Node], Cell]:
    def read(facts: Facts, node: Node) -> Cell:
        terms = (term for path in paths for term in facts.follow(node.iri, path))
        return tuple(sorted({shown(facts, term) for term in terms}))

    return read


def authors(facts: Facts, paper: str) -> Cell:
    """Return the names of a paper's authors in their order."""
    people = sorted(facts.objects(paper, SCHEMA.author), key=lambda term: _position(facts, term))
    names = (_literal(person) or facts.label(key(person)) for person in people)
    return tuple(name for name in names if name)


def _literal(term: Term) -> str | None:
    return term.value if isinstance(term, ox.Literal) else None


def _position(facts: Facts, person: Term) -> tuple[int, str]:
    place = facts.text(key(person), SCHEMA.position) or ""
    return (int(place) if place.isdecimal() else 1_000_000, facts.name(person))


def chinese(_facts: Facts, node: Node) -> Cell:
    """Return the Chinese name of an entity where it has one of its own."""
    return tuple(
        text for tag, text in sorted(node.labels.items()) if tag.lower().split("-")[0] == "zh"
    )[:1]


def _described(language: str) -> Callable[[Facts, Node], Cell]:
    """Return a reader of what an entity is in short, in a language."""

    def read(facts: Facts, node: Node) -> Cell:
        said = facts.objects(node.iri, SCHEMA.description)
        return tuple(
            sorted(t.value for t in said if isinstance(t, ox.Literal) and t.language == language)
        )

    return read


def _named(name: str, title: str, title_zh: str, *paths: Path) -> Column:
    return Column(name, title, title_zh, named(*paths), _passed(paths), paths)


def _linked(name: str, title: str, title_zh: str, *paths: Path) -> Column:
    return Column(name, title, title_zh, linked(*paths), _passed(paths), paths)


def _passed(paths: tuple[Path, ...]) -> frozenset[str]:
    return frozenset(predicate for path in paths for predicate in path)


#: Every fact that has a column, in the order of the spreadsheet. New columns go at the end of
#: their group, so that scripts which name columns go on working.
COLUMNS: tuple[Column, ...] = (
    Column("id", "Id", "编号", lambda _, node: (node.id,), frozenset({DCTERMS.identifier})),
    Column("kind", "Kind", "类别", lambda _, node: (node.kind,), frozenset({RDF.type})),
    Column("name", "Name", "名称", lambda _, node: (node.label,), frozenset(NAMES)),
    Column("name_zh", "Chinese name", "中文名称", chinese),
    _named("aliases", "Also called", "别名", (SKOS.altLabel,)),
    Column("description", "In short", "英文简介", _described("en"),
           frozenset({SCHEMA.description})),
    Column("description_zh", "In short, in Chinese", "简介", _described("zh")),
    _named("type", "Type", "类型", (DCTERMS.type,)),
    _named("year", "Year", "年份", (SPALLM.year,)),
    _named("title", "Title", "标题", (DCTERMS.title,)),
    Column("authors", "Authors", "作者", lambda facts, node: authors(facts, node.iri),
           frozenset({SCHEMA.author})),
    _named("venue", "Venue", "发表于", (PRISM.publicationName,)),
    _named("status", "Status", "出版状态", (SCHEMA.creativeWorkStatus,)),
    _named("doi", "DOI", "DOI", (PRISM.doi,)),
    _named("versions", "Versions", "版本", (DCTERMS.hasVersion, DCTERMS.identifier)),
    _named("url", "Link", "链接", (SCHEMA.url,), (DCAT.landingPage,),
           (DCTERMS.hasVersion, SCHEMA.url)),
    _named("code", "Code", "代码", (SCHEMA.codeRepository,)),
    _named("license", "Licence", "许可证", (SCHEMA.license,)),
    _named("weights", "Weights", "权重", (SCHEMA.distribution, SCHEMA.contentUrl)),
    _named("weights_license", "Licence of the weights", "权重许可证",
           (SCHEMA.distribution, SCHEMA.license)),
    _named("parameters", "Parameters", "参数量", (SPALLM.parameterCount,)),
    _named("pretraining_size", "Pre-training size", "预训练规模",
           (SPALLM.pretrainingSize, SCHEMA.value)),
    _named("pretraining_unit", "Pre-training unit", "预训练规模单位",
           (SPALLM.pretrainingSize, SCHEMA.unitText)),
    _named("pretraining_qualifier", "Pre-training size is", "预训练规模说明",
           (SPALLM.pretrainingSize, SPALLM.qualifier)),
    _named("size", "Size", "规模", (SCHEMA.size, SCHEMA.value)),
    _named("size_unit", "Unit of size", "规模单位", (SCHEMA.size, SCHEMA.unitText)),
    _named("size_qualifier", "Size is", "规模说明", (SCHEMA.size, SPALLM.qualifier)),
    _named("tasks", "Tasks", "任务", (FAIR4ML.mlTask,), (SCHEMA.about,)),
    _named("architectures", "Architecture", "架构", (SPALLM.hasArchitecture,)),
    _named("tokenizations", "Tokenisation", "分词方式", (SPALLM.hasTokenization,)),
    _named("objectives", "Objective", "预训练目标", (SPALLM.hasObjective,)),
    _named("modalities", "Modalities", "模态", (SPALLM.hasModality,)),
    _named("species", "Species", "物种", (SPALLM.hasSpecies,)),
    _named("sections", "Sections", "分区", (DCTERMS.subject,)),
    _named("creators", "Makers", "开发者", (SCHEMA.creator,)),
    _linked("introduced_in", "Introduced in", "出处", (CODEMETA.referencePublication,)),
    _linked("version_of", "Version of", "所属模型或数据集", (DCTERMS.isVersionOf,)),
    _linked("revision_of", "Revision of", "前一版本", (PROV.wasRevisionOf,)),
    _linked("derived_from", "Derived from", "源自", (PROV.wasDerivedFrom,)),
    _linked("fine_tuned_from", "Fine-tuned from", "微调自", (FAIR4ML.fineTunedFrom,)),
    _linked("continually_pretrained_from", "Continually pre-trained from", "持续预训练自",
            (SPALLM.continuallyPretrainedFrom,)),
    _linked("initialized_from", "Initialised from", "初始化自", (SPALLM.initializedFrom,)),
    _linked("adapted_from", "Adapted from", "改编自", (SPALLM.adaptedFrom,)),
    _linked("distilled_from", "Distilled from", "蒸馏自", (SPALLM.distilledFrom,)),
    _linked("merged_from", "Merged from", "合并自", (SPALLM.mergedFrom,)),
    _linked("quantized_from", "Quantised from", "量化自", (SPALLM.quantizedFrom,)),
    _linked("uses_component", "Uses parts of", "使用的组件", (SPALLM.usesComponent,)),
    _linked("extends_architecture_of", "Extends the design of", "沿用其架构",
            (SPALLM.extendsArchitectureOf,)),
    _linked("inspired_by", "Inspired by", "受其启发", (PROV.wasInfluencedBy,)),
    _linked("pretrained_on", "Pre-trained on", "预训练数据", (SPALLM.pretrainedOn,)),
    _linked("fine_tuned_on", "Fine-tuned on", "微调数据", (SPALLM.fineTunedOn,)),
    _linked("evaluated_on", "Evaluated on", "测评数据", (FAIR4ML.evaluatedOn,)),
    _linked("evaluated_in", "Evaluated in", "测评文献", (FAIR4ML.hasEvaluation, DCTERMS.source)),
    _linked("part_of", "Part of", "隶属于", (DCTERMS.isPartOf,)),
    _linked("uses_data_from", "Uses data from", "使用的数据", (CITO.usesDataFrom,)),
    _linked("evaluates", "Evaluates", "测评的模型", (SPALLM.evaluates,)),
    _linked("cites", "Cites", "引用", (CITO.cites,)),
    Column("iri", "Address in the graph", "图中地址", lambda _, node: (node.iri,)),
)  # fmt: skip

NAMED_COLUMNS = {column.name: column for column in COLUMNS}
