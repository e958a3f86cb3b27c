"""
How a command ends that fails: wrong usage, click's complaints included, in both languages, and every other error.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

import click

from lkj_rules.cli.language import Pair, language_of, pick, placeholder

USAGE, UNREADABLE, FAULT, INTERRUPTED = 2, 3, 4, 130
"""Exit statuses; 1 is for findings."""
DEBUG_KEY = "lkj_rules.debug"


class WrongUsage(click.UsageError):
    """
    Report that the command was called wrongly, in the language of the call.
    """

    def __init__(self, texts: Pair, ctx: click.Context | None = None) -> None:
        current = ctx or click.get_current_context(silent=True)
        self.bahasa = language_of(current)
        super().__init__(pick(texts, self.bahasa), current)

    def show(self, file: Any = None) -> None:
        """
        Print what is wrong, and where help is.
        """
        path = "lkj-check" if self.ctx is None else self.ctx.command_path
        hint = pick((f"Bantuan: {path} --help", f"Help: {path} --help"), self.bahasa)
        click.echo(f"{path}: {self.format_message()}\n{hint}", file=file or sys.stderr)


def with_suggestion(texts: Pair, suggestion: str | None) -> Pair:
    """
    End a sentence with the question whether the suggestion was meant, if there is one.
    """
    if suggestion is None:
        return texts
    return f"{texts[0]} Maksudnya {suggestion}?", f"{texts[1]} Did you mean {suggestion}?"


def suggest(texts: Pair, word: str, known: Sequence[str]) -> Pair:
    """
    End a sentence on an unknown word with the question whether the known word that is most like it was meant, if any is near.
    """
    from lkj_rules.nearest import nearest

    return with_suggestion(texts, nearest(word, known))


def translated(error: click.UsageError, ctx: click.Context) -> WrongUsage:
    """
    Translate a complaint of click's; one that has no translation stays as it is.
    """
    return WrongUsage(_sentence(error, ctx), ctx)


def _sentence(error: click.UsageError, ctx: click.Context) -> Pair:
    match error:
        case click.NoSuchOption():
            name = error.option_name
            return suggest((f"Tidak ada pilihan {name}.", f"There is no option {name}."), name, error.possibilities or ())
        case click.BadOptionUsage():
            name = error.option_name
            if "does not take a value" in error.message:
                return f"Pilihan {name} tidak memakai nilai.", f"The option {name} takes no value."
            return f"Nilai pilihan {name} belum disebut.", f"The value of the option {name} is missing."
        case click.MissingParameter():
            return f"Belum disebut: {_name(error, ctx, 'id')}.", f"Missing: {_name(error, ctx, 'en')}."
        case click.BadParameter():
            of_id, of_en = _about_value(error)
            return f"Nilai {_name(error, ctx, 'id')} tidak sah. {of_id}", f"Wrong value of {_name(error, ctx, 'en')}. {of_en}"
        case _:
            return _of_the_whole(error.format_message())


def _about_value(error: click.BadParameter) -> Pair:
    found = re.search(r"'(.*?)'", error.message)
    value = "" if found is None else found[1]
    match None if error.param is None else error.param.type:
        case click.Choice() as kind:
            legal = [str(each) for each in kind.choices]
            listed = ", ".join(legal)
            return suggest((f"Pilih: {listed}.", f"Choose: {listed}."), value, legal)
        case click.IntRange() as kind:
            bounds = _bounds(kind)
            return f"Tulis bilangan bulat {bounds[0]}.", f"Write a whole number {bounds[1]}."
        case click.types.IntParamType():
            return "Tulis bilangan bulat.", "Write a whole number."
        case click.Path() if "does not exist" in error.message:
            return f"{value} tidak ada.", f"{value} does not exist."
        case click.Path() if "is a file" in error.message:
            return f"{value} bukan folder.", f"{value} is not a folder."
        case click.Path() if "is a directory" in error.message:
            return f"{value} adalah folder, bukan berkas.", f"{value} is a folder, not a file."
        case _:
            return error.message, error.message


def _bounds(kind: click.IntRange) -> Pair:
    if kind.min is not None and kind.max is not None:
        return f"dari {kind.min} sampai {kind.max}", f"from {kind.min} to {kind.max}"
    return (f"mulai {kind.min}", f"from {kind.min} on") if kind.min is not None else (f"sampai {kind.max}", f"up to {kind.max}")


def _of_the_whole(english: str) -> Pair:
    spare = re.fullmatch(r"Got unexpected extra arguments? \((.*)\)", english)
    if spare is not None:
        return f"Terlalu banyak yang disebut: {spare[1]}.", f"Unexpected arguments: {spare[1]}."
    if english == "Missing command.":
        return "Perintahnya belum disebut.", "The command is missing."
    return english, english


def _name(error: click.BadParameter, ctx: click.Context, bahasa: str) -> str:
    if error.param is None:
        return {"id": "isian", "en": "argument"}[bahasa]
    if isinstance(error.param, click.Option):
        if error.param.envvar and ctx.get_parameter_source(error.param.name or "") is click.core.ParameterSource.ENVIRONMENT:
            return str(error.param.envvar)
        return error.param.opts[-1]
    return placeholder(error.param.make_metavar(ctx), bahasa).rstrip(".")


def end_with(fault: Exception, ctx: click.Context) -> NoReturn:
    """
    End with 3 and all problems of a rule or report that cannot be read, else with 4; where a standard stream fails, say which.
    """
    from lkj_rules.cli import screen, streams

    problems = getattr(fault, "problems", None)
    if problems:  # of InputError and RuleError, which are not imported here: that import may be what failed
        screen.report_problems(problems, language_of(ctx))
        ctx.exit(UNREADABLE)
    if isinstance(fault, OSError) and fault.errno in streams.LOST:  # files report that themselves: it is a standard stream
        streams.complain(ctx.command_path, fault, language_of(ctx))
        ctx.exit(FAULT)
    if ctx.meta[DEBUG_KEY]:
        import traceback

        traceback.print_exception(fault, file=sys.stderr)
    text = " ".join(f"{type(fault).__name__}: {fault}".split())
    shown = text if text.isprintable() else ascii(text)
    lead = pick(("gangguan dalam program, bukan pada laporan", "a fault of the program, not of the report"), language_of(ctx))
    hint = "" if ctx.meta[DEBUG_KEY] else pick((" (rincian: --debug)", " (details: --debug)"), language_of(ctx))
    click.echo(f"{ctx.command_path}: {lead}: {shown}{hint}", err=True)
    ctx.exit(FAULT)
