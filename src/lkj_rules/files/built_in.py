"""
Folder and names of the rules and profiles that come with the package, from file names alone; only the stamp reads them.
"""

from __future__ import annotations

import os
from pathlib import Path

_FILES = Path(__file__).resolve().parent


def built_in_folder() -> Path:
    """
    Return the folder of the rules that come with the package; in a checkout, the checkout's own.
    """
    package = _FILES.parent
    shipped = package / "_rules"
    return shipped if shipped.is_dir() else package.parent.parent / "rules"


def built_in_ids() -> list[str]:
    """
    List the ids of the rules that come with the package: a rule's file has its id for a name.
    """
    return sorted(path.stem for path in built_in_folder().glob("*/*.toml") if path.parent.name != "definitions")


def stamp_of(folder: str | os.PathLike[str]) -> str:
    """
    Return a hash over the rule files of a folder: their names and every byte of them.
    """
    import hashlib  # completing asks for names only

    whole = hashlib.sha256()
    families = (family for family in os.scandir(folder) if family.is_dir())
    files = ((family.name, file) for family in families for file in os.scandir(family.path) if file.name.endswith(".toml"))
    for name, path in sorted((f"{family}/{file.name}", file.path) for family, file in files):
        with open(path, "rb", buffering=0) as stream:  # noqa: PTH123  # two hundred times at every start: a Path each would double it
            data = stream.read()
        whole.update(f"{name}:{len(data)}\n".encode() + data)
    return whole.hexdigest()


def built_in_profile(name: str) -> Path | None:
    """
    Return the file of a profile that comes with the package; ``None`` if no profile has that name.
    """
    return _FILES / "profiles" / f"{name}.toml" if name in built_in_profiles() else None


def built_in_profiles() -> list[str]:
    """
    List the profiles that come with the package.
    """
    return sorted(path.stem for path in (_FILES / "profiles").glob("*.toml"))
