from __future__ import annotations

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

from spallm.store.rows import cut_rows
from spallm.store.worker import TABLE_FORMATS

CELL = st.one_of(
    st.none(),
    st.text(alphabet='a"\r\n\t,}{]:&<\\模', max_size=8),
    st.sampled_from(["},{", '"}},{"']),
)


def serialised(rows: list[tuple[str | None, str | None]], form: str) -> bytes:
    """Serialise a table of texts with the engine."""
    cells = " ".join(
        f"({' '.join('UNDEF' if c is None else str(pyoxigraph.Literal(c)) for c in row)})"
        for row in rows
    )
    results = pyoxigraph.Store().query(f"SELECT ?a ?b {{ VALUES (?a ?b) {{ {cells} }} }}")
    return results.serialize(format=TABLE_FORMATS[form])


@pytest.mark.parametrize("form", TABLE_FORMATS)
@given(st.lists(st.tuples(CELL, CELL), max_size=6), st.integers(0, 7))
def test_a_cut_table_is_the_table_of_the_first_rows(form, rows, limit):
    body, cut = cut_rows(serialised(rows, form), form, limit)
    assert cut == (len(rows) > limit)
    assert body == serialised(rows[:limit], form)
