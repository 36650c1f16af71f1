"""``orebot completion``: what a shell runs to complete commands, options and arguments."""

import click

SHELLS = ("bash", "zsh", "fish")
VARIABLE = "_OREBOT_COMPLETE"
"""Set by the printed script when it asks for completions."""

OPEN = (
    ("COMPREPLY+=($value)", "COMPREPLY+=($value); [[ $value != *= ]] || compopt -o nospace"),
    ("local -a response\n", "local -a response open\n"),
    (
        'if [[ "$descr" == "_" ]]',
        '[[ $key != *= ]] || open=(-S "")\n            if [[ "$descr" == "_" ]]',
    ),
    ("completions_with_descriptions -U", 'completions_with_descriptions -U "${open[@]}"'),
    ("compadd -U -V", 'compadd -U "${open[@]}" -V'),
)
"""What is put in place of what in click's scripts for bash and zsh, so that no blank comes after
``NAME=``: a value does."""


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
        script = made(ctx.find_root().command, {}, "orebot", VARIABLE).source()
    except RuntimeError as error:
        raise click.UsageError(str(error)) from error
    click.echo(_keep_open(script))


def _keep_open(script: str) -> str:
    """Return a shell's script that puts no blank after ``NAME=``, where a value goes on."""
    for old, new in OPEN:
        script = script.replace(old, new)
    return script


def complete_line(cli: click.Command, instruction: str) -> int:
    """Return the exit status after answering the script's *instruction* on stdout."""
    from click.shell_completion import shell_complete

    return shell_complete(cli, {}, "orebot", VARIABLE, instruction)
