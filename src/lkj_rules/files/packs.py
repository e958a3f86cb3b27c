"""
Packs of rules that others publish: installed distributions with an entry point in the group ``lkj_rules.packs``.

The entry point's name is the pack's prefix, which all ids of its rules begin with; its value is a package that holds a folder
``rules`` and, if it wants, ``cases`` (one case file a rule) and ``profiles``. Only the place of the package is used.
"""

from __future__ import annotations

import re
from importlib.metadata import EntryPoint, entry_points
from importlib.util import find_spec
from pathlib import Path

import attrs

from lkj_rules.errors import Problem, RuleError
from lkj_rules.files.built_in import built_in_ids
from lkj_rules.files.rule_reader import read_rules
from lkj_rules.nearest import nearest
from lkj_rules.rules.rule import RuleSet

GROUP = "lkj_rules.packs"


@attrs.frozen(kw_only=True)
class Pack:
    """
    Hold an installed pack: its prefix, its distribution with version, and the folder that holds its parts.
    """

    prefix: str
    distribution: str
    folder: Path

    @property
    def cases(self) -> Path:
        """
        Return the folder of its cases.
        """
        return self.folder / "cases"

    def profile(self, name: str) -> Path | None:
        """
        Find one of its profiles.
        """
        path = self.folder / "profiles" / f"{name}.toml"
        return path if path.is_file() else None


def installed_packs() -> tuple[Pack, ...]:
    """
    Find every pack that is installed, in the order of their prefixes.
    """
    return tuple(_pack(point) for point in sorted(entry_points(group=GROUP), key=lambda point: point.name))


def find_pack(prefix: str) -> Pack:
    """
    Find an installed pack.

    Raises ``RuleError`` where there is none of that prefix.
    """
    packs = {pack.prefix: pack for pack in installed_packs()}
    if prefix not in packs:
        known = ", ".join(packs)
        raise RuleError.of(
            prefix, f"Paket aturan {prefix!r} tidak terpasang{f'; yang ada: {known}' if known else ''}.",
            f"No pack of rules {prefix!r} is installed{f'; there are {known}' if known else ''}.",
            suggestion=nearest(prefix, packs),
        )  # fmt: skip
    return packs[prefix]


def read_pack(pack: Pack) -> RuleSet:
    """
    Read the rules of a pack.

    Raises ``RuleError`` for a rule that cannot be read, or whose id does not begin with the pack's own prefix.
    """
    families = {each.rstrip("0123456789") for each in built_in_ids()}
    if not re.fullmatch(r"[A-Z]{2,8}", pack.prefix) or pack.prefix in families:
        raise RuleError.of(
            pack.distribution, f"Awalan {pack.prefix!r} tidak sah: dua sampai delapan huruf besar, bukan keluarga aturan bawaan.",
            f"The prefix {pack.prefix!r} will not do: two to eight capital letters, and no family of the built-in rules.",
        )  # fmt: skip
    rules = read_rules(pack.folder / "rules")
    foreign = [rule for rule in rules if rule.family != pack.prefix]
    if foreign:
        raise RuleError(tuple(
            Problem(
                file=rule.source, pointer="id", message_id=f"Kode aturan paket ini berawalan {pack.prefix}.",
                message_en=f"The ids of this pack begin with {pack.prefix}.",
            )
            for rule in foreign
        ))  # fmt: skip
    return rules


def _pack(point: EntryPoint) -> Pack:
    spec = find_spec(point.value)
    places = [] if spec is None else list(spec.submodule_search_locations or ())
    if not places:
        raise RuleError.of(
            point.name, f"Paket aturan {point.name}: {point.value!r} bukan paket Python yang dapat ditemukan.",
            f"Pack {point.name}: {point.value!r} is not a Python package that can be found.",
        )  # fmt: skip
    name = "" if point.dist is None else f"{point.dist.name} {point.dist.version}"
    return Pack(prefix=point.name, distribution=name, folder=Path(places[0]))
