"""Notes: who tested a model and what was found, and what it may have seen, as footnotes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spallm.tables.found import Note, said_in
from spallm.tables.ground import Ground
from spallm.tables.outcomes import is_independent
from spallm.views.leaks import Leak
from spallm.views.tested import Evaluation
from spallm.views.wording import Text

#: What is remarked of a work in a note.
OWN: Text = ["own evaluation", "自行测评"]
USES_DATA: Text = ["uses the data; that this model was tested on them is not stated",
                   "使用该数据；未说明以其测评此模型"]  # fmt: skip


def work_of(test: Evaluation) -> str:
    """Return the work that reports a test, or nothing."""
    return next(iter(test.works), "")


def work_note(ground: Ground, work: str, *remarks: Text) -> Note:
    """Return a work by its name and year, with what is remarked of it."""
    texts = [_named(ground, work, language, remarks) for language in ("en", "zh")]
    return Note(texts, ground.address(work) if work else "")


def finding_note(ground: Ground, tests: Sequence[Evaluation]) -> Note:
    """Return what one work found in some tests, and where that is said."""
    work = work_of(tests[0])
    is_own = not all(is_independent(ground, test) for test in tests)
    named = work_note(ground, work, *([OWN] if is_own else []))
    texts = [
        f"{said_in(named.text, language)}{mark}{findings(ground, tests, language)}"
        f"{_sources(ground, tests, language)}"
        for language, mark in (("en", ": "), ("zh", "："))
    ]
    return Note(texts, named.url)


def findings(ground: Ground, tests: Iterable[Evaluation], language: str) -> str:
    """Return what came out of tests: each finding, with the data and numbers that it rests on."""
    told: dict[str, list[str]] = {}
    for test in tests:
        outcomes = "; ".join(said_in(ground.name(each), language) for each in test.outcomes)
        said = " ".join(said_in(each, language) for each in test.findings) or outcomes
        told.setdefault(said, []).append(_details(ground, test, language))
    between, brackets = ("", "（{}）") if language == "zh" else (" ", " ({})")
    return between.join(
        said
        + (brackets.format(" / ".join(known)) if (known := list(filter(None, details))) else "")
        for said, details in told.items()
    )


def seen(ground: Ground, leak: Leak) -> Text:
    """Return how the data of a test are related to what a model was pre-trained on."""
    return [_seen(ground, leak), _seen_zh(ground, leak)]


def _seen(ground: Ground, leak: Leak) -> str:
    model, data, trained, corpus = _ends(ground, leak, "en")
    kind = "Possibly seen in pre-training" if leak.only_possible else "Seen in pre-training"
    via = "" if leak.model == leak.trained else f", which {model} is made from or a version of,"
    return f"{kind}: {data}; {trained}{via} was pre-trained on {corpus} ({said_in(leak.how, 'en')})"


def _seen_zh(ground: Ground, leak: Leak) -> str:
    model, data, trained, corpus = _ends(ground, leak, "zh")
    kind = "预训练中可能见过" if leak.only_possible else "预训练中见过"
    via = " " if leak.model == leak.trained else f"（{model} 源自该模型或为其版本）"
    return f"{kind}：{data}；{trained}{via}以 {corpus} 预训练（{said_in(leak.how, 'zh')}）"


def _ends(ground: Ground, leak: Leak, language: str) -> list[str]:
    ends = (leak.model, leak.data, leak.trained, leak.corpus)
    return [said_in(ground.name(each), language) for each in ends]


def _named(ground: Ground, work: str, language: str, remarks: Sequence[Text]) -> str:
    name = said_in(ground.name(work), language) if work else "?"
    year = ground.years.get(work)
    told = [*([str(year)] if year else []), *(said_in(each, language) for each in remarks)]
    if not told:
        return name
    return f"{name}（{'，'.join(told)}）" if language == "zh" else f"{name} ({', '.join(told)})"


def _details(ground: Ground, test: Evaluation, language: str) -> str:
    datasets = [said_in(ground.name(each), language) for each in test.datasets]
    numbers = [said_in(each, language) for each in (*test.metrics, *test.results)]
    return ("；" if language == "zh" else "; ").join([*datasets, *numbers])


def _sources(ground: Ground, tests: Iterable[Evaluation], language: str) -> str:
    graphs = dict.fromkeys(name for test in tests for name in test.evidence)
    told = [said_in(ground.name(graph), language) for graph in graphs]
    if not told:
        return ""
    return f"〔{'；'.join(told)}〕" if language == "zh" else f" [{'; '.join(told)}]"
