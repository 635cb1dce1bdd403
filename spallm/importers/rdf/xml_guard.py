"""What an RDF/XML file may not have: entities within entities, and elements without end.

The engine expands entities without a limit, and its work grows with the square of the depth. So
another parser, which has limits, goes over the text first.
"""

from __future__ import annotations

from xml.parsers import expat

#: Elements of RDF/XML are nested a few levels deep.
_DEEPEST = 200
#: Entities abbreviate namespaces.
_LONGEST_ENTITY = 300


class Refused(Exception):
    """Why a text is not given to the engine, and the line on which that shows."""

    def __init__(self, why: str, line: int) -> None:
        super().__init__(why)
        self.line = line


def check(text: str) -> None:
    """Raise Refused for XML that is broken, or that would be more than it looks."""
    parser = expat.ParserCreate("utf-8")
    depth = 0

    def open_element(name: str, attributes: object) -> None:  # noqa: ARG001 - expat calls it so
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise Refused(
                f"elements are nested more than {_DEEPEST} deep", parser.CurrentLineNumber
            )

    def close_element(name: str) -> None:  # noqa: ARG001
        nonlocal depth
        depth -= 1

    def declare_entity(name: str, parameter: object, value: str | None, *others: object) -> None:  # noqa: ARG001
        if value is None or "&" in value or "%" in value or len(value) > _LONGEST_ENTITY:
            why = f"the entity {name} stands for more than an abbreviation of an address"
            raise Refused(why, parser.CurrentLineNumber)

    parser.StartElementHandler = open_element
    parser.EndElementHandler = close_element
    parser.EntityDeclHandler = declare_entity
    try:
        parser.Parse(text.encode("utf-8", "replace"), True)
    except expat.ExpatError as error:
        raise Refused(expat.errors.messages[error.code], error.lineno) from error
