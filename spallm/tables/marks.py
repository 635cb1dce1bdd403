"""Marks: how outcomes of tests and uses of data stand in the cells of matrices."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from spallm.views.evaluations import OUTCOMES, rank
from spallm.views.wording import Text

#: The outcomes by the ends of their addresses: the word of a cell's mark, and the sign.
_OUTCOMES: Mapping[str, tuple[str, str]] = dict(
    zip(
        OUTCOMES,
        (("better", "↑"), ("on par", "≈"), ("mixed", "±"), ("worse", "↓"), ("no verdict", "○")),
        strict=True,
    )
)
_NO_VERDICT, _MIXED = _OUTCOMES["no-verdict"][0], _OUTCOMES["mixed"][0]

OUTCOME_LEGEND: Text = [
    "↑ better than the baseline, ≈ on par with it, ± mixed, ↓ worse, ○ no verdict; the number "
    "counts tests, and brackets hold those of the works that introduced the model. An "
    "empty cell means that no test is known here.",
    "↑ 优于基线，≈ 与基线相当，± 结果不一，↓ 劣于基线，○ 未作结论；数字为测评项数，括号内为"
    "提出该模型的论文自己的测评。空格表示图中没有已知的测评。",
]


#: Stands where a model is made for a task and nobody is known to have tested it.
CLAIMED_MARK, CLAIMED_SIGN = "untested", "·"
CLAIMED_LEGEND: Text = [
    "· the model is made for the task, and no test is known here.",
    "· 模型用于该任务，图中没有已知的测评。",
]


@dataclass(frozen=True, slots=True)
class Use:
    """A use of data by a model: the word of a cell's mark, its sign and what it is called."""

    mark: str
    sign: tuple[str, str]
    words: Text


PRETRAINED = Use("pre-trained", ("P", "预"), ["pre-trained", "预训练"])
FINE_TUNED = Use("fine-tuned", ("F", "微"), ["fine-tuned", "微调"])
TRAINED = Use("trained", ("T", "训"), ["trained", "训练"])
EVALUATED = Use("evaluated", ("E", "测"), ["evaluated", "测评"])
POSSIBLE = Use("possible leak", ("E(!)", "测(!)"), ["evaluated, possible leak", "测评，可能泄漏"])
LEAK = Use("leak", ("E!", "测!"), ["evaluated, leak", "测评，泄漏"])
#: The uses from the least to the most that a reader has to heed; a cell is marked by the last.
USES = (EVALUATED, TRAINED, FINE_TUNED, PRETRAINED, POSSIBLE, LEAK)
USE_LEGEND: Text = [
    "P pre-trained on, F fine-tuned on, T trained on, E evaluated on, in brackets by the works "
    "that introduced the model. E! the model, or one that it was made from, was pre-trained on "
    "these data or on some that hold or use them; E(!) that is possible only, for it is not stated "
    "which release was used. Shared origin shows that overlap is possible, not that it happened. "
    "An empty cell means that nothing is known here.",
    "预＝用于预训练，微＝用于微调，训＝用于训练，测＝用于测评（括号内为提出该模型的论文自己的测评）。"
    "测!＝该模型或其祖先曾以这些数据、或以包含或取用它们的数据预训练；测(!)＝仅为可能，因未说明"
    "所用的版本。同源只说明可能重叠，并不证明确有泄漏。空格表示图中没有已知的信息。",
]


def sign(outcome: str) -> str:
    """Return the sign of an outcome; one that we do not know has none of its own.

    >>> sign("https://w3id.org/spallm/outcome/on-par")
    '≈'
    """
    return _OUTCOMES.get(_ending(outcome), ("", "•"))[1]


def mark(outcomes: Iterable[str]) -> str:
    """Return in a word what came out of several tests; those without a verdict have no say.

    >>> base = "https://w3id.org/spallm/outcome/"
    >>> mark([base + "on-par", base + "no-verdict"]), mark([base + "on-par", base + "mixed"])
    ('on par', 'mixed')
    """
    words = {_word(each) for each in sorted(set(outcomes), key=rank)}
    verdicts = words - {_NO_VERDICT}
    return next(iter(verdicts or words), "") if len(verdicts) < 2 else _MIXED


def _word(outcome: str) -> str:
    return _OUTCOMES.get(_ending(outcome), (_ending(outcome), ""))[0]


def _ending(outcome: str) -> str:
    return outcome.rpartition("/")[2]
