"""Two spellings of one title become equal."""

import pytest

from spallm.identifiers import normalise_title


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("scGPT: Toward  Building\na Model.", "scgpt toward building a model"),
        ("Large-scale “foundation” model", "large scale foundation model"),
        ("A <i>Drosophila</i> CO<sub>2</sub> atlas", "a drosophila co2 atlas"),
        ("Genes &amp; cells", "genes cells"),
        (r"The \emph{Single} {C}ell and M\"uller", "the single cell and muller"),
        ("Naïve Müller Łukasz", "naive muller łukasz"),
        ("Alzheimer's = Alzheimer\u2019s", "alzheimers alzheimers"),
        ("ﬁne \uff26\uff35\uff2c\uff2c width", "fine full width"),
        ("Straße", "strasse"),
        ("TGF-β", "tgf β"),
        ("单细胞、基础模型「综述」", "单细胞 基础模型 综述"),
        ("シングルセル ガイド", "シングルセル ガイド"),
        ("p < 0.05 and q > 0.1", "p 0 05 and q 0 1"),
        ("…", ""),
    ],
)
def test_a_title_is_reduced_to_its_words(title: str, words: str) -> None:
    assert normalise_title(title) == words
