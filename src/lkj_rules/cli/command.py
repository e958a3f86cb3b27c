"""
Commands and options in two languages, with the same options and exit statuses everywhere.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import click

from lkj_rules.cli.errors import DEBUG_KEY, INTERRUPTED, USAGE, WrongUsage, end_with, suggest, translated
from lkj_rules.cli.language import LANGUAGES, VARIABLE, Pair, language_of, pick, placeholder, settle_language
from lkj_rules.cli.streams import guarded

_HYPHEN = "\u2011"
_COLUMN = 37
"""Where what an example does is written on a help page."""
_Function = TypeVar("_Function", bound=Callable[..., Any] | click.Command)


class Option(click.Option):
    """
    Hold an option with its help in both languages.
    """

    def __init__(self, *args: Any, about: Pair, **attributes: Any) -> None:
        super().__init__(*args, **attributes)
        self.about, self.english_metavar = about, self.metavar

    def get_help_extra(self, ctx: click.Context) -> Any:
        """
        Translate the remark that an option is required.
        """
        extra = super().get_help_extra(ctx)
        if self.required:
            extra["required"] = pick(("wajib", "required"), language_of(ctx))
        return extra


def option(*names: str, about: Pair, **attributes: Any) -> Callable[[_Function], _Function]:
    """
    Give a command an option; ``about`` is its help.
    """
    return click.option(*names, cls=Option, about=about, **attributes)


@contextmanager
def uncollected(*, stays: bool = False) -> Iterator[None]:
    """
    Rest the garbage collector while little is dropped: it would walk all that is made again and again, and never walks what stays.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if stays:
            gc.freeze()
        if collecting:
            gc.enable()


def own_version() -> str:
    """
    Give the installed version; the look-up is slow, so it is only made where the version is shown.
    """
    from importlib.metadata import version

    return version("lkj-rules")


def _show_version(ctx: click.Context, _param: click.Parameter, value: bool) -> None:  # noqa: FBT001  # click's signature
    if value and not ctx.resilient_parsing:
        click.echo(f"lkj-rules {own_version()}")
        ctx.exit()


LANG = Option(["--lang"], type=click.Choice(LANGUAGES, case_sensitive=False), envvar=VARIABLE, about=(
    f"Bahasa: id (bawaan) atau en; juga dengan {VARIABLE}.", f"Language: id (the default) or en; also by {VARIABLE}.",
))
DEBUG = Option(["--debug"], is_flag=True, about=(
    "Bila program terganggu, tampilkan jejaknya.", "When the program fails, show the traceback.",
))
VERSION = Option(["--version"], is_flag=True, expose_value=False, is_eager=True, callback=_show_version, about=(
    "Tampilkan versi.", "Show the version.",
))


