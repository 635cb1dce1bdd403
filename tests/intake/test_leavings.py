"""What is told of that which no record holds."""

from __future__ import annotations

from spallm.importers.entry import Entry, Place
from spallm.importers.reading import Reading, Remark
from spallm.intake.fate import Fate
from spallm.intake.leavings import losses, remarks, summary
from spallm.intake.telling import Loss


def fates(number: int) -> list[Fate]:
    """Return fates of entries whose column "Stars" has no field."""
    places = [Place("a.md", line) for line in range(1, number + 1)]
    return [
        Fate(
            Entry(place, "T"), "new", losses=(Loss("Stars", str(place.line % 5), "column", place),)
        )
        for place in places
    ]


def test_a_few_losses_are_told_one_by_one_and_many_of_a_kind_together() -> None:
    assert len(list(losses(fates(3), "en", is_lost=True))) == 3
    ((where, field, text, _),) = losses(fates(1500), "en", is_lost=True)
    assert (where, field, text) == ("a.md:1 …", "Stars", "1,500 times: 1; 2; 3; …")


def test_the_summary_counts_what_is_lost_and_names_places_that_were_not_read() -> None:
    lost = [Remark("malformed-entry", Place("b.bib", n), "no end", lost=True) for n in range(7)]
    told = list(summary(fates(2), [Reading("b.bib", "bibtex", (), tuple(lost))], "en"))
    assert told[:2] == ["Not carried over: Stars (2).", "b.bib:0: no end"]
    assert told[-1] == "2 more places could not be read."


def test_remarks_are_in_chinese_where_the_report_is() -> None:
    said = [
        Remark("unclosed-row", Place("a.md", 3), "x"),
        Remark("odd-year", Place("a.md", 4), "y"),
    ]
    reading = Reading("a.md", "markdown", (), tuple(said))
    assert list(remarks([reading], "zh")) == [
        ("a.md:3", "本行缺少结尾的竖线"), ("a.md:4", "有疑问：y"),
    ]  # fmt: skip
