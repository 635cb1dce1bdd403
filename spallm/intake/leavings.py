"""Leavings: what files say and no record holds as it stands; much of one kind in a row."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from spallm.importers.entry import Place
from spallm.importers.reading import Reading
from spallm.intake.fate import Fate
from spallm.intake.telling import Loss
from spallm.intake.wording import loss_words, remark_words

#: What is of one kind is told one by one up to so many, and else with a few examples.
_FEW, _EXAMPLES = 12, 3
_TIMES = {"en": "{:,} times: {}", "zh": "{:,} 处：{}"}
_LEFT = {"en": "Not carried over: {}.", "zh": "未录入：{}。"}
_JOINTS = {"en": ", ", "zh": "，"}
_MORE = {"en": "{:,} more places could not be read.", "zh": "另有 {:,} 处无法读取。"}
_MOST_REMARKS = 5


def losses(
    fates: Iterable[Fate], language: str, *, is_lost: bool
) -> Iterator[tuple[str, str, str, str]]:
    """Yield where, of which field, what and why; what is lost, or what has another form."""
    alike: dict[tuple[str, str], list[Loss]] = defaultdict(list)
    for fate in fates:
        for loss in fate.losses:
            if loss.is_lost == is_lost:
                alike[loss.field, loss_words(loss, language)].append(loss)
    for (field, why), group in alike.items():
        if len(group) <= _FEW:
            yield from ((_where(loss.place), field, loss.text, why) for loss in group)
        else:
            yield f"{_where(group[0].place)} …", field, _together(group, language), why


def summary(fates: Iterable[Fate], readings: Sequence[Reading], language: str) -> Iterator[str]:
    """Yield lines on what is in no record: fields with numbers, and places that were not read."""
    fields = Counter(loss.field for fate in fates for loss in fate.losses if loss.is_lost)
    if fields:
        told = (f"{field} ({count:,})" for field, count in fields.most_common())
        yield _LEFT[language].format(_JOINTS[language].join(told))
    lost = [each for reading in readings for each in reading.remarks if each.lost]
    for remark in lost[:_MOST_REMARKS]:
        yield f"{_where(remark.place)}: {remark_words(remark, language)}"
    if len(lost) > _MOST_REMARKS:
        yield _MORE[language].format(len(lost) - _MOST_REMARKS)


def remarks(readings: Iterable[Reading], language: str) -> Iterator[tuple[str, str]]:
    """Yield where something in a file is not as it should be, and what."""
    for reading in readings:
        for each in reading.remarks:
            yield _where(each.place), remark_words(each, language)


def _together(group: Sequence[Loss], language: str) -> str:
    often = Counter(loss.text for loss in group)
    shown = [text for text, _ in often.most_common(_EXAMPLES)]
    rest = ["…"] if len(often) > len(shown) else []
    return _TIMES[language].format(len(group), "; ".join((*shown, *rest)))


def _where(place: Place) -> str:
    return f"{place.file}:{place.line}"
