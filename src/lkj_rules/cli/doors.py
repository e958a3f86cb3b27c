"""
click, made to speak two languages and to keep the exit statuses: 2 wrong usage, 3 unreadable, 4 broken.
"""

from __future__ import annotations

import errno
import re
import sys
from typing import Any, NoReturn

import click

from lkj_rules.cli.language import Pair, language_of, meant, pick, placeholder
from lkj_rules.cli.mistakes import said_of

USAGE, UNREADABLE, FAULT, INTERRUPTED = 2, 3, 4, 130
_KEY = "lkj_rules.lang"
_HYPHEN = "\u2011"


def bahasa_of(ctx: click.Context) -> str:
    """
    Give the language of a call.
    """
    return str(ctx.meta.get(_KEY, "id"))


class WrongUsage(click.UsageError):
    """
    Tell that the command was called wrongly, in the language of the call.
    """

    def __init__(self, texts: Pair, ctx: click.Context | None = None) -> None:
        current = ctx or click.get_current_context(silent=True)
        self.bahasa = "id" if current is None else bahasa_of(current)
        super().__init__(pick(texts, self.bahasa), current)

    def show(self, file: Any = None) -> None:
        """
        Say what is wrong, and where help is.
        """
        path = "lkj-check" if self.ctx is None else self.ctx.command_path
        hint = pick((f"Bantuan: {path} --help", f"Help: {path} --help"), self.bahasa)
        click.echo(f"{path}: {self.format_message()}\n{hint}", file=file or sys.stderr)


class Option(click.Option):
    """
    Hold an option whose help exists in both languages.
    """

    def __init__(self, *args: Any, arti: Pair, **attributes: Any) -> None:
        super().__init__(*args, **attributes)
        self.arti = arti

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """
        Give the line of the option for the help page, in the language of the call.
        """
        self.help = _unbroken(pick(self.arti, bahasa_of(ctx)))
        return super().get_help_record(ctx)

    def make_metavar(self, ctx: click.Context) -> str:
        """
        Give what stands for the value, in the language of the call.
        """
        return super().make_metavar(ctx) if self.metavar is None else placeholder(self.metavar, bahasa_of(ctx))

    def get_help_extra(self, ctx: click.Context) -> Any:
        """
        Say of an option that must be given that it must, in the language of the call.
        """
        extra = super().get_help_extra(ctx)
        if self.required:
            extra["required"] = pick(("wajib", "required"), bahasa_of(ctx))
        return extra


class _Bilingual(click.Command):
    """
    Give a command help in both languages, and exit statuses that mean the same everywhere.
    """

    arti: Pair = ("", "")
    contoh: Pair = ("", "")

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """
        Settle the language, then parse.
        """
        if _KEY not in ctx.meta or any(word.startswith("--lang") for word in args):
            ctx.meta[_KEY] = language_of(args)
        try:
            return super().parse_args(ctx, args)
        except WrongUsage:
            raise
        except click.exceptions.NoArgsIsHelpError:
            click.echo(self.get_help(ctx), err=True)
            ctx.exit(USAGE)
        except click.UsageError as error:
            raise WrongUsage(said_of(error, ctx), ctx) from None

    def invoke(self, ctx: click.Context) -> Any:
        """
        Run the command; whatever goes wrong inside ends with one sentence and the right status.
        """
        try:
            return super().invoke(ctx)
        except (WrongUsage, click.exceptions.Exit):
            raise
        except click.UsageError as error:  # of a group, for what stands behind its options
            raise WrongUsage(said_of(error, ctx), ctx) from None
        except (KeyboardInterrupt, click.Abort):
            ctx.exit(INTERRUPTED)
        except Exception as fault:  # noqa: BLE001  # the last line of defence: status 4 and a sentence, whatever it is
            end_with(fault, ctx)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[Any]:
        """
        Complete commands and options, explained in the language of the call.
        """
        bahasa = bahasa_of(ctx)
        for param in self.get_params(ctx):
            if isinstance(param, Option):
                param.help = _brief(param.arti, bahasa)
        for command in getattr(self, "commands", {}).values():
            command.short_help = _brief(command.arti, bahasa)
        return super().shell_complete(ctx, incomplete)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """
        Give ``--help`` with its text in the language of the call.
        """
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = pick(("Tampilkan bantuan ini.", "Show this help."), bahasa_of(ctx))
        return option

    def get_help(self, ctx: click.Context) -> str:
        """
        Give the help page, with the hyphens that kept words whole written as such again.
        """
        return super().get_help(ctx).replace(_HYPHEN, "-")

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """
        Write the help page: usage, what it does, options, examples.
        """
        bahasa = bahasa_of(ctx)
        usage = placeholder(" ".join(self.collect_usage_pieces(ctx)), bahasa)
        formatter.write_usage(ctx.command_path, usage, prefix=pick(("Pemakaian: ", "Usage: "), bahasa))
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(_unbroken(pick(self.arti, bahasa)))
        self.format_options(ctx, formatter)
        examples = pick(self.contoh, bahasa)
        if examples:
            formatter.write_paragraph()
            formatter.write(examples.rstrip() + "\n")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """
        Write the options under a heading in the language of the call.
        """
        options = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]
        records = [record for option in options if (record := option.get_help_record(ctx)) is not None]
        with formatter.section(pick(("Pilihan", "Options"), bahasa_of(ctx))):
            formatter.write_dl(records)


