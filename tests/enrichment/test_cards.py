"""Licences, descent, data and tasks are proposed where what they name is known here."""

from __future__ import annotations

from typing import Any

import pytest

from spallm.enrichment.answer import Answer, bare
from spallm.enrichment.cards import Names, told_of_thing
from spallm.enrichment.licences import Licences, read_licences
from spallm.enrichment.services import ALL, SERVICES
from spallm.enrichment.telling import Said
from spallm.importers.entry import Entry, Place, Relation
from spallm.records import Claim, Dataset, Model

HERE = Place("answer", 1)
ALL_OF_IT = frozenset(ALL)


@pytest.fixture(scope="module")
def licences(vocabulary) -> Licences:
    return read_licences(vocabulary)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("MIT", "mit"), ("Apache-2.0", "apache-2.0"), ("GPL-3.0", "gpl-3.0"),
        ("GPL-3.0-or-later", "gpl-3.0"), ("cc-by-nc-4.0", "cc-by-nc-4.0"),
        ("https://creativecommons.org/licenses/by/4.0/legalcode", "cc-by-4.0"),
        ("https://creativecommons.org/publicdomain/zero/1.0/", "cc0-1.0"),
        ("https://spdx.org/licenses/MIT.html", "mit"), ("WTFPL", None), ("", None),
        ("openrail++", None), ("permissive-license", "permissive-license"),
    ],
)  # fmt: skip
def test_licences_are_known_by_several_names(
    licences: Licences, text: str, meant: str | None
) -> None:
    assert licences.meant(text) == meant


def claim(value: str) -> tuple[Claim[str], ...]:
    return (Claim[str](value=value, by=("list",)),)


def model(**more: Any) -> Model:
    return Model(id="glow", name="Glow", level=claim("checkpoint"), **more)


def card(*related: tuple[str, str]) -> Answer:
    relations = tuple(Relation(field, target, HERE) for field, target in related)
    entry = Entry(HERE, "glow", "model", relations=relations)
    return Answer(SERVICES["hugging-face"], "huggingface:lantern/glow", "lantern/glow", entry)


def licence(text: str) -> Answer:
    service, name = SERVICES["github"], "lantern/glow"
    return Answer(service, f"github:{name}", name, bare(service, name, "license", (text,)))


def names(licences: Licences, *sharing: str) -> Names:
    return Names(
        licences,
        {
            "huggingface:lantern/glow": ("glow", *sharing),
            "huggingface:lantern/ember": ("ember",),
            "huggingface:lantern/twins": ("twin-a", "twin-b"),
        },
        {"huggingface:datasets/lantern/cells": "some-cells"},
        {"perturbation prediction": "perturbation-prediction"},
    )


def said(record: Model | Dataset, answer: Answer, known: Names) -> Said:
    return told_of_thing(record, [answer], ALL_OF_IT, known)


def told(result: Said) -> list[tuple[str, Any]]:
    return [(each.field, each.value) for each in result.told]


def test_github_tells_the_licence_of_code_and_a_card_that_of_weights(licences: Licences) -> None:
    known = names(licences)
    assert told(said(model(), licence("MIT"), known)) == [("code_license", "mit")]
    stated = card(("weights_license", "apache-2.0"))
    assert told(said(model(), stated, known)) == [("weights_license", "apache-2.0")]
    assert said(model(code_license=claim("mit")), licence("Apache-2.0"), known) == Said()


def test_a_licence_that_is_not_ours_is_noted_and_one_that_says_nothing_is_not(
    licences: Licences,
) -> None:
    odd = said(model(), licence("WTFPL"), names(licences))
    assert [note.words() for note in odd.notes] == [
        "the licence WTFPL is not in the scheme of licences"
    ]
    assert said(model(), licence("NOASSERTION"), names(licences)) == Said()


def test_a_card_tells_descent_data_and_tasks(licences: Licences) -> None:
    stated = card(
        ("fine_tuned_from", "Lantern/Ember"), ("trained_on", "lantern/cells"),
        ("tasks", "perturbation-prediction"), ("trained_on", "lantern/else"), ("tasks", "poetry"),
        ("fine_tuned_from", "lantern/twins"),
    )  # fmt: skip
    result = said(model(), stated, names(licences))
    assert told(result) == [
        ("fine_tuned_from", "ember"), ("tasks", "perturbation-prediction"),
        ("fine_tuned_on", "some-cells"),
    ]  # fmt: skip
    assert [(note.kind, note.details[-1]) for note in result.notes] == [
        ("no-model", "lantern/twins"), ("no-task", "poetry"), ("no-dataset", "lantern/else"),
    ]  # fmt: skip


def test_data_of_a_model_without_a_base_are_what_it_was_pretrained_on(licences: Licences) -> None:
    result = said(model(), card(("trained_on", "lantern/cells")), names(licences))
    assert told(result) == [("pretrained_on", "some-cells")]


def test_the_card_of_a_repository_with_several_models_tells_the_licence_only(
    licences: Licences,
) -> None:
    stated = card(("fine_tuned_from", "lantern/ember"), ("weights_license", "mit"))
    result = said(model(), stated, names(licences, "glow-large"))
    assert told(result) == [("weights_license", "mit")]
    assert [note.kind for note in result.notes] == ["shared-repository"]


def test_a_model_is_not_its_own_base(licences: Licences) -> None:
    result = said(model(), card(("fine_tuned_from", "lantern/glow")), names(licences))
    assert result == Said()


def test_data_under_another_name_are_other_data(licences: Licences) -> None:
    cells = Dataset(id="some-cells", name="Some cells", type=claim("corpus"))
    for title, fields in (("Some cells, release 1", ["license"]), ("Lobsters of the sea", [])):
        entry = Entry(HERE, title, "dataset", also=(("license", "cc-by-4.0"),))
        found = Answer(SERVICES["datacite"], "doi:10.5281/zenodo.1", "10.5281/zenodo.1", entry)
        result = said(cells, found, names(licences))
        assert [field for field, _ in told(result)] == fields
        assert [note.kind for note in result.notes] == ([] if fields else ["another-title"])
