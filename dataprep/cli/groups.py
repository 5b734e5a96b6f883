"""Groups of commands that know near names, and import a command when it is called."""

from __future__ import annotations

import importlib
from collections.abc import Mapping

import click


class NamedGroup(click.Group):
    """A group that answers an unknown name with near ones, and lists names as declared."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order in which they are declared."""
        del ctx
        return list(self.commands)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that was named.

        Raises:
            UnknownNameError: There is none of that name.
        """
        names = self.list_commands(ctx)
        if args and args[0] not in names and not args[0].startswith("-"):
            if ctx.resilient_parsing:
                return None, None, []
            from dataprep.errors import UnknownNameError

            raise UnknownNameError("command", args[0], names)
        return super().resolve_command(ctx, args)


class LazyGroup(NamedGroup):
    """A group whose commands are imported only when they are called.

    Args:
        lazy: By name of the command, ``module:attribute`` and one line for people.
    """

    def __init__(self, *args: object, lazy: Mapping[str, tuple[str, str]], **keywords: object):
        super().__init__(*args, **keywords)  # type: ignore[arg-type]  # handed through to click
        self._lazy = dict(lazy)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order in which they are declared."""
        del ctx
        return list(self._lazy)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, imported now; None where there is none of that name."""
        del ctx
        if cmd_name not in self._lazy:
            return None
        module, _, name = self._lazy[cmd_name][0].partition(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands without importing them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in self._lazy.items()])
