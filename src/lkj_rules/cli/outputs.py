"""
Where results go: which formats were asked for, and files that are written whole or not at all.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import attrs

from lkj_rules.cli import screen
from lkj_rules.cli.doors import WrongUsage
from lkj_rules.cli.extras import require_reviu
from lkj_rules.cli.formats import BINARY, FORMATS, NEEDED
from lkj_rules.cli.language import meant
from lkj_rules.files.file_access import reason_of
from lkj_rules.render.material import Session


@attrs.frozen
class Output:
    """
    Hold one format and the file to write it to; ``None`` is standard output.
    """

    format: str
    target: str | None


def read_outputs(formats: Sequence[str], output: str | None, bahasa: str) -> list[Output]:
    """
    Understand ``--format NAME`` and ``--format NAME=FILE``, with ``--output`` for the one that names no file.
    """
    outputs = [_one(text, bahasa) for text in formats] or [Output("terminal", None)]
    bare = [each for each in outputs if each.target is None]
    binary = next((each.format for each in bare if each.format in BINARY), None)
    if binary is not None and output is None:
        raise WrongUsage((
            f"Format {binary} tidak dapat ditampilkan di layar; beri berkas: --format {binary}=hasil.{binary}",
            f"The format {binary} cannot be shown on the screen; name a file: --format {binary}=result.{binary}",
        ))
    if len(bare) > 1:
        raise WrongUsage((
            "Hanya satu format dapat ditulis ke layar; beri berkas kepada yang lain: --format json=hasil.json",
            "Only one format can go to the screen; give the others a file: --format json=result.json",
        ))
    if output is not None:
        if not bare:
            raise WrongUsage((
                "--output tidak diperlukan bila setiap --format sudah menyebut berkas.",
                "--output has no use when every --format names a file.",
            ))
        outputs = [Output(each.format, output) if each.target is None else each for each in outputs]
    return outputs


def _one(text: str, bahasa: str) -> Output:
    name, _, target = text.partition("=")
    if name not in FORMATS:
        hint = meant(name, FORMATS, bahasa)
        legal = ", ".join(FORMATS)
        raise WrongUsage((
            f"Tidak ada format {name!r}; pilih {legal}.{hint}", f"There is no format {name!r}; choose from {legal}.{hint}",
        ))
    if "=" in text and not target:
        raise WrongUsage((f"--format {text}: nama berkas belum disebut.", f"--format {text}: the name of the file is missing."))
    if name in NEEDED:
        require_reviu(NEEDED[name], f"--format {name}")
    return Output(name, target or None)


def refuse_overwriting(outputs: Sequence[Output], inputs: Sequence[str]) -> None:
    """
    Refuse targets that are inputs, that are named twice, or that have no folder to stand in; before any work is done.
    """
    taken = {os.path.realpath(path) for path in inputs}
    for each in outputs:
        if each.target is None:
            continue
        real = os.path.realpath(each.target)
        if real in taken:
            raise WrongUsage((
                f"{each.target} tidak boleh ditimpa: sudah dipakai sebagai masukan atau keluaran lain.",
                f"{each.target} must not be overwritten: it is an input, or another output.",
            ))
        if Path(real).is_dir() or not Path(real).parent.is_dir():
            raise unwritable(each.target, "bukan berkas, atau foldernya tidak ada", "not a file, or its folder does not exist")
        taken.add(real)


def render(output: Output, session: Session, *, verbose: bool = False) -> str | bytes:
    """
    Write a run in one format: text, or bytes where the format is a file of its own kind.
    """
    match output.format:
        case "json":
            from lkj_rules.render.json_output import render_json

            return render_json(session)
        case "markdown":
            from lkj_rules.render.markdown import render_markdown

            return render_markdown(session)
        case "sarif":
            from lkj_rules.render.sarif import render_sarif

            return render_sarif(session)
        case "junit":
            from lkj_rules.render.junit import render_junit

            return render_junit(session)
        case "github":
            from lkj_rules.render.github import render_github

            return render_github(session)
        case "html":
            from lkj_rules.render.html import render_html

            return render_html(session)
        case "xlsx":
            from lkj_rules.render.xlsx import render_xlsx

            return render_xlsx(session)
        case _:
            from lkj_rules.render.terminal import terminal_lines

            on_screen = output.target is None
            width = screen.width() if on_screen else screen.PAGE
            lines = terminal_lines(session, width=width, verbose=verbose)
            return screen.written(lines, width, colour=on_screen and screen.colourful())


def deliver(outputs: Sequence[Output], session: Session, *, verbose: bool = False) -> None:
    """
    Render everything first, then write files, then the screen: a fault in a renderer leaves no half of a result.
    """
    made = [(output, render(output, session, verbose=verbose)) for output in outputs]
    for output, content in made:
        if output.target is not None:
            write_whole(output.target, content)
    for output, content in made:
        if output.target is None and isinstance(content, str):
            screen.say(content, exact=output.format != "terminal")


def write_whole(target: str, content: str | bytes) -> None:
    """
    Write a file so that it is there whole or not at all: beside it first, then put in its place.
    """
    real = Path(os.path.realpath(target))
    data = content if isinstance(content, bytes) else content.encode("utf-8", "backslashreplace")
    draft = real.with_name(f".{real.name}.{os.getpid()}.tmp")
    try:
        if real.exists() and not real.is_file():  # a device or a pipe, such as /dev/stdout
            real.write_bytes(data)
            return
        try:
            draft.write_bytes(data)
            if real.exists():
                draft.chmod(real.stat().st_mode & 0o777)
            draft.replace(real)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as refused:
        raise unwritable(target, *reason_of(refused)) from None


def unwritable(target: str, reason_id: str, reason_en: str) -> WrongUsage:
    """
    Say of a file or folder that it cannot be written, and why.
    """
    return WrongUsage((f"{target} tidak dapat ditulis: {reason_id}.", f"{target} cannot be written: {reason_en}."))
