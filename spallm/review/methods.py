"""The methods paragraph of a review: the exact query, the data and all numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from spallm.analysis.data_version import DataVersion
from spallm.nearness import unknown
from spallm.review.agreement import agreements
from spallm.review.flow import reports
from spallm.review.sentences import FORMS, SENTENCES, STAGE_NAMES, Voice
from spallm.selecting.screening import CONSENSUS

if TYPE_CHECKING:
    from spallm.figures.flow import Flow
    from spallm.review.review import Criterion
    from spallm.review.state import State


def methods(
    state: State, language: str = "en", form: str = "markdown", made: Iterable[str] = ()
) -> str:
    """Return what a paper says about how it was made; the same state gives the same text.

    ``form`` is "markdown" or "text"; ``made`` names in that language what was made of the
    included records.
    """
    if form not in FORMS:
        raise unknown("form", form, FORMS)
    if language not in SENTENCES:
        raise unknown("language", language, SENTENCES)
    voice, counts = Voice(language, FORMS[form]), state.flow(language)
    paragraphs = {
        "asking": [voice.form.text(state.review.asked(language))],
        "searching": _search(state, counts, voice),
        "judging": _eligibility(state, voice),
        "screening": [*_screening(state, counts, voice), *caveats(state, language, form)],
        "result": _result(state, made, voice),
    }
    told = (voice.paragraph(heading, said) for heading, said in paragraphs.items())
    return "\n\n".join(each for each in told if each) + "\n"


def caveats(state: State, language: str = "en", form: str = "text") -> tuple[str, ...]:
    """Return in words why the counts are not the last word: not screened, undecided, conflicts."""
    voice, counts = Voice(language, FORMS[form]), state.flow(language)
    if not state.screened:
        sentences = [("none", "records", len(state.records), "record")]
    else:
        sentences = [
            ("undecided", "undecided", counts.undecided, "record"),
            ("waiting", "waiting", state.waiting, "record"),
        ]
    sentences += [
        ("gone", "gone", len(state.gone), "decision"),
        ("strangers", "strangers", len(state.strangers), "decision"),
    ]
    return tuple(
        voice.say(sentence, **{part: voice.count(number, unit)}).strip()
        for sentence, part, number, unit in sentences
        if number or sentence == "none"
    )


def gaps(state: State, language: str = "en") -> tuple[str, ...]:
    """Return in words what the data lack for a bibliography of what is included."""
    voice, papers = Voice(language, FORMS["text"]), [r for r in state.included if r.reports]
    lacking = sum(not record.authors for record in papers)
    if not lacking:
        return ()
    return (voice.say("authorless", authorless=voice.count(lacking, "record")).strip(),)


def _search(state: State, counts: Flow, voice: Voice) -> Iterator[str]:
    from spallm import __version__

    text, code = voice.form.text, voice.form.code
    data, began = state.data, state.review.began_with
    title = data.title or state.review.graph.rpartition("/")[2] or "?"
    yield voice.say(
        "data", title=text(title), version=_version(data, voice), digest=code(data.digest),
        works=voice.count(len(state.register.works), "work"), software=__version__,
    )  # fmt: skip
    if began.digest and began.digest != data.digest:
        yield voice.say("began", version=_version(began, voice), digest=code(began.digest))
    yield voice.say(
        "query", query=code(state.expression), records=voice.count(len(state.records), "record"),
    )  # fmt: skip
    kinds = (f"{text(kind)}{voice.aside(f'{n:,}')}" for kind, n in counts.identified.items())
    if counts.identified:
        yield voice.say(
            "entries", entries=voice.count(sum(counts.identified.values()), "entry"),
            kinds=voice.joined(kinds),
        )  # fmt: skip
    if counts.duplicates:
        yield voice.say("joined", duplicates=voice.count(counts.duplicates, "entry"))


def _version(data: DataVersion, voice: Voice) -> str:
    """Return the version and date of data, as far as they are known."""
    return voice.form.text(voice.listed((each for each in (data.name, data.date) if each), ","))


def _eligibility(state: State, voice: Voice) -> Iterator[str]:
    for sentence, criteria in (("in", state.review.include), ("out", state.review.exclude)):
        if criteria:
            told = (_criterion(each, voice) for each in criteria)
            yield voice.say(sentence, criteria=voice.listed(told))


def _criterion(criterion: Criterion, voice: Voice) -> str:
    code = voice.aside(criterion.code).strip()
    words = f"{code}{voice.mark(' ')}{criterion.words(voice.language)}"
    return voice.form.text(words).rstrip(".。")


def _screening(state: State, counts: Flow, voice: Voice) -> Iterator[str]:
    if not state.screened:
        return
    readers = [voice.form.text(name or "?") for name in state.screening.readers]
    if readers:
        yield voice.say(
            "readers", readers=voice.count(len(readers), "reader"),
            names=voice.listed(readers, ","),
        )  # fmt: skip
    total = counts.screened or 0
    screened = voice.count(total, "record")
    if counts.undecided:
        done = voice.count(total - counts.undecided, "")
        screened = voice.say("partly", done=done, records=screened)
    yield voice.say(
        "first", records=screened,
        out=voice.count(sum(counts.excluded.values()), ""),
        reasons=_reasons(counts.excluded, voice),
    )  # fmt: skip
    if counts.sought is not None:
        yield voice.say(
            "second", sought=voice.count(counts.sought, "report"),
            lost=voice.count(counts.not_retrieved, ""),
            assessed=voice.count(counts.assessed or 0, ""),
            out=voice.count(sum(counts.ineligible.values()), ""),
            reasons=_reasons(counts.ineligible, voice),
        )  # fmt: skip
    yield from _differences(state, voice)


def _reasons(counts: Mapping[str, int], voice: Voice) -> str:
    told = (f"{voice.form.text(reason)}{voice.mark(':')}{n:,}" for reason, n in counts.items())
    return voice.aside(voice.listed(told))


def _differences(state: State, voice: Voice) -> Iterator[str]:
    """Say where readers decided differently, and how far they agree."""
    apart = [
        standing
        for standing in state.screening.standings.values()
        if len({word.decision for word in standing.words if word.reader != CONSENSUS}) > 1
    ]
    if apart:
        still = len({*apart} & {*state.conflicts})
        yield voice.say(
            "disputes", disputes=voice.count(len(apart), "record"),
            settled=voice.count(len(apart) - still, ""), open=voice.count(still, ""),
        )  # fmt: skip
    for each in agreements(state.screening):
        kappa = voice.mark("undefined") if each.kappa is None else f"{each.kappa:.2f}"
        one, other = (voice.form.text(name or "?") for name in each.readers)
        yield voice.say(
            "agreement", stage=STAGE_NAMES[each.stage][voice.language], one=one, other=other,
            records=voice.count(each.records, "record"), alike=voice.count(each.alike, ""),
            share=f"{each.alike / each.records:.0%}", kappa=kappa,
        )  # fmt: skip


def _result(state: State, made: Iterable[str], voice: Voice) -> Iterator[str]:
    passed = [record for record in state.records if state.passed(record)]
    yield voice.say(
        "included" if state.screened else "passing", studies=voice.count(len(passed), "study"),
        reports=voice.count(reports(passed), "report"),
    )  # fmt: skip
    if things := [voice.form.text(each) for each in made]:
        yield voice.say("made", made=voice.joined(things))
    yield voice.mark("limits")
