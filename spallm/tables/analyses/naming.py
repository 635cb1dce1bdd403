"""Names of communities: what sets their works apart, in words, no two alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from spallm.analysis.bibliometrics.communities import Partition
from spallm.analysis.bibliometrics.telling import Telling, telling
from spallm.tables.analyses.case import Case
from spallm.views.wording import Text

#: As many topics as a name can hold.
_MOST = 2
_AROUND: Text = ["around {work}", "以 {work} 为中心"]


def names(case: Case, partition: Partition) -> tuple[str, ...]:
    """Return a name for each group: its most telling topics, or else its most cited work.

    Where two would be called the same, the most cited work tells them apart.
    """
    plain = [
        " · ".join(list(dict.fromkeys(case.name(each.topic) for each in found))[:_MOST])
        for found in told(case, partition)
    ]
    return tuple(
        name
        if name and plain.count(name) == 1
        else " · ".join(filter(None, (name, case.said(_AROUND, work=_head(case, group)))))
        for name, group in zip(plain, partition.groups, strict=True)
    )


def told(case: Case, partition: Partition) -> Sequence[Sequence[Telling]]:
    """Return the topics that set each group apart, from which its name is taken."""
    kinds: Mapping[str, str] = {iri: node.kind for iri, node in case.selection.whole.nodes.items()}
    return telling(partition.groups, case.topics.all, kinds)


def most_cited(case: Case, group: Sequence[str]) -> list[str]:
    """Return the works of a group, those that the selection cites most first."""
    return sorted(group, key=lambda work: (-len(case.here.citing(work)), work))


def _head(case: Case, group: Sequence[str]) -> str:
    """Return a short name of a group's most cited work: of a model it introduced, or its title."""
    head = most_cited(case, group)[0]
    introduced = sorted(case.reuse.independence.introduced_by(head))
    return case.name(introduced[0] if introduced else head)
