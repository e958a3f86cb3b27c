"""
``lkj-rules waive`` and ``lkj-rules baseline``: findings that are let stand, and findings that were known before.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lkj_rules.cli import page
from lkj_rules.cli.doors import Door, Option, Toolbox, WrongUsage, bahasa_of
from lkj_rules.cli.language import pick
from lkj_rules.cli.options import debug, judging, lang

if TYPE_CHECKING:
    from lkj_rules.cli.settings import Settings
    from lkj_rules.errors import Problem
    from lkj_rules.files.baseline_file import Baseline, Entry
    from lkj_rules.model.findings import Finding
    from lkj_rules.model.values import Tanggal
    from lkj_rules.render.material import Checked

WAIVERS = "lkj-waivers.toml"
BASELINE = "lkj-baseline.json"

_WAIVE_EXAMPLES = (
    """\
Contoh:
  lkj-check --verbose report.json      tampilkan sidik setiap temuan
  lkj-rules waive report.json 78e7e17b92f76ce5 \\
      --reason "Target diubah surat Sekjen" --basis "Surat 12/2024" \\
      --requested-by "Perencana" --approved-by "Ketua Tim Reviu"
  lkj-check --waivers lkj-waivers.toml report.json
""",
    """\
Examples:
  lkj-check --verbose report.json      show the fingerprint of every finding
  lkj-rules waive report.json 78e7e17b92f76ce5 \\
      --reason "Target changed by letter" --basis "Letter 12/2024" \\
      --requested-by "Planner" --approved-by "Leader of the review"
  lkj-check --waivers lkj-waivers.toml report.json
