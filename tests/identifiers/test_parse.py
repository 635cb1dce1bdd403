"""Every form in which an identifier is copied, and what it comes to."""

import pytest

from spallm.errors import IdentifierError
from spallm.identifiers import Identifier, parse, try_parse

NATURE = "doi:10.1038/s41592-024-02201-0"
PREPRINT = "doi:10.1101/2023.04.30.538439"
LANGCELL = "arxiv:2405.06708"
PMC = "pmc:PMC12365531"

FORMS = {
    NATURE: """
        10.1038/s41592-024-02201-0
        doi:10.1038/s41592-024-02201-0
        DOI: 10.1038/S41592-024-02201-0
        doi:https://doi.org/10.1038/s41592-024-02201-0
        https://doi.org/10.1038/s41592-024-02201-0
        http://dx.doi.org/10.1038/s41592-024-02201-0
        doi.org/10.1038/s41592-024-02201-0
        https://doi.org/10.1038%2Fs41592-024-02201-0
        https://doi.org/10.1038/s41592-024-02201-0/
        <https://doi.org/10.1038/s41592-024-02201-0>
        https://www.nature.com/articles/s41592-024-02201-0
        https://www.nature.com/articles/s41592-024-02201-0.pdf
        https://www.nature.com/articles/s41592-024-02201-0.epdf
        https://www.nature.com/articles/s41592-024-02201-0_reference.pdf
        https://www.nature.com/articles/s41592-024-02201-0/figures/2
        www.nature.com/articles/s41592-024-02201-0?error=cookies#Sec2
    """,
    PREPRINT: """
        10.1101/2023.04.30.538439v2
        https://www.biorxiv.org/content/10.1101/2023.04.30.538439
        https://www.biorxiv.org/content/10.1101/2023.04.30.538439v2
        https://www.biorxiv.org/content/10.1101/2023.04.30.538439v2.abstract
        https://www.biorxiv.org/content/10.1101/2023.04.30.538439v2.full
        https://www.biorxiv.org/content/10.1101/2023.04.30.538439v2.full.pdf
        https://www.biorxiv.org/content/10.1101/2023.04.30.538439v2.full.pdf+html
        https://www.biorxiv.org/content/10.1101/2023.04.30.538439v1.supplementary-material
        https://www.biorxiv.org/content/biorxiv/early/2023/05/01/2023.04.30.538439.full.pdf
    """,
    "doi:10.1101/133173": "https://www.biorxiv.org/content/early/2017/05/03/133173",
    "doi:10.64898/2026.06.19.26356060": """
        https://www.medrxiv.org/content/10.64898/2026.06.19.26356060v1
    """,
    "doi:10.1007/978-1-0716-3989-4_57": """
        https://link.springer.com/chapter/10.1007/978-1-0716-3989-4_57
        https://link.springer.com/content/pdf/10.1007/978-1-0716-3989-4_57.pdf
    """,
    "doi:10.1186/s13059-025-03781-6": """
        https://genomebiology.biomedcentral.com/articles/10.1186/s13059-025-03781-6
        https://link.springer.com/article/10.1186/s13059-025-03781-6/figures/3
    """,
    "doi:10.1002/qub2.70010": "https://onlinelibrary.wiley.com/doi/full/10.1002/qub2.70010",
    "doi:10.1002/advs.202409990": """
        https://advanced.onlinelibrary.wiley.com/doi/pdf/10.1002/advs.202409990?af=R
    """,
    "doi:10.1126/science.aec8514": "https://www.science.org/doi/10.1126/science.aec8514",
    "doi:10.1021/acs.jcim.4c00001": "https://pubs.acs.org/doi/abs/10.1021/acs.jcim.4c00001",
    "doi:10.3389/fgene.2022.1038919": """
        https://www.frontiersin.org/articles/10.3389/fgene.2022.1038919/full
    """,
    "doi:10.1093/bib/bbad195": "https://academic.oup.com/bib/doi/10.1093/bib/bbad195/7169137",
    "doi:10.1371/journal.pone.0012345": """
        https://journals.plos.org/plosone/article?id=10.1371/journal.pone.0012345
    """,
    LANGCELL: """
        2405.06708
        2405.06708v2
        arXiv:2405.06708
        arXiv:2405.06708v1 [q-bio.GN] 9 May 2024
        https://arxiv.org/abs/2405.06708
        http://www.arxiv.org/abs/2405.06708v3
        https://arxiv.org/pdf/2405.06708
        https://arxiv.org/pdf/2405.06708v1.pdf
        https://arxiv.org/html/2405.06708v1
        arxiv.org/abs/2405.06708
        10.48550/arXiv.2405.06708
        doi:10.48550/arXiv.2405.06708
        https://doi.org/10.48550/arXiv.2405.06708
        https://huggingface.co/papers/2405.06708
    """,
    "arxiv:hep-th/9901001": "hep-th/9901001 https://arxiv.org/abs/hep-th/9901001v2",
    "arxiv:math/0309136": "math.GT/0309136 arXiv:math/0309136 10.48550/arXiv.math/0309136",
    "openreview:BKXvPDekud": """
        openreview:BKXvPDekud
        https://openreview.net/forum?id=BKXvPDekud
        https://openreview.net/pdf?id=BKXvPDekud
        https://openreview.net/forum?id=BKXvPDekud&noteId=abc#discussion
        openreview.net/forum?id=BKXvPDekud
    """,
    "openreview:H1-nGgWC-": "https://openreview.net/forum?id=H1-nGgWC-",
    "pmlr:v235/zhao24u": """
        pmlr:v235/zhao24u
        v235/zhao24u
        https://proceedings.mlr.press/v235/zhao24u.html
        https://proceedings.mlr.press/v235/zhao24u/zhao24u.pdf
        https://proceedings.mlr.press/v235/zhao24u.pdf
    """,
    "acl:2025.acl-long.26": """
        acl:2025.acl-long.26
        2025.acl-long.26
        https://aclanthology.org/2025.acl-long.26/
        https://aclanthology.org/2025.acl-long.26.pdf
        https://aclanthology.org/2025.acl-long.26v2.pdf
    """,
    "acl:D19-1410": """
        D19-1410
        https://aclanthology.org/D19-1410.pdf
        https://www.aclweb.org/anthology/D19-1410
    """,
    "pubmed:38483032": """
        pubmed:38483032
        pmid:38483032
        PMID: 38483032
        https://pubmed.ncbi.nlm.nih.gov/38483032/
        https://www.ncbi.nlm.nih.gov/pubmed/38483032
    """,
    PMC: """
        PMC12365531
        pmc:PMC12365531
        pmcid:PMC12365531
        PMC12365531.2
        https://pmc.ncbi.nlm.nih.gov/articles/PMC12365531/
        https://www.ncbi.nlm.nih.gov/pmc/articles/PMC12365531/pdf/main.pdf
        https://europepmc.org/article/PMC/PMC12365531
    """,
    "github:bowang-lab/scGPT": """
        github:bowang-lab/scGPT
        https://github.com/bowang-lab/scGPT
        https://github.com/bowang-lab/scGPT/
        https://github.com/bowang-lab/scGPT.git
        https://github.com/bowang-lab/scGPT#readme
        https://github.com/bowang-lab/scGPT/tree/main/scgpt
        git@github.com:bowang-lab/scGPT.git
        git+https://github.com/bowang-lab/scGPT.git
        github.com/bowang-lab/scGPT
        https://raw.githubusercontent.com/bowang-lab/scGPT/main/README.md
    """,
    "huggingface:ctheodoris/Geneformer": """
        huggingface:ctheodoris/Geneformer
        hf:ctheodoris/Geneformer
        https://huggingface.co/ctheodoris/Geneformer
        https://huggingface.co/ctheodoris/Geneformer/tree/main
        https://hf.co/ctheodoris/Geneformer
    """,
    "huggingface:datasets/arcinstitute/Perturb-Sapiens": """
        huggingface:datasets/arcinstitute/Perturb-Sapiens
        https://huggingface.co/datasets/arcinstitute/Perturb-Sapiens
        https://huggingface.co/datasets/arcinstitute/Perturb-Sapiens/viewer/default
    """,
}


