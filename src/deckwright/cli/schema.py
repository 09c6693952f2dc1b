"""``deckwright schema``: the JSON Schema that lets an editor complete keys and tell what each is for."""

from __future__ import annotations

import click


@click.command(epilog="Example: deckwright schema > decks/deckwright.schema.json")
def command() -> None:
    """Print the JSON Schema of deck files and of deckwright.yaml.

    Editors with the YAML language server read it where the first line of a deck says
    `# yaml-language-server: $schema=deckwright.schema.json`, as decks from `deckwright new` do.
    """
    click.echo(schema_text(), nl=False)


def schema_text() -> str:
    """The schema as the text of a file."""
    import json

    from deckwright.deckfile.schema import json_schema
    from deckwright.lint import RULES
    from deckwright.lint.keys import rule_keys

    return json.dumps(json_schema(rule_keys(RULES)), ensure_ascii=False, indent=1) + "\n"
