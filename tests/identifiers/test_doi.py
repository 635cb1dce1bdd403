"""DOIs: what is wrapping, what is theirs, and what is missing."""

import pytest

from spallm.errors import IdentifierError
from spallm.identifiers import normalise_doi

SICI = "10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O"
LANCET = "10.1016/S0140-6736(05)67889-0"


@pytest.mark.parametrize(
    "text",
    [
        LANCET,
        f"doi:{LANCET}",
        f"doi: {LANCET}",
        f"DOI {LANCET}",
        f"info:doi/{LANCET}",
        f"https://doi.org/{LANCET}",
        f"http://dx.doi.org/{LANCET}",
        f"<{LANCET}>",
        f'"{LANCET}"',
        f"“https://doi.org/{LANCET}”",
        f"({LANCET})",
        f"({LANCET}).",
        f"{LANCET}.",
        f"{LANCET},",
        f"[{LANCET}];",
        f" {LANCET}\u200b\n",
        "10.1016%2FS0140-6736%2805%2967889-0",
        "https://doi.org/10.1016%252FS0140-6736(05)67889-0",
    ],
)
def test_wrapping_comes_off_and_balanced_parentheses_stay(text: str) -> None:
    assert normalise_doi(text) == LANCET.lower()


@pytest.mark.parametrize("text", [SICI, f"<{SICI}>", f"doi:{SICI}.", f"https://doi.org/{SICI}"])
def test_a_sici_stays_whole(text: str) -> None:
    assert normalise_doi(text) == SICI.lower()


@pytest.mark.parametrize(
    "doi",
    [
        "10.1038/nmeth.4380",
        "10.1038/nature12345",
        "10.1038/d41586-024-01217-y",
        "10.1007/s002210050525",
        "10.1140/epjc/s10052-013-2514-3",
        "10.1016/j.cell.2024.05.012",
        "10.1016/j.patter.2025.101326",
        "10.1016/j.heliyon.2024.e41488",
        "10.1016/b978-0-443-27523-4.00007-x",
        "10.1101/gr.277273.122",
        "10.1101/000042",
        "10.1101/2023.04.30.538439",
        "10.64898/2026.06.19.26356060",
        "10.1093/nar/gkae1142",
        "10.25452/figshare.plus.29190726",
        "10.1000.10/123456",
        "10.48550/arxiv.2405.06708",
        "10.1049/iet-syb:20080102",
    ],
)
def test_a_whole_doi_comes_back_as_it_is(doi: str) -> None:
    assert normalise_doi(doi) == doi


@pytest.mark.parametrize(
    "text",
    [
        "10.1038",
        "10.1038/",
        "https://doi.org/10.1038/",
        "10.1038/s41592",
        "10.1038/s41592-",
        "10.1038/s41592-024-",
        "10.1038/s41592-024-02353",
        "10.1038/s41592-024-02353-",
        "10.1038/s41592-024-02353-.",
        "10.1186/s13059-025-03781-",
        "10.1007/978-1-0716-3989-4_",
        "10.1016/S0140-6736(",
        "10.1016/S0140-6736(05",
        "10.1016/S0140-6736(05)",
        "10.1016/S0140-6736(05)67889",
        "10.1016/j.cell.",
        "10.1016/j.cell.2024",
        "10.1016/j.cell.2024.05.",
        "10.1016/j.ce...",
        "10.1016/j.ce…",
        "10.1002/(SICI)1097-4571(199806)49:8<693::AID",
        "10.1093/nar/",
        "10.1101/2023",
        "10.1101/2023.04.30",
        "10.1101/2023.04.30.",
        "10.1101/2023.04.30.5384",
        "10.1101/1331",
        "10.64898/2026.06.19.2635606",
        "10.48550/arXiv.",
        "10.48550/arXiv.2405",
        "10.48550/arXiv.2405.0670",
    ],
)
def test_a_doi_that_breaks_off_is_said_to_look_cut_off(text: str) -> None:
    with pytest.raises(IdentifierError, match="looks cut off"):
        normalise_doi(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "s41592-024-02201-0",
        "10.12/abc",
        "10.1038/s41592-024 02201-0",
        "10.1038/s41592-024-02201-0x",
        "10.1038/a)b",
        "10.1101/2023.13.30.538439",
        "10.1101/2023.04.30.1234567890",
        "10.48550/arXiv.2413.06708",
        "10.1038/%FFabc",
        "PMC12365531",
        "https://github.com/bowang-lab/scGPT",
    ],
)
def test_text_that_is_no_doi_is_refused(text: str) -> None:
    with pytest.raises(IdentifierError, match="is not a"):
        normalise_doi(text)


def test_the_hint_shows_a_whole_doi() -> None:
    with pytest.raises(IdentifierError) as caught:
        normalise_doi("10.1038/s41592-024-02353-")
    assert "10.1038/s41592-024-02201-0" in str(caught.value.hint)
