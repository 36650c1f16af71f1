"""``orebot kb schema``: the format of a base, for editors and for people."""

import json

import click


@click.command()
@click.option("--reference", is_flag=True, help="As Markdown for people.")
def schema(*, reference: bool) -> None:
    """Print the JSON Schema of the files of a base.

    Save it beside the base and let each YAML file begin with the line
    "# yaml-language-server: $schema=.schema.json"; editors then complete keys and
    underline mistakes.
    """
    if reference:
        from bot.knowledge.reference import write_reference

        click.echo(write_reference())
        return
    from bot.knowledge.schema import make_schema

    click.echo(json.dumps(make_schema(), ensure_ascii=False, indent=2))