def _lines(block: str) -> list[str]:
    lines = [line.strip() for line in block.strip().splitlines()]
    return lines if len(lines) > 1 or ": " in block else block.split()


CASES = [(form, curie) for curie, block in FORMS.items() for form in _lines(block)]


@pytest.mark.parametrize(("form", "curie"), CASES)
def test_a_form_is_recognised(form: str, curie: str) -> None:
    assert parse(form).curie == curie


@pytest.mark.parametrize(("form", "curie"), CASES)
def test_the_url_and_the_curie_of_an_identifier_name_it_again(form: str, curie: str) -> None:
    found = parse(form)
    assert parse(found.url) == found == parse(found.curie)


@pytest.mark.parametrize(
    ("form", "version"),
    [
        ("https://arxiv.org/abs/2405.06708v3", 3),
        ("10.48550/arXiv.2405.06708v2", 2),
        ("https://www.biorxiv.org/content/10.1101/2023.04.30.538439v2.full.pdf", 2),
        ("https://aclanthology.org/2025.acl-long.26v2.pdf", 2),
        ("PMC12365531.1", 1),
        ("arXiv:2405.06708", None),
    ],
)
def test_a_version_is_kept_beside_the_value(form: str, version: int | None) -> None:
    assert parse(form).version == version


@pytest.mark.parametrize(
    ("form", "url"),
    [
        ("2405.06708v2", "https://arxiv.org/abs/2405.06708"),
        ("PMID:38483032", "https://pubmed.ncbi.nlm.nih.gov/38483032/"),
        ("PMC12365531", "https://pmc.ncbi.nlm.nih.gov/articles/PMC12365531/"),
        ("v235/zhao24u", "https://proceedings.mlr.press/v235/zhao24u.html"),
        ("2025.acl-long.26", "https://aclanthology.org/2025.acl-long.26/"),
        ("openreview:BKXvPDekud", "https://openreview.net/forum?id=BKXvPDekud"),
        ("github:theislab/nicheformer", "https://github.com/theislab/nicheformer"),
        ("hf:datasets/a/b", "https://huggingface.co/datasets/a/b"),
        (
            "10.1002/(SICI)1(2)3:8<69::AID>3.0.CO;2-#",
            "https://doi.org/10.1002/(sici)1(2)3:8%3C69::aid%3E3.0.co;2-%23",
        ),
    ],
)
def test_the_url_is_stable_and_escaped(form: str, url: str) -> None:
    assert parse(form).url == url


