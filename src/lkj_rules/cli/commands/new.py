"""
``lkj-rules new``: a rule and its cases to fill in. Existing files are never overwritten.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import click

from lkj_rules.cli.command import Command, examples, option, own_version
from lkj_rules.cli.errors import WrongUsage
from lkj_rules.cli.options import FOLDER


@click.command("new", cls=Command, about=(
    "Mulai sebuah aturan: tulis kerangka aturan dan kasusnya. Berkas yang sudah ada tidak ditimpa.",
    "Begin a rule: write the skeleton of the rule and of its cases. Existing files are not overwritten.",
), examples=examples("lkj-rules new KAB001 --family kabupaten --rules aturan"))
@click.argument("rule_id", metavar="ID")
@option("--family", metavar="NAME", about=(
    "Folder keluarga; tidak perlu bila hurufnya sudah dikenal.", "Folder of the family; not needed where its letters are known.",
))
@option("--rules", metavar="DIR", type=FOLDER, about=(
    "Folder aturan; bawaannya rules/ dari repositori ini.", "Folder of rules; rules/ of this checkout by default.",
))
@option("--cases", metavar="DIR", type=FOLDER, about=(
    "Folder kasus; bawaannya fixtures/rules/ di samping folder aturan.",
    "Folder of cases; fixtures/rules/ next to the folder of rules by default.",
))
def new(*, rule_id: str, family: str | None, rules: str | None, cases: str | None) -> None:
    """
    Write the skeletons and name them.
    """
    from lkj_rules.cli.targets import STARTER, refuse_present, write_whole

    root = _own_rules() if rules is None else Path(rules)
    files = _rule_files(root)
    _refuse(rule_id, {file.stem for file in files})
    folder = root / _family_of(_letters(rule_id), family, {_letters(file.stem): file.parent.name for file in files})
    stem = root.parent / "fixtures" / "rules" if cases is None else Path(cases)
    marks = {"@ID@": rule_id, "@NAME@": f"{rule_id.lower()}-names-no-fault-yet", "@VERSION@": own_version()}
    targets = {folder / f"{rule_id}.toml": "rule.toml", stem / f"{rule_id}.toml": "case.toml"}
    refuse_present(targets)
    for path, starter in targets.items():
        text = (STARTER / starter).read_text(encoding="utf-8")
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, re.sub(r"@[A-Z]+@", lambda mark: marks[mark[0]], text))
        click.echo(path.as_posix())


def _own_rules() -> Path:
    from lkj_rules.files.built_in import built_in_folder

    folder = built_in_folder()
    if folder.name == "_rules":
        raise WrongUsage((
            "Sebutkan --rules: aturan bawaan pemasangan ini tidak untuk diubah.",
            "Name --rules: the built-in rules of this installation are not to be changed.",
        ))
    return folder


def _rule_files(root: Path) -> list[Path]:
    """
    Give the files of the built-in rules and of those in a folder; their names are enough, so that half-written rules count.
    """
    from lkj_rules.files.built_in import built_in_folder

    return [file for folder in (built_in_folder(), root) for file in sorted(folder.rglob("*.toml"))]


def _refuse(rule_id: str, taken: set[str]) -> None:
    """
    Refuse an id that is not well formed or is taken, with the id that was probably meant, or the next free one.
    """
    if not re.fullmatch(r"[A-Z]{2,8}[0-9]{3}", rule_id):
        meant = _meant(rule_id, taken)
        raise WrongUsage((
            f"{rule_id!r} bukan kode aturan: huruf besar keluarga dan tiga angka, misalnya {meant}.",
            f"{rule_id!r} is not a rule id: capital letters of the family and three digits, such as {meant}.",
        ))
    if rule_id in taken:
        free = _free(_letters(rule_id), taken)
        raise WrongUsage((f"{rule_id} sudah dipakai. Yang bebas: {free}.", f"{rule_id} is taken. Free: {free}."))


def _meant(rule_id: str, taken: set[str]) -> str:
    found = re.fullmatch(r"([A-Za-z]{2,8})[-_ ]?([0-9]{0,3})", rule_id)
    if found is None:
        return "TGT020"
    letters, digits = found[1].upper(), found[2]
    wanted = f"{letters}{digits:0>3}"
    return wanted if digits and wanted not in taken else _free(letters, taken)


def _free(letters: str, taken: set[str]) -> str:
    """
    Give the next number of a family; numbers are never used again, so gaps stay.
    """
    last = max((int(each[len(letters) :]) for each in taken if re.fullmatch(rf"{letters}[0-9]{{3}}", each)), default=0)
    return f"{letters}{last + 1:03}"


def _family_of(letters: str, stated: str | None, families: Mapping[str, str]) -> str:
    """
    Give the family of a rule by its letters, or as it is stated for new letters; both must agree.
    """
    known = families.get(letters)
    family = stated or known
    if family is None or not re.fullmatch(r"[a-z][a-z0-9_-]*", family):
        raise WrongUsage((
            f"Sebutkan folder keluarga {letters}: --family nama (huruf kecil).",
            f"Name the folder of the family {letters}: --family name (lower-case letters).",
        ))
    owner = next((each for each, folder in families.items() if folder == family), letters)
    if (known is not None and known != family) or owner != letters:
        right = known or f"--family {letters.lower()}"
        raise WrongUsage((
            f"Keluarga {family} memuat aturan {owner}; {letters} tempatnya di {right}.",
            f"The family {family} holds the rules {owner}; {letters} belongs in {right}.",
        ))
    return family


def _letters(rule_id: str) -> str:
    return rule_id.rstrip("0123456789")
