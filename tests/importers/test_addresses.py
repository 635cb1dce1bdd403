from __future__ import annotations

import pytest

from spallm.importers.addresses import role


@pytest.mark.parametrize(
    ("url", "label", "expected"),
    [
        ("https://arxiv.org/abs/2405.06708", "Link", "paper"),
        ("https://doi.org/10.1038/s41592-024-02201-0", "Code", "paper"),
        ("https://doi.org/10.5281/zenodo.1234567", "Link", "data"),
        ("https://github.com/bowang-lab/scGPT", "Link", "code"),
        ("https://github.com/bowang-lab/scGPT", "Dataset", "data"),
        ("https://github.com/bowang-lab/scGPT", "code & data", "code"),
        ("https://github.com/a/b/blob/main/report.pdf", "report", "paper"),
        ("https://huggingface.co/ctheodoris/Geneformer", "Link", "weights"),
        ("https://huggingface.co/datasets/a/b", "Link", "data"),
        ("https://lab.github.io/model", "Code", "code"),
        ("https://lab.github.io/model", "Project", "page"),
        ("https://example.org/code.zip", "Code", "code"),
        ("https://example.org/", "home", "page"),
        ("http://[bad", "Paper", "paper"),
    ],
)
def test_address_and_words_tell_where_a_link_leads(url: str, label: str, expected: str) -> None:
    assert role(url, label) == expected
