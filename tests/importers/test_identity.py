"""What an entry says of the identity of its work."""

from __future__ import annotations

from typing import Any

from spallm.importers.entry import Entry, Link, Place, Role
from spallm.importers.identity import asked

PLACE = Place("list.md", 7, 3)
PAGE = "https://lab.example.org/segmenter"
CODE = "https://github.com/lab/segmenter"


def _entry(*links: tuple[str, Role], **more: Any) -> Entry:
    made = tuple(Link(url, "", role, PLACE) for url, role in links)
    return Entry(PLACE, more.pop("title", "Segmenter: one model for all"), links=made, **more)


def test_the_paper_counts_first_and_code_stands_apart() -> None:
    known = asked(_entry((PAGE, "page"), (CODE, "code"), ("https://doi.org/10.1038/S1-2", "paper")))
    assert known.identifiers == ("doi:10.1038/s1-2",)
    assert known.addresses == (PAGE,)
    assert known.code == ("github:lab/segmenter",)
    assert (known.id, known.kind, known.names) == ("list.md:7:3", "paper", ("Segmenter",))


def test_a_repository_never_names_a_paper_but_a_model() -> None:
    weights = "https://huggingface.co/lab/segmenter"
    assert asked(_entry((weights, "paper"))).identifiers == ()
    assert asked(_entry((weights, "weights"), what="model")).identifiers == (
        "huggingface:lab/segmenter",
    )


def test_a_resource_is_known_by_its_address() -> None:
    known = asked(_entry((f"{CODE}/tree/main/intro", "code"), what="resource"), "e1")
    assert (known.id, known.kind) == ("e1", "paper")
    assert known.addresses == (f"{CODE}/tree/main/intro",)


def test_identifiers_that_a_format_states_go_first() -> None:
    stated = ("doi:10.1038/s1-2", "github:lab/segmenter")
    known = asked(_entry(("https://arxiv.org/pdf/2405.06708v2", "paper"), identifiers=stated))
    assert known.identifiers == ("doi:10.1038/s1-2", "arxiv:2405.06708")


def test_a_doi_that_was_cut_off_is_only_an_address() -> None:
    known = asked(_entry(("https://doi.org/10.1038/s41592-024-02353-", "paper")))
    assert known.identifiers == ()
    assert known.addresses == ("https://doi.org/10.1038/s41592-024-02353-",)