@pytest.mark.parametrize(
    "text",
    [
        "https://www.biorxiv.org/content/10.1101/2025.06.",
        "https://www.nature.com/articles/s41592-024-02353-",
        "https://doi.org/10.1038/",
        "10.48550/arXiv.2405.067",
        "https://arxiv.org/abs/2405.0670",
        "v235/zhao",
        "https://proceedings.mlr.press/v235/",
        "2025.acl-long.",
        "openreview:BKXv",
        "https://www.cell.com/iscience/pdf/S2589-0042(23",
        "https://openreview.net/forum?id=",
        "PMC",
        "huggingface:arcinstitute/Perturb-",
    ],
)
def test_an_identifier_that_breaks_off_is_said_to_look_cut_off(text: str) -> None:
    with pytest.raises(IdentifierError, match="looks cut off") as caught:
        parse(text)
    assert caught.value.hint


@pytest.mark.parametrize(
    "text",
    [
        "https://github.com/theislab",
        "https://github.com/topics/single-cell",
        "https://huggingface.co/docs/transformers/en/model_doc/t5",
        "https://huggingface.co/gpt2",
        "https://huggingface.co/datasets/squad",
        "https://huggingface.co/collections/tahoebio/x-1",
        "https://www.cell.com/cell/fulltext/S0092-8674(24)00301-5",
        "https://academic.oup.com/bib/article/25/6/bbae548/7842778",
        "https://www.ncbi.nlm.nih.gov/geo/",
        "https://pubmed.ncbi.nlm.nih.gov/",
        "https://openreview.net/group?id=ICLR.cc",
        "https://openalex.org/W4412750612",
        "https://[broken/10.1038/x1",
    ],
)
def test_an_address_without_an_identifier_is_refused_with_a_hint(text: str) -> None:
    with pytest.raises(IdentifierError) as caught:
        parse(text)
    assert caught.value.hint


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "arXiv:",
        "Geneformer",
        "38483032",
        "bowang-lab/scGPT",
        "pii:S0092-8674(24)00301-5",
    ],
)
def test_text_of_no_known_form_is_refused_with_the_known_forms(text: str) -> None:
    with pytest.raises(IdentifierError, match="not an identifier of a known form") as caught:
        parse(text)
    assert "openreview:" in str(caught.value)


def test_try_parse_answers_none_instead_of_raising() -> None:
    assert try_parse("10.1038/s41592-024-02353-") is None
    assert try_parse("2405.06708") == Identifier("arxiv", "2405.06708")


def test_the_message_about_long_text_stays_short() -> None:
    with pytest.raises(IdentifierError) as caught:
        parse("word " * 1000)
    assert len(caught.value.message) < 200
