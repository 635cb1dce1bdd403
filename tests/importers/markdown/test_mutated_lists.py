"""Whatever befalls a list: nothing crashes, and no link is lost in silence."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from spallm.importers.markdown import read
from spallm.importers.reading import Reading

TEXTS = [path.read_text("utf-8") for path in (Path(__file__).parent / "lists").glob("*.md")]
LINK = re.compile(r"(?<![\w!])\[[^\[\]\n]*\]\((https?://[^()\s]+)\)")
RANGE = re.compile(r"lines (\d+)–(\d+) ")
SIGNS = '|[]()*_`<>#-"“ \n\t:.,!\\&；｜'


@st.composite
def mutated(draw: st.DrawFn) -> str:
    text = draw(st.sampled_from(TEXTS))
    for _ in range(draw(st.integers(1, 4))):
        place = draw(st.integers(0, len(text)))
        match draw(st.integers(0, 5)):
            case 0:
                text = text[:place] + text[place + 1 :]
            case 1:
                text = text[:place] + draw(st.sampled_from(SIGNS)) + text[place:]
            case 2:
                text = text[:place] + "\n\n" + text[place:]
            case 3:
                text = text[:place].replace("|", "", 1) + text[place:]
            case 4:
                text = text[:place]
            case _:
                text = text.replace("\n", "\r\n")
    return text


def accounted(reading: Reading, number: int, url: str) -> bool:
    """Whether a link is in an entry, or its line is remarked on."""
    if any(link.url.startswith(url) for entry in reading.entries for link in entry.links):
        return True
    for remark in reading.remarks:
        found = RANGE.match(remark.message)
        first, last = (int(found[1]), int(found[2])) if found else (remark.place.line,) * 2
        if first <= number <= last:
            return True
    return False


@settings(max_examples=40, deadline=None)
@given(mutated())
def test_every_link_is_in_an_entry_or_accounted_for(text: str) -> None:
    reading = read(text, "list.md")
    for number, line in enumerate(re.split(r"\r\n|\n|\r", text), 1):
        for url in LINK.findall(line):
            assert accounted(reading, number, url), (number, line)


@settings(max_examples=20, deadline=None)
@given(st.text(alphabet='|[]()*_`<>#- "\n\thttps://a.b/1é中', max_size=300))
def test_no_text_crashes_the_reader(text: str) -> None:
    read(text, "list.md")


@settings(max_examples=10, deadline=None)
@given(st.sampled_from(TEXTS))
def test_old_line_ends_change_nothing(text: str) -> None:
    one, other = read(text, "list.md"), read(text.replace("\n", "\r\n"), "list.md")
    assert one == other