class Command(click.Command):
    """
    Hold a command; ``about`` says what it does, ``examples`` end its help page. What its function returns is the exit status.

    Every command takes ``--lang`` and ``--debug``, and shows its help when arguments that it requires are all missing.
    """

    def __init__(
        self, *args: Any, about: Pair, examples: Pair = ("", ""), params: list[click.Parameter] | None = None, **attributes: Any
    ) -> None:
        attributes["params"] = [*(params or ()), LANG, DEBUG]
        attributes["no_args_is_help"] = any(param.required for param in attributes["params"]) or None
        super().__init__(*args, **attributes)
        self.about, self.examples = about, examples

    def main(self, *args: Any, **extra: Any) -> Any:
        """
        Run the program, its standard streams guarded.
        """
        with guarded(extra.get("prog_name") or str(self.name)):
            return super().main(*args, **extra)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """
        Settle the language and use it, then parse.
        """
        settle_language(ctx, args)
        self._localise(ctx)
        try:
            return super().parse_args(ctx, args)
        except WrongUsage:
            raise
        except click.exceptions.NoArgsIsHelpError:
            click.echo(self.get_help(ctx), err=True)
            ctx.exit(USAGE)
        except click.UsageError as error:
            raise translated(error, ctx) from None

    def invoke(self, ctx: click.Context) -> Any:
        """
        Run the command; every error in it ends with one sentence and the right status.
        """
        del ctx.params["lang"]
        ctx.meta[DEBUG_KEY] = ctx.params.pop("debug") or ctx.meta.get(DEBUG_KEY, False)
        try:
            status = super().invoke(ctx)
        except (WrongUsage, click.exceptions.Exit):
            raise
        except click.UsageError as error:  # of a group, for what follows its options
            raise translated(error, ctx) from None
        except (KeyboardInterrupt, click.Abort):
            ctx.exit(INTERRUPTED)
        except Exception as fault:  # noqa: BLE001  # the last line of defence: status 4 and a sentence, whatever it is
            end_with(fault, ctx)
        ctx.exit(status or 0)

    def _localise(self, ctx: click.Context) -> None:
        """
        Set the language of options, their placeholders, and the commands of a group; a shell that completes shows first sentences.
        """
        bahasa = language_of(ctx)
        for param in self.get_params(ctx):
            if isinstance(param, Option):
                param.help = _brief(param.about, bahasa) if ctx.resilient_parsing else _unbroken(pick(param.about, bahasa))
                param.metavar = param.english_metavar and placeholder(param.english_metavar, bahasa)
            elif isinstance(param, click.Option):
                param.help = pick(("Tampilkan bantuan ini.", "Show this help."), bahasa)
        for command in getattr(self, "commands", {}).values():
            command.short_help = _brief(command.about, bahasa)

    def get_help(self, ctx: click.Context) -> str:
        """
        Give the help page with plain hyphens again, once its lines are wrapped.
        """
        return super().get_help(ctx).replace(_HYPHEN, "-")

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """
        Write the help page: usage, what the command does, options, examples.
        """
        bahasa = language_of(ctx)
        usage = placeholder(" ".join(self.collect_usage_pieces(ctx)), bahasa)
        formatter.write_usage(ctx.command_path, usage, prefix=pick(("Pemakaian: ", "Usage: "), bahasa))
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(_unbroken(pick(self.about, bahasa)))
        self.format_options(ctx, formatter)
        examples = pick(self.examples, bahasa)
        if examples:
            formatter.write_paragraph()
            formatter.write(examples.rstrip() + "\n")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """
        Write the options under a heading in the language of the call.
        """
        options = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]
        records = [record for option in options if (record := option.get_help_record(ctx)) is not None]
        with formatter.section(pick(("Pilihan", "Options"), language_of(ctx))):
            formatter.write_dl(records)


class Group(Command, click.Group):
    """
    Hold a command that has commands of its own.
    """

    command_class = Command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        """
        Find the command called, or suggest the nearest one.
        """
        if args[0] in self.commands or ctx.resilient_parsing:  # a shell that completes wants no complaint
            return super().resolve_command(ctx, args)
        unknown = f"Tidak ada perintah {args[0]!r}.", f"There is no command {args[0]!r}."
        raise WrongUsage(suggest(unknown, args[0], list(self.commands)), ctx)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """
        Write the commands, then the options.
        """
        bahasa = language_of(ctx)
        commands = [(name, each.about) for name, each in self.commands.items() if isinstance(each, Command)]
        with formatter.section(pick(("Perintah", "Commands"), bahasa)):
            formatter.write_dl([(name, _unbroken(_brief(about, bahasa))) for name, about in commands])
        Command.format_options(self, ctx, formatter)


def examples(*lines: str | tuple[str, Pair]) -> Pair:
    """
    Write the examples of a help page: commands alone, or each with what it does.
    """

    def written(heading: str, bahasa: str) -> str:
        shown = [heading]
        for line in lines:
            command, does = (line, None) if isinstance(line, str) else line
            gap = "\n" + " " * _COLUMN if len(command) > _COLUMN - 4 else " " * (_COLUMN - 2 - len(command))
            shown.append(f"  {command}" if does is None else f"  {command}{gap}{pick(does, bahasa)}")
        return "\n".join(shown)

    return written("Contoh:", "id"), written("Examples:", "en")


def _unbroken(text: str) -> str:
    """
    Keep the wrapping from breaking names of commands, options and files at their hyphens.
    """
    return re.sub(r"-(?=\w)", _HYPHEN, text)


def _brief(texts: Pair, bahasa: str) -> str:
    """
    Give the first sentence of a text.
    """
    return pick(texts, bahasa).partition(". ")[0].rstrip(".") + "."
