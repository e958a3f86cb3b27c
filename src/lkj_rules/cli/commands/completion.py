"""
``lkj-rules completion``: the script that makes a shell ask both programs for completions.
"""

from __future__ import annotations

import click

from lkj_rules.cli.command import Command

SHELLS = ("bash", "zsh", "fish")
PROGRAMS = ("lkj-check", "lkj-rules")
_EXAMPLES = (
    """\
Contoh, untuk shell ini saja:
  eval "$(lkj-rules completion bash)"
  lkj-rules completion fish | source

Agar selalu ada:
  bash  tambahkan baris eval itu ke ~/.bashrc
  zsh   tambahkan ke ~/.zshrc, sesudah compinit:
        eval "$(lkj-rules completion zsh)"
  fish  lkj-rules completion fish > ~/.config/fish/conf.d/lkj.fish
""",
    """\
Examples, for this shell only:
  eval "$(lkj-rules completion bash)"
  lkj-rules completion fish | source

To have it always:
  bash  add the line with eval to ~/.bashrc
  zsh   add to ~/.zshrc, after compinit:
        eval "$(lkj-rules completion zsh)"
  fish  lkj-rules completion fish > ~/.config/fish/conf.d/lkj.fish
""",
)


@click.command("completion", cls=Command, examples=_EXAMPLES, about=(
    "Cetak skrip yang membuat shell melengkapi perintah, pilihan, kode aturan, profil, format, dan berkas.",
    "Print the script that makes a shell complete commands, options, ids of rules, profiles, formats and files.",
))
@click.argument("shell", metavar="bash|zsh|fish", type=click.Choice(SHELLS))
def completion(*, shell: str) -> None:
    """
    Print the script for both programs.
    """
    from click.shell_completion import get_completion_class

    make = get_completion_class(shell)
    assert make is not None, shell
    command = click.get_current_context().find_root().command  # the script names the program only: it asks that itself
    sources = [make(command, {}, name, f"_{name.replace('-', '_').upper()}_COMPLETE").source() for name in PROGRAMS]
    # click's script for fish cuts a completion at its second comma, but several ids are separated by commas.
    script = "\n".join(sources).replace('(string split "," $completion)', '(string split --max 1 "," $completion)')
    click.echo(script, nl=False)
