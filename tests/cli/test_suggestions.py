"""
"Did you mean": whatever a person misspells, in a call or in a file, is answered with what was probably meant, in both languages.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from lkj_rules.cli import check, toolbox

ROOT = Path(__file__).parents[2]
CLEAN = ROOT / "fixtures" / "base" / "clean.json"
PROGRAMS = {"lkj-check": check.main, "lkj-rules": toolbox.main}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """
    Work in a folder that holds the clean report, with no say of the environment.
    """
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("LKJ_LANG", raising=False)
    (tmp_path / "report.json").write_bytes(CLEAN.read_bytes())
    return tmp_path


def call(line: str, bahasa: str) -> Result:
    """
    Call a program in this process.
    """
    program, *words = line.split(" ")
    return CliRunner().invoke(PROGRAMS[program], [*words, "--lang", bahasa], prog_name=program)


both = pytest.mark.parametrize(("bahasa", "question"), [("id", "Maksudnya"), ("en", "Did you mean")])

CALLS = [
    ("lkj-check --select TGT0004 report.json", "TGT004"),
    ("lkj-check --select CAP,TGTT report.json", "TGT"),
    ("lkj-check --ignore capp report.json", "CAP"),
    ("lkj-check --select report-target-differs-from-agrement report.json", "report-target-differs-from-agreement"),
    ("lkj-check --profile kpuu report.json", "'kpu'"),
    ("lkj-check --format jsn report.json", "json"),
    ("lkj-check --format markdwn=a.md report.json", "markdown"),
    ("lkj-check --fail-on eror report.json", "error"),
    ("lkj-check --verbos report.json", "--verbose"),
    ("lkj-check --formt json report.json", "--format"),
    ("lkj-rules explian TGT004", "explain"),
    ("lkj-rules profile shwo kl", "show"),
    ("lkj-rules baseline dif report.json", "diff"),
    ("lkj-rules explain CPA002", "CAP002"),
    ("lkj-rules test CAP0002", "CAP002"),
    ("lkj-rules list --select WJRR", "WJR"),
    ("lkj-rules list --format jsno", "json"),
    ("lkj-rules schema --of repot", "report"),
    ("lkj-rules completion bsh", "bash"),
    ("lkj-rules profile show pmda", "'pemda'"),
    ("lkj-rules profile diff kl umun", "'umum'"),
    ("lkj-rules reviu report.json --oot x", "--out"),
]  # fmt: skip


@both
@pytest.mark.parametrize(("line", "meant"), CALLS, ids=[line for line, _ in CALLS])
def test_misspelt_calls(line: str, meant: str, bahasa: str, question: str) -> None:
    """
    Rules by id, family and name, profiles, formats, thresholds, options, commands.
    """
    result = call(line, bahasa)

    assert (result.exit_code in {2, 3}, result.stdout) == (True, "")
    assert f"{question} {meant}?" in result.stderr


FILES = [
    ("lkj-check.toml", 'fail-no = "error"\n', "lkj-check report.json", "'fail-on'"),
    ("lkj-check.toml", 'fail-on = "eror"\n', "lkj-check report.json", "'error'"),
    ("lkj-check.toml", 'profile = "kppu"\n', "lkj-check report.json", "'kpu'"),
    ("lkj-check.toml", 'select = ["TGT0004"]\n', "lkj-check report.json", "'TGT004'"),
    ("lkj-check.toml", '[reviu]\nofice = "x"\n', "lkj-check report.json", "'office'"),
    ("pyproject.toml", '[tool.lkj-check]\nbaselin = "x"\n', "lkj-check report.json", "'baseline'"),
    ("p.toml", 'titel = "x"\n', "lkj-check --profile p.toml report.json", "'title'"),
    ("p.toml", 'extends = "kpuu"\n', "lkj-check --profile p.toml report.json", "'kpu'"),
    ("p.toml", 'severity = {TGT0004 = "error"}\n', "lkj-check --profile p.toml report.json", "'TGT004'"),
    ("p.toml", 'severity = {TGT004 = "eror"}\n', "lkj-check --profile p.toml report.json", "'error'"),
    ("p.toml", 'ignore = ["TGTT"]\n', "lkj-check --profile p.toml report.json", "'TGT'"),
    ("p.toml", 'tingkat = ["satkr"]\n', "lkj-check --profile p.toml report.json", "'satker'"),
    ("w.toml", "waver = 1\n", "lkj-check --waivers w.toml report.json", "'waiver'"),
    ("w.toml", '[[waiver]]\nreson = "a"\n', "lkj-check --waivers w.toml report.json", "'reason'"),
    ("b.json", '{"format": "lkj-baseline/2", "findngs": []}', "lkj-check --baseline b.json report.json", "'findings'"),
    ("b.json", '{"format": "lkj-baseline/2", "findings": [{"rul": "x"}]}', "lkj-check --baseline b.json report.json", "'rule'"),
]  # fmt: skip


@both
@pytest.mark.parametrize("case", FILES, ids=[content.strip() for _, content, _, _ in FILES])
def test_misspelt_files(case: tuple[str, str, str, str], bahasa: str, question: str, folder: Path) -> None:
    """
    Keys and values of configuration, profiles, waivers and baselines.
    """
    name, content, line, meant = case
    heads = {
        "p.toml": 'format = "lkj-profile/1"\nname = "p"\ntitle = {id = "a", en = "b"}\n', "w.toml": 'format = "lkj-waivers/2"\n',
    }  # fmt: skip
    (folder / name).write_text(heads.get(name, "") + content, encoding="utf-8")

    result = call(line, bahasa)

    assert (result.exit_code in {2, 3}, result.stdout) == (True, "")
    assert f"{question} {meant}?" in result.stderr


@both
def test_misspelt_report(bahasa: str, question: str, folder: Path) -> None:
    """
    Keys, terms and codes of a report, all told at once.
    """
    content = json.loads(CLEAN.read_text(encoding="utf-8"))
    content["entitas"]["lvel"] = "satker"
    content["indikator"][0]["arah"] = "maksimun"
    (folder / "report.json").write_text(json.dumps(content), encoding="utf-8")
    keys = call("lkj-check report.json", bahasa)
    content = json.loads(CLEAN.read_text(encoding="utf-8"))
    content["renstra"]["baris"][0]["indikator"] = "DPTT"
    (folder / "report.json").write_text(json.dumps(content), encoding="utf-8")

    codes = call("lkj-check report.json", bahasa)

    assert (keys.exit_code, codes.exit_code) == (3, 3)
    assert [meant for meant in ("level", "maksimum") if f"{question} '{meant}'?" not in keys.stderr] == []
    assert f"{question} 'DPT'?" in codes.stderr


RULE = (ROOT / "rules" / "target" / "TGT004.toml").read_text(encoding="utf-8").replace('"TGT004"', '"OWN001"')
SPOILT = [
    ('lkj = { ukuran = ["target",', 'lkj = { ukran = ["target",', "facts.lkj.ukran", "ukuran"),
    ('lkj = { ukuran = ["target",', 'lkj = { ukuran = ["targt",', "facts.lkj.ukuran", "target"),
    ('dokumen = "pk"', 'dokumen = "pkk"', "facts.pk.dokumen", "pk"),
    ('tabel = "pengukuran"', 'tabel = ["pengukuran", "naras"]', "facts.lkj.tabel", "narasi"),
    ('jenjang = "puncak"', 'jenjang = "puncaak"', "facts.pk.jenjang", "puncak"),
    ('tahun = "laporan"', 'tahun = "laporn"', "facts.lkj.tahun", "laporan"),
    ('align = ["indikator", "tahun"', 'align = ["indicator", "tahun"', "align[0]", "indikator"),
    ('pk = "skip", lkj = "skip"', 'pkk = "skip", lkj = "skip"', "missing.pkk", "pk"),
    ("severity", "severty", "severty", "severity"),
    ('"error"', '"eror"', "severity", "error"),
    ("same(of_this_year(lkj), pk)", "sme(of_this_year(lkj), pk)", "check", "same"),
]  # fmt: skip


@both
@pytest.mark.parametrize("case", SPOILT, ids=[wrong for _, wrong, _, _ in SPOILT])
def test_misspelt_rule(case: tuple[str, str, str, str], bahasa: str, question: str, folder: Path) -> None:
    """
    Aspects and what they can be, keys to pair on, sides, severities and functions of a rule of one's own.
    """
    right, wrong, key, meant = case
    assert right in RULE
    (folder / "own").mkdir()
    rule = RULE.replace("report-target-differs-from-agreement", "own-fault").replace(right, wrong, 1)
    (folder / "own" / "OWN001.toml").write_text(rule, encoding="utf-8")

    result = call("lkj-check --rules own report.json", bahasa)

    assert (result.exit_code, result.stdout) == (3, "")
    told = [line for line in result.stderr.splitlines() if line.startswith(f"own/OWN001.toml {key}: ")]
    assert [line for line in told if line.endswith(f"{question} '{meant}'?")] == told[:1]
    assert told != []


@both
@pytest.mark.parametrize("line", [
    "lkj-check --select QQQ999 report.json", "lkj-check --zzz report.json", "lkj-rules qqq", "lkj-check --format qqq x",
])  # fmt: skip
def test_nothing_near_is_guessed(line: str, bahasa: str, question: str) -> None:
    """
    What looks like nothing that there is gets no guess.
    """
    result = call(line, bahasa)

    assert (result.exit_code, question in result.stderr) == (2, False)


WRONG = [
    ("lkj-check", "LAPORAN", "REPORT"),
    ("lkj-check --alone", "Belum disebut: LAPORAN.", "Missing: REPORT."),
    ("lkj-check report.json --jobs 0", "Tulis bilangan bulat dari 1 sampai 256.", "Write a whole number from 1 to 256."),
    ("lkj-check report.json --debug=1", "Pilihan --debug tidak memakai nilai.", "The option --debug takes no value."),
    ("lkj-rules mutate --seed x", "Tulis bilangan bulat.", "Write a whole number."),
    ("lkj-rules mutate --sample 0", "Tulis bilangan bulat mulai 1.", "Write a whole number from 1 on."),
    ("lkj-rules explain TGT004 --cases nope", "nope tidak ada.", "nope does not exist."),
    ("lkj-rules docs --out report.json", "report.json bukan folder.", "report.json is not a folder."),
    ("lkj-rules schema a b", "Terlalu banyak yang disebut: a b.", "Unexpected arguments: a b."),
    ("lkj-rules why report.json", "Belum disebut: --at.", "Missing: --at."),
    ("lkj-rules --debug", "Perintahnya belum disebut.", "The command is missing."),
]  # fmt: skip


@pytest.mark.parametrize(("line", "indonesian", "english"), WRONG, ids=[line for line, _, _ in WRONG])
def test_wrong_calls_are_told_in_one_language(line: str, indonesian: str, english: str) -> None:
    """
    Whatever is wrong with a call is said in its language, with nothing of the other.
    """
    said_id, said_en = (call(line, bahasa) for bahasa in ("id", "en"))

    assert (said_id.exit_code, said_en.exit_code, said_id.stdout + said_en.stdout) == (2, 2, "")
    assert (indonesian in said_id.stderr, english in said_id.stderr) == (True, False)
    assert (english in said_en.stderr, indonesian in said_en.stderr) == (True, False)
    assert ("Bantuan: " in said_id.stderr or "Pemakaian: " in said_id.stderr, "Help: " in said_id.stderr) == (True, False)
