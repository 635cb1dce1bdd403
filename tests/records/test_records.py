"""Records are frozen, state known predicates, and come with schemas and templates."""

from __future__ import annotations

import json
import tomllib

import pydantic
import pytest

from spallm.records import KINDS, Claim, Entity, Model, Quantity, Source, curated, facts
from spallm.records.record import Text
from spallm.records.schema import schemas
from spallm.records.template import template


def test_a_record_cannot_be_changed() -> None:
    source = Source(id="a-list", name="A list", url="https://example.org/", basis="list")
    with pytest.raises(pydantic.ValidationError):
        source.name = "Another"  # type: ignore[misc]


def test_without_ranks_every_claim_is_shown() -> None:
    claims = (Claim[int](value=1, by=("a",)), Claim[int](value=2, by=("b",)))
    assert curated(claims) == claims


def test_a_deprecated_claim_is_never_shown() -> None:
    wrong = Claim[int](value=36_000_000, by=("list",), rank="deprecated")
    right = Claim[int](value=30_000_000, by=("card",))
    assert curated((wrong, right)) == (right,)
    assert curated((wrong,)) == ()


def test_a_quantity_needs_its_unit() -> None:
    with pytest.raises(pydantic.ValidationError, match="unit"):
        Quantity.model_validate({"amount": 5})


def test_a_quantity_is_positive() -> None:
    with pytest.raises(pydantic.ValidationError):
        Quantity(amount=0, unit="cells")


@pytest.mark.parametrize("address", ["javascript:alert(1)", "ftp://x.org/", "https://a b.org"])
def test_only_web_addresses_are_links(address: str) -> None:
    with pytest.raises(pydantic.ValidationError):
        Source(id="a", name="A", url=address, basis="list")


@pytest.mark.parametrize("bad", ["scGPT", "sc gpt", "-x", "x-", "a--b", "", "a/b"])
def test_ids_are_lower_case_words_joined_by_hyphens(bad: str) -> None:
    with pytest.raises(pydantic.ValidationError):
        Source(id=bad, name="A", url="https://example.org/", basis="list")


def test_kinds_of_descent_are_told_apart() -> None:
    predicates = {name: fact.predicate for name, fact in facts(Model)}
    kinds = ("fine_tuned_from", "continually_pretrained_from", "uses_component", "revision_of")
    assert len({predicates[kind] for kind in kinds}) == len(kinds)


@pytest.mark.parametrize("kind", KINDS)
def test_a_template_is_toml_that_names_every_field(kind: str) -> None:
    text = template(KINDS[kind])
    tomllib.loads(text)
    missing = {name for name, _ in facts(KINDS[kind]) if f"{name} = " not in text}
    assert missing <= {"aliases"}


@pytest.mark.parametrize("name", [f"{kind}.schema.json" for kind in KINDS])
def test_a_schema_leaves_the_id_to_the_file_name(name: str) -> None:
    schema = json.loads(schemas()[name])
    assert "id" not in schema["properties"]
    assert schema["additionalProperties"] is False


def test_every_entity_class_has_a_kind_of_its_own() -> None:
    assert all(issubclass(cls, Entity) and cls.kind == kind for kind, cls in KINDS.items())


def test_a_link_into_a_repository_is_pinned_to_what_was_read() -> None:
    source = Source(
        id="r", name="R", url="https://github.com/o/r", commit="abc", basis="stated-in-repository"
    )
    assert source.link("docs/read me.md#L3") == (
        "https://github.com/o/r/blob/abc/docs/read%20me.md#L3"
    )
    assert source.link(None) == "https://github.com/o/r/tree/abc"


@pytest.mark.parametrize("sign", ["\x00", "\x1b", "\x7f", "\u202e", "\u2066"])
def test_a_text_holds_nothing_that_cannot_be_seen(sign: str) -> None:
    with pytest.raises(pydantic.ValidationError, match=f"U\\+{ord(sign):04X}"):
        pydantic.TypeAdapter(Text).validate_python(f"sc{sign}GPT")


def test_a_text_may_have_lines_and_any_script() -> None:
    text = "单细胞\n\tعربي שלום é 💡"
    assert pydantic.TypeAdapter(Text).validate_python(text) == text
