"""
``lkj-rules mutate``: every printed value of a report changed one at a time, and what the rules make of it.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from lkj_rules.cli.command import Command, option
from lkj_rules.cli.language import pick
from lkj_rules.cli.options import PATH, force, rules

_EXAMPLES = (
    "Contoh:\n  lkj-rules mutate report.json --sample 20 --out kepekaan.md",
    "Examples:\n  lkj-rules mutate report.json --sample 20 --out sensitivity.md",
)


@click.command("mutate", cls=Command, examples=_EXAMPLES, about=(
    "Ubah setiap nilai laporan satu per satu dan hitung berapa yang ditemukan aturan. Bawaannya laporan dasar.",
    "Change every value of a report one at a time and count what the rules find. The base report by default.",
))
@click.argument("report", required=False, metavar="[REPORT]", type=PATH)
@option("--sample", type=click.IntRange(min=1), metavar="N", about=(
    "Hanya sampel sebanyak N mutan; bawaannya semua.", "Only a sample of N mutants; all by default.",
))
@option("--seed", type=int, default=0, metavar="S", about=(
    "Benih sampel: benih yang sama memberi sampel yang sama.", "Seed of the sample: the same seed gives the same sample.",
))
@option("--out", metavar="FILE", type=PATH, about=(
    "Tulis halaman ke berkas, utuh atau tidak sama sekali.", "Write the page to a file, whole or not at all.",
))
@force
@rules
def mutate(
    *, report: str | None, sample: int | None, seed: int, out: str | None, force: bool, rules: tuple[str, ...]
) -> None:
    """
    Judge mutants, with a bar on standard error, and write the page.
    """
    from lkj_rules.api import compiled, load_rules
    from lkj_rules.cli.commands.test import own_fixture
    from lkj_rules.cli.protection import refuse_overwriting
    from lkj_rules.cli.screen import say
    from lkj_rules.cli.targets import write_whole
    from lkj_rules.files.report_reader import read_report
    from lkj_rules.testing import Bench, judge_mutant, mutants, sample_of
    from lkj_rules.testing.sensitivity import write_page

    path = own_fixture("base/clean.json", "REPORT") if report is None else Path(report)
    if out is not None:
        refuse_overwriting([out], reports=[str(path)], force=force)
    document = json.loads(read_report(path).text)
    chosen = sample_of(list(mutants(document)), size=sample, seed=seed)
    bench = Bench.of(document, compiled(load_rules(*rules)))
    label = pick((f"{len(chosen)} mutan", f"{len(chosen)} mutants"))
    with click.progressbar(chosen, label=label, file=sys.stderr) as bar:
        page = write_page([judge_mutant(each, bench) for each in bar], name=path.name)
    if out is None:
        say(page, exact=True)
    else:
        write_whole(out, page)
