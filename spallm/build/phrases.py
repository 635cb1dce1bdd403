"""The words of generated descriptions, in English and Chinese."""

from __future__ import annotations

from collections.abc import Sequence

from spallm.records import Quantity

SHOWN = 3
QUALIFIERS_ZH = {"over": "超过", "about": "约", "under": "不足"}
UNITS_ZH = {
    "cells": "个细胞", "spots": "个位点", "cells or spots": "个细胞或位点", "samples": "个样本",
    "patches": "个图块", "single-marker patches": "个单标志物图块", "donors": "名供体",
    "image-transcriptome pairs": "个图像–转录组对", "cell-text pairs": "个细胞–文本对",
    "spot-niche pairs": "个位点–微环境对", "unique human cells": "个不重复的人类细胞",
    "nuclei": "个细胞核", "profiles": "个表达谱", "spatially resolved profiles": "个空间表达谱",
    "datasets": "个数据集", "tasks": "项任务", "perturbations": "种扰动", "slides": "张切片",
    "images": "幅图像", "image patches": "个图像块", "image-caption pairs": "个图像–文字对",
    "image-expression pairs": "个图像–表达对", "cell-gene pairs": "个细胞–基因对",
    "image-gene-text spots": "个图像–基因–文本位点",
}  # fmt: skip


class English:
    """English phrases.

    >>> English().listed(["a", "b", "c", "d", "e"])
    'a, b, c and 2 more'
    >>> English().concept("Cell embedding"), English().concept("ATAC peaks")
    ('cell embedding', 'ATAC peaks')
    >>> English().quantity(Quantity(amount=33_000_000, unit="cells", qualifier="about"))
    'about 33 million cells'
    """

    #: What a thing is called of which no closer kind is known.
    model, dataset = "Model", "Dataset"

    def listed(self, names: Sequence[str]) -> str:
        """Join names; long lists are cut with a count."""
        if len(names) > SHOWN:
            return f"{', '.join(names[:SHOWN])} and {len(names) - SHOWN} more"
        return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)

    def concept(self, name: str) -> str:
        """Return a concept's name as it stands within a sentence; abbreviations stay."""
        first = name.split()[0]
        is_word = first.replace("-", "").isalpha() and first[1:].islower()
        return name[0].lower() + name[1:] if is_word else name

    def quantity(self, quantity: Quantity) -> str:
        """Return an amount with unit and qualifier."""
        words = [quantity.qualifier, self._number(quantity.amount), quantity.unit]
        return " ".join(word for word in words if word)

    def _number(self, count: int) -> str:
        for size, word in ((10**9, "billion"), (10**6, "million")):
            if count >= size:
                return f"{count / size:.2f}".rstrip("0").rstrip(".") + f" {word}"
        return f"{count:,}"

    def reads(self, modalities: str) -> str:
        """Return the kinds of data."""
        return modalities and f"reads {modalities}"

    def species(self, species: str) -> str:
        """Return the species."""
        return species and f"species: {species}"

    def parameters(self, count: int | None) -> str:
        """Return the number of parameters."""
        return f"{self._number(count)} parameters" if count else ""

    def pretrained(self, size: str, corpora: str) -> str:
        """Return the corpus."""
        corpus = f"{size} ({corpora})" if size and corpora else size or corpora
        return corpus and f"pre-trained on {corpus}"

    def serves(self, tasks: str) -> str:
        """Return the tasks."""
        return tasks and f"used for {tasks}"

    def within(self, wholes: str) -> str:
        """Return what it belongs to."""
        return wholes and f"belongs to {wholes}"

    def feeds(self, models: int) -> str:
        """Return how many models it feeds."""
        return (
            f"{models} {'model' if models == 1 else 'models'} here pre-trained on it"
            if models
            else ""
        )

    def taken_up(self, models: int, works: int) -> str:
        """Return how many models take a task up, and how many works study it."""
        counts = (self._count(models, "model"), self._count(works, "work"))
        return f"Taken up by {counts[0]} and studied in {counts[1]} of this collection."

    def _count(self, number: int, noun: str) -> str:
        return f"{number} {noun}{'' if number == 1 else 's'}"

    def line(self, kind: str, year: int | None, clauses: Sequence[str]) -> str:
        """Return the whole line."""
        head = f"{kind} of {year}" if year else kind
        return f"{head}: {'; '.join(clauses)}." if clauses else f"{head}."


class Chinese:
    """Chinese phrases.

    >>> Chinese().quantity(Quantity(amount=33_000_000, unit="cells", qualifier="about"))
    '约 3300 万个细胞'
    """

    #: What a thing is called of which no closer kind is known.
    model, dataset = "模型", "数据集"

    def listed(self, names: Sequence[str]) -> str:
        """Join names; long lists are cut with a count."""
        if len(names) > SHOWN:
            return f"{'、'.join(names[:SHOWN])}等 {len(names)} 项"
        return "、".join(names)

    def concept(self, name: str) -> str:
        """Return a concept's name as it stands within a sentence."""
        return name

    def quantity(self, quantity: Quantity) -> str:
        """Return an amount with unit and qualifier."""
        unit = UNITS_ZH.get(quantity.unit, f" {quantity.unit}")
        qualifier = QUALIFIERS_ZH.get(quantity.qualifier or "", "")
        return f"{qualifier and qualifier + ' '}{self._number(quantity.amount)}{unit}"

    def _number(self, count: int) -> str:
        for size, word in ((10**8, "亿"), (10**4, "万")):
            if count >= size:
                return f"{count / size:.2f}".rstrip("0").rstrip(".") + f" {word}"
        return f"{count} "

    def reads(self, modalities: str) -> str:
        """Return the kinds of data."""
        return modalities and f"数据模态：{modalities}"

    def species(self, species: str) -> str:
        """Return the species."""
        return species and f"物种：{species}"

    def parameters(self, count: int | None) -> str:
        """Return the number of parameters."""
        return f"{self._number(count)}参数" if count else ""

    def pretrained(self, size: str, corpora: str) -> str:
        """Return the corpus."""
        corpus = f"{size}（{corpora}）" if size and corpora else size or corpora
        return corpus and f"预训练语料：{corpus}"

    def serves(self, tasks: str) -> str:
        """Return the tasks."""
        return tasks and f"用于{tasks}"

    def within(self, wholes: str) -> str:
        """Return what it belongs to."""
        return wholes and f"隶属于 {wholes}"

    def feeds(self, models: int) -> str:
        """Return how many models it feeds."""
        return f"本图谱中有 {models} 个模型以其预训练" if models else ""

    def taken_up(self, models: int, works: int) -> str:
        """Return how many models take a task up, and how many works study it."""
        return f"本图谱中有 {models} 个模型涉及、{works} 篇论文研究该任务。"

    def line(self, kind: str, year: int | None, clauses: Sequence[str]) -> str:
        """Return the whole line."""
        head = f"{kind}（{year} 年）" if year else kind
        return f"{head}：{'；'.join(clauses)}。" if clauses else f"{head}。"


Phrases = English | Chinese
PHRASES: dict[str, Phrases] = {"en": English(), "zh": Chinese()}
