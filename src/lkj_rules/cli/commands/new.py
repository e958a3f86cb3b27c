"""
``lkj-rules new``: a rule and its cases to fill in. Existing files are never overwritten.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import attrs
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
    existing = ExistingRules.of(root)
    existing.refuse(rule_id)
    folder = existing.folder_for(rule_id, family)
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


@attrs.frozen
class ExistingRules:
    """
    Hold which ids are taken, and in which folder the rules of each family stand.
    """

    root: Path
    ids: frozenset[str]
    folders: dict[str, str]

    @classmethod
    def of(cls, root: Path) -> ExistingRules:
        """
        Look at the built-in rules and at those of a folder, by their file names alone: a rule that is half written counts.
        """
        from lkj_rules.files.built_in import built_in_folder

        files = [file for folder in (built_in_folder(), root) for file in sorted(folder.rglob("*.toml"))]
        folders = {_letters(file.stem): file.parent.name for file in files}
        return cls(root, frozenset(file.stem for file in files), folders)

    def refuse(self, rule_id: str) -> None:
        """
        Refuse an id that is not well formed or is taken, with the id that was probably meant, or the next free one.
        """
        if not re.fullmatch(r"[A-Z]{2,8}[0-9]{3}", rule_id):
            meant = next(self._meant(rule_id), "TGT020")
            raise WrongUsage((
                f"{rule_id!r} bukan kode aturan: huruf besar keluarga dan tiga angka, misalnya {meant}.",
                f"{rule_id!r} is not a rule id: capital letters of the family and three digits, such as {meant}.",
            ))
        if rule_id in self.ids:
            free = self._free(_letters(rule_id))
            raise WrongUsage((f"{rule_id} sudah dipakai. Yang bebas: {free}.", f"{rule_id} is taken. Free: {free}."))

    def _meant(self, rule_id: str) -> Iterator[str]:
        found = re.fullmatch(r"([A-Za-z]{2,8})[-_ ]?([0-9]{0,3})", rule_id)
        if found is not None:
            letters, digits = found[1].upper(), found[2]
            wanted = f"{letters}{digits:0>3}"
            yield wanted if digits and wanted not in self.ids else self._free(letters)

    def _free(self, letters: str) -> str:
        """
        Give the next number of a family; numbers are never used again, so gaps stay.
        """
        last = max((int(each[len(letters) :]) for each in self.ids if re.fullmatch(rf"{letters}[0-9]{{3}}", each)), default=0)
        return f"{letters}{last + 1:03}"

    def folder_for(self, rule_id: str, family: str | None) -> Path:
        """
        Give the folder of a rule's family: the one where its letters are at home, else the one named.

        Raises ``WrongUsage`` where the two differ, or none is named for new letters.
        """
        letters = _letters(rule_id)
        home = self.folders.get(letters)
        chosen = family or home
        if chosen is None or not re.fullmatch(r"[a-z][a-z0-9_-]*", chosen):
            raise WrongUsage((
                f"Sebutkan folder keluarga {letters}: --family nama (huruf kecil).",
                f"Name the folder of the family {letters}: --family name (lower-case letters).",
            ))
        owner = next((each for each, folder in self.folders.items() if folder == chosen), letters)
        if (home is not None and home != chosen) or owner != letters:
            right = home or f"--family {letters.lower()}"
            raise WrongUsage((
                f"Keluarga {chosen} memuat aturan {owner}; {letters} tempatnya di {right}.",
                f"The family {chosen} holds the rules {owner}; {letters} belongs in {right}.",
            ))
        return self.root / chosen


def _letters(rule_id: str) -> str:
    return rule_id.rstrip("0123456789")
