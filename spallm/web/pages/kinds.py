"""Kinds: what sorts of entities are called, one and many of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from spallm.analysis.kinds import KINDS as OURS
from spallm.store.subgraph import Subgraph
from spallm.views.palette import KINDS
from spallm.views.wording import Text

#: The kinds that readers come for.
FOREMOST = ("model", "paper", "dataset", "task", "organisation")

_OTHERS: dict[str, tuple[Text, Text]] = {
    "source": (["Source", "来源"], ["Sources", "来源"]),
    "architecture": (["Architecture", "架构"], ["Architectures", "架构"]),
    "tokenization": (["Tokenisation", "词元化方式"], ["Tokenisations", "词元化方式"]),
    "objective": (["Training objective", "训练目标"], ["Training objectives", "训练目标"]),
    "modality": (["Modality", "模态"], ["Modalities", "模态"]),
    "species": (["Species", "物种"], ["Species", "物种"]),
    "license": (["Licence", "许可证"], ["Licences", "许可证"]),
    "genre": (["Paper kind", "论文类型"], ["Paper kinds", "论文类型"]),
    "section": (["Section", "分区"], ["Sections", "分区"]),
    "status": (["Paper status", "论文状态"], ["Paper statuses", "论文状态"]),
    "dataset-kind": (["Dataset kind", "数据集类型"], ["Dataset kinds", "数据集类型"]),
    "model-level": (["Model level", "模型层级"], ["Model levels", "模型层级"]),
    "basis": (["Evidence basis", "证据依据"], ["Evidence bases", "证据依据"]),
    "outcome": (["Evaluation outcome", "测评结论"], ["Evaluation outcomes", "测评结论"]),
    "characteristic": (["Characteristic", "特点"], ["Characteristics", "特点"]),
}


def one(kind: str) -> Text:
    """Return what one entity of a kind is called; a kind that we do not know keeps its name.

    >>> one("model"), one("Gene")
    (['Model', '模型'], 'Gene')
    """
    return KINDS[kind].name if kind in KINDS else _OTHERS.get(kind, (kind, kind))[0]


def many(kind: str) -> Text:
    """Return what several entities of a kind are called."""
    return KINDS[kind].plural if kind in KINDS else _OTHERS.get(kind, (kind, kind))[1]


def counted(whole: Subgraph) -> Mapping[str, int]:
    """Return how many entities there are of each kind: ours in a reader's order, others after."""
    counts = Counter(node.kind for node in whole.nodes.values())
    order = {kind: n for n, kind in enumerate(dict.fromkeys((*FOREMOST, *OURS)))}
    found = sorted(counts, key=lambda kind: (order.get(kind, len(order)), -counts[kind], kind))
    return {kind: counts[kind] for kind in found}
