"""bvcheck rules: the rules that are shipped."""

from __future__ import annotations

import click

from .console import show


@click.command()
@click.option(
    "--not-encoded", is_flag=True, help="List the provisions that are not, or not wholly, encoded."
)
def rules(*, not_encoded: bool) -> None:
    """List the rules, each with its citation and its title."""
    from bvrules.shipped import shipped_rulesets  # noqa: PLC0415 - only here

    lines = []
    for ruleset in shipped_rulesets():
        lines.append(f"{ruleset.id}: {ruleset.title} (law read to {ruleset.read_until_text})")
        if not_encoded:
            lines += [
                f"  {row.provision}: {row.encoded}; {row.why}"
                for row in ruleset.register
                if row.encoded != "in full"
            ]
        else:
            lines += [f"  {rule.id:<38} {rule.title}" for rule in ruleset.rules]
    show("\n".join(lines) + "\n")
