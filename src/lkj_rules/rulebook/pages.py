"""
The page of one rule, section by section, before it is Markdown or lines of a terminal: its logic too, and what it does not test.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

import attrs

from lkj_rules.domain.checklist import ROWS
from lkj_rules.model.documents import Laporan
from lkj_rules.model.findings import Basis, Texts
from lkj_rules.render.terminal.lines import Line
from lkj_rules.rulebook.holdings import Example
from lkj_rules.rulebook.sentences import sentences
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


def _not_checked(rule: Rule) -> Iterator[Texts]:
    """
    Say what a rule passes over by its logic: missing documents, missing sides, figures that it does not vouch for.
    """
    parts = list(dict.fromkeys(_parts(rule)))
    if parts:
        names_id, names_en = (_listed([part[bahasa] for part in parts], word) for bahasa, word in (("id", "atau"), ("en", "or")))
        yield Texts(f"Tidak dapat diuji bila berkas tidak memuat {names_id}.", f"Not testable where the file lacks {names_en}.")
    yield from _missing_sides(rule)
    if rule.guards is False:
        yield Texts("Tidak membandingkan angka, sehingga tidak ikut menjamin angka yang dilihatnya.",
                    "It compares no figures, so it vouches for none that it looks at.")


def _kept(reason: Texts) -> Texts:
    return Texts(
        f"Kesalahannya tetap kesalahan walaupun dijelaskan: {reason.id}. Hanya profil yang menyebut aturan ini dalam “explainable” "
        "membiarkannya dilunakkan.",
        f"Its errors stay errors when explained: {reason.en}. Only a profile that names this rule under “explainable” lets them be "
        "softened.",
    )  # fmt: skip


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
        yield Texts(f"Dilewati: yang tidak ada di sisi {sides_id} (dipasangkan menurut {keys}).",
                    f"Passed over: what the side {sides_en} does not have (paired on {keys}).")


BASE_NAME = "fixtures/base/clean.json"


class Form(StrEnum):
    """Name how the lines of a section are set: as prose, a list, advice, code, JSON, output, or code on demand."""

    PROSE = "prose"
    LIST = "list"
    ADVICE = "advice"
    CODE = "code"
    JSON = "json"
    OUTPUT = "output"
    FOLDED = "folded"


@attrs.frozen(kw_only=True)
class Section:
    """
    Hold one section: its heading, how it is set, and its lines; ``output`` are the lines of printed output.
    """

    heading: str
    form: Form
    lines: tuple[str, ...] = ()
    output: tuple[Line, ...] = ()


def sections_of(rule: Rule, example: Example | None, bahasa: str, *, width: int) -> Iterator[Section]:
    """
    Give the sections of a rule's page; output is set for ``width`` columns.
    """
    yield Section(heading=Texts("Mengapa", "Why")[bahasa], form=Form.PROSE, lines=(rule.rationale[bahasa],))
    if example is not None:
        yield _example(example, bahasa)
        heading = Texts("Temuannya, seperti tercetak", "The finding, as it prints")
        yield Section(heading=heading[bahasa], form=Form.OUTPUT, output=tuple(example.finding(bahasa, width)))
    for heading, form, lines in _closing(rule, bahasa):
        if lines:
            yield Section(heading=heading[bahasa], form=form, lines=tuple(lines))


def _example(example: Example, bahasa: str) -> Section:
    heading = Texts("Contoh yang gagal", "An example that fails")[bahasa]
    if example.report is not None:
        return Section(heading=heading, form=Form.JSON, lines=tuple(example.report.rstrip("\n").split("\n")))
    with_, without = Texts("dengan", "with")[bahasa], Texts("tanpa", "without")[bahasa]
    changed = [f"  {pointer} = {value}" for pointer, value in example.changes if value is not None]
    removed = [f"  {without} {pointer}" for pointer, value in example.changes if value is None]
    return Section(heading=heading, form=Form.CODE, lines=(f"{BASE_NAME} {with_}", *changed, *removed))


def _closing(rule: Rule, bahasa: str) -> Iterator[tuple[Texts, Form, list[str]]]:
    advice = [rule.help[bahasa], *(variant.help[bahasa] for variant in rule.variants if variant.help)]
    yield Texts("Yang perlu dilakukan", "What to do"), Form.ADVICE, list(dict.fromkeys(advice))
    yield Texts("Yang diperiksa", "What is checked"), Form.LIST, list(sentences(rule, bahasa))
    yield Texts("Tidak diperiksa", "Not checked"), Form.LIST, [texts[bahasa] for texts in _not_checked(rule)]
    impossible = [] if rule.impossible is None else [_kept(rule.impossible)[bahasa]]
    yield Texts("Bila dijelaskan", "When explained"), Form.PROSE, impossible
    yield Texts("Batas yang diketahui", "Known gaps"), Form.PROSE, [] if rule.limits is None else [rule.limits[bahasa]]
    yield Texts("Dasar", "Basis"), Form.LIST, [basis_words(basis) for basis in rule.basis]
    rows = {row.number: row.text[bahasa] for row in ROWS}
    known = [f"{number}  {rows[number]}" if number in rows else number for number in rule.checklist]
    yield Texts("Butir checklist reviu", "Rows of the reviu checklist"), Form.LIST, known
    yield Texts("Parameter", "Parameters"), Form.CODE, [f"{name} = {value!r}" for name, value in rule.parameters]
    yield Texts("Ungkapan", "Expressions"), Form.FOLDED, [*logic_lines(rule), *wordings(rule, bahasa)]


def basis_words(basis: Basis) -> str:
    """
    Write a basis in one phrase: the regulation and its clause.
    """
    return basis.peraturan if basis.butir is None else f"{basis.peraturan}, {basis.butir}"
