"""
``lkj-rules waive``: a waiver written for a finding that is kept, with the figures that it rests on.

The file of waivers is edited as text: one entry is added, or replaces one that lapsed; all else stays as it was written.
"""

from __future__ import annotations

from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lkj_rules.cli.command import Command, option
from lkj_rules.cli.errors import WrongUsage
from lkj_rules.cli.language import Pair, pick
from lkj_rules.cli.options import PATH, day, judging, report

if TYPE_CHECKING:
    from lkj_rules.model.findings import Finding
    from lkj_rules.model.values import Tanggal
    from lkj_rules.render.material import Checked
    from lkj_rules.rules.rule import RuleSet

WAIVERS = "lkj-waivers.toml"
_MOST = 6
"""Findings that are listed where several are meant."""

_EXAMPLES = (
    """\
Contoh:
  lkj-check --verbose report.json      tampilkan sidik setiap temuan
  lkj-rules waive report.json "TGT004 Tabel 3.2, baris 4" \\
      --reason "Target diubah surat Sekjen" --basis "Surat 12/2024" \\
      --requested-by "Perencana" --approved-by "Ketua Tim Reviu"
  lkj-check --waivers lkj-waivers.toml report.json
""",
    """\
Examples:
  lkj-check --verbose report.json      show the fingerprint of every finding
  lkj-rules waive report.json "TGT004 Tabel 3.2, baris 4" \\
      --reason "Target changed by letter" --basis "Letter 12/2024" \\
      --requested-by "Planner" --approved-by "Leader of the review"
  lkj-check --waivers lkj-waivers.toml report.json
""",
)


@click.command("waive", cls=Command, examples=_EXAMPLES, about=(
    "Tulis pengecualian sebuah temuan, beserta angka yang mendasarinya: bila angka itu berubah, pengecualiannya gugur.",
    "Write the waiver of a finding, with the figures that it rests on: when these change, the waiver ends.",
))
@report
@click.argument("fingerprint", metavar="FINDING")
@option("--reason", required=True, metavar="TEXT", about=("Mengapa temuan ini dapat diterima.", "Why the finding is acceptable."))
@option("--basis", required=True, metavar="TEXT", about=(
    "Dokumen atau ketentuan yang menjadi dasar.", "The document or rule that it rests on.",
))
@option("--requested-by", required=True, metavar="WHO", about=(
    "Yang meminta, sebaiknya jabatannya.", "Who asks for it; best by office held.",
))
@option("--approved-by", required=True, metavar="WHO", about=(
    "Yang menyetujui; harus orang lain.", "Who approves it; another person.",
))
@option("--expires", metavar="DATE", callback=day, about=(
    "Hari terakhir berlaku (YYYY-MM-DD); tanpa ini tidak berakhir.", "The last day it holds (YYYY-MM-DD); no end without it.",
))
@option("--file", "target", metavar="FILE", type=PATH, about=(
    f"Berkas pengecualian; bawaannya --waivers, atau {WAIVERS}.", f"The file of waivers; by default --waivers, or {WAIVERS}.",
))
@judging
def waive(
    *, report: str, fingerprint: str, reason: str, basis: str, requested_by: str, approved_by: str, expires: Tanggal | None,
    target: str | None, **judging: Any,
) -> None:  # fmt: skip
    """
    Write a waiver.
    """
    from lkj_rules.cli.run import check_readable
    from lkj_rules.cli.settings import settle
    from lkj_rules.cli.targets import write_whole
    from lkj_rules.files.toml_reader import toml_text

    if target is None and judging["waivers"] is not None and not Path(judging["waivers"]).exists():
        target, judging["waivers"] = judging["waivers"], None  # the file to begin
    settings = settle((report,), **judging)
    (checked,) = check_readable((report,), settings)
    finding = _finding(checked, fingerprint)
    words = {"reason": reason, "basis": basis, "requested_by": requested_by, "approved_by": approved_by}
    words = {name: text.strip() for name, text in words.items()}
    _refuse(settings.rules, finding, words)
    if expires is not None and str(expires) < str(settings.today):
        raise WrongUsage((
            f"--expires {expires}: hari itu sudah lewat (hari ini {settings.today}); pengecualiannya tidak akan berlaku.",
            f"--expires {expires}: that day is over (today is {settings.today}); the waiver would not hold.",
        ))
    path = target or (WAIVERS if settings.waivers is None else settings.waivers.name)
    entry = _entry(finding, words, expires, settings.bahasa)
    write_whole(path, _with_entry(path, entry, finding, settings.today))
    click.echo(pick((
        f"{path}: temuan {finding.fingerprint} ({finding.rule}) dikecualikan.",
        f"{path}: finding {finding.fingerprint} ({finding.rule}) is waived.",
    )))  # fmt: skip
    if judging["waivers"] is not None or settings.waivers is None or path != settings.waivers.name:
        named = toml_text(path)
        click.echo(pick((
            f"lkj-check belum memakainya sendiri: tambahkan --waivers {path}, atau waivers = {named} dalam lkj-check.toml.",
            f"lkj-check does not use it by itself: add --waivers {path}, or waivers = {named} to lkj-check.toml.",
        )))  # fmt: skip


