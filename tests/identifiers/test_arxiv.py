"""arXiv identifiers of both styles."""

import pytest

from spallm.errors import IdentifierError
from spallm.identifiers import normalise_arxiv


@pytest.mark.parametrize(
    ("text", "value", "version"),
    [
        ("0704.0001", "0704.0001", None),
        ("1412.9999v1", "1412.9999", 1),
        ("1501.00001", "1501.00001", None),
        ("arXiv:2405.06708V2", "2405.06708", 2),
        ("hep-th/9901001", "hep-th/9901001", None),
        ("hep-th/9901001v3", "hep-th/9901001", 3),
        ("math.GT/0309136", "math/0309136", None),
        ("Math/0309136.", "math/0309136", None),
        ("10.48550/arXiv.1501.00001v4", "1501.00001", 4),
        ("https://arxiv.org/pdf/hep-th/9901001v1.pdf", "hep-th/9901001", 1),
        ("https://export.arxiv.org/abs/1501.00001", "1501.00001", None),
    ],
)
def test_the_value_is_parted_from_the_version(text: str, value: str, version: int | None) -> None:
    assert normalise_arxiv(text) == (value, version)


@pytest.mark.parametrize("text", ["1501.0001", "0704.001", "hep-th/99010", "hep-th/", "arXiv:15"])
def test_too_few_digits_look_cut_off(text: str) -> None:
    with pytest.raises(IdentifierError, match="looks cut off"):
        normalise_arxiv(text)


@pytest.mark.parametrize("text", ["1413.0001", "1500.00001", "hep-th/9900001", "math/0313001"])
def test_a_month_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(IdentifierError, match="there is no month"):
        normalise_arxiv(text)


@pytest.mark.parametrize("text", ["0703.0001", "hep-th/0801001", "9107.00001"])
def test_a_style_of_another_time_is_refused(text: str) -> None:
    with pytest.raises(IdentifierError, match="not given out at that time"):
        normalise_arxiv(text)


@pytest.mark.parametrize("text", ["1412.00001", "1501.000001", "hep-th/99010012"])
def test_too_many_digits_are_refused(text: str) -> None:
    with pytest.raises(IdentifierError, match="are due"):
        normalise_arxiv(text)


@pytest.mark.parametrize("text", ["arXiv:foo-bar/9901001", "10.1038/nature12345", "scGPT"])
def test_text_that_is_no_arxiv_identifier_is_refused(text: str) -> None:
    with pytest.raises(IdentifierError):
        normalise_arxiv(text)
