"""What review.toml says, and what is said where it says what cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spallm.analysis.data_version import DataVersion
from spallm.errors import SpallmError, UsageError
from spallm.filing import write_whole
from spallm.review.folder import FIRST_CRITERIA, located, start
from spallm.review.folder import settings as as_toml
from spallm.review.review import Criterion, PackOptions, Review
from spallm.review.settings import read_review

SOUND = 'title = "T"\nselect = "scgpt"\n'


def reading(folder: Path, text: str) -> Review:
    (folder / "review.toml").write_text(text, encoding="utf-8")
    return read_review(folder)


def refused(folder: Path, text: str) -> str:
    with pytest.raises(SpallmError) as error:
        reading(folder, text)
    return str(error.value).replace(str(folder), "DIR")


def test_a_review_is_read_as_it_was_begun(tmp_path: Path) -> None:
    review = Review(
        tmp_path / "new" / "folder", 'A "title"', "kind:model & year:2023..", "Why?", "题",
        "为何？", "../graph.trig", DataVersion("abc", "D", "1", "2026-01-01"), "Ann",
        ("screening", "full-text"), (Criterion("I1", "on topic"),),
        (*FIRST_CRITERIA, Criterion("E 9", "other", "其他")),
        PackOptions(("tasks",), ("tree",), "apa", ("zh",), ("Ana <https://orcid.org/1>",), "MIT"),
    )  # fmt: skip
    start(review)
    assert read_review(review.folder) == review
    assert sorted(each.name for each in review.folder.iterdir()) == [
        "README.md", "review.toml", "screening.csv",
    ]  # fmt: skip


@settings(max_examples=50, deadline=None)
@given(
    text=st.text(st.characters(exclude_categories=["Cs"]), min_size=1).map(str.strip).filter(bool)
)
def test_any_text_is_read_back(text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.getbasetemp()
    review = Review(folder, text, text, text, exclude=(Criterion("E1", text),))
    assert reading(folder, as_toml(review)) == review


def test_what_is_not_said_has_its_usual_value(tmp_path: Path) -> None:
    review = reading(tmp_path, SOUND)
    assert (review.stages, review.location, review.exclude) == (("screening",), None, ())
    assert review.pack == PackOptions()


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    assert reading(tmp_path, f"\ufeff{SOUND}").title == "T"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("title = ", "is not TOML"),
        ('title = "T"\n', "select is missing\nAdd a line: select"),
        (SOUND + "title = 1", "is not TOML: Cannot overwrite a value"),
        ('title = 3\nselect = "x"', "title is a number\nExpected is a text"),
        (SOUND + 'titel_zh = "x"', "no key titel_zh\nDid you mean title_zh or title?"),
        (SOUND + "[pack]\nfigurs = []", "no key pack.figurs\nDid you mean figures?"),
        (SOUND + '[pack]\nfigures = "tree"', "pack.figures is 'tree'\nExpected is a list of texts"),
        (
            SOUND + '[pack]\nlanguages = ["de"]',
            "pack.languages: 'de' is unknown\nThere are: en, zh",
        ),
        (SOUND + 'stages = ["full text"]', "'full text' is unknown\nDid you mean full-text?"),
        (SOUND + 'exclude = ["x"]', "exclude is a list\nExpected is a table that begins with"),
        (SOUND + "[exclude]\nE1 = 5", "exclude.E1 is a number\nExpected is a text, or {en"),
        (SOUND + '[exclude]\nE1 = {zh = "x"}', "exclude.E1 is a table"),
        (SOUND + "[data]\ndate = 2026-01-01\nversion = true", "data.version is yes or no"),
    ],
)
def test_what_cannot_be_names_the_file_and_the_key(tmp_path: Path, text: str, words: str) -> None:
    message = refused(tmp_path, text)
    assert message.startswith("DIR/review.toml: ")
    assert words in message


def test_a_folder_without_a_review_says_how_to_begin(tmp_path: Path) -> None:
    with pytest.raises(
        SpallmError, match=r"holds no review: .*\nBegin one with: spallm review init"
    ):
        read_review(tmp_path)


def test_a_review_in_another_encoding_is_told(tmp_path: Path) -> None:
    (tmp_path / "review.toml").write_bytes(b'title = "caf\xe9"')
    with pytest.raises(SpallmError, match="is not UTF-8 text"):
        read_review(tmp_path)


@pytest.mark.parametrize("name", ["review.toml", "screening.csv"])
def test_a_review_that_is_there_is_left_alone(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match=r"holds (a review|decisions) already"):
        start(Review(tmp_path, "T", "scgpt"))
    assert [each.name for each in tmp_path.iterdir()] == [name]
    assert (tmp_path / name).read_text(encoding="utf-8") == "mine"


def test_a_readme_that_is_there_is_left_alone(tmp_path: Path) -> None:
    write_whole(tmp_path / "README.md", b"mine")
    start(Review(tmp_path, "T", "scgpt"))
    assert (tmp_path / "README.md").read_bytes() == b"mine"


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(SpallmError, match="cannot be made"):
        start(Review(tmp_path / "file" / "review", "T", "scgpt"))


def test_what_was_begun_is_taken_away_if_it_cannot_be_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from spallm.review import folder

    def full(path: Path, body: bytes) -> None:
        if path.name == "review.toml":
            raise SpallmError("no room")
        write_whole(path, body)

    monkeypatch.setattr(folder, "write_whole", full)
    with pytest.raises(SpallmError, match="no room"):
        start(Review(tmp_path / "new", "T", "scgpt"))
    assert not (tmp_path / "new").exists()


def test_a_graph_is_found_from_the_folder_of_the_review(tmp_path: Path) -> None:
    folder = tmp_path / "reviews" / "mine"
    kept = located(str(tmp_path / "graph.trig"), folder)
    review = Review(folder, "T", "scgpt", graph=kept)
    assert kept == "../../graph.trig"
    assert review.location is not None
    assert Path(review.location).resolve() == tmp_path / "graph.trig"
    assert Review(folder, "T", "s", graph="https://a.org/sparql").location == "https://a.org/sparql"


def test_a_reason_has_words_in_both_languages(tmp_path: Path) -> None:
    review = Review(tmp_path, "T", "s", exclude=(Criterion("E1", "off topic", "无关"),))
    said = [review.reason(each, "zh") for each in (" e1 ", "not-retrieved", "own words")]
    assert said == ["无关", "未能获取全文", "own words"]


@pytest.mark.parametrize("body", ["x = " + "[" * 5000, "title = {a = " + "[" * 5000])
def test_a_file_that_nests_too_deep_is_no_toml(tmp_path: Path, body: str) -> None:
    (tmp_path / "review.toml").write_text(body, "utf-8")
    with pytest.raises(SpallmError, match="is not TOML"):
        read_review(tmp_path)


def test_a_folder_or_a_device_is_no_file_of_settings(tmp_path: Path) -> None:
    (tmp_path / "review.toml").symlink_to("/dev/zero")
    with pytest.raises(SpallmError, match="is no file"):
        read_review(tmp_path)
    with pytest.raises(SpallmError, match="holds no review"):
        read_review(tmp_path / ("a" * 5000))
