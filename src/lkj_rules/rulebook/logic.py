"""
What the logic of a rule says to readers: its lines, and what follows from them that the rule does not test.
"""

from __future__ import annotations

from collections.abc import Iterator

from lkj_rules.model.documents import Laporan
from lkj_rules.model.findings import Texts
from lkj_rules.rules.definitions import names_read
from lkj_rules.rules.fields import fields_of
from lkj_rules.rules.rule import Missing, Rule

_DOCUMENTS = {
    "renstra": "Renstra", "rkt": "RKT", "pk": "Perjanjian Kinerja", "perjanjian_kinerja": "Perjanjian Kinerja",
    "rencana_aksi": "Rencana Aksi", "lkj": "LKj", "anggaran": "Anggaran", "anggaran_tahunan": "Anggaran beberapa tahun",
}  # fmt: skip
"""Documents by the names that rules call them; what is named otherwise is quoted as the file has it."""


def logic_lines(rule: Rule) -> Iterator[str]:
    """
    Write the logic of a rule, a line a key.
    """
    missing = dict(rule.missing)
    yield from (f"requires {path}" for path in rule.requires)
    if rule.each is not None:
        yield f"each {rule.each}" if rule.item is None else f"each.{rule.item} {rule.each}"
    if rule.group:
        yield f"group {', '.join(rule.group)}"
    for name, wanted in rule.facts:
        aspects = ", ".join(f"{aspect} = {' | '.join(values)}" for aspect, values in wanted.aspects)
        yield f"{name}: {aspects}" + (f" (missing: {missing[name].value})" if name in missing else "")
    if rule.align:
        yield f"align {', '.join(rule.align)}"
    yield from (f"let {name} = {value}" for name, value in rule.let)
    if rule.when is not None:
        yield f"when {rule.when}"
    yield from (f"needs {need.check}" for need in rule.needs)
    yield from (f"check {check}" for check in rule.check)
    for key, text in (
        ("blame", rule.blame), ("evidence", rule.evidence), ("expected", rule.expected), ("actual", rule.actual),
        ("recomputation", rule.recomputation), ("subject", rule.subject),
    ):  # fmt: skip
        if isinstance(text, str):
            yield f"{key} {text}"


def wordings(rule: Rule, bahasa: str) -> Iterator[str]:
    """
    Write the message of a rule, and title and message of its variants, with the slots that a finding fills.
    """
    yield f"message {rule.message[bahasa]}"
    for key, text in (("expected", rule.expected), ("recomputation", rule.recomputation)):
        if isinstance(text, Texts):
            yield f"{key} {text[bahasa]}"
    for variant in rule.variants:
        severity = "" if variant.severity is None else f" -> {variant.severity.value}"
        yield f"variant {variant.when}{severity}"
        if variant.title is not None:
            yield f"title {variant.title[bahasa]}"
        if variant.message is not None:
            yield f"message {variant.message[bahasa]}"


def not_checked(rule: Rule) -> Iterator[Texts]:
    """
    Say what a rule passes over by its logic: missing documents, missing sides, figures that it does not vouch for.
    """
    parts = list(dict.fromkeys(_parts(rule)))
    if parts:
        names_id, names_en = (_listed([part[bahasa] for part in parts], word) for bahasa, word in (("id", "atau"), ("en", "or")))
        yield Texts(f"Tidak dapat diuji bila berkas tidak memuat {names_id}.", f"Not testable where the file lacks {names_en}.")
    yield from _missing_sides(rule)
    if rule.guards is False:
        yield Texts(
            "Tidak membandingkan angka, sehingga tidak ikut menjamin angka yang dilihatnya.",
            "It compares no figures, so it vouches for none that it looks at.",
        )


def _parts(rule: Rule) -> Iterator[Texts]:
    """
    Name the parts of the file without which the rule has nothing to say.
    """
    paths = [*rule.requires]
    if rule.each is not None:
        paths += sorted(names_read(rule.each, rule.definitions) & fields_of(Laporan).keys())
    covered = [path for path in paths if not any(other.startswith(f"{path}.") for other in paths)]
    sides = [[_named(each) for each in dict(wanted.aspects).get("dokumen", ())] for _, wanted in rule.facts]
    needed = [*map(_named, covered), *(side[0] for side in sides if len(side) == 1)]
    yield from (Texts(name, name) for name in needed)
    for side in sides:
        if len(side) > 1 and not set(side) & set(needed):
            names = ", ".join(side)
            yield Texts(f"satu pun dari {names}", f"all of {names}")


def _named(path: str) -> str:
    return _DOCUMENTS.get(path, f"“{path}”")


def _listed(words: list[str], last: str) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}"


def _missing_sides(rule: Rule) -> Iterator[Texts]:
    skipped = [name for name, policy in rule.missing if policy is Missing.SKIP]
    keys = ", ".join(rule.align)
    if len(rule.facts) > 1 and skipped:
        sides_id, sides_en = _listed(skipped, "atau"), _listed(skipped, "or")
        yield Texts(
            f"Dilewati: yang tidak ada di sisi {sides_id} (dipasangkan menurut {keys}).",
            f"Passed over: what the side {sides_en} does not have (paired on {keys}).",
        )
