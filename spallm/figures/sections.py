"""Sections of a figure: the branches on which its things stand, with a name and a colour each."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from spallm.figures.colours import GROUPS, shade
from spallm.figures.wishes import Ground
from spallm.views.drawing import UNSORTED
from spallm.views.palette import SECTION_INKS, UNSORTED_INK


@dataclass(frozen=True, slots=True)
class Section:
    """A branch; ``iri`` is empty where a group or an unnamed community stands for it."""

    name: str
    colour: str
    iri: str = ""


def sections_of(ground: Ground, iris: Collection[str]) -> Mapping[str, Section]:
    """Return the section of each thing.

    They are those of the whole graph, so that a section has the same colour in every selection;
    groups that an analysis found take their place where they are given.
    """
    if ground.wishes.groups:
        return _groups(ground, iris)
    from spallm.views.sections import sections

    whole = ground.selection.whole
    found = sections(whole, [node.iri for node in ground.nodes], whole.edges)
    of = dict(zip((node.iri for node in ground.nodes), found.of, strict=True))
    unsorted = Section(ground.wishes.said(UNSORTED), UNSORTED_INK.light)
    named = [
        Section(ground.name(iri), SECTION_INKS[n % len(SECTION_INKS)].light, iri)
        for n, iri in enumerate(found.concepts)
    ]
    return {iri: named[of[iri]] if 0 <= of[iri] < len(named) else unsorted for iri in iris}


def _groups(ground: Ground, iris: Collection[str]) -> Mapping[str, Section]:
    found = {iri: group for iri in iris if (group := ground.group(iri))}
    sections = {
        name: Section(name, shade(n, GROUPS)) for n, name in enumerate(sorted(set(found.values())))
    }
    unsorted = Section(ground.wishes.said(UNSORTED), UNSORTED_INK.light)
    return {iri: sections[found[iri]] if iri in found else unsorted for iri in iris}