""",
)


@click.command("waive", cls=Door, no_args_is_help=True, contoh=_WAIVE_EXAMPLES, arti=(
    "Tulis pengecualian sebuah temuan, beserta angka yang mendasarinya: bila angka itu berubah, pengecualiannya gugur.",
    "Write the waiver of a finding, with the figures that it rests on: when these change, the waiver ends.",
))
@click.argument("report", metavar="REPORT", type=click.Path(readable=False))
@click.argument("fingerprint", metavar="FINGERPRINT")
@click.option("--reason", required=True, cls=Option, metavar="TEXT", arti=(
    "Mengapa temuan ini dapat diterima.", "Why the finding is acceptable.",
))
@click.option("--basis", required=True, cls=Option, metavar="TEXT", arti=(
    "Dokumen atau ketentuan yang menjadi dasar.", "The document or rule that it rests on.",
))
@click.option("--requested-by", required=True, cls=Option, metavar="WHO", arti=(
    "Yang meminta, sebaiknya jabatannya.", "Who asks for it; best by office held.",
))
@click.option("--approved-by", required=True, cls=Option, metavar="WHO", arti=(
    "Yang menyetujui; harus orang lain.", "Who approves it; another person.",
))
@click.option("--expires", cls=Option, metavar="DATE", arti=(
    "Hari terakhir berlaku (YYYY-MM-DD); tanpa ini tidak berakhir.", "The last day it holds (YYYY-MM-DD); no end without it.",
))
@click.option("--file", "target", cls=Option, metavar="FILE", type=click.Path(readable=False), arti=(
    f"Berkas pengecualian; bawaannya --waivers, atau {WAIVERS}.", f"The file of waivers; by default --waivers, or {WAIVERS}.",
))
@judging
@lang
@debug
@click.pass_context
def waive(ctx: click.Context, /, report: str, fingerprint: str, target: str | None, **options: Any) -> None:
    """
    Write a waiver.
    """
    from lkj_rules.cli.known import read_day
    from lkj_rules.cli.outputs import write_whole
    from lkj_rules.cli.waiver_entries import entry_of, with_entry

    words = {name: options.pop(name).strip() for name in ("reason", "basis", "requested_by", "approved_by")}
    until = options.pop("expires")
    expires = None if until is None else read_day(until, "--expires")
    settings, (checked,) = _checked(ctx, (report,), options)
    finding = _finding(checked, fingerprint)
    _refuse(settings, finding, words)
    if expires is not None:
        _refuse_past(expires, settings.known.today)
    path = target or (WAIVERS if settings.known.waivers is None else settings.known.waivers.name)
    entry = entry_of(finding, words, expires, settings.bahasa)
    write_whole(path, with_entry(path, entry, finding, settings.known.today))
    done = (f"{path}: temuan {finding.fingerprint} ({finding.rule}) dikecualikan.",
            f"{path}: finding {finding.fingerprint} ({finding.rule}) is waived.")  # fmt: skip
    click.echo(pick(done, settings.bahasa))


def _checked(
    ctx: click.Context, reports: Sequence[str], options: dict[str, Any], *, with_baseline: bool = True
) -> tuple[Settings, tuple[Checked, ...]]:
    """
    Check reports as lkj-check would; what cannot be read ends the command.
    """
    from lkj_rules.cli.run import with_progress
    from lkj_rules.cli.settings import Options, settle
    from lkj_rules.cli.sources import find_sources
    from lkj_rules.errors import InputError

    settings = settle(Options.taken(options), reports, bahasa=bahasa_of(ctx), with_baseline=with_baseline)
    sources, missing = find_sources(reports, skip_unrelated=False)
    checked, unread = with_progress(sources, settings)
    if missing or unread:
        raise InputError((*missing, *unread))
    return settings, checked


def _finding(checked: Checked, fingerprint: str) -> Finding:
    """
    Find the finding that a fingerprint, or its beginning, names.
    """
    exact = [finding for finding in checked.result.findings if finding.fingerprint == fingerprint]
    found = exact or [finding for finding in checked.result.findings if finding.fingerprint.startswith(fingerprint)]
    if len(found) != 1:
        raise WrongUsage((
            f"{len(found)} temuan laporan ini bersidik {fingerprint!r}; lihat sidiknya dengan lkj-check --verbose.",
            f"{len(found)} findings of this report have the fingerprint {fingerprint!r}; lkj-check --verbose shows them.",
        ))
    return found[0]


def _refuse(settings: Settings, finding: Finding, words: dict[str, str]) -> None:
    rule = settings.rules.get(finding.rule)
    if rule is not None and not rule.waivable:
        raise WrongUsage((
            f"Temuan aturan {finding.rule} tidak dapat dikecualikan.", f"Findings of rule {finding.rule} cannot be waived.",
        ))
    if words["requested_by"].casefold() == words["approved_by"].casefold():
        raise WrongUsage((
            "Pengecualian harus disetujui orang lain, bukan pemintanya.",
            "Another person than the one who asks must approve a waiver.",
        ))
    blank = next((name for name, text in words.items() if not text), None)
    if blank is not None:
        option = f"--{blank.replace('_', '-')}"
        raise WrongUsage((f"{option} tidak boleh kosong.", f"{option} must not be blank."))


def _refuse_past(expires: Tanggal, today: Tanggal) -> None:
    if str(expires) < str(today):
        raise WrongUsage((
            f"--expires {expires}: hari itu sudah lewat (hari ini {today}); pengecualiannya tidak akan berlaku.",
            f"--expires {expires}: that day is over (today is {today}); the waiver would not hold.",
        ))


@click.group("baseline", cls=Toolbox, contoh=page.BASELINE, no_args_is_help=True, arti=(
    "Garis dasar: catat temuan yang sudah diketahui, agar hanya yang baru menggagalkan pemeriksaan.",
    "Baselines: take down the findings that are known, so that only new ones fail a check.",
))
@lang
@debug
def baseline(**_options: str) -> None:
    """
    Hold the commands on baselines.
    """


@baseline.command("write", cls=Door, no_args_is_help=True, arti=(
    "Tulis semua temuan sekarang ke berkas garis dasar.", "Write all present findings to a baseline.",
))
@click.argument("reports", nargs=-1, required=True, metavar="REPORT...", type=click.Path(readable=False))
@click.option("--out", default=BASELINE, cls=Option, metavar="FILE", type=click.Path(readable=False), arti=(
    f"Berkas tujuan; bawaannya {BASELINE}.", f"The file to write; {BASELINE} by default.",
))
@click.option("--force", is_flag=True, cls=Option, arti=("Timpa berkas yang sudah ada.", "Overwrite a file that is there."))
@judging
@lang
@debug
@click.pass_context
def write(ctx: click.Context, /, reports: tuple[str, ...], out: str, force: bool, **options: Any) -> None:  # noqa: FBT001  # click's
    """
    Write a baseline.
    """
    from lkj_rules.cli.outputs import write_whole
    from lkj_rules.files.baseline_file import Baseline, write_baseline

    if options.get("baseline") is not None:
        named = options["baseline"]
        raise WrongUsage((
            f"--baseline tidak dibaca saat garis dasar ditulis; sebutkan berkas tujuannya dengan --out {named}.",
            f"--baseline is not read when a baseline is written; name the file to write with --out {named}.",
        ))
    if Path(out).exists() and not force:
        raise WrongUsage((
            f"{out} sudah ada; --force menimpanya, “baseline diff --prune” hanya membuang yang sudah diperbaiki.",
            f"{out} is there; --force overwrites it, 'baseline diff --prune' only drops what was repaired.",
        ))
    settings, checked = _checked(ctx, reports, options, with_baseline=False)
    entries = tuple(entry for report in checked for entry in _entries(report, settings.bahasa))
    write_whole(out, write_baseline(Baseline(entries=entries)))
    click.echo(pick((f"{out}: {len(entries)} temuan dicatat.", f"{out}: {len(entries)} findings taken down."), settings.bahasa))


@baseline.command("diff", cls=Door, no_args_is_help=True, arti=(
    "Bandingkan temuan sekarang dengan garis dasar: yang baru (status keluar 1), yang masih ada, dan yang sudah diperbaiki.",
    "Compare present findings with a baseline: new ones (exit status 1), those still there, those repaired.",
))
@click.argument("reports", nargs=-1, required=True, metavar="REPORT...", type=click.Path(readable=False))
@click.option("--prune", is_flag=True, cls=Option, arti=(
    "Buang yang sudah diperbaiki dari berkasnya.", "Drop what was repaired from the file.",
))
@judging
@lang
@debug
@click.pass_context
def diff(ctx: click.Context, /, reports: tuple[str, ...], prune: bool, **options: Any) -> None:  # noqa: FBT001  # click's
    """
    Compare with a baseline.
    """
    from lkj_rules.cli.outputs import write_whole
    from lkj_rules.errors import InputError
    from lkj_rules.files.baseline_file import Baseline, write_baseline
    from lkj_rules.model.findings import Status

    options["baseline"] = options.get("baseline") or BASELINE
    path = options["baseline"]
    if not Path(path).exists():
        raise InputError((_not_written(path),))
    settings, checked = _checked(ctx, reports, options)
    known = settings.known.baseline or Baseline()
    new = [entry for report in checked for entry in _entries(report, settings.bahasa) if entry.fingerprint not in known.known]
    gone = {each.fingerprint for report in checked for each in report.repaired}
    repaired = [entry for entry in known.entries if entry.fingerprint in gone]
    still = sum(finding.status is Status.BASELINE for report in checked for finding in report.result.findings)
    _tell(new, ("baru", "new"), settings.bahasa)
    _tell(repaired, ("diperbaiki", "repaired"), settings.bahasa)
    summary = (f"{len(new)} baru, {still} masih ada, {len(repaired)} diperbaiki.",
               f"{len(new)} new, {still} still there, {len(repaired)} repaired.")  # fmt: skip
    click.echo(pick(summary, settings.bahasa))
    if prune and repaired:
        write_whole(path, write_baseline(_without(known, gone)))
        click.echo(pick((f"{path}: {len(repaired)} entri dibuang.", f"{path}: {len(repaired)} dropped."), settings.bahasa))
    ctx.exit(int(bool(new)))


def _not_written(path: str) -> Problem:
    from lkj_rules.errors import Problem

    return Problem(
        file=path, pointer="", message_id="Garis dasar ini belum ada; jalankan lkj-rules baseline write dahulu.",
        message_en="There is no such baseline yet; run lkj-rules baseline write first.",
    )  # fmt: skip


def _entries(report: Checked, bahasa: str) -> list[Entry]:
    """
    Give the findings of a report that neither a waiver nor an earlier entry settles, as entries of a baseline.
    """
    from lkj_rules.files.baseline_file import Entry
    from lkj_rules.model.findings import Status

    return [
        Entry(
            fingerprint=finding.fingerprint, entitas=report.entity, tahun=report.year, rule=finding.rule,
            about=" · ".join(part for part in (finding.title[bahasa], finding.subject) if part),
        )
        for finding in report.result.findings
        if finding.status is not Status.WAIVED
    ]  # fmt: skip


def _without(known: Baseline, gone: set[str]) -> Baseline:
    from lkj_rules.files.baseline_file import Baseline

    return Baseline(entries=tuple(entry for entry in known.entries if entry.fingerprint not in gone))


def _tell(entries: Sequence[Entry], label: tuple[str, str], bahasa: str) -> None:
    from lkj_rules.render.safe import plain

    for entry in entries:
        whose = f"{plain(entry.entitas)} {entry.tahun}"
        click.echo(f"{pick(label, bahasa)}  {entry.fingerprint}  {entry.rule}  {plain(entry.about)} ({whose})")