def _finding(checked: Checked, words: str) -> Finding:
    """
    Find the finding that a fingerprint or its beginning names, or a place, ``494:253`` or ``Tabel 3.2, baris 4``, after its rule.
    """
    findings = checked.result.findings
    exact = [each for each in findings if each.fingerprint == words]
    found = exact or [each for each in findings if each.fingerprint.startswith(words) or _stands_at(each, words, checked)]
    if (number := len(found)) != 1:
        those = "; ".join(f"{each.rule} {each.fingerprint} ({checked.position(each.place.pointer)})" for each in found[:_MOST])
        listed = (f": {those}{'; …' * (number > _MOST)}",) * 2 if found else _nearest(checked, words)
        raise WrongUsage((
            f"{number} temuan laporan ini bersidik atau bertempat {words!r}{listed[0]}. Sidik tampil dengan lkj-check --verbose.",
            f"{number} findings of this report have this fingerprint or place, {words!r}{listed[1]}. See lkj-check --verbose.",
        ))
    return found[0]


def _nearest(checked: Checked, words: str) -> Pair:
    """
    Name the nearest places of findings: of the rule that the words begin with, where it found something.
    """
    from lkj_rules.cli.places import nearest_hint

    findings = checked.result.findings
    of_rule = [each for each in findings if words.startswith(each.rule)]
    asked = f"{of_rule[0].rule}, {words.removeprefix(of_rule[0].rule)}" if of_rule else words
    places = ((each.rule, each.place.tempat.id, checked.row(each.place.pointer).id) for each in of_rule or findings)
    near = nearest_hint(asked, (", ".join(filter(None, place)) for place in places))
    return f".{near[0]}".rstrip("."), f".{near[1]}".rstrip(".")


def _stands_at(finding: Finding, words: str, checked: Checked) -> bool:
    """
    Return whether the words are the finding's place in the file or on paper, which its rule may precede.
    """
    from lkj_rules.cli.places import fits, phrases

    pointer, place = finding.place.pointer, words.removeprefix(finding.rule).lstrip(" ,:")
    if place in {checked.position(pointer), pointer}:
        return True
    row = checked.row(pointer)
    return fits(place, phrases(finding.place.tempat.id, row.id, row.en, finding.subject or "", pointer.rpartition("/")[2]))


def _refuse(rules: RuleSet, finding: Finding, words: dict[str, str]) -> None:
    from lkj_rules.model.persons import same_person

    rule = rules.get(finding.rule)
    if rule is not None and not rule.waivable:
        raise WrongUsage((
            f"Temuan aturan {finding.rule} tidak dapat dikecualikan.", f"Findings of rule {finding.rule} cannot be waived.",
        ))
    if same_person(words["requested_by"], words["approved_by"]):
        raise WrongUsage((
            "Pengecualian harus disetujui orang lain, bukan pemintanya.",
            "A waiver must be approved by another person than the one who requests it.",
        ))
    blank = next((name for name, text in words.items() if not text), None)
    if blank is not None:
        option = f"--{blank.replace('_', '-')}"
        raise WrongUsage((f"{option} tidak boleh kosong.", f"{option} must not be blank."))


def _entry(finding: Finding, words: dict[str, str], expires: Tanggal | None, bahasa: str) -> str:
    """
    Write the waiver of a finding as TOML.
    """
    from lkj_rules.files.toml_reader import toml_text

    stated = {"fingerprint": finding.fingerprint, "rule": finding.rule, "about": finding.message[bahasa], **words}
    lines = ["[[waiver]]", *(f"{name} = {toml_text(text)}" for name, text in stated.items())]
    if expires is not None:
        lines.append(f"expires = {expires}")
    lines += ["[waiver.values]", *(f"{toml_text(path)} = {toml_text(text)}" for path, text in finding.values)]
    return "\n".join(lines) + "\n"


def _with_entry(path: str, entry: str, finding: Finding, today: Tanggal) -> str:
    """
    Give the content of the file with the waiver in it; an existing file must be sound.

    Raises ``WrongUsage`` where the finding has a waiver that holds today.
    """
    from lkj_rules.engine.settlement import state_of
    from lkj_rules.files.waiver_reader import FORMAT, read_waivers
    from lkj_rules.model.waivers import WaiverState

    if not Path(path).exists():
        return f'format = "{FORMAT}"\n\n{entry}'
    file = read_waivers(path, name=path)
    text = Path(path).read_text(encoding="utf-8-sig")
    number = next((number for number, each in enumerate(file.waivers) if each.fingerprint == finding.fingerprint), None)
    if number is None:
        return f"{text.rstrip()}\n\n{entry}"
    if state_of(file.waivers[number], finding, unwaivable=(), today=today) is WaiverState.APPLIED:
        raise WrongUsage((f"{path} sudah memuat pengecualian atas temuan ini.", f"{path} already holds a waiver of this finding."))
    if not file.lines:
        raise WrongUsage((
            f"{path} memuat pengecualian atas temuan ini yang sudah gugur; hapus dahulu dari berkas itu.",
            f"{path} holds a waiver of this finding that has lapsed; delete it from the file first.",
        ))
    return _replaced(text, file.lines, number, entry)


def _replaced(text: str, starts: tuple[int, ...], number: int, entry: str) -> str:
    """
    Replace an entry by another; blank lines and comments before the next one stay with that.
    """
    lines = text.splitlines(keepends=True)
    end = starts[number + 1] - 1 if number + 1 < len(starts) else len(lines)
    old = lines[starts[number] - 1 : end]
    kept = len(list(takewhile(lambda line: not line.strip() or line.lstrip().startswith("#"), reversed(old))))
    return "".join((*lines[: starts[number] - 1], entry, *lines[end - kept :]))
