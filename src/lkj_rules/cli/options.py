"""
Options and arguments that several commands have, and what a shell completes for them.

What completes knows rules, profiles and formats by their names alone: a person waits for it at every press of the key.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from lkj_rules.cli.command import option
from lkj_rules.cli.errors import WrongUsage

if TYPE_CHECKING:  # loaded when something is completed
    from click.shell_completion import CompletionItem

    from lkj_rules.model.values import Tanggal

LINES = "jsonl"
"""The format of an archive: a line a report, written as soon as it is there."""
FORMATS = ("terminal", "json", "markdown", "sarif", "junit", "github", "html", "xlsx")
PATH = click.Path(readable=False)
FOLDER = click.Path(file_okay=False, readable=False)


def complete_rules(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    """
    Complete the last of several ids separated by commas: families first, a family's ids once a letter is there.
    """
    from lkj_rules.files.built_in import built_in_ids

    word = incomplete.rpartition(",")[2]
    lead = incomplete.removesuffix(word)
    ids = built_in_ids()
    families = dict.fromkeys(re.sub(r"\d+$", "", each) for each in ids)
    known = [*families, *ids] if word else list(families)
    return [lead + each for each in known if each.startswith(word.upper())]


def complete_profiles(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem[str]]:
    """
    Complete the name of a built-in profile, or of a file.
    """
    from click.shell_completion import CompletionItem

    from lkj_rules.files.built_in import built_in_profiles

    # The file comes first: bash forgets what precedes it, and looks for files where no name fits.
    names = [CompletionItem(each) for each in built_in_profiles() if each.startswith(incomplete)]
    return [CompletionItem(incomplete, type="file"), *names]


def complete_formats(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    """
    Complete the name of a format.
    """
    return [each for each in (*FORMATS, LINES) if each.startswith(incomplete)]


def day(_ctx: click.Context, param: click.Parameter, value: str | None) -> Tanggal | None:
    """
    Read the day that an option names; refuse all but ``YYYY-MM-DD``, and days that no calendar has.
    """
    if value is None:
        return None
    from lkj_rules.model.values import Tanggal

    texts = "tulis tanggal seperti 2025-01-31", "write a date like 2025-01-31"
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        try:
            found = dt.date.fromisoformat(value)
            return Tanggal(tahun=found.year, bulan=found.month, hari=found.day)
        except ValueError:
            texts = "tanggal itu tidak ada dalam kalender", "no calendar has that day"
    raise WrongUsage((f"{param.opts[-1]} {value}: {texts[0]}.", f"{param.opts[-1]} {value}: {texts[1]}."))


report = click.argument("report", metavar="REPORT", type=PATH)
reports = click.argument("reports", nargs=-1, required=True, metavar="REPORT...", type=PATH)
rules = option("--rules", multiple=True, metavar="DIR", type=PATH, about=(
    "Tambahkan folder aturan sendiri pada aturan bawaan.", "Add a folder of your own rules to the built-in ones.",
))
packs = option("--pack", "packs", multiple=True, metavar="PREFIX", about=(
    "Tambahkan paket aturan yang terpasang.", "Add an installed pack of rules.",
))
cases = option("--cases", metavar="DIR", type=click.Path(exists=True, file_okay=False, readable=False), about=(
    "Folder kasus aturan sendiri, untuk contohnya.", "Folder of cases of your own rules, for their examples.",
))
form = option("--format", "form", type=click.Choice(("terminal", "json")), default="terminal", about=(
    "terminal (bawaan) atau json.", "terminal (the default) or json.",
))
scans = option("--scans", is_flag=True, about=(
    "Kenali huruf pada halaman pindaian PDF (lkj-rules[pindai]); semua nilainya diragukan.",
    "Recognise the letters of scanned pages of PDFs (lkj-rules[pindai]); all their values are in doubt.",
))
force = option("--force", is_flag=True, about=("Timpa berkas yang sudah ada.", "Overwrite existing files."))

_JUDGING = (
    option("--profile", metavar="NAME|FILE", shell_complete=complete_profiles, about=(
        "Profil instansi: umum, kl, pemda, kpu, atau berkas .toml sendiri.",
        "The office's profile: umum, kl, pemda, kpu, or a .toml file of your own.",
    )),
    option("--select", multiple=True, metavar="ID,…", shell_complete=complete_rules, about=(
        "Hanya aturan ini: kode (TGT004) atau keluarga (TGT).", "Only these rules: ids (TGT004) or families (TGT).",
    )),
    option("--ignore", multiple=True, metavar="ID,…", shell_complete=complete_rules, about=(
        "Semua kecuali aturan ini.", "All rules but these.",
    )),
    rules,
    packs,
    option("--waivers", metavar="FILE", type=PATH, about=(
        "Berkas TOML berisi pengecualian temuan yang disetujui.", "A TOML file with approved waivers of findings.",
    )),
    option("--baseline", metavar="FILE", type=PATH, about=(
        "Garis dasar: temuan yang sudah diketahui tidak menggagalkan.", "A baseline: findings known before do not fail the run.",
    )),
    option("--today", metavar="DATE", callback=day, about=(
        "Anggap hari ini tanggal itu (YYYY-MM-DD); bawaannya tanggal komputer.",
        "Take this date (YYYY-MM-DD) as today; the computer's date is the default.",
    )),
    option("--config", metavar="FILE", type=PATH, about=(
        "Konfigurasi; bawaannya lkj-check.toml atau pyproject.toml terdekat di atas semua laporan.",
        "Configuration; by default the nearest lkj-check.toml or pyproject.toml above all reports.",
    )),
    option("--isolated", is_flag=True, about=(
        "Abaikan konfigurasi yang ditemukan di dekat laporan; --config tetap berlaku.",
        "Ignore configuration that is found near the report; --config counts all the same.",
    )),
)


def judging(command: Callable[..., int | None]) -> Callable[..., int | None]:
    """
    Give a command all the options on what reports are judged by; ``settings.settle`` takes them.
    """
    for each in reversed(_JUDGING):
        command = each(command)
    return command
