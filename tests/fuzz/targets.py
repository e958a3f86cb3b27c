"""
What is fuzzed: the reader of reports, the parser of printed numbers, the compiler of rules. Each takes bytes and may raise nothing.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from fractions import Fraction

from lkj_rules.engine.evaluation import evaluate
from lkj_rules.errors import InputError, RuleError
from lkj_rules.files.report_reader import parse_report
from lkj_rules.files.rule_reader import parse_rule
from lkj_rules.model.reading.notation import read_text
from lkj_rules.model.readings import Angka, Batas, Dalam, Notasi, Rentang
from lkj_rules.rules.compiling import compile_rule

WORDS = {"id": "Kata", "en": "Words"}
RULE = {
    "id": "XYZ001", "name": "something-wrong", "severity": "error", "since": "0.1.0", "each": "anggaran.pos",
    "basis": [{"peraturan": "praktik baik"}], "title": WORDS, "message": WORDS, "help": WORDS, "rationale": WORDS,
}  # fmt: skip
LINES = [{"nama": "A", "pagu": "100", "realisasi": "40", "sisa": None, "anak": [{"nama": "B", "pagu": "1,5 juta"}]}]
REPORT = {
    "format": "lkj-rules/1", "entitas": {"nama": "X", "level": "skpd"}, "tahun": 2024,
    "anggaran": [{"versi": "awal", "tanggal": "2024-01-02", "pos": LINES}],
}  # fmt: skip


def reader(data: bytes) -> None:
    """
    Read bytes as a report: it is one, or every problem is named in both languages.
    """
    try:
        parse_report(data, name="report.json")
    except InputError as error:
        problems = error.problems
    else:
        return
    assert problems
    assert all(problem.sentence("id") and problem.sentence("en") and problem.place() for problem in problems)


def number(data: bytes) -> None:
    """
    Read a text as a printed number under every declaration: numbers are exact, bounds and ranges in order.

    The first byte chooses the declarations; a number of absurd length is refused with ``ValueError``.
    """
    flags, text = (data[0] if data else 0), data[1:].decode("utf-8", errors="replace")
    notasi = (None, *Notasi)[flags % 3]
    dalam = (None, *Dalam)[flags // 3 % 6]
    try:
        reading = read_text(text, notasi=notasi, dalam=dalam, unbreakable=flags >= 128)
    except ValueError:
        return
    match reading:
        case Angka():
            assert type(reading.nilai) in {int, Fraction}
        case Batas():
            assert type(reading.angka.nilai) in {int, Fraction}
        case Rentang():
            assert reading.bawah.nilai <= reading.atas.nilai


def rule(data: bytes) -> None:
    """
    Compile a text as the check of a rule: it is refused with its key, or evaluated, if need be as broken.
    """
    text = data.decode("utf-8", errors="replace")
    try:
        program = compile_rule(parse_rule({**RULE, "check": text}, source="xyz/XYZ001.toml"))
    except RuleError:
        return
    evaluate([program], parse_report(json.dumps(REPORT).encode(), name="report.json").laporan)


TARGETS: dict[str, Callable[[bytes], None]] = {"reader": reader, "number": number, "rule": rule}
