"""
``lkj-rules test``: the cases of rules, run and reported.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lkj_rules.cli.command import Command, examples, option
from lkj_rules.cli.errors import WrongUsage
from lkj_rules.cli.language import pick
from lkj_rules.cli.options import PATH, complete_rules, packs, rules

if TYPE_CHECKING:
    from lkj_rules.rules.program import Program
    from lkj_rules.testing import Case


@click.command("test", cls=Command, about=(
    "Uji aturan dengan kasusnya; status keluar 1 bila ada yang gagal, atau tidak ada kasus yang lulus atau yang gagal.",
    "Test rules with their cases; exit status 1 when one fails, or when a rule lacks a case that passes or one that fails.",
), examples=examples(("lkj-rules test CAP002", ("kasus satu aturan", "the cases of one rule"))))
@click.argument("ids", nargs=-1, metavar="[ID]...", shell_complete=complete_rules)
@option("--cases", metavar="DIR", type=PATH, about=(
    "Folder kasus: satu berkas TOML per aturan.", "Folder of cases: one TOML file a rule.",
))
@option("--base", metavar="FILE", type=PATH, about=("Laporan dasar yang diubah oleh kasus.", "The report that cases change."))
@rules
@packs
def test(*, ids: tuple[str, ...], cases: str | None, base: str | None, rules: tuple[str, ...], packs: tuple[str, ...]) -> int:
    """
    Run the cases of the rules named (all that have cases, when none is) and report those that fail.
    """
    from lkj_rules.api import compiled, load_rules
    from lkj_rules.cli.settings import keep
    from lkj_rules.render.text import plain

    for path in (cases, base):
        if path is not None and not Path(path).exists():
            raise WrongUsage((f"{path} tidak ada.", f"{path} does not exist."))
    known = load_rules(*rules, packs=packs)
    programs = {str(program.rule.id): program for program in compiled(known)}
    wanted = set(keep(known, ids).ids())
    chosen = [case for folder in _folders(cases, packs) for case in _load(folder) if case.rule in wanted]
    text = (own_fixture("base/clean.json", "--base") if base is None else Path(base)).read_text(encoding="utf-8")
    failed = 0
    for case in chosen:
        complaints = _run(case, programs, text)
        if complaints:
            failed += 1
            click.echo("\n    ".join(map(plain, (str(case), *complaints))))
    expected = {rule: {case.expect for case in chosen if case.rule == rule} for rule in wanted}
    gaps = [gap for rule in sorted(expected) if ids or expected[rule] for gap in _gaps(rule, expected[rule])]
    for gap in gaps:
        click.echo(pick(gap))
    for rule in sorted(expected) if ids else ():
        if expected[rule] and not expected[rule] & {"not_testable"}:
            hint = ("petunjuk: tidak ada kasus yang tidak dapat diuji", "hint: no case that is not testable")
            click.echo(f"{rule}: {pick(hint)} (not_testable)")
    click.echo(pick((f"{len(chosen)} kasus, {failed} gagal.", f"{len(chosen)} cases, {failed} failed.")))
    return int(bool(failed or gaps or not chosen))


def _gaps(rule: str, expected: Collection[str]) -> Iterator[tuple[str, str]]:
    """
    Say which cases a rule lacks: only one that passes and one that fails show where it draws the line.
    """
    if not expected:
        yield f"{rule}: tidak ada kasus", f"{rule}: no cases"
        return
    if "pass" not in expected:
        yield f"{rule}: tidak ada kasus yang lulus (pass)", f"{rule}: no case that passes (pass)"
    if "fail" not in expected:
        yield f"{rule}: tidak ada kasus yang gagal (fail)", f"{rule}: no case that fails (fail)"


def _folders(cases: str | None, packs: Sequence[str]) -> list[Path]:
    """
    Give the folders of cases: the one that is named, else those of the packs, else the package's own.
    """
    if cases is not None:
        return [Path(cases)]
    if not packs:
        return [own_fixture("rules", "--cases")]
    from lkj_rules.files.packs import find_pack

    return [find_pack(pack).cases for pack in packs]


def own_fixture(name: str, option: str) -> Path:
    """
    Find what comes with the package, or is in the checkout; ``option`` names another where there is none.
    """
    from lkj_rules.rulebook.holdings import own_fixtures

    folder = own_fixtures()
    path = Path(name) if folder is None else folder / name
    if folder is None or not path.exists():
        raise WrongUsage((
            f"Sebutkan {option}: pemasangan ini tidak membawa kasus.", f"Name {option}: no cases come with this installation.",
        ))
    return path


def _load(path: Path) -> tuple[Case, ...]:
    from lkj_rules.errors import Problem, RuleError
    from lkj_rules.files.file_access import unread
    from lkj_rules.testing import load_cases

    try:
        return load_cases(path)
    except OSError as refused:
        texts = unread(refused)
    except (ValueError, KeyError) as error:
        texts = (f"{type(error).__name__}: {error}",) * 2
    raise RuleError((Problem(file=path.name, pointer="", message_id=texts[0], message_en=texts[1]),))


def _run(case: Case, programs: dict[str, Program], base: str) -> tuple[str, ...]:
    from lkj_rules.errors import LkjError
    from lkj_rules.testing import run_case

    try:
        return run_case(case, programs, base)
    except (LkjError, ValueError, LookupError, TypeError) as error:  # the case's own report or pointers are wrong
        return (f"{type(error).__name__}: {error}",)
