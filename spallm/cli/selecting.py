"""The options that choose a part of the graph, and the choosing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.core import ParameterSource

from spallm.errors import UsageError

if TYPE_CHECKING:
    from spallm.knowledge_graph.selection import Selection
    from spallm.selecting.choice import Choice
    from spallm.store.graph import Graph

Command = TypeVar("Command", bound=Callable[..., Any])
#: The options that are filters of the same name; each may be repeated.
FILTERS = {
    "kind": "Of this kind: paper, model, dataset and so on.",
    "section": "In this section of the field or one within it.",
    "task": "For this task or a narrower one.",
    "modality": "For this modality or a narrower one.",
    "species": "Of this species.",
    "architecture": "Of this architecture or a narrower one.",
    "license": "Under this licence or group of licences.",
    "venue": "Published there.",
    "status": "Works, and what they introduced: published, preprint-only, retracted …",
    "text": "With this text in a name or alias.",
}


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What the options of a selection say.

    The entities, relatives, queries and screening files are united, the filters narrow them, and
    ``without`` is taken away.
    """

    select: tuple[str, ...] = ()
    around: tuple[str, ...] = ()
    hops: int = 1
    along: tuple[str, ...] = ()
    lineage: tuple[str, ...] = ()
    direction: str = "both"
    citing: tuple[str, ...] = ()
    cited_by: tuple[str, ...] = ()
    query: str | None = None
    parameters: tuple[tuple[str, str], ...] = ()
    screened: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    section: tuple[str, ...] = ()
    task: tuple[str, ...] = ()
    modality: tuple[str, ...] = ()
    species: tuple[str, ...] = ()
    architecture: tuple[str, ...] = ()
    license: tuple[str, ...] = ()
    venue: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    text: tuple[str, ...] = ()
    open_weights: bool | None = None
    since: int | None = None
    until: int | None = None
    without: tuple[str, ...] = ()
    folder: Path = Path("selections")

    def choice(self, ids: tuple[str, ...] = ()) -> Choice:
        """Return the choice that the options, and entities named beside them, mean."""
        from spallm.selecting.choice import Both, Everything, Without, either
        from spallm.selecting.parsing import parse

        self._check()
        sources = tuple(self._sources(ids))
        parts = (*((either(sources),) if sources else ()), *self._filters())
        kept = Both(parts) if len(parts) > 1 else parts[0] if parts else Everything()
        return Without(kept, tuple(map(parse, self.without))) if self.without else kept

    def selecting(self, expression: str) -> Wanted:
        """Return the same with one expression more, before the others."""
        return replace(self, select=(expression, *self.select))

    @property
    def says_only_names(self) -> bool:
        """Whether the names of entities and of a query tell all that is wanted."""
        named = Wanted(
            around=self.around, hops=self.hops, query=self.query,
            parameters=self.parameters, folder=self.folder,
        )  # fmt: skip
        return self == named

    def _check(self) -> None:
        if self.parameters and self.query is None:
            raise UsageError("-p gives a query its parameters", hint="Name the query with --query.")
        for option, needed in (("hops", "around"), ("along", "around"), ("direction", "lineage")):
            if not getattr(self, needed) and _given(option):
                raise UsageError(
                    f"--{option} belongs to --{needed}", hint=f"Name the entity with --{needed}."
                )

    def _sources(self, ids: tuple[str, ...]) -> Iterator[Choice]:
        from spallm.selecting.entities import Named
        from spallm.selecting.parsing import parse
        from spallm.selecting.relations import DIRECTIONS, Around, Lineage, Related
        from spallm.selecting.screened import Screened

        yield from map(Named, ids)
        yield from map(parse, self.select)
        yield from (Around(Named(name), self.hops, self.along) for name in self.around)
        yield from (Lineage(Named(name), DIRECTIONS[self.direction]) for name in self.lineage)
        yield from (Related("citing", Named(name)) for name in self.citing)
        yield from (Related("cited-by", Named(name)) for name in self.cited_by)
        if self.query is not None:
            yield self._asked(self.query)
        yield from map(Screened, self.screened)

    def _asked(self, query: str) -> Choice:
        from spallm.cli.asking import asked
        from spallm.selecting.queries import Query

        return Query(asked(query, {}).query, self.parameters)

    def _filters(self) -> Iterator[Choice]:
        """Yield a choice for each filter; values of the same filter are united."""
        from spallm.selecting.choice import either
        from spallm.selecting.filters import Filter, Years, made

        for name in FILTERS:
            if values := getattr(self, name):
                yield either(tuple(made(name, value) for value in values))
        if self.since is not None or self.until is not None:
            yield Years(self.since, self.until)
        if self.open_weights is not None:
            yield Filter("weights", "open" if self.open_weights else "unknown")


