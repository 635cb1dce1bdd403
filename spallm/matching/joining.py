"""Joining: which works of several lists are one, whatever the order in which they are read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from spallm.matching import title
from spallm.matching.agreement import agree, disagree, same_work
from spallm.matching.index import addresses
from spallm.matching.known import Known
from spallm.matching.standing import are_apart, equal_form

#: More works than this under one title are told apart by their identifiers alone.
CROWD = 100


class _Clusters:
    """Works that were joined so far; each cluster is known by its first work."""

    def __init__(self, works: Sequence[Known], bound: Mapping[str, str]) -> None:
        self.works = works
        self._first = list(range(len(works)))
        self._members = [[place] for place in range(len(works))]
        self.identifiers = [set(map(equal_form, each.identifiers)) for each in works]
        self.bound = [{bound[each.id]} if each.id in bound else set() for each in works]

    def of(self, place: int) -> int:
        return self._first[place]

    def members(self, cluster: int) -> list[int]:
        return self._members[cluster]

    def join(self, one: int, other: int) -> None:
        """Join two clusters, unless they are bound to different works elsewhere."""
        low, high = sorted((self.of(one), self.of(other)))
        if low == high or len(self.bound[low] | self.bound[high]) > 1:
            return
        for place in self._members[high]:
            self._first[place] = low
        self._members[low] += self._members[high]
        self.identifiers[low] |= self.identifiers[high]
        self.bound[low] |= self.bound[high]

    def fit(self, one: int, other: int) -> bool:
        """Tell whether nothing forbids that two clusters are one work."""
        if len(self.bound[one] | self.bound[other]) > 1:
            return False
        return not are_apart(self.identifiers[one], self.identifiers[other])


def joined(
    works: Iterable[Known], bound: Mapping[str, str] | None = None
) -> tuple[tuple[str, ...], ...]:
    """Return the ids of works in groups that are each one work; a group keeps the given order.

    Works are joined by identifiers, by addresses, and by title and year, across several steps: a
    preprint here, the published paper there. Works of one title with different published DOIs stay
    apart, and so does a third that could be either. ``bound`` says for ids which work elsewhere
    they are known to be; works that are bound to different ones are never joined.
    """
    given = list(works)
    ordered = sorted(given, key=_rank)
    clusters = _Clusters(ordered, bound or {})
    _join_bound(clusters)
    _join_shared(clusters, _identifiers, lambda one, other, _: not disagree(one, other))
    _join_shared(clusters, lambda each: addresses(each.addresses), agree)
    _join_titles(clusters)
    groups: dict[int, list[str]] = defaultdict(list)
    cluster = {each.id: clusters.of(place) for place, each in enumerate(ordered)}
    for each in given:
        groups[cluster[each.id]].append(each.id)
    return tuple(map(tuple, groups.values()))


def _identifiers(work: Known) -> Iterable[str]:
    return map(equal_form, work.identifiers)


def _rank(work: Known) -> tuple[object, ...]:
    """Order works by what they say, so that the order of files changes nothing."""
    return (work.kind, work.titles, work.identifiers, work.addresses, work.year or 0, work.names)


def _join_bound(clusters: _Clusters) -> None:
    first: dict[str, int] = {}
    for place in range(len(clusters.works)):
        for target in sorted(clusters.bound[place]):
            clusters.join(first.setdefault(target, place), place)


def _join_shared(
    clusters: _Clusters,
    values: Callable[[Known], Iterable[str]],
    are_one: Callable[[Known, Known, str], bool],
) -> None:
    """Join each work to the first that shares a value with it, and with which it can be one."""
    leaders: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, work in enumerate(clusters.works):
        for value in values(work):
            known = leaders[work.kind, value]
            for leader in known[:CROWD]:
                if are_one(work, clusters.works[leader], value):
                    clusters.join(leader, place)
                    break
            else:
                known.append(place)


def _join_titles(clusters: _Clusters) -> None:
    """Join works of one title, be it with a short name in front of it in one of them."""
    whole: dict[tuple[str, str], list[int]] = defaultdict(list)
    bare: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, work in enumerate(clusters.works):
        for key in title.keys(work.titles):
            whole[work.kind, key].append(place)
        for key in title.bare_keys(work.titles, work.names):
            bare[work.kind, key].append(place)
    for (kind, key), places in sorted(whole.items()):
        _join_title(clusters, key, places, bare.get((kind, key), []))


def _join_title(clusters: _Clusters, key: str, whole: list[int], bare: list[int]) -> None:
    """Join the clusters of one title, but none that fits to two which do not fit together.

    Two works that have the title only behind a name of their own tell nothing of each other.
    """
    works, told = clusters.works, set(whole)
    found = sorted({clusters.of(place) for place in (*whole, *bare)})
    if not 1 < len(found) <= CROWD:
        return
    fits: dict[int, set[int]] = {one: set() for one in found}
    for number, one in enumerate(found):
        for other in found[number + 1 :]:
            pairs = (
                (works[left], works[right])
                for left in clusters.members(one)
                for right in clusters.members(other)
                if left in told or right in told
            )
            if clusters.fit(one, other) and any(same_work(*pair, key) for pair in pairs):
                fits[one].add(other)
                fits[other].add(one)
    torn = {one for one in found if _is_torn(clusters, fits[one])}
    for one in found:
        for other in fits[one]:
            if not {one, other} & torn:
                clusters.join(one, other)


def _is_torn(clusters: _Clusters, friends: set[int]) -> bool:
    """Tell whether a cluster fits to two that do not fit together, so that it could be either."""
    return any(
        not clusters.fit(left, right) for left in friends for right in friends if left < right
    )
