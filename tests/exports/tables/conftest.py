"""Tables with everything that a table can have, and with any text in every place."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from spallm.exports.table import Cell, Heading, Item, Row, Source, Table, cell

URL = "https://example.org/a_b~c?d=1&e=%20#f"
SOURCES = (
    Source("Cui et al. 2024, Methods", "https://doi.org/10.1038/s41592-024-02201-0"),
    Source("README", URL),
    Source("a talk"),
)
HEADINGS = (
    Heading("model", "Model"),
    Heading("parameters", "Parameters", is_number=True),
    Heading("weights", "Weights"),
    Heading("tasks", "Tasks", has_several=True),
)


def full() -> Table:
    disputed = Item("51 million", number=51_000_000, sources=(2,), disputed=True)
    first = Row(
        (
            Cell((Item("scGPT", "https://w3id.org/spallm/model/scgpt"),)),
            Cell((Item("53 million", number=53_000_000, sources=(0, 1)), disputed)),
            Cell((Item("Weights", URL),)),
            Cell((Item("integration", sources=(1,)), Item("annotation")), mark="better"),
        )
    )
    second = Row((cell("Nicheformer"), cell(-3), Cell(), cell("clustering")), group="Spatial")
    return Table("Models", HEADINGS, (first, second), SOURCES, ("Sizes are as published.",))


def saying(text: str, language: str = "en") -> Table:
    """Return a table that has a text in every place where text can stand."""
    item = Item(text, text, sources=(0,))
    return Table(
        text,
        (Heading("name", text), Heading("other", "Other")),
        (Row((Cell((item,)), Cell((Item(text, URL), Item("b"))), ), group=text),
         Row((cell("c"), Cell()))),
        (Source(text, text), Source(text, URL)),
        (text,),
        language=language,
    )  # fmt: skip


def sized(rows: int, columns: int, words: int = 1) -> Table:
    """Return a table of so many rows and columns, each cell of so many words."""
    headings = tuple(Heading(f"c{n}", f"Column {n}") for n in range(columns))
    line = Row(tuple(cell(" ".join(["finding"] * words)) for _ in headings))
    return Table("Sized", headings, (line,) * rows)


@pytest.fixture
def table() -> Table:
    return full()


@pytest.fixture(scope="session")
def table_saying() -> Callable[..., Table]:
    return saying


@pytest.fixture(scope="session")
def table_of_size() -> Callable[..., Table]:
    return sized