_ONE = {"kind": "KIND", "venue": "NAME", "status": "STATUS", "text": "TEXT"}
_OPTIONS = (
    click.option("-s", "--select", "select", metavar="EXPR", multiple=True,
                 help="What an expression selects, such as 'models(section:spatial-models)'."),
    click.option("--around", metavar="ID", multiple=True,
                 help="One entity and what stands around it."),
    click.option("--hops", type=click.IntRange(min=0), default=1, show_default=True,
                 help="How far around."),
    click.option("--along", metavar="RELATION", multiple=True,
                 help="Around over these edges only: citation, lineage, training, evaluation …"),
    click.option("--lineage", metavar="ID", multiple=True,
                 help="One entity, what it came from and what came from it."),
    click.option("--direction", type=click.Choice(["up", "down", "both"]), default="both",
                 show_default=True, help="Lineage: ancestors or descendants."),
    click.option("--citing", metavar="ID", multiple=True, help="Works that cite it."),
    click.option("--cited-by", metavar="ID", multiple=True, help="Works that it cites."),
    click.option("--query", metavar="QUERY",
                 help="What a query finds: a saved name, a file, or SPARQL."),
    click.option("-p", "--param", "parameters", type=(str, str), multiple=True,
                 metavar="NAME VALUE", help="A parameter of the query; may be repeated."),
    click.option("--screened", metavar="FILE", multiple=True,
                 help="What a screening file includes."),
    *(click.option(f"--{name}", metavar=_ONE.get(name, "ID"), multiple=True, help=words)
      for name, words in FILTERS.items()),
    click.option("--open-weights/--no-open-weights", default=None,
                 help="Models with (or without) a known download."),
    click.option("--since", type=click.IntRange(0, 9999), metavar="YEAR",
                 help="From this year on."),
    click.option("--until", type=click.IntRange(0, 9999), metavar="YEAR",
                 help="Up to this year."),
    click.option("--without", metavar="EXPR", multiple=True,
                 help="Take away what an expression selects."),
    click.option("--folder", type=click.Path(path_type=Path), default=Path("selections"),
                 show_default=True, metavar="DIR", help="Where saved selections (@name) stand."),
)  # fmt: skip
_NAMES = frozenset(each.name for each in fields(Wanted))


def selection_options(command: Command) -> Command:
    """Add the options of a selection, and give them to the command as ``wanted``, a Wanted."""

    @wraps(command)
    def with_wanted(*words: Any, **given: Any) -> Any:
        said = {name: given.pop(name) for name in _NAMES}
        return command(*words, wanted=Wanted(**said), **given)

    chosen: Any = with_wanted
    for option in reversed(_OPTIONS):
        chosen = option(chosen)
    return chosen  # type: ignore[no-any-return]  # click hands functions through as they are


def choose(graph: Graph, wanted: Wanted, ids: tuple[str, ...] = ()) -> Selection:
    """Return the part of the graph that options and entities name, or all of it.

    Raises NothingFound, which says what the parts find, where it holds no entity.
    """
    from spallm.cli.progress import waiting
    from spallm.knowledge_graph.selecting import found
    from spallm.selecting.accounting import nothing_found
    from spallm.selecting.index import Index
    from spallm.selecting.scope import GraphScope
    from spallm.store.subgraph import subgraph

    choice = wanted.choice(ids)
    with waiting("Reading the graph"):
        scope = GraphScope(Index(subgraph(graph.quads())), wanted.folder, graph=graph)
        selection = found(choice, scope)
    for note in selection.notes:
        click.echo(note, err=True)
    if not len(selection):
        raise nothing_found(selection.choice or choice, scope)
    return selection


def _given(option: str) -> bool:
    """Whether the user wrote an option, be it the default."""
    context = click.get_current_context(silent=True)
    source = context.get_parameter_source(option) if context else None
    return source is ParameterSource.COMMANDLINE
