"""
What a shell completes: rules, profiles and formats by their names alone, since a person waits for it at every press of the key.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:  # what completes is loaded when something is completed
    from click.shell_completion import CompletionItem

SHELLS = ("bash", "zsh", "fish")


def rule_ids(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    """
    Complete the last of several ids parted by commas: families first, a family's ids once a letter is there.
    """
    from lkj_rules.files.built_in import built_in_ids

    word = incomplete.rpartition(",")[2]
    lead = incomplete.removesuffix(word)
    ids = built_in_ids()
    families = dict.fromkeys(re.sub(r"\d+$", "", each) for each in ids)
    known = [*families, *ids] if word else list(families)
    return [lead + each for each in known if each.startswith(word.upper())]


def profiles(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem[str]]:
    """
    Complete the name of a built-in profile, or of a file.
    """
    from click.shell_completion import CompletionItem

    from lkj_rules.files.built_in import built_in_profiles

    # The file comes first: bash forgets what stands before it, and looks for files where no name fits.
    names = [CompletionItem(each) for each in built_in_profiles() if each.startswith(incomplete)]
    return [CompletionItem(incomplete, type="file"), *names]


def formats(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    """
    Complete the name of a format.
    """
    from lkj_rules.cli.formats import FORMATS

    return [each for each in FORMATS if each.startswith(incomplete)]


def script(shell: str, commands: dict[str, click.Command]) -> str:
    """
    Write the script that makes a shell ask the commands for completions.
    """
    from click.shell_completion import get_completion_class

    make = get_completion_class(shell)
    assert make is not None, shell
    variables = {name: f"_{name.replace('-', '_').upper()}_COMPLETE" for name in commands}
    text = "\n".join(make(command, {}, name, variables[name]).source() for name, command in commands.items())
    # click's script for fish cuts a completion at its second comma, but several ids are parted by commas.
    return text.replace('(string split "," $completion)', '(string split --max 1 "," $completion)')
