from __future__ import annotations

import pytest

from spallm.importers.citation import cited
from spallm.importers.venue import is_venue, venue
from spallm.importers.year import year


@pytest.mark.parametrize(
    ("text", "authors", "where", "when"),
    [
        ("Ada Lovelace, Grace Hopper. ICLR 2024.", 2, "ICLR", 2024),
        ("Ada Lovelace and Grace Hopper NeurIPS 2021", 2, "NeurIPS", 2021),
        ("Lovelace et al., ECCV 2020", 2, "ECCV", 2020),
        ("(2015), L. Gatys et al.", 2, None, 2015),
        ("arXiv, 21 Jul 2025", 0, "arXiv", 2025),
        ("Nature 521.7553 (2015): 436-444.", 0, "Nature", 2015),
        ("ACL (Findings) 2021", 0, "ACL (Findings)", 2021),
        ("Wireless Communications and Mobile Computing 2021", 0,
         "Wireless Communications and Mobile Computing", 2021),
        ("A tool that reads and writes what was seen in 2016 and sorts it.", 0, None, None),
    ],
)  # fmt: skip
def test_a_citation_is_taken_apart(
    text: str, authors: int, where: str | None, when: int | None
) -> None:
    told = cited(text)
    assert (len(told.authors), told.venue, told.year) == (authors, where, when)


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("NeurIPS'23", 2023),
        ("UIST25", 2025),
        ("2024.02", 2024),
        ("06/2024", 2024),
        ("20240131", 2024),
        ("arXiv:2004.05678", None),
        ("2,048 units", None),
        ("v2020", None),
    ],
)
def test_years_are_told_from_other_numbers(text: str, when: int | None) -> None:
    assert year(text) == when


@pytest.mark.parametrize("text", ["University of Oxford", "Fast R-CNN", "Blogs", "@google, 2022"])
def test_what_is_no_venue_is_none(text: str) -> None:
    assert not is_venue(text)


def test_numbers_of_preprints_are_no_part_of_a_venue() -> None:
    assert venue("arXiv preprint arXiv:2004.10934 (2020)") == "arXiv"
