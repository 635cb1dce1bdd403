"""The versions that one line of a list speaks of."""

from __future__ import annotations

import pytest

from spallm.importers.entry import Role
from spallm.intake.editions import editions
from tests.intake.lists import entry

ARXIV = ("https://arxiv.org/abs/2305.01234v2", "paper")
DOI = ("https://doi.org/10.1038/s41592-024-02201-0", "paper")
PDF = ("https://example.org/~ada/paper.pdf", "paper")
CVPR = ("https://openaccess.thecvf.com/content/CVPR2024/html/X_paper.html", "paper")
REVIEW = ("https://openreview.net/forum?id=BKXvPDekud", "paper")


@pytest.mark.parametrize(
    ("links", "venue", "forms"),
    [
        ((DOI,), "Nature Methods", ["journal-article"]),
        ((ARXIV,), "arXiv", ["preprint"]),
        ((ARXIV,), None, ["preprint"]),
        ((ARXIV,), "NeurIPS 2023", ["conference-paper", "preprint"]),
        ((DOI, ARXIV), None, ["journal-article", "preprint"]),
        ((REVIEW,), "ICLR", ["conference-paper"]),
        ((REVIEW,), None, ["preprint"]),
        ((CVPR,), None, ["conference-paper"]),
        ((PDF,), None, ["web-page"]),
        ((PDF,), "Pattern Recognition", ["journal-article"]),
        ((PDF,), "OpenAI blog", ["web-page"]),
        ((), "ICML", ["conference-paper"]),
        ((), None, ["web-page"]),
    ],
)
def test_a_version_is_what_there_is_a_sign_of(
    links: tuple[tuple[str, Role], ...], venue: str | None, forms: list[str]
) -> None:
    found = editions(entry("Segmenting cells with one model", *links, venue=venue))
    assert [version.form for version in found] == forms


def test_a_format_that_tells_the_form_is_believed() -> None:
    (version,) = editions(entry("Segmenting cells", PDF, form="book-chapter"))
    assert (version.form, version.url) == ("book-chapter", PDF[0])


def test_the_venue_stands_at_the_version_that_it_published() -> None:
    published, preprint = editions(entry("Segmenting cells", ARXIV, venue="ICML 2023"))
    assert (published.venue, published.identifiers) == ("ICML 2023", ())
    assert (preprint.venue, preprint.identifiers) == (None, ("arxiv:2305.01234",))


def test_an_identifier_of_another_work_is_left_out() -> None:
    told = entry("Segmenting cells", DOI, venue="Nature")
    (version,) = editions(told, ("doi:10.1038/s41592-024-02201-0",))
    assert version.identifiers == ()
