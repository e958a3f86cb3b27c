"""
``lkj-rules init``: a report.json to fill in, with a short guide beside it.
"""

from __future__ import annotations

from pathlib import Path

from lkj_rules.cli.doors import WrongUsage
from lkj_rules.cli.language import pick
from lkj_rules.cli.outputs import write_whole
from lkj_rules.files.file_access import reason_of

_STARTER = Path(__file__).with_name("starter")


def skeleton(year: int) -> str:
    """
    Give the text of an empty report for a year.
    """
    return (_STARTER / "report.json").read_text(encoding="utf-8").replace("@YEAR@", str(year))


def start(folder: str, *, year: int, force: bool, bahasa: str) -> list[str]:
    """
    Write report.json and the guide into a folder, made if need be; give the names written.

    Writes nothing when one of them is there already, unless forced.
    """
    guide = pick(("PANDUAN.md", "GUIDE.md"), bahasa)
    contents = {"report.json": skeleton(year), guide: (_STARTER / guide).read_text(encoding="utf-8")}
    targets = {Path(folder, name): text for name, text in contents.items()}
    present = [path.as_posix() for path in targets if path.exists() or path.is_symlink()]
    if present and not force:
        names = ", ".join(present)
        raise WrongUsage((
            f"Sudah ada, tidak ditimpa: {names}. Pakai --force untuk menimpanya.",
            f"Already there, not overwritten: {names}. Use --force to overwrite.",
        ))
    try:
        Path(folder).mkdir(parents=True, exist_ok=True)
    except OSError as refused:
        reason_id, reason_en = reason_of(refused)
        texts = (f"Folder {folder} tidak dapat dibuat: {reason_id}.", f"The folder {folder} cannot be made: {reason_en}.")
        raise WrongUsage(texts) from None
    for path, text in targets.items():
        write_whole(str(path), text)
    return [path.as_posix() for path in targets]
