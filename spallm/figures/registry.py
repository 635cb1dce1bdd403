"""The one list of figures, and the drawing of one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from spallm.exports.format import Selection
from spallm.figures import growth, matrix, timeline, tree
from spallm.figures.drawing import Drawing
from spallm.figures.lettering import need
from spallm.figures.wishes import Ground, Statement, Wishes
from spallm.views.wording import Text


@dataclass(frozen=True)
class Figure:
    """One figure: its name on the command line, its title and what it shows, in both languages."""

    name: str
    titles: Text
    about: Text
    maker: Callable[[Ground], Drawing]

    @property
    def title(self) -> str:
        """Its English title."""
        return Wishes("en").said(self.titles)

    @property
    def title_zh(self) -> str:
        """Its Chinese title."""
        return Wishes("zh").said(self.titles)

    def shows(self, language: str = "en") -> str:
        """Return in words what it shows."""
        return Wishes(language).said(self.about)


_LISTED = (
    Figure("tree", tree.TITLE,
           ["models by section and year, descent as lines",
            "按分区与年份排列的模型，以连线表示谱系"], tree.tree),
    Figure("lineage", tree.LINEAGE,
           ["ancestors and descendants of the selected models", "所选模型的祖先与后代"],
           tree.lineage),
    Figure("timeline", timeline.TITLE,
           ["works by date and the citations among them", "按日期排列的文献及其间的引用"],
           timeline.timeline),
    Figure("growth", growth.TITLE,
           ["numbers by year and section", "按年份与分区的数量"], growth.growth),
    Figure("tasks", matrix.TASKS,
           ["what evaluations of models found, by task", "模型测评结果（按任务）"], matrix.tasks),
    Figure("data", matrix.DATA,
           ["what models were trained and tested on, possible leakage marked",
            "模型的训练与测评数据，标出可能的泄漏"], matrix.data),
)  # fmt: skip

#: Every figure by the name that the command line and the API take.
FIGURES: Mapping[str, Figure] = MappingProxyType({each.name: each for each in _LISTED})


def draw(
    name: str,
    selection: Selection,
    *,
    language: str = "en",
    about: Statement | None = None,
    wishes: Wishes | None = None,
) -> Drawing:
    """Return a figure of a selection; ``about`` is what the caption says of its origin.

    ``wishes`` say more of how it is drawn, and the language stands in them, too.
    """
    from dataclasses import replace

    if name not in FIGURES:
        from spallm.nearness import unknown

        raise unknown("figure", name, FIGURES)
    need()
    wanted = wishes or Wishes(language)
    if language != "en":
        wanted = replace(wanted, language=language)
    return FIGURES[name].maker(Ground(selection, about or _stated(selection), wanted))


def _stated(selection: Selection) -> Statement:
    from spallm.analysis.data_version import data_version

    is_all = len(selection.chosen.nodes) == len(selection.whole.nodes)
    return Statement("everything" if is_all else "", data_version(selection.whole))
