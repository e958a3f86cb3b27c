"""
``lkj-rules mutate``: every printed value of a report changed one at a time, and what the rules make of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lkj_rules.cli import page
from lkj_rules.cli.doors import Door, Option, WrongUsage, bahasa_of
from lkj_rules.cli.options import debug, lang, rules

if TYPE_CHECKING:
    from lkj_rules.testing import Judgement


@click.command("mutate", cls=Door, contoh=page.MUTATE, arti=(
    "Ubah setiap nilai laporan satu per satu dan hitung berapa yang ditemukan aturan. Bawaannya laporan dasar.",
    "Change every value of a report one at a time and count what the rules find. The base report by default.",
))
@click.argument("report", required=False, metavar="[REPORT]", type=click.Path(readable=False))
@click.option("--sample", type=click.IntRange(min=1), cls=Option, metavar="N", arti=(
    "Hanya sampel sebanyak N mutan; bawaannya semua.", "Only a sample of N mutants; all, unless told otherwise.",
))
@click.option("--seed", type=int, default=0, cls=Option, metavar="S", arti=(
    "Benih sampel: benih yang sama memberi sampel yang sama.", "Seed of the sample: the same seed gives the same sample.",
))
@click.option("--out", cls=Option, metavar="FILE", type=click.Path(readable=False), arti=(
    "Tulis halaman ke berkas, utuh atau tidak sama sekali.", "Write the page to a file, whole or not at all.",
))
@rules
@lang
@debug
@click.pass_context
def mutate(
    ctx: click.Context, /, report: str | None, sample: int | None, seed: int, *,
    out: str | None, rules: tuple[str, ...], **_common: str,
) -> None:  # fmt: skip
    """
    Judge mutants and write the page.
    """
    from lkj_rules.cli.casework import own_fixture
    from lkj_rules.cli.outputs import write_whole
    from lkj_rules.cli.screen import say
    from lkj_rules.testing.sensitivity import write_page

    path = own_fixture("base/clean.json", "REPORT") if report is None else Path(report)
    if out is not None and Path(out).resolve() == path.resolve():
        raise WrongUsage((f"{out} tidak boleh ditimpa: itu laporannya.", f"{out} must not be overwritten: it is the report."))
    judged = _judged(path, folders=rules, sample=sample, seed=seed, bahasa=bahasa_of(ctx))
    page = write_page(judged, name=path.name)
    if out is None:
        say(page, exact=True)
    else:
        write_whole(out, page)


def _judged(path: Path, *, folders: Sequence[str], sample: int | None, seed: int, bahasa: str) -> list[Judgement]:
    """
    Judge the mutants of a report; progress goes to standard error.
    """
    import json
    import sys

    from lkj_rules.api import compiled, load_rules
    from lkj_rules.cli.language import pick
    from lkj_rules.files.report_reader import read_report
    from lkj_rules.testing import Bench, judge_mutant, mutants, sample_of

    document = json.loads(read_report(path).text)
    chosen = sample_of(list(mutants(document)), size=sample, seed=seed)
    bench = Bench.of(document, compiled(load_rules(*folders)))
    label = pick((f"{len(chosen)} mutan", f"{len(chosen)} mutants"), bahasa)
    with click.progressbar(chosen, label=label, file=sys.stderr) as bar:
        return [judge_mutant(each, bench) for each in bar]
