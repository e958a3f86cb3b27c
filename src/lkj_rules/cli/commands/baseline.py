"""
``lkj-rules baseline``: the findings that are known, recorded so that only new ones fail a check.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lkj_rules.cli.command import Group, examples, option
from lkj_rules.cli.errors import FAULT, WrongUsage
from lkj_rules.cli.language import Pair, pick
from lkj_rules.cli.options import PATH, force, judging, reports

if TYPE_CHECKING:
    from lkj_rules.files.baseline_file import Entry
    from lkj_rules.render.material import Checked

BASELINE = "lkj-baseline.json"

baseline = Group("baseline", about=(
    "Garis dasar: catat temuan yang sudah diketahui, agar hanya yang baru menggagalkan pemeriksaan.",
    "Baselines: record the findings that are known, so that only new ones fail a check.",
), examples=examples(
    "lkj-rules baseline write report.json", "lkj-check --baseline lkj-baseline.json report.json",
    "lkj-rules baseline diff report.json --prune",
))  # fmt: skip


@baseline.command("write", about=(
    "Tulis semua temuan sekarang ke berkas garis dasar.", "Write all present findings to a baseline.",
))
@reports
@option("--out", default=BASELINE, metavar="FILE", type=PATH, about=(
    f"Berkas tujuan; bawaannya {BASELINE}.", f"The file to write; {BASELINE} by default.",
))
@force
@judging
def write(*, reports: tuple[str, ...], out: str, force: bool, **judging: Any) -> int:
    """
    Write a baseline.
    """
    from lkj_rules.cli.protection import refuse_for_good
    from lkj_rules.cli.run import check_readable
    from lkj_rules.cli.settings import settle
    from lkj_rules.cli.targets import write_whole
    from lkj_rules.errors import InputError
    from lkj_rules.files.baseline_file import Baseline, write_baseline

    if judging["baseline"] is not None:
        named = judging["baseline"]
        raise WrongUsage((
            f"--baseline tidak dibaca saat garis dasar ditulis; sebutkan berkas tujuannya dengan --out {named}.",
            f"--baseline is not read when a baseline is written; name the file to write with --out {named}.",
        ))
    if Path(out).exists() and not force:
        raise WrongUsage((
            f"{out} sudah ada; --force menimpanya, “baseline diff --prune” hanya membuang yang sudah diperbaiki.",
            f"{out} already exists; --force overwrites it, 'baseline diff --prune' only drops what was repaired.",
        ))
    refuse_for_good(out, reports)
    settings = settle(reports, **judging, with_baseline=False)
    try:
        checked = check_readable(reports, settings)
    except InputError:
        texts = f"{out} tidak ditulis: tidak semua laporan dapat dibaca.", f"{out} is not written: not all reports can be read."
        click.echo(pick(texts), err=True)
        raise
    entries = tuple(entry for report in checked for entry in _entries(report, settings.bahasa))
    write_whole(out, write_baseline(Baseline(entries=entries)))
    click.echo(pick((f"{out}: {len(entries)} temuan dicatat.", f"{out}: {len(entries)} findings recorded.")))
    return FAULT if _incomplete(checked) else 0


@baseline.command("diff", about=(
    "Bandingkan temuan sekarang dengan garis dasar: yang baru atau berangka lain (status keluar 1), masih ada, diperbaiki.",
    "Compare present findings with a baseline: new ones and other figures (exit status 1), those still there, those repaired.",
))
@reports
@option("--prune", is_flag=True, about=("Buang yang sudah diperbaiki dari berkasnya.", "Drop what was repaired from the file."))
@judging
def diff(*, reports: tuple[str, ...], prune: bool, **judging: Any) -> int:
    """
    Compare with a baseline.
    """
    from lkj_rules.cli.run import check_readable
    from lkj_rules.cli.settings import settle
    from lkj_rules.cli.targets import write_whole
    from lkj_rules.errors import InputError, Problem
    from lkj_rules.files.baseline_file import Baseline, write_baseline
    from lkj_rules.model.findings import Status

    path = judging["baseline"] = judging["baseline"] or BASELINE
    if not Path(path).exists():
        raise InputError((Problem(
            file=path, pointer="", message_id="Garis dasar ini belum ada; jalankan lkj-rules baseline write dahulu.",
            message_en="This baseline does not exist yet; run lkj-rules baseline write first.",
        ),))  # fmt: skip
    settings = settle(reports, **judging)
    checked = check_readable(reports, settings)
    known = settings.baseline or Baseline()
    before, found = known.known, [entry for report in checked for entry in _entries(report, settings.bahasa)]
    new = [entry for entry in found if entry.fingerprint not in before]
    changed = [finding for report in checked for finding in report.result.findings if finding.changed]
    gone = {each.fingerprint for report in checked for each in report.repaired}
    repaired = [entry for entry in known.entries if entry.fingerprint in gone]
    still = sum(finding.status is Status.BASELINE for report in checked for finding in report.result.findings)
    _show(new, ("baru", "new"))
    _show([entry for entry in found if entry.fingerprint in {each.fingerprint for each in changed}], ("berubah", "changed"))
    _show(repaired, ("diperbaiki", "repaired"))
    click.echo(pick((
        f"{len(new)} baru, {len(changed)} dengan angka lain, {still} masih ada, {len(repaired)} diperbaiki.",
        f"{len(new)} new, {len(changed)} with other figures, {still} still there, {len(repaired)} repaired.",
    )))  # fmt: skip
    if prune and repaired:
        left = tuple(entry for entry in known.entries if entry.fingerprint not in gone)
        write_whole(path, write_baseline(Baseline(entries=left)))
        click.echo(pick((f"{path}: {len(repaired)} entri dibuang.", f"{path}: {len(repaired)} dropped.")))
    return FAULT if _incomplete(checked) else int(bool(new or changed))


def _incomplete(checked: Sequence[Checked]) -> bool:
    """
    Report the rules that broke, whose findings nobody knows, and return whether there are any.
    """
    broken = sorted({each.rule for report in checked for each in report.result.breakages})
    if broken:
        listed = ", ".join(broken)
        texts = f"Aturan yang rusak, temuannya tidak diketahui: {listed}.", f"Broken rules, of unknown findings: {listed}."
        click.echo(pick(texts), err=True)
    return bool(broken)


def _entries(report: Checked, bahasa: str) -> list[Entry]:
    """
    Give the findings of a report that no waiver settles, as entries of a baseline.
    """
    from lkj_rules.files.baseline_file import Entry
    from lkj_rules.model.findings import Status

    return [
        Entry(
            fingerprint=finding.fingerprint, entitas=report.entity, tahun=report.year, rule=finding.rule, severity=finding.severity,
            values=dict(finding.values), about=" · ".join(part for part in (finding.title[bahasa], finding.subject) if part),
        )
        for finding in report.result.findings
        if finding.status is not Status.WAIVED
    ]  # fmt: skip


def _show(entries: Sequence[Entry], label: Pair) -> None:
    from lkj_rules.render.text import plain

    for entry in entries:
        whose = f"{plain(entry.entitas)} {entry.tahun}"
        click.echo(f"{pick(label)}  {entry.fingerprint}  {entry.rule}  {plain(entry.about)} ({whose})")
