"""
``lkj-rules schema``: the JSON Schema of report.json or of results printed, or put into a folder and its VS Code settings.

What else the settings hold stays as it is, byte for byte. Settings with comments are not touched: what to add is printed instead.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import attrs
import click

from lkj_rules.cli.command import Command, examples, option
from lkj_rules.cli.errors import WrongUsage
from lkj_rules.cli.language import pick

SETTINGS, SCHEMA = ".vscode/settings.json", ".vscode/lkj-report.schema.json"
KEY = "json.schemas"
URL = f"./{SCHEMA}"
NAME = "report.json"
"""What a report is called unless it is called otherwise; VS Code looks for a bare name in every folder."""


@click.command("schema", cls=Command, about=(
    "Cetak JSON Schema dari report.json, atau dari keluaran lkj-check; atau pasang untuk VS Code.",
    "Print the JSON Schema of report.json, or of lkj-check's output; or install it for VS Code.",
), examples=examples(
    ("lkj-rules schema", ("cetak skema report.json", "print the schema of report.json")),
    ("lkj-rules schema --install", ("pasang dalam folder ini, untuk VS Code", "install it in this folder, for VS Code")),
    ("lkj-rules schema --of check", ("skema keluaran lkj-check --format json", "the schema of lkj-check --format json")),
))
@option("--of", "subject", type=click.Choice(("report", "check")), default="report", about=(
    "report (bawaan) atau check.", "report (the default) or check.",
))
@option("--install", "folder", is_flag=False, flag_value=".", metavar="[FOLDER]", about=(
    "Pasang skema report.json di folder ini atau FOLDER, agar VS Code melengkapi kunci dan menjelaskan artinya.",
    "Install the schema of report.json in this folder or FOLDER, so that VS Code completes keys and explains them.",
))
def schema(*, subject: str, folder: str | None) -> None:
    """
    Print or install a JSON Schema.
    """
    from lkj_rules.cli.screen import say
    from lkj_rules.files.schema import report_schema
    from lkj_rules.render.json_output import check_schema

    if folder is None:
        say(_text(report_schema() if subject == "report" else check_schema()), exact=True)
        return
    if subject != "report":
        raise WrongUsage(("--install hanya untuk skema report.json.", "--install is for the schema of report.json only."))
    written = install(folder)
    for name in written:
        click.echo(name)
    if not written:
        click.echo(pick(("Sudah terpasang; tidak ada yang berubah.", "Installed already; nothing changed.")))


def _text(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def install(folder: str) -> list[str]:
    """
    Write the schema and the settings as far as they are not as they should be; give the names of the files written.

    Raises ``WrongUsage`` where a file cannot be read or written. Settings that are not strict JSON are refused after the schema was
    written, with the lines to add by hand.
    """
    from lkj_rules.cli.targets import make_folder
    from lkj_rules.files.schema import report_schema

    root = Path(folder)
    if not root.is_dir():
        raise WrongUsage((f"{folder} bukan folder.", f"{folder} is not a folder."))
    wanted = _association(root)
    make_folder((root / SETTINGS).parent)
    written = _write(root / SCHEMA, _text(report_schema()))
    return written + _write(root / SETTINGS, _merged(root / SETTINGS, wanted))


def _association(root: Path) -> dict[str, Any]:
    """
    Associate the schema with reports by the usual name, and with those that the folder has by other names.

    Other JSON in the folders of reports, such as documents in files of their own, is not the schema's concern.
    """
    from lkj_rules.cli.sources import reports_below

    found = (Path(path) for path in reports_below(str(root)))
    others = [path.relative_to(root).as_posix() for path in found if path.suffix.lower() == ".json"]
    return {"fileMatch": [NAME, *(f"/{path}" for path in others if Path(path).name != NAME)], "url": URL}


def _read(path: Path) -> str | None:
    from lkj_rules.files.file_access import reason_of

    try:
        with path.open(encoding="utf-8", newline="") as stream:
            return stream.read()
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as refused:
        reason_id, reason_en = reason_of(refused)
        raise WrongUsage((f"{path} tidak dapat dibaca: {reason_id}.", f"{path} cannot be read: {reason_en}.")) from None


def _write(path: Path, text: str) -> list[str]:
    from lkj_rules.cli.targets import write_whole

    if _read(path) == text:
        return []
    write_whole(path, text)
    return [path.as_posix()]


def _merged(path: Path, wanted: dict[str, Any]) -> str:
    """
    Give the text of the settings with the association in it.
    """
    text = _read(path)
    if text is None or not text.removeprefix("\ufeff").strip():
        return _text({KEY: [wanted]})
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    return mark + _Settings.of(text.removeprefix(mark), path, wanted).merged(wanted)


@attrs.frozen
class _Settings:
    """
    Hold settings as text, as what they say, and with the offset of each value.
    """

    text: str
    content: dict[str, Any]
    starts: dict[str, int]

    @classmethod
    def of(cls, text: str, path: Path, wanted: dict[str, Any]) -> _Settings:
        """
        Understand settings; refuse those that no strict reader understands, or that would be understood in two ways.
        """
        from lkj_rules.errors import InputError
        from lkj_rules.files.json_text import parse_json
        from lkj_rules.files.positions import every_value

        try:
            content, complaints = parse_json(text, name=path.as_posix())
        except InputError as refused:
            (problem,) = refused.problems
            raise _refused(problem.place(), wanted) from None
        if complaints or not isinstance(content, dict) or not isinstance(content.get(KEY, []), list):
            raise _refused(path.as_posix(), wanted)
        return cls(text, content, {pointer: value for pointer, _, value in every_value(text)})

    def merged(self, wanted: dict[str, Any]) -> str:
        """
        Put the association in: where it is already, else after the others, else under a key of its own.
        """
        place = f"/{KEY}"
        if KEY not in self.content:
            return self._appended("", f'"{KEY}": {self._written([wanted], 1)}', 1)
        for number, entry in enumerate(self.content[KEY]):
            if isinstance(entry, dict) and entry.get("url") == URL:
                return self._joined(self.starts[f"{place}/{number}"], wanted)
        return self._appended(place, self._written(wanted, 2), 2)

    def _joined(self, start: int, wanted: dict[str, Any]) -> str:
        """
        Add to the association at an offset the files that it does not name yet; what a person added to it stays.
        """
        end = self._end(start)
        entry = json.loads(self.text[start:end])
        named = entry.get("fileMatch")
        patterns = named if isinstance(named, list) else []
        joined = {**entry, "fileMatch": [*patterns, *(each for each in wanted["fileMatch"] if each not in patterns)]}
        return self.text if joined == entry else self.text[:start] + self._written(joined, 2) + self.text[end:]

    def _appended(self, pointer: str, thing: str, depth: int) -> str:
        """
        Put one thing more at the end of an object or a list.
        """
        close = self._end(self.starts[pointer]) - 1
        last = len(self.text[:close].rstrip())
        empty = last == self.starts[pointer] + 1
        tail = self.text[close:] if not empty else f"{self._line(depth - 1)}{self.text[close:]}"
        between = self.text[last:close] if not empty else ""
        return f"{self.text[:last]}{'' if empty else ','}{self._line(depth)}{thing}{between}{tail}"

    def _end(self, start: int) -> int:
        return json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=str).raw_decode(self.text, start)[1]

    def _line(self, depth: int) -> str:
        return ("\r\n" if "\r\n" in self.text else "\n") + self._indent * depth

    @property
    def _indent(self) -> str:
        """
        Give what a level is indented by: as the first line of the settings is, else by two spaces.
        """
        found = re.match(r'\s*\{[ \t]*\r?\n([ \t]+)"', self.text)
        return "  " if found is None else found[1]

    def _written(self, thing: Any, depth: int) -> str:
        return json.dumps(thing, ensure_ascii=False, indent=self._indent).replace("\n", self._line(depth))


def _refused(place: str, wanted: dict[str, Any]) -> WrongUsage:
    lines = f'"{KEY}": {json.dumps([wanted], ensure_ascii=False, indent=2)}'
    return WrongUsage((
        f"{place}: bukan JSON murni, mungkin karena komentar; tidak diubah. Skema sudah ditulis; tambahkan sendiri:\n\n{lines}\n",
        f"{place}: not strict JSON, perhaps for its comments; not changed. The schema was written; add yourself:\n\n{lines}\n",
    ))
