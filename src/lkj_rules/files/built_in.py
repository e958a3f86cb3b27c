"""
Folder and names of the rules and profiles that come with the package, from file names alone: nothing is read.
"""

from __future__ import annotations

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
