"""The methods paragraph, and how far readers agree."""

from __future__ import annotations

import re

import pytest

from spallm.errors import UnknownId
from spallm.review.agreement import agreements, kappa
from spallm.review.methods import caveats, methods
from spallm.review.review import Criterion
from spallm.selecting.screening import Decision, Screening
from tests.review.conftest import Standing


def test_the_exact_query_and_data_are_told(stand: Standing) -> None:
    state = stand()
    text = methods(state)
    assert f"`{state.expression}`" in text
    assert state.data.digest in text
    assert state.data.version in text
    assert "SpaLLM 0." in text


@pytest.mark.parametrize(
    ("language", "words"), [("en", "No screening is recorded"), ("zh", "没有人工筛选记录")]
)
def test_where_nothing_was_screened_it_says_so(stand: Standing, language: str, words: str) -> None:
    assert words in methods(stand(), language)


def test_both_languages_and_forms_tell_the_same_numbers(stand: Standing) -> None:
    state = stand(
        ("scgpt",), ("scgpt", "bo", "exclude"), ("scgpt", "consensus"), ("gel", "ann", "unsure"),
        ("gel", "bo"), ("spatial", "ann", "exclude", "E1"), ("nonsense",), ("nicheformer",),
        ("scgpt", "ann", "exclude", "too short", "full-text"),
    )  # fmt: skip
    texts = [methods(state, language, form) for language in ("en", "zh") for form in
             ("markdown", "text")]  # fmt: skip
    numbers = [sorted(re.findall(r"\d[\d,.]*\d|\d", text)) for text in texts]
    assert numbers[0] == numbers[1] == numbers[2] == numbers[3]
    assert "**Screening.** 2 readers took part (ann, bo)." in texts[0]
    assert "Readers disagreed about 2 records: 1 settled, 1 open." in texts[0]
    assert "评审者对 2 条记录意见不一：1 条已解决，1 条尚未解决。" in texts[2]
    assert "Not decided yet: 2 records" in texts[1]


def test_the_same_review_gives_the_same_text(stand: Standing) -> None:
    assert methods(stand(("scgpt",)), "zh") == methods(stand(), "zh")


def test_what_people_wrote_is_escaped_in_markdown_and_plain_in_text(stand: Standing) -> None:
    state = stand(
        ("gel", "a*b*<i>", "exclude", "R1"), question="Is *this* {0} <b>so</b>?\n# No",
        exclude=(Criterion("R1", "not [here](x) {braces}."),),
    )  # fmt: skip
    marked, plain = methods(state), methods(state, form="text")
    assert r"Is \*this\* {0} &lt;b&gt;so&lt;/b&gt;?" in marked
    assert "\nIs" not in marked
    assert "Question. Is *this* {0} <b>so</b>? # No" in plain
    assert "(R1) not [here](x) {braces}." in plain


def test_an_expression_with_backticks_stays_code(stand: Standing) -> None:
    state = stand(select='text:"a`b"')
    assert '`` text:"a`b" ``' in methods(state)


def test_what_was_made_is_named(stand: Standing) -> None:
    text = methods(stand(), made=["a comparison of *models*", "a bibliography"])
    assert r"They are summarised in a comparison of \*models\* and a bibliography." in text


def test_another_data_version_than_at_the_start_is_told(stand: Standing) -> None:
    from spallm.analysis.data_version import DataVersion

    state = stand(began_with=DataVersion("0123456789abcdef", "Old", "2025.01", "2025-01-31"))
    assert "The review began with version 2025.01, 2025-01-31 (SHA-256 `0123456789" in methods(
        state
    )


def test_an_unknown_language_and_form_are_told(stand: Standing) -> None:
    with pytest.raises(UnknownId, match="no language called 'de'"):
        methods(stand(), "de")
    with pytest.raises(UnknownId, match="no form called 'docx'"):
        methods(stand(), form="docx")


def test_caveats_are_empty_once_all_is_decided(stand: Standing) -> None:
    state = stand(("gel",), ("spatial",), ("scgpt",), ("geneformer",))
    assert caveats(state) == ()


def test_kappa_is_as_reckoned_by_hand() -> None:
    # Table of 50: both yes 20, only the first 5, only the second 10, both no 15.
    # Alike 35/50 = 0.7; by chance 25/50 * 30/50 + 25/50 * 20/50 = 0.5; (0.7 - 0.5) / 0.5 = 0.4.
    pairs = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
    assert kappa(pairs) == pytest.approx(0.4)
    # Three answers, nine records, diagonal 2 + 2 + 2; each reader gives each answer three times.
    # Alike 6/9; by chance 3 * (3/9)**2 = 1/3; (2/3 - 1/3) / (2/3) = 0.5.
    three = [("i", "i"), ("i", "i"), ("i", "e"), ("e", "e"), ("e", "e"), ("e", "u"),
             ("u", "u"), ("u", "u"), ("u", "i")]  # fmt: skip
    assert kappa(three) == pytest.approx(0.5)


def test_kappa_of_perfect_agreement_is_one_and_of_one_answer_undefined() -> None:
    assert kappa([("y", "y"), ("n", "n")]) == 1
    assert kappa([("y", "y")] * 3) is None
    assert kappa([("y", "n"), ("n", "y")]) == -1


def test_only_readers_who_share_records_are_compared() -> None:
    rows = [("a", "ann", "include"), ("a", "bo", "exclude"), ("b", "ann", "include"),
            ("c", "cy", "include"), ("a", "consensus", "include")]  # fmt: skip
    screening = Screening(tuple(Decision(i, decision=d, reader=r) for i, r, d in rows))
    (found,) = agreements(screening)
    assert (found.readers, found.records, found.alike) == (("ann", "bo"), 1, 0)
