"""Amounts: quantities in words, in English and Chinese."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spallm.views.parts import amount
from spallm.views.statements import Stated
from spallm.views.wording import Text

_QUALIFIERS = {"about": "约", "over": "超过", "under": "不足"}
#: Units that need no English in Chinese text; others stay as the source has them.
_UNITS = {
    "cells": "个细胞", "spots": "个位点", "cells or spots": "个细胞或位点", "samples": "个样本",
    "unique human cells": "个不重复的人类细胞", "nuclei": "个细胞核", "datasets": "个数据集",
    "tasks": "项任务", "perturbations": "种扰动", "slides": "张切片", "images": "幅图像",
    "image patches": "个图像块", "single-marker patches": "个单标志物图块",
    "profiles": "个表达谱", "spatially resolved profiles": "个空间表达谱",
    "image-transcriptome pairs": "个图像–转录组对", "image-caption pairs": "个图像–文字对",
    "image-expression pairs": "个图像–表达对", "cell-text pairs": "个细胞–文本对",
    "cell-gene pairs": "个细胞–基因对", "spot-niche pairs": "个位点–微环境对",
}  # fmt: skip


def sized(said: Sequence[Stated]) -> Text:
    """Return the quantity that is told of a node."""
    told = amount(said)
    english = told if isinstance(told, str) else told[0]
    return [english, quantity(english)]


def quantity(text: str) -> str:
    """Return an amount in Chinese.

    >>> quantity("over 33,000,000 cells"), quantity("5 light-years")
    ('超过 33,000,000 个细胞', '5 light-years')
    """
    found = re.fullmatch(r"(?:(about|over|under) )?([\d,.]+) (.+)", text)
    if not found:
        return text
    word, number, unit = found.groups()
    return " ".join(filter(None, [_QUALIFIERS.get(word, ""), number, _UNITS.get(unit, unit)]))
