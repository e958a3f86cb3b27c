"""
Several files written into one folder, all of them or none.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from lkj_rules.cli.doors import WrongUsage
from lkj_rules.cli.outputs import unwritable
from lkj_rules.files.file_access import reason_of


def refuse_present(folder: str, names: Iterable[str], *, force: bool) -> None:
    """
    Refuse, before any work is done, a folder that holds one of the files, or that is none.

    Raises ``WrongUsage`` with all the names in the way; ``force`` lets files be overwritten, but nothing else.
    """
    root = Path(folder)
    if root.exists() and not root.is_dir():
        raise WrongUsage((f"{folder} bukan folder.", f"{folder} is no folder."))
    paths = [root / name for name in names]
    strange = [path.as_posix() for path in paths if path.exists() and not path.is_file()]
    if strange:
        listed = ", ".join(strange)
        raise WrongUsage((f"Tidak dapat ditimpa, bukan berkas: {listed}.", f"Not to be overwritten, no file: {listed}."))
    present = [path.as_posix() for path in paths if path.exists() or path.is_symlink()]
    if present and not force:
        listed = ", ".join(present)
        raise WrongUsage((
            f"Sudah ada, tidak ditimpa: {listed}. Pakai --force untuk menimpanya.",
            f"Already there, not overwritten: {listed}. Use --force to overwrite.",
        ))


def write_together(folder: str, contents: Mapping[str, bytes]) -> list[str]:
    """
    Write files into a folder, made if need be; give their names. They are written beside their places first, then moved there.

    Raises ``WrongUsage`` where that fails; then every file is as it was, and a folder that was made is gone.
    """
    root = Path(folder)
    made = not root.exists()
    try:
        root.mkdir(parents=True, exist_ok=True)
        drafts = Path(tempfile.mkdtemp(prefix=".lkj-", dir=root))
        try:
            for name, content in contents.items():
                (drafts / name).write_bytes(content)
            _move_together(drafts, root, list(contents))
        finally:
            shutil.rmtree(drafts, ignore_errors=True)
    except OSError as refused:
        if made:
            with suppress(OSError):
                root.rmdir()
        raise unwritable(folder, *reason_of(refused)) from None
    return [(root / name).as_posix() for name in contents]


def _move_together(drafts: Path, root: Path, names: Sequence[str]) -> None:
    """
    Move drafts to their places; where one cannot be moved, or the run is interrupted, put back what stood there.
    """
    kept = drafts / "kept"
    kept.mkdir()
    for name in names:
        if (root / name).exists() or (root / name).is_symlink():
            shutil.copy2(root / name, kept / name, follow_symlinks=False)
    moved: list[str] = []
    try:
        for name in names:
            (drafts / name).replace(root / name)
            moved.append(name)
    except BaseException:
        for name in moved:
            (root / name).unlink()
            if (kept / name).exists() or (kept / name).is_symlink():
                (kept / name).rename(root / name)
        raise
