"""What makes two identifiers one."""

import pytest

from spallm.errors import IdentifierError
from spallm.identifiers import Identifier, parse


def test_the_version_is_no_part_of_identity() -> None:
    first, second = parse("arXiv:2405.06708v1"), parse("arXiv:2405.06708v2")
    assert first == second
    assert len({first, second}) == 1


def test_repositories_that_differ_in_case_are_one_and_keep_their_spelling() -> None:
    written, lowered = parse("github:bowang-lab/scGPT"), parse("github:bowang-lab/scgpt")
    assert written == lowered
    assert hash(written) == hash(lowered)
    assert written.curie == "github:bowang-lab/scGPT"


def test_forums_that_differ_in_case_are_two() -> None:
    assert parse("openreview:BKXvPDekud") != parse("openreview:bkxvpdekud")


def test_a_model_and_a_dataset_of_one_name_are_two() -> None:
    assert parse("hf:a/b") != parse("hf:datasets/a/b")


def test_identifiers_sort_by_scheme_and_value() -> None:
    found = sorted(parse(each) for each in ["pmid:2", "arXiv:2405.06708", "pmid:1"])
    assert [each.curie for each in found] == ["arxiv:2405.06708", "pubmed:1", "pubmed:2"]


def test_an_unknown_scheme_is_refused() -> None:
    with pytest.raises(IdentifierError, match="no scheme is called 'isbn'"):
        Identifier("isbn", "9780000000000")


def test_an_identifier_is_written_as_its_curie() -> None:
    assert str(parse("PMID: 1")) == "pubmed:1"
