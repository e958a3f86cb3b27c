"""
What click finds wrong with a call, said in both languages, with what was probably meant.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import click

from lkj_rules.cli.language import Pair, meant, placeholder


def said_of(error: click.UsageError, ctx: click.Context) -> Pair:
    """
    Say a complaint of click's in both languages; one that has no translation stays as it is.
    """
    english = error.format_message()
    match error:
        case click.NoSuchOption():
            near = error.possibilities or []
            return _with_nearest(
                (f"Tidak ada pilihan {error.option_name}.", f"There is no option {error.option_name}."), error.option_name, near
            )
        case click.BadOptionUsage():
            if "does not take a value" in error.message:
                return f"Pilihan {error.option_name} tidak memakai nilai.", f"The option {error.option_name} takes no value."
            return f"Nilai pilihan {error.option_name} belum disebut.", f"The value of the option {error.option_name} is missing."
        case click.MissingParameter():
            return f"Belum disebut: {_name(error, ctx, 'id')}.", f"Missing: {_name(error, ctx, 'en')}."
        case click.BadParameter():
            of_id, of_en = _about_value(error)
            return f"Nilai {_name(error, ctx, 'id')} tidak sah. {of_id}", f"Wrong value of {_name(error, ctx, 'en')}. {of_en}"
        case _:
            return _of_the_whole(english)


def _about_value(error: click.BadParameter) -> Pair:
    found = re.search(r"'(.*?)'", error.message)
    value = "" if found is None else found[1]
    match None if error.param is None else error.param.type:
        case click.Choice() as kind:
            legal = [str(each) for each in kind.choices]
            listed = ", ".join(legal)
            return _with_nearest((f"Pilih: {listed}.", f"Choose: {listed}."), value, legal)
        case click.IntRange() as kind:
            bounds = _bounds(kind)
            return f"Tulis bilangan bulat {bounds[0]}.", f"Write a whole number {bounds[1]}."
        case click.types.IntParamType():
            return "Tulis bilangan bulat.", "Write a whole number."
        case click.Path() if "does not exist" in error.message:
            return f"{value} tidak ada.", f"{value} does not exist."
        case click.Path() if "is a file" in error.message:
            return f"{value} bukan folder.", f"{value} is no folder."
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
        return f"Terlalu banyak yang disebut: {spare[1]}.", f"Too much is named: {spare[1]}."
    if english == "Missing command.":
        return "Perintahnya belum disebut.", "The command is missing."
    return english, english


def _with_nearest(texts: Pair, word: str, known: Sequence[str]) -> Pair:
    return texts[0] + meant(word, known, "id"), texts[1] + meant(word, known, "en")


def _name(error: click.BadParameter, ctx: click.Context, bahasa: str) -> str:
    if error.param is None:
        return {"id": "isian", "en": "argument"}[bahasa]
    if isinstance(error.param, click.Option):
        if error.param.envvar and ctx.get_parameter_source(error.param.name or "") is click.core.ParameterSource.ENVIRONMENT:
            return str(error.param.envvar)
        return error.param.opts[-1]
    return placeholder(error.param.make_metavar(ctx), bahasa).rstrip(".")