class Door(_Bilingual):
    """
    Hold a command; ``arti`` says what it does, ``contoh`` shows examples.
    """

    def __init__(self, *args: Any, arti: Pair, contoh: Pair = ("", ""), **attributes: Any) -> None:
        super().__init__(*args, **attributes)
        self.arti, self.contoh = arti, contoh


class Toolbox(_Bilingual, click.Group):
    """
    Hold several commands.
    """

    def __init__(self, *args: Any, arti: Pair, contoh: Pair = ("", ""), **attributes: Any) -> None:
        super().__init__(*args, **attributes)
        self.arti, self.contoh = arti, contoh

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        """
        Find the command called, or name the one that was probably meant.
        """
        if args[0] in self.commands or ctx.resilient_parsing:  # a shell that completes wants no complaint
            return super().resolve_command(ctx, args)
        bahasa = bahasa_of(ctx)
        hint = meant(args[0], list(self.commands), bahasa)
        raise WrongUsage((f"Tidak ada perintah {args[0]!r}.{hint}", f"There is no command {args[0]!r}.{hint}"), ctx)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """
        Write the commands, then the options.
        """
        bahasa = bahasa_of(ctx)
        with formatter.section(pick(("Perintah", "Commands"), bahasa)):
            formatter.write_dl([
                (name, _unbroken(_brief(command.arti, bahasa)))
                for name, command in self.commands.items()
                if isinstance(command, _Bilingual)
            ])
        _Bilingual.format_options(self, ctx, formatter)


def _unbroken(text: str) -> str:
    """
    Keep the wrapping from parting names of commands, options and files at their hyphens.
    """
    return re.sub(r"-(?=\w)", _HYPHEN, text)


def _brief(texts: Pair, bahasa: str) -> str:
    """
    Give the first sentence of a text.
    """
    return pick(texts, bahasa).partition(". ")[0].rstrip(".") + "."


def end_with(fault: Exception, ctx: click.Context) -> NoReturn:
    """
    End with 3 and every problem for a rule or report that cannot be read, with 2 where the output finds no space, else with 4.
    """
    bahasa = bahasa_of(ctx)
    problems = getattr(fault, "problems", None)
    if problems:  # of InputError and RuleError, which are not imported here: that import may be what failed
        from lkj_rules.cli.telling import tell_problems

        tell_problems(problems, bahasa)
        ctx.exit(UNREADABLE)
    if isinstance(fault, OSError) and fault.errno in {errno.ENOSPC, errno.EDQUOT}:
        _end_at_full_disk(fault, ctx)
    if ctx.params.get("debug"):
        import traceback

        traceback.print_exception(fault, file=sys.stderr)
    text = " ".join(f"{type(fault).__name__}: {fault}".split())
    shown = text if text.isprintable() else ascii(text)
    lead = pick(("gangguan dalam program, bukan pada laporan", "a fault of the program, not of the report"), bahasa)
    hint = "" if ctx.params.get("debug") else pick((" (rincian: --debug)", " (details: --debug)"), bahasa)
    click.echo(f"{ctx.command_path}: {lead}: {shown}{hint}", err=True)
    _settle_output()
    ctx.exit(FAULT)


def _settle_output() -> None:
    """
    Let go of a standard output that takes no more: Python would end with a status of its own for what is left in it.
    """
    try:
        sys.stdout.flush()
    except OSError:
        from lkj_rules.cli.screen import let_go

        let_go()


def _end_at_full_disk(fault: OSError, ctx: click.Context) -> NoReturn:
    """
    End with 2 and a sentence: files say so themselves when they cannot be written, so that this is standard output.
    """
    from lkj_rules.cli.screen import let_go
    from lkj_rules.files.file_access import reason_of

    let_go()
    reason_id, reason_en = reason_of(fault)
    texts = f"Keluaran tidak dapat ditulis: {reason_id}.", f"The output cannot be written: {reason_en}."
    click.echo(f"{ctx.command_path}: {pick(texts, bahasa_of(ctx))}", err=True)
    ctx.exit(USAGE)
