"""Matrices by name: models against the tasks, and against the data, that they were tested on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from spallm.exports.format import Selection
from spallm.exports.table import Table
from spallm.nearness import unknown
from spallm.tables.data_matrix import data_matrix
from spallm.tables.evaluation_list import evaluation_list
from spallm.tables.task_matrix import task_matrix

__all__ = ["MATRICES", "data_matrix", "evaluation_list", "matrix", "task_matrix"]

#: The matrices, as commands and pages name them.
MATRICES: Mapping[str, Callable[..., Table]] = MappingProxyType(
    {"tasks": task_matrix, "data": data_matrix}
)


def matrix(
    name: str,
    selection: Selection,
    *,
    language: str = "en",
    every: bool = False,
    full: bool = False,
) -> Table:
    """Return a matrix of a selection by its name."""
    if name not in MATRICES:
        raise unknown("matrix", name, MATRICES)
    return MATRICES[name](selection, language=language, every=every, full=full)
