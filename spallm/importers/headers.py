"""Names of columns, in English and Chinese, and the fields of entries that they stand for."""

from __future__ import annotations

import re

from spallm.folding import folded

#: For each field the names that columns have for it, without signs and in lower case.
_NAMES = """
title: title, paper title, article title, work, publication, name of paper, display name
title: 标题, 题目, 论文题目, 论文标题, 文章标题, 题名, 论文名称
name: name, short name, model, method, model name, method name, abbreviation, acronym, algorithm
name: tool, 模型, 方法, 名称, 简称, 模型名称, 方法名称, 算法, 缩写
year: year, publication year, pub year, pubyear, published year
year: 年份, 年, 发表年份, 出版年份, 发表年
date: date, publication date, published, published on, issued, pub date, release date
date: 日期, 发表日期, 出版日期, 发布日期, 发表时间, 时间, 发布时间
venue: venue, journal, conference, source, source title, publisher, journal name, published in
venue: publication title, publication venue, container title
venue: book title, booktitle, journal conference
venue: primary location source display name, conference journal, 期刊, 会议
venue: 来源, 出版物, 期刊名称, 刊名
venue: 会议 期刊, 期刊 会议, 发表期刊, 文献来源
authors: author full names, authors, author, author s, creators, author names
authors: authorships author display name, 作者, 著者, 作者列表
kind: kind, item type, document type, publication type, entry type, 文献类型
identifiers: identifiers, versions
doi: doi, doi link, doi url, digital object identifier
arxiv: arxiv, arxiv id, arxiv number, arxiv 编号
pubmed: pmid, pubmed, pubmed id, pubmedid
pmc: pmcid, pmc, pmc id
paper: paper, paper link, paper url, pdf, article, article link
paper: 论文, 论文链接, 全文, 原文, 文章, 原文链接
code: code, github, repository, repo, code link, code url, source code, implementation, github link
code: code availability, code repository, 代码, 源码, 代码链接, 代码仓库, 仓库, 开源代码
weights: weights, checkpoint, checkpoints, model weights, hugging face, huggingface
weights: pretrained model, 权重, 模型权重, 检查点
data: data, dataset, datasets, data link, dataset link, data availability, 数据, 数据集, 数据链接
page: page, project, project page, homepage, website, web site, demo, 主页, 项目主页, 网站, 项目
url: url, link, links, web address, address, primary location landing page url, 链接, 网址, 地址
section: section, category, topic, group, 分类, 类别, 主题, 章节
description: description, summary, tldr, tl dr, one line, 描述, 简介, 说明, 概述
key: key, id, citation key, cite key, bibtex key, citekey, 编号, 键
"""
_FIELDS = {
    name.strip(): field
    for field, _, names in (line.partition(":") for line in _NAMES.strip().split("\n"))
    for name in names.split(",")
}
#: The fields that a column can fill.
COLUMNS = tuple(dict.fromkeys(_FIELDS.values()))
#: Columns that are named as the fields of records in which one thing relates to others.
RELATED = frozenset(
    (
        *("creators", "introduced_in", "version_of", "revision_of", "fine_tuned_from"),
        *("continually_pretrained_from", "initialized_from", "adapted_from", "distilled_from"),
        *("merged_from", "quantized_from", "derived_from", "uses_component", "inspired_by"),
        *("extends_architecture_of", "pretrained_on", "fine_tuned_on", "evaluated_on", "tasks"),
        *("architectures", "tokenizations", "objectives", "modalities", "species", "sections"),
        *("part_of", "uses_data_from", "cites", "license", "weights_license", "status"),
    )
)
_SECOND = "publication title"
_SIGNS = re.compile(r"[\W_]+")


def field_of(column: str) -> str | None:
    """Return the field that a column stands for by its name.

    >>> field_of("Paper_Title"), field_of("发表年份"), field_of("IF (2023)")
    ('title', 'year', None)
    """
    return _FIELDS.get(_bare(column))


def is_second_title(column: str) -> bool:
    """Tell whether a column holds titles of works if no other does, else those of journals."""
    return _bare(column) == _SECOND


def _bare(column: str) -> str:
    return " ".join(_SIGNS.sub(" ", folded(column)).split())
