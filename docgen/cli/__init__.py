"""The commands, one module each, found by listing this folder: parse arguments, call one function, print what it gives
back.

Exit codes: 0 no error, 1 findings of severity error, 2 wrong usage, 130 Ctrl-C. Heavy packages are imported where they
are needed, so that help and a build with nothing to do answer at once. No traceback reaches a person: see ``guard``.
"""

from __future__ import annotations

import gc
import importlib
import io
import os
import pkgutil
import sys
from typing import Any

import click

from docgen import __version__
from docgen.cli.guard import guarded

_SHARED = {"options", "chosen", "printing", "language", "asking", "guard", "differing"}  # what several commands use


class _Listing(click.Group):
    """The commands of this folder: ``build.py`` holds ``build``; a name with an underscore at its end is a command
    that Python has a word for already."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click gives it
        names = (module.name for module in pkgutil.iter_modules(__path__) if module.name not in _SHARED)
        return sorted(name.rstrip("_").replace("_", "-") for name in names)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        module = cmd_name.replace("-", "_")
        known = {one.name for one in pkgutil.iter_modules(__path__)}
        found = module if module in known else f"{module}_"
        command: click.Command = getattr(importlib.import_module(f"{__name__}.{found}"), found)
        return command

    def main(self, *arguments: Any, **options: Any) -> Any:
        """Run the command that is named on the command line."""
        _streams()
        # Nearly all that a command makes is kept to its end: there is little garbage to look for.
        gc.set_threshold(50_000, 10, 10)
        with guarded("docgen"):
            return super().main(*arguments, **options)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command: within the guard here, for click would make an error of Ctrl-C."""
        named = next((one for one in sys.argv[1:2] if not one.startswith("-")), "")
        with guarded(f"docgen {named}".strip()):
            return super().invoke(ctx)


def _streams() -> None:
    """Streams to which everything can be written: a terminal that can't show a letter still shows the message."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:  # somebody closed it
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123 - it lives to the end
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


@click.group(cls=_Listing, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="docgen")
def main() -> None:
    """Documents for outsourcing customer service, from facts, clauses and outlines."""
