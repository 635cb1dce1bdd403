"""The one list of rules; adding a rule is adding it to the file of its noun."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from spallm.linting.rule import Rule
from spallm.linting.rules import (
    addresses,
    blanks,
    characters,
    claims,
    code,
    files,
    headings,
    identifiers,
    links,
    losses,
    order,
    papers,
    rows,
    sections,
    standing,
    twins,
    venues,
    years,
)

_NOUNS = (
    rows, addresses, links, identifiers, papers, code, years, venues, twins, headings,
    order, blanks, files, characters, losses, claims, standing, sections,
)  # fmt: skip

#: The rules by name, those on one noun together.
RULES: Mapping[str, Rule] = MappingProxyType(
    {rule.name: rule for noun in _NOUNS for rule in noun.RULES}
)


def chosen(select: Iterable[str] = (), ignore: Iterable[str] = ()) -> tuple[Rule, ...]:
    """Return the rules that are asked for, all but those ignored.

    Raises UnknownId for a name that is none, with what may have been meant.

    >>> [rule.name for rule in chosen(["loose-end", "old-resolver"], ["loose-end"])]
    ['old-resolver']
    """
    wanted, unwanted = tuple(select), frozenset(ignore)
    for name in (*wanted, *unwanted):
        if name not in RULES:
            from spallm.nearness import unknown

            raise unknown("rule", name, RULES, elsewhere="See: spallm lint --rules")
    names = [name for name in RULES if not wanted or name in wanted]
    return tuple(RULES[name] for name in names if name not in unwanted)
