"""
``lkj-rules test``: the cases of rules, run and told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from lkj_rules.api import compiled, load_rules
from lkj_rules.cli.choosing import resolve
from lkj_rules.cli.doors import WrongUsage
from lkj_rules.cli.language import pick
from lkj_rules.errors import LkjError, Problem, RuleError
from lkj_rules.files.file_access import unread
from lkj_rules.render.safe import plain
from lkj_rules.rulebook.holdings import own_fixtures
from lkj_rules.rules.program import Program
from lkj_rules.testing import Case, load_cases, run_case


def run_cases(
    words: Sequence[str], *, folders: Sequence[str], packs: Sequence[str], cases: str | None, base: str | None, bahasa: str
) -> int:
    """
    Run the cases of the rules named (all that have cases, when none is) and tell those that fail; give the exit status.
    """
    rules = load_rules(*folders, packs=packs)
    wanted = set(resolve(words, rules, bahasa)) if words else set(rules.ids())
    programs = {str(program.rule.id): program for program in compiled(rules)}
    chosen = [case for folder in _folders(cases, packs) for case in _load(folder) if case.rule in wanted]
    text = (Path(base) if base is not None else own_fixture("base/clean.json", "--base")).read_text(encoding="utf-8")
    without = sorted(wanted - {case.rule for case in chosen}) if words else []
    failed = 0
    for case in chosen:
        complaints = _run(case, programs, text)
        failed += bool(complaints)
        for line in _told(case, complaints):
            click.echo(line)
    for rule in without:
        click.echo(pick((f"{rule}: tidak ada kasus", f"{rule}: there is no case"), bahasa))
    summary = (f"{len(chosen)} kasus, {failed} gagal.", f"{len(chosen)} cases, {failed} failed.")
    click.echo(pick(summary, bahasa))
    return int(bool(failed or without or not chosen))


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
    Find what comes with the package, or stands in the checkout.
    """
    folder = own_fixtures()
    path = Path(name) if folder is None else folder / name
    if folder is None or not path.exists():
        raise WrongUsage((
            f"Sebutkan {option}: pemasangan ini tidak membawa kasus.", f"Name {option}: no cases come with this installation.",
        ))
    return path


def _load(path: Path) -> tuple[Case, ...]:
    try:
        return load_cases(path)
    except OSError as refused:
        sentences = unread(refused)
        raise RuleError((Problem(file=path.name, pointer="", message_id=sentences[0], message_en=sentences[1]),)) from None
    except (ValueError, KeyError) as error:
        text = f"{type(error).__name__}: {error}"
        raise RuleError((Problem(file=path.name, pointer="", message_id=text, message_en=text),)) from None


def _run(case: Case, programs: dict[str, Program], base: str) -> tuple[str, ...]:
    try:
        return run_case(case, programs, base)
    except (LkjError, ValueError, LookupError, TypeError) as error:  # the case's own report or pointers are wrong
        return (f"{type(error).__name__}: {error}",)


def _told(case: Case, complaints: Sequence[str]) -> Iterator[str]:
    if complaints:
        yield plain(str(case))
        yield from (f"    {plain(complaint)}" for complaint in complaints)
