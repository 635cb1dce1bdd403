"""The grid of a matrix: models as rows in groups, things of another kind as columns."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from spallm.exports.table import Cell, Heading, Item, Row, Table
from spallm.tables.footnotes import Footnotes
from spallm.tables.found import said_in
from spallm.tables.scope import Scope
from spallm.views.wording import Text

_MODEL: Text = ["Model", "模型"]
_NOTHING: Text = [
    "Nothing of the kind is known here of what is selected.", "图中没有所选内容的此类信息。"
]  # fmt: skip

#: What fills the cell of a model and a column.
Filled = Callable[[str, str], Cell]


def grid(
    scope: Scope, title: Text, models: Sequence[str], columns: Mapping[str, Heading],
    filled: Filled, notes: Footnotes, legend: Sequence[Text], language: str,
) -> Table:  # fmt: skip
    """Return a matrix; cells are filled row by row, so that footnotes count in that order."""
    rows = [
        Row(
            (_name(scope, model, language), *(filled(model, column) for column in columns)),
            scope.group(model, language),
        )
        for model in models
    ]
    told = legend if rows else (_NOTHING,)
    return Table(
        said_in(title, language),
        (Heading("model", said_in(_MODEL, language)), *columns.values()),
        tuple(rows),
        notes.sources(),
        tuple(said_in(each, language) for each in told),
        unknown="",
        language=language,
    )


def heading(scope: Scope, iri: str, language: str) -> Heading:
    """Return the heading of an entity's column, which goes by its id."""
    node = scope.ground.whole.nodes[iri]
    return Heading(node.id, said_in(scope.ground.name(iri), language), has_several=True)


def _name(scope: Scope, model: str, language: str) -> Cell:
    ground = scope.ground
    return Cell((Item(said_in(ground.name(model), language), ground.address(model)),))
