"""``orebot completion``: what a shell runs to complete commands and options."""

import click

SHELLS = ("bash", "zsh", "fish")
VARIABLE = "_OREBOT_COMPLETE"
"""Set by the printed script when it asks for completions."""


@click.command()
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print what completes orebot in SHELL.

    bash: eval "$(orebot completion bash)" in ~/.bashrc; zsh the same in ~/.zshrc;
    fish: orebot completion fish > ~/.config/fish/completions/orebot.fish
    """
    from click.shell_completion import get_completion_class

    made = get_completion_class(shell)
    assert made is not None
    try:
        click.echo(made(ctx.find_root().command, {}, "orebot", VARIABLE).source())
    except RuntimeError as error:
        raise click.UsageError(str(error)) from error


def complete_line(cli: click.Command, instruction: str) -> int:
    """Return the exit status after answering the script's *instruction* on stdout."""
    from click.shell_completion import shell_complete

    return shell_complete(cli, {}, "orebot", VARIABLE, instruction)
