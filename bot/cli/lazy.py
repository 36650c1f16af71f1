"""A group of commands whose modules are imported only when one of them is called."""

from importlib import import_module

import click


class LazyGroup(click.Group):
    """Imports a command only when it is called; names the nearest one to a wrong name.

    Args:
        lazy: ``module:name`` of each command, in the order of the help page.
        advice: What else to try after a wrong name; may be empty.
    """

    def __init__(self, *, lazy: dict[str, str], advice: str = "", **options: object) -> None:
        super().__init__(**options)  # type: ignore[arg-type]
        self._lazy = lazy
        self._advice = advice

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """Return the names in the order of the help page."""
        return [*self._lazy]

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command by its name."""
        if cmd_name not in self._lazy:
            return None
        module, _, name = self._lazy[cmd_name].partition(":")
        command: click.Command = getattr(import_module(module), name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command, or name the nearest one there is."""
        if args[0] not in self._lazy and not args[0].startswith("-"):
            from difflib import get_close_matches

            listed = ", ".join(self._lazy)
            near = get_close_matches(args[0], self._lazy, 1)
            hint = f" Did you mean {near[0]!r}?" if near else ""
            message = f"There is no command {args[0]!r}; there is {listed}.{hint}{self._advice}"
            raise click.UsageError(message, ctx)
        return super().resolve_command(ctx, args)
