"""
Files that commands write: each whole or not at all, several into one folder together or none of them.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from itertools import chain, count, islice
from pathlib import Path

from lkj_rules.cli.errors import WrongUsage
from lkj_rules.files.file_access import reason_of

STARTER = Path(__file__).with_name("starter")
"""The folder of files to start from."""


Content = str | bytes | Iterable[str]
"""What is written: all at once, or piece by piece."""
_NAMED = 8
"""Files in the way that are named; more are counted."""
_IN_MEMORY = 64
"""Pieces that are held in memory; more are held in a temporary file."""


@contextmanager
def held(content: Content) -> Iterator[Content]:
    """
    Wait until a renderer has written its last piece; many pieces are in a temporary file until the context ends.

    Raises ``WrongUsage`` where the folder of temporary files takes no more.
    """
    if isinstance(content, str | bytes):
        yield content
        return
    pieces = iter(content)
    few = list(islice(pieces, _IN_MEMORY))
    if len(few) < _IN_MEMORY:
        yield few
        return
    from tempfile import TemporaryFile, gettempdir  # loads ten modules

    with TemporaryFile("w+", encoding="utf-8", errors="backslashreplace", newline="") as file:
        try:
            file.writelines(chain(few, pieces))
            file.seek(0)
        except OSError as refused:
            raise unwritable(gettempdir(), *reason_of(refused)) from None
        yield iter(partial(file.read, 1 << 16), "")


def encoded(content: Content) -> Iterator[bytes]:
    """
    Give the bytes of what is written.
    """
    for piece in (content,) if isinstance(content, str | bytes) else content:
        yield piece if isinstance(piece, bytes) else piece.encode("utf-8", "backslashreplace")


def write_whole(target: str | os.PathLike[str], content: Content) -> None:
    """
    Write a file next to its place, then move it there.

    Raises ``WrongUsage`` where that fails; then a file that was there is as it was.
    """
    real = Path(os.path.realpath(target))
    try:
        if real.exists() and not real.is_file():  # a device or a pipe, such as /dev/stdout
            with real.open("wb") as stream:
                stream.writelines(encoded(content))
            return
        draft = real.with_name(f".lkj-{os.urandom(8).hex()}.tmp")  # a name that nobody can lay a link at
        mode = real.stat().st_mode & 0o777 if real.exists() else None
        try:
            with open(draft, "xb", opener=lambda path, flags: os.open(path, flags, 0o666 if mode is None else 0o600)) as stream:
                stream.writelines(encoded(content))
            if mode is not None:
                draft.chmod(mode)
            draft.replace(real)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as refused:
        raise unwritable(target, *reason_of(refused)) from None


def unwritable(target: str | os.PathLike[str], reason_id: str, reason_en: str) -> WrongUsage:
    """
    Report a file or folder that cannot be written, and why.
    """
    return WrongUsage((f"{target} tidak dapat ditulis: {reason_id}.", f"{target} cannot be written: {reason_en}."))


def make_folder(folder: Path) -> None:
    """
    Make a folder and those above it, unless it is there.

    Raises ``WrongUsage`` where that fails.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as refused:
        reason_id, reason_en = reason_of(refused)
        raise WrongUsage((
            f"Folder {folder} tidak dapat dibuat: {reason_id}.", f"The folder {folder} cannot be made: {reason_en}.",
        )) from None


def refuse_present(paths: Iterable[Path], *, force: bool | None = None) -> None:
    """
    Refuse, before any work is done, to overwrite files; ``force`` allows it, ``None`` where the command has no such option.

    Raises ``WrongUsage`` with the names of the first files in the way.
    """
    present = [path.as_posix() for path in paths if path.exists() or path.is_symlink()]
    if present and not force:
        listed = ", ".join(present[:_NAMED]) + (f" (+{len(present) - _NAMED})" if len(present) > _NAMED else "")
        hint = ("", "") if force is None else (" Pakai --force untuk menimpanya.", " Use --force to overwrite.")
        raise WrongUsage((f"Sudah ada, tidak ditimpa: {listed}.{hint[0]}", f"Already exists, not overwritten: {listed}.{hint[1]}"))


def refuse_strange(folder: Path, names: Iterable[str]) -> None:
    """
    Refuse, before any work is done, a folder that is none, or that holds something else than files by some names.
    """
    if folder.exists() and not folder.is_dir():
        raise WrongUsage((f"{folder} bukan folder.", f"{folder} is not a folder."))
    strange = [path.as_posix() for name in names if (path := folder / name).exists() and not path.is_file()]
    if strange:
        listed = ", ".join(strange)
        raise WrongUsage((f"Tidak dapat ditimpa, bukan berkas: {listed}.", f"Cannot be overwritten, not a file: {listed}."))


def write_together(folder: str, contents: Mapping[str, bytes]) -> list[str]:
    """
    Write files into a folder, made if need be; give their names. They are written next to their places first, then moved there.

    Raises ``WrongUsage`` where that fails; then every file is as it was, and a folder that was made is removed.
    """
    import shutil  # these two load ten modules, which only this function needs
    import tempfile

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
    from shutil import copy2

    kept = drafts / "kept"
    kept.mkdir()
    for name in names:
        if (root / name).exists() or (root / name).is_symlink():
            copy2(root / name, kept / name, follow_symlinks=False)
    moved: list[str] = []
    try:
        for name in names:
            if (kept / name).is_file():
                (drafts / name).chmod((kept / name).stat().st_mode & 0o777)
            (drafts / name).replace(root / name)
            moved.append(name)
    except BaseException:
        for name in moved:
            (root / name).unlink()
            if (kept / name).exists() or (kept / name).is_symlink():
                (kept / name).rename(root / name)
        raise


def folders_for(root: Path, names: Sequence[str]) -> list[Path]:
    """
    Give every file a folder named after it, beneath those that not all files share; a number distinguishes equal names.
    """
    ways = [Path(*(part for part in Path(name).with_suffix("").parts if part != "..")) for name in names]
    shared = os.path.commonpath([way.parent for way in ways])
    found: dict[Path, None] = {}
    for way in ways:
        folder = root / way.relative_to(shared)
        numbered = (folder.with_name(f"{folder.name}-{number}") for number in count(2))
        found[next(each for each in chain((folder,), numbered) if each not in found)] = None
    return list(found)
