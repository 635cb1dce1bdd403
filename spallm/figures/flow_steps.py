"""The steps of a flow diagram: which boxes it has, in the words of PRISMA 2020."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from spallm.figures.flow import Flow
from spallm.figures.lettering import clean
from spallm.views.wording import Text


@dataclass(frozen=True, slots=True)
class Box:
    """A box: its heading, and lines that are set in from it."""

    heading: Text
    count: int | None = None
    lines: tuple[tuple[Text, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """A step down the diagram: its stage, its box, and what leaves beside it."""

    stage: int
    main: Box
    aside: Box | None = None


def steps_of(counts: Flow) -> list[Step]:
    """Return the steps of a review from top to bottom."""
    steps = []
    if counts.previous:
        lines: list[tuple[Text, int]] = []
        if counts.previous.reports is not None:
            lines.append(
                (["Reports of studies included in previous version of review",
                  "既往版本综述所纳入研究的报告"], counts.previous.reports)
            )  # fmt: skip
        before: Text = ["Studies included in previous version of review", "既往版本综述纳入的研究"]
        steps.append(Step(0, Box(before, counts.previous.studies, tuple(lines))))
    steps.append(Step(1, _identified(counts), _removed(counts)))
    steps.append(_screened(counts))
    if counts.sought is not None:
        sought = Box(["Reports sought for retrieval", "拟获取全文的报告"], counts.sought)
        steps.append(Step(2, sought, _missing(counts)))
    if counts.assessed is not None:
        reasons = _named(counts.ineligible)
        out = Box(["Reports excluded", "排除的报告"], sum(counts.ineligible.values()), reasons)
        assessed = Box(["Reports assessed for eligibility", "评估合格性的报告"], counts.assessed)
        steps.append(Step(2, assessed, out))
    steps.append(Step(3, *_included(counts)))
    return steps


def _identified(counts: Flow) -> Box:
    heading: Text = ["Records identified from", "识别的记录来源"]
    named = {name[:1].upper() + name[1:]: number for name, number in counts.identified.items()}
    return Box(heading, None, _named(named))


def _removed(counts: Flow) -> Box:
    lines: list[tuple[Text, int]] = [
        (["Duplicate records removed", "剔除重复记录"], counts.duplicates),
        (["Records marked as ineligible by automation tools", "自动化工具标记为不合格的记录"],
         counts.removed_automatically),
    ]  # fmt: skip
    other = sum(counts.removed_otherwise.values())
    if len(counts.removed_otherwise) > 1:
        lines += _named(counts.removed_otherwise)
    elif other:
        reason = next(iter(counts.removed_otherwise))
        lines.append(([f"Records removed for other reasons: {reason}",
                       f"因其他原因剔除的记录：{reason}"], other))  # fmt: skip
    return Box(["Records removed before screening", "筛选前剔除的记录"], None, tuple(lines))


def _screened(counts: Flow) -> Step:
    if counts.screened is None:
        return Step(2, Box(["Records not screened", "未经筛选的记录"], counts.studies_included))
    return Step(2, Box(["Records screened", "筛选的记录"], counts.screened), _excluded(counts))


def _missing(counts: Flow) -> Box:
    lines: list[tuple[Text, int]] = []
    if counts.waiting:
        lines.append((["Not assessed yet", "尚待评估"], counts.waiting))
    return Box(["Reports not retrieved", "未能获取的报告"], counts.not_retrieved, tuple(lines))


def _excluded(counts: Flow) -> Box:
    lines = list(_named(counts.excluded))
    if counts.undecided:
        lines.append((["Not decided yet", "待定"], counts.undecided))
    return Box(["Records excluded", "排除的记录"], sum(counts.excluded.values()), tuple(lines))


_NEW = ("New studies included in review", "综述新纳入的研究")
_OLD = ("Studies included in review", "综述纳入的研究")
_UNSEEN = ("Studies that the query alone selects", "仅由检索式选入的研究")


def _included(counts: Flow) -> tuple[Box, Box | None]:
    is_update = counts.previous is not None
    new, new_zh = _NEW if is_update else _UNSEEN if counts.screened is None else _OLD
    lines: list[tuple[Text, int]] = []
    if counts.reports_included is not None:
        of = "these" if counts.screened is None else "new included" if is_update else "included"
        of_zh = {"these": "这些", "included": "所纳入", "new included": "新纳入"}[of]
        said: Text = [f"Reports of {of} studies", f"{of_zh}研究的报告"]
        lines.append((said, counts.reports_included))
    main = Box([new, new_zh], counts.studies_included, tuple(lines))
    if counts.previous is None:
        return main, None
    total = counts.previous.studies + counts.studies_included
    both: list[tuple[Text, int]] = []
    if counts.previous.reports is not None and counts.reports_included is not None:
        reports = counts.previous.reports + counts.reports_included
        both.append((["Reports of total included studies", "所纳入研究的报告总数"], reports))
    return main, Box(["Total studies included in review", "综述纳入研究总数"], total, tuple(both))


def _named(counts: Mapping[str, int]) -> tuple[tuple[Text, int], ...]:
    return tuple((clean(name, 120), number) for name, number in counts.items())
