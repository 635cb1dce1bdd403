"""Authors are nodes of their paper, one for each place in a list."""

from __future__ import annotations

from spallm.build import assemble
from spallm.vocabulary import SCHEMA, SPALLM

AUTHORS = 'authors = [\n    {value = ["Wei Zhang", "Jane Roe", "Wei Zhang"], by = ["list"]},\n]\n'


def objects(workshop, ending: str, predicate: str) -> list[str]:
    snapshot = assemble(workshop.read(), workshop.vocabulary)
    return [
        quad.object.value
        for quad in snapshot.quads
        if quad.subject.value.endswith(ending) and quad.predicate.value == predicate
    ]


def test_two_authors_of_one_name_are_two_people_with_a_place_each(workshop) -> None:
    workshop.bend("papers/second-work.toml", "\n[[versions]]", f"{AUTHORS}\n[[versions]]")
    first = objects(workshop, "author/wei-zhang", SCHEMA.position)
    assert (first, objects(workshop, "author/wei-zhang-2", SCHEMA.position)) == (["1"], ["3"])


def test_a_locator_that_is_an_address_stays_text(workshop) -> None:
    workshop.bend("papers/second-work.toml", "README.md#L2", "https://example.org/a")
    snapshot = assemble(workshop.read(), workshop.vocabulary)
    told = [str(q.object) for q in snapshot.quads if q.predicate.value == SPALLM.locator]
    assert '"https://example.org/a"' in told
