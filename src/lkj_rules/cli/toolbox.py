"""
``lkj-rules``: the program that holds all commands but ``lkj-check``.
"""

from __future__ import annotations

from lkj_rules.cli.command import VERSION, Group, examples
from lkj_rules.cli.commands.baseline import baseline
from lkj_rules.cli.commands.completion import completion
from lkj_rules.cli.commands.convert import convert
from lkj_rules.cli.commands.docs import docs
from lkj_rules.cli.commands.explain import explain
from lkj_rules.cli.commands.import_report import import_report
from lkj_rules.cli.commands.import_table import import_table
from lkj_rules.cli.commands.init import init
from lkj_rules.cli.commands.list import list_rules
from lkj_rules.cli.commands.mutate import mutate
from lkj_rules.cli.commands.new import new
from lkj_rules.cli.commands.packs import packs
from lkj_rules.cli.commands.profile import profile
from lkj_rules.cli.commands.reviu import reviu
from lkj_rules.cli.commands.schema import schema
from lkj_rules.cli.commands.test import test
from lkj_rules.cli.commands.unguarded import unguarded
from lkj_rules.cli.commands.waive import waive
from lkj_rules.cli.commands.why import why

main = Group("lkj-rules", commands=[
    init, import_report, import_table, convert, list_rules, explain, test, schema, completion, new, docs, mutate, why, unguarded,
    waive, baseline, reviu, profile, packs,
], about=(
    "Alat di sekitar lkj-check: memulai berkas, menjelaskan dan menguji aturan.",
    "Tools around lkj-check: start a file, explain and test rules.",
), examples=examples(
    ("lkj-rules init --xlsx isian.xlsx", ("mulai sebuah buku kerja Excel", "begin an Excel workbook")),
    ("lkj-rules explain TGT004", ("arti sebuah aturan", "what a rule asks")),
    ("lkj-rules why report.json --at 494:253", ("asal penilaian sebuah angka", "how a number was judged")),
    ("lkj-rules schema --help", ("bantuan sebuah perintah", "help on a command")),
))  # fmt: skip
main.params.append(VERSION)
