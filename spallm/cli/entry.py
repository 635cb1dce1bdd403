"""The entrance: finds the command, loads only that one, and turns errors into words."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Mapping
from importlib import import_module

import click

from spallm.cli.streams import hush, settle
from spallm.errors import SpallmError

#: The commands by name: where each lives, in the order in which a newcomer meets them.
COMMANDS = {
    "view": "spallm.cli.views",
    "query": "spallm.cli.queries",
    "select": "spallm.cli.selections",
    "export": "spallm.cli.exports",
    "list": "spallm.cli.entities",
    "show": "spallm.cli.entities",
    "search": "spallm.cli.entities",
    "stats": "spallm.cli.entities",
    "lineage": "spallm.cli.relations",
    "path": "spallm.cli.relations",
    "analyse": "spallm.cli.analysing",
    "analyze": "spallm.cli.analysing",
    "compare": "spallm.cli.tabulating",
    "matrix": "spallm.cli.tabulating",
    "figure": "spallm.cli.figures",
    "review": "spallm.cli.reviewing",
    "serve": "spallm.cli.serving",
    "site": "spallm.cli.serving",
    "mcp": "spallm.cli.serving",
    "new": "spallm.cli.curation",
    "check": "spallm.cli.curation",
    "build": "spallm.cli.curation",
    "coverage": "spallm.cli.coverage",
    "import": "spallm.cli.importing",
    "accept": "spallm.cli.importing",
    "lint": "spallm.cli.linting",
    "readme": "spallm.cli.lists",
    "init": "spallm.cli.founding",
    "enrich": "spallm.cli.enriching",
}


class Entrance(click.Group):
    """A group that imports a command only when it is called or described.

    ``homes`` says where each command lives; ``prefix`` is what the names of their functions begin
    with.
    """

    homes: Mapping[str, str] = COMMANDS
    prefix = ""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the names in reading order."""
        return list(self.homes)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:  # noqa: ARG002
        """Import one command."""
        if name not in self.homes:
            return None
        function = f"{self.prefix}{name}_command"
        command: click.Command = getattr(import_module(self.homes[name]), function)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find a command, or say which ones are near."""
        name = args[0]
        if name not in self.homes and not name.startswith("-"):
            from spallm.nearness import did_you_mean

            ctx.fail(f"there is no command {name}. {did_you_mean(name, self.homes)}".rstrip())
        return super().resolve_command(ctx, args)


@click.group(cls=Entrance, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="spallm", message="spallm %(version)s")
def cli() -> None:
    """Query the awesome list.

    Papers, models, datasets and tasks of single-cell and spatial-omics foundation models as a
    graph in which every fact names its source.

    \b
    Look around:   spallm view --open
    Ask:           spallm query ancestors -p model scgpt-spatial
    Take home:     spallm export --around scgpt --format bibtex -o scgpt.bib
    """


def main() -> None:
    """Run a command; errors become one message on stderr and an exit code, never a trace."""
    settle()
    try:
        code = cli.main(standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Exit as stop:
        code = stop.exit_code
    except click.ClickException as error:
        code = _complain(error.show, error.exit_code)
    except SpallmError as error:
        code = _complain(_words(error), error.exit_code)
    except (KeyboardInterrupt, click.Abort):
        code = _complain("Stopped.", 130)
    except BrokenPipeError:
        hush()
        code = 0
    except OSError as error:
        hush()
        where = error.filename or "the output"
        code = _complain(f"Error: {where}: {error.strerror or error}", 2)
    sys.exit(code if isinstance(code, int) else 0)


def _words(error: SpallmError) -> str:
    """Return what to say of an error; a label of the graph may not steer the terminal from it."""
    from spallm.cli.output import printable

    return printable(f"Error: {error}")


def _complain(words: str | Callable[[], None], code: int) -> int:
    """Say what went wrong, if anybody can hear it, and return the exit code."""
    with contextlib.suppress(OSError):
        if isinstance(words, str):
            click.echo(words, err=True)
        else:
            words()
    return code
