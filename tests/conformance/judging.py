"""What a test finds, each where it can be stopped."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from spallm.store.tokens import tokens
from tests.conformance.answers import EXTENSIONS, GRAPHS, Table, read, read_file, same

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

    from tests.conformance.cases import Case
    from tests.conformance.engines import Subject

#: Seconds that one test may take.
PATIENCE = 10.0


@dataclass(frozen=True)
class Verdict:
    """How a test ended: ``reason`` is empty where it passed."""

    case: Case
    reason: str = ""

    @property
    def passed(self) -> bool:
        """Whether the subject did what the test asks for."""
        return not self.reason


def judge(subject: Subject, case: Case) -> str:
    """Return why a test fails, or nothing."""
    if case.kind == "evaluation":
        return _evaluation(subject, case)
    if case.kind in ("syntax", "no syntax"):
        return _syntax(subject, case)
    return subject.converse(case)


def _syntax(subject: Subject, case: Case) -> str:
    try:
        subject.parse(case)
    except Exception as problem:  # noqa: BLE001  # whatever a library raises is its answer
        return "" if case.kind == "no syntax" else f"refused: {_line(problem)}"
    return "accepted, though it is no SPARQL" if case.kind == "no syntax" else ""


def _evaluation(subject: Subject, case: Case) -> str:
    assert case.result is not None
    form = EXTENSIONS[case.result.suffix]
    wanted = read_file(case.result, case.base.rpartition("/")[0] + "/" + case.result.name)
    accept = "json" if form in GRAPHS else form
    if isinstance(wanted, frozenset):
        accept = "ntriples"
    if isinstance(wanted, Table) and _is_sorted(case.query):
        wanted = replace(wanted, ordered=True)
    try:
        got = read(*subject.answer(case, accept))
    except Exception as problem:  # noqa: BLE001  # whatever a library raises is its answer
        return f"no answer: {_line(problem)}"
    if same(got, wanted, lax=case.lax):
        return ""
    return f"{_told(got)} instead of {_told(wanted)}"


def _is_sorted(query: str) -> bool:
    return any(token.word == "ORDER" and token.depth == 0 for token in tokens(query))


def _told(answer: object) -> str:
    if isinstance(answer, bool):
        return "yes" if answer else "no"
    if isinstance(answer, Table):
        return f"{len(answer.rows)} rows"
    return f"{len(answer)} triples" if isinstance(answer, frozenset) else str(answer)


def _line(problem: Exception) -> str:
    words = str(problem).strip().splitlines()
    return f"{type(problem).__name__}: {words[0][:160]}" if words else type(problem).__name__


def verdicts(
    make: Callable[[], Subject], cases: Iterable[Case], patience: float = PATIENCE
) -> Iterator[Verdict]:
    """Yield the verdict on each case; a subject that hangs or breaks down is made anew."""
    bench = None
    for case in cases:
        bench = bench or Bench(make)
        reason = bench.judge(case, patience)
        if reason is None:
            reason = bench.end()
            bench = None
        yield Verdict(case, reason)
    if bench:
        bench.end()


class Bench:
    """A subject in a process of its own."""

    def __init__(self, make: Callable[[], Subject]) -> None:
        context = multiprocessing.get_context("spawn")
        self.line, other = context.Pipe()
        self.process = context.Process(target=_serve, args=(other, make), daemon=True)
        self.process.start()
        other.close()
        self.line.recv()

    def judge(self, case: Case, patience: float) -> str | None:
        """Return why a test fails, and None where nothing comes back in time."""
        self.line.send(case)
        try:
            return self.line.recv() if self.line.poll(patience) else None
        except EOFError:
            return None

    def end(self) -> str:
        """End the process; say whether it had ended by itself or hung."""
        self.process.join(0.1)
        status = self.process.exitcode
        self.process.kill()
        self.process.join()
        self.line.close()
        return "no answer in time" if status is None else f"the process broke down ({status})"


def _serve(line: Connection, make: Callable[[], Subject]) -> None:
    subject = make()
    line.send("ready")
    while True:
        try:
            case = line.recv()
        except EOFError:
            return
        line.send(judge(subject, case))
