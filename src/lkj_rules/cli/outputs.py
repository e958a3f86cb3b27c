"""
Where results go: which formats were asked for, and the files that they are written to.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import attrs

from lkj_rules.cli import screen
from lkj_rules.cli.command import own_version
from lkj_rules.cli.errors import WrongUsage, suggest
from lkj_rules.cli.options import FORMATS, LINES
from lkj_rules.cli.sources import Source, is_workbook
from lkj_rules.cli.targets import Content, held, write_whole
from lkj_rules.model import Record
from lkj_rules.render.material import Session

BINARY = frozenset({"xlsx"})
"""Formats that cannot be shown on a screen; they need a file."""
NEEDED = {"html": "jinja2", "xlsx": "xlsxwriter"}
"""The package of the extra ``reviu`` that a format needs."""


@attrs.frozen(eq=False, repr=False)
class Output(Record):
    """
    Hold one format and the file to write it to; ``None`` is standard output.
    """

    format: str
    target: str | None


def read_outputs(formats: Sequence[str], output: str | None) -> list[Output]:
    """
    Understand ``--format NAME`` and ``--format NAME=FILE``, with ``--output`` for the one that names no file.
    """
    outputs = [_one(text) for text in formats] or [Output("terminal", None)]
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
                "--output is not needed when every --format names a file.",
            ))
        outputs = [Output(each.format, output) if each.target is None else each for each in outputs]
    if len(outputs) > 1 and any(each.format == LINES for each in outputs):
        raise WrongUsage((
            f"--format {LINES} berdiri sendiri: hasilnya ditulis satu per satu, tidak ada yang disimpan untuk format lain.",
            f"--format {LINES} stands alone: results are written one by one, and none is kept for another format.",
        ))
    return outputs


def _one(text: str) -> Output:
    name, _, target = text.partition("=")
    if name not in (*FORMATS, LINES):
        legal = ", ".join((*FORMATS, LINES))
        unknown = f"Tidak ada format {name!r}; pilih {legal}.", f"There is no format {name!r}; choose from {legal}."
        raise WrongUsage(suggest(unknown, name, (*FORMATS, LINES)))
    if "=" in text and not target:
        raise WrongUsage((f"--format {text}: nama berkas belum disebut.", f"--format {text}: the name of the file is missing."))
    if name in NEEDED:
        require_extra(NEEDED[name], f"--format {name}")
    return Output(name, target or None)


def require_extra(module: str, what: str, extra: str = "reviu") -> None:
    """
    Require a package of an extra, before any work is done; ``what`` is what the user asked for.

    Raises ``WrongUsage`` with the command that installs it.
    """
    if find_spec(module) is None:
        command = f'pip install "lkj-rules[{extra}]"'
        raise WrongUsage((
            f"{what} memerlukan paket tambahan yang belum terpasang. Pasang dengan: {command}",
            f"{what} needs a package that is not installed. Install it with: {command}",
        ))


def workbook_among(sources: Sequence[Source], outputs: Sequence[Output]) -> str | None:
    """
    Give the workbook of which a copy with the findings is to be written: the only source, where ``xlsx`` is among the formats.

    Raises ``WrongUsage`` where the package is missing that writes it.
    """
    wanted = any(each.format == "xlsx" for each in outputs)
    if not wanted or len(sources) != 1 or not is_workbook(sources[0].path):
        return None
    require_extra("openpyxl", "--format xlsx", "xlsx")
    return sources[0].path


def render(
    output: Output, session: Session, *, verbose: bool = False, by_document: bool = False, workbook: str | None = None,
    sources: Sequence[Source] = (),
) -> Content:  # fmt: skip
    """
    Write a run in one format: text, at once or piece by piece, or bytes where the format is a file of its own kind.

    ``workbook`` is the file that was checked, where ``xlsx`` means a copy of it; ``sources`` are all that was checked.
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
            from lkj_rules.cli.papers import cutter
            from lkj_rules.render.html import render_html

            return render_html(session, cutter(sources) if sources else None)
        case "xlsx" if workbook is not None:
            from lkj_rules.files.file_access import read_bytes
            from lkj_rules.files.report_reader import LIMIT
            from lkj_rules.render.annotated import annotate

            return annotate(read_bytes(workbook, name=workbook, limit=LIMIT), session, name=workbook)
        case "xlsx":
            from lkj_rules.render.xlsx import render_xlsx

            return render_xlsx(session)
        case _:
            from lkj_rules.render.terminal import terminal_lines

            on_screen = output.target is None
            width = screen.width() if on_screen else screen.PAGE
            lines = terminal_lines(session, width=width, verbose=verbose, by_document=by_document)
            return screen.written(lines, width, colour=on_screen and screen.colourful())


def deliver(outputs: Sequence[Output], session: Session, **layout: Any) -> None:
    """
    Render everything first, then write files, then the screen: a fault in a renderer leaves no half of a result.
    """
    with ExitStack() as files:
        made = [(output, files.enter_context(held(render(output, session, **layout)))) for output in outputs]
        for output, content in made:
            if output.target is not None:
                write_whole(output.target, content)
        for output, content in made:
            if output.target is None and not isinstance(content, bytes):
                for piece in (content,) if isinstance(content, str) else content:
                    screen.say(piece, exact=output.format != "terminal")


def check_target(target: str, what: str) -> None:
    """
    Raise ``WrongUsage`` for a report to be written under another name than .json or .xlsx, or without the package for the latter.
    """
    suffix = Path(target).suffix.lower()
    if suffix not in {".json", ".xlsx"}:
        raise WrongUsage((
            f"{target}: nama hasil berakhir dengan .json atau .xlsx.",
            f"{target}: the name of the result ends with .json or .xlsx.",
        ))
    if suffix == ".xlsx":
        require_extra("xlsxwriter", what, "xlsx")


def report_content(document: Mapping[str, Any], target: str) -> str | bytes:
    """
    Write a report as the name of its file says: as JSON, or as the workbook.
    """
    if target.lower().endswith(".json"):
        from lkj_rules.files.json_writer import write_json

        return write_json(document)
    from lkj_rules.files.form.writer import write_form

    return write_form(document, year=int(document["tahun"]), version=own_version())
