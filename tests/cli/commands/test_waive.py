"""
Waivers and baselines from outside: what is settled, what dies, what is repaired.
"""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from lkj_rules.cli import check, toolbox

HEAD = {"format": "lkj-rules/1", "entitas": {"nama": "Instansi Contoh", "level": "satker"}, "tahun": 2024}
ENTRY = """\
format = "lkj-waivers/2"
[[waiver]]
fingerprint = "a"
rule = "CAP001"
reason = "Diukur ulang"
basis = "Nota dinas"
requested_by = "Perencana"
approved_by = "Ketua"
"""
ROW_A = "/lkj/tabel/ukur/baris/A"
WHY = (
    "--reason", "Diukur ulang", "--basis", "Nota dinas 3/2025", "--requested-by", "Perencana", "--approved-by", "Ketua Tim Reviu",
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """
    Work in an empty folder that holds one report: 80 ÷ 100 printed as 90 %, and 50 ÷ 50 as 70 %.
    """
    monkeypatch.chdir(tmp_path)
    write_report(("A", "100", "80", "90 %"), ("B", "50", "50", "70 %"))
    return tmp_path


def write_report(*rows: tuple[str, str, Any, str], **more: Any) -> None:
    """
    Write report.json with a measurement table of these rows.
    """
    register = [{"kode": kode, "nama": f"Indikator {kode}", "arah": "maksimum", "jenis": "cacah"} for kode, *_ in rows]
    cells = [dict(zip(("indikator", "target", "realisasi", "capaian"), row, strict=True)) for row in rows]
    tabel = {"id": "ukur", "jenis": "pengukuran", "baris": cells}
    content = {**HEAD, "indikator": register, "lkj": {"tabel": [tabel]}, **more}
    Path("report.json").write_text(json.dumps(content), encoding="utf-8")


def call(command: Any, *arguments: str) -> Result:
    """
    Call a command in this process.
    """
    return CliRunner().invoke(command, ["--lang", "en", *arguments] if command is toolbox.main else [*arguments, "--lang", "en"])


def checked(*options: str) -> dict[str, Any]:
    """
    Check the report's capaian and give the result.
    """
    result = call(check.main, "report.json", "--select", "CAP001,PMB", "--format", "json", *options)
    content: dict[str, Any] = json.loads(result.stdout)
    return content


def fingerprints() -> dict[str, str]:
    """
    Give the fingerprints of the findings by indicator.
    """
    return {finding["subject"][-1]: finding["fingerprint"] for finding in checked()["findings"]}


def test_waived_finding_fails_no_run() -> None:
    """
    With one of two errors waived one stays open; with both the run ends with 0, and both are still told.
    """
    known = fingerprints()
    done = [call(toolbox.main, "waive", "report.json", known[kode], *WHY).exit_code for kode in "AB"]

    result = checked("--waivers", "lkj-waivers.toml")

    assert done == [0, 0]
    assert result["exit_status"] == 0
    assert result["reports"][0]["statuses"] == {"open": 0, "explained": 0, "waived": 2, "baseline": 0}
    assert {finding["settled"]["approved_by"] for finding in result["findings"]} == {"Ketua Tim Reviu"}


def test_finding_is_named_by_its_place() -> None:
    """
    Row and column, with or without the rule, or line and column name a finding; of several, rule and fingerprint are listed.
    """
    (first, second) = checked()["findings"]
    row = int(first["pointer"].split("/")[-2]) + 1
    spot = f"{second['line']}:{second['column']}"

    several = call(toolbox.main, "waive", "report.json", "capaian", *WHY)
    done = [call(toolbox.main, "waive", "report.json", words, *WHY).exit_code for words in (f"CAP001 baris {row}, capaian", spot)]

    assert (several.exit_code, done) == (2, [0, 0])
    assert f"CAP001 {first['fingerprint']}" in " ".join(several.stderr.split())
    written = tomllib.loads(Path("lkj-waivers.toml").read_text(encoding="utf-8"))["waiver"]
    assert [each["fingerprint"] for each in written] == [first["fingerprint"], second["fingerprint"]]


def test_place_without_finding_leads_to_the_nearest() -> None:
    """
    Where no finding stands, those of the rule are named whose places share most; what is suggested can be used as it is written.
    """
    result = call(toolbox.main, "waive", "report.json", "CAP001 baris 9, capaian", *WHY)
    suggested = " ".join(result.stderr.split()).partition("Nearest: ")[2].partition(";")[0]

    assert (result.exit_code, suggested.startswith("CAP001, ")) == (2, True)
    assert call(toolbox.main, "waive", "report.json", suggested, *WHY).exit_code == 0


def test_waivers_may_name_the_file_to_begin() -> None:
    """
    ``--waivers`` with a file that is not there yet is the file to write.
    """
    result = call(toolbox.main, "waive", "report.json", fingerprints()["A"], *WHY, "--waivers", "mine.toml")

    assert (result.exit_code, Path("mine.toml").exists()) == (0, True)
    assert "--waivers mine.toml" in result.stdout


def test_waiver_names_figures_and_place() -> None:
    """
    What is written guards capaian, target and realisasi, each in its place; the result says in which line of which file it stands.
    """
    call(toolbox.main, "waive", "report.json", fingerprints()["A"], *WHY, "--expires", "2025-06-30", "--today", "2025-01-31")

    written = tomllib.loads(Path("lkj-waivers.toml").read_text(encoding="utf-8"))["waiver"][0]
    (finding,) = (each for each in checked("--waivers", "lkj-waivers.toml", "--today", "2025-01-31")["findings"]
                  if each["status"] == "waived")  # fmt: skip

    assert (written["rule"], str(written["expires"])) == ("CAP001", "2025-06-30")
    assert written["values"] == {f"{ROW_A}/target": "100", f"{ROW_A}/realisasi": "80", f"{ROW_A}/capaian": "90 %"}
    assert (finding["settled"]["file"], finding["settled"]["line"]) == ("lkj-waivers.toml", 3)


def test_waiver_ends_when_a_guarded_value_changes() -> None:
    """
    The realisasi becomes 81: the finding is open again, and PMB001 says that the waiver no longer holds.
    """
    call(toolbox.main, "waive", "report.json", fingerprints()["A"], *WHY)
    write_report(("A", "100", "81", "90 %"))

    found = {finding["rule"]: finding for finding in checked("--waivers", "lkj-waivers.toml")["findings"]}

    assert (found["CAP001"]["status"], found["CAP001"]["severity"]) == ("open", "error")
    assert f"{ROW_A}/realisasi: 80 → 81" in found["PMB001"]["message"]


def test_waiver_ends_when_two_figures_change_places() -> None:
    """
    Target and realisasi are swapped: the same figures, in other places.
    """
    call(toolbox.main, "waive", "report.json", fingerprints()["A"], *WHY)
    write_report(("A", "80", "100", "90 %"))

    found = {finding["rule"]: finding for finding in checked("--waivers", "lkj-waivers.toml")["findings"]}

    assert found["CAP001"]["status"] == "open"
    assert f"{ROW_A}/realisasi: 80 → 100" in found["PMB001"]["message"]


def test_one_of_two_equal_figures_changes() -> None:
    """
    100 stands twice; where one of them becomes another figure, the waiver ends.
    """
    write_report(("A", "100", "100", "90 %"))
    call(toolbox.main, "waive", "report.json", fingerprints()["A"], *WHY)
    write_report(("A", "100", "101", "90 %"))

    found = {finding["rule"]: finding for finding in checked("--waivers", "lkj-waivers.toml")["findings"]}

    assert found["CAP001"]["status"] == "open"


@pytest.mark.parametrize(("today", "status", "rules"), [("2025-06-30", "waived", []), ("2025-07-01", "open", ["PMB002"])])
def test_waiver_expires(today: str, status: str, rules: list[str]) -> None:
    """
    The last day still counts, the day after does not.
    """
    call(toolbox.main, "waive", "report.json", fingerprints()["A"], *WHY, "--expires", "2025-06-30", "--today", "2025-01-31")

    found = {finding["rule"]: finding for finding in checked("--waivers", "lkj-waivers.toml", "--today", today)["findings"]
             if finding["subject"] != "Indikator B"}  # fmt: skip

    assert found["CAP001"]["status"] == status
    assert [rule for rule in found if rule.startswith("PMB")] == rules


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("ffff", *WHY), "0 findings"),
        (("A", *WHY[:-1], " perencana "), "another person"), (("A", *WHY[:-1], "Реrеncаnа"), "another person"),
        (("A", "--reason", " ", *WHY[2:]), "--reason must not be blank"),
        (("A", *WHY, "--expires", "30/6/2025"), "--expires 30/6/2025: write a date like 2025-01-31."),
        (("A", *WHY, "--expires", "31-12-2025"), "--expires 31-12-2025: write a date like 2025-01-31."),
        (("A", *WHY, "--expires", "2025-02-30"), "--expires 2025-02-30: no calendar has that day."),
        (("A", *WHY, "--expires", "2025-06-29", "--today", "2025-06-30"), "that day is over (today is 2025-06-30)"),
        (("A",), "--reason"),
    ],
)  # fmt: skip
def test_waive_refuses(arguments: tuple[str, ...], words: str) -> None:
    """
    An unknown finding, one's own approval, a blank reason, a date that is none: wrong usage, and nothing is written.
    """
    name = fingerprints()["A"] if arguments[0] == "A" else arguments[0]

    result = call(toolbox.main, "waive", "report.json", name, *arguments[1:])

    assert (result.exit_code, words in result.stderr, Path("lkj-waivers.toml").exists()) == (2, True, False)


def test_waive_twice_is_refused() -> None:
    """
    One finding has one waiver.
    """
    call(toolbox.main, "waive", "report.json", fingerprints()["A"], *WHY)

    result = call(toolbox.main, "waive", "report.json", fingerprints()["A"], *WHY)

    assert (result.exit_code, "already holds" in result.stderr) == (2, True)


def test_lapsed_waiver_is_replaced() -> None:
    """
    The waiver of A ended with its figures: the new one takes its place, and B's waiver, comment included, stays as written.
    """
    for name in ("A", "B"):
        call(toolbox.main, "waive", "report.json", fingerprints()[name], *WHY)
    path = Path("lkj-waivers.toml")
    of_b = "# Tentang B\n[[waiver]]" + path.read_text(encoding="utf-8").split("[[waiver]]")[2]
    head, of_a, _ = path.read_text(encoding="utf-8").split("[[waiver]]")
    path.write_text(f"{head}[[waiver]]{of_a}{of_b}", encoding="utf-8")
    write_report(("A", "100", "81", "90 %"), ("B", "50", "50", "70 %"))

    result = call(toolbox.main, "waive", "report.json", fingerprints()["A"], *WHY)

    text = path.read_text(encoding="utf-8")
    values = [entry["values"] for entry in tomllib.loads(text)["waiver"]]
    assert (result.exit_code, [sorted(each.values()) for each in values]) == (0, [["100", "81", "90 %"], ["50", "50", "70 %"]])
    assert text.endswith(f"\n\n{of_b}")
    assert not {finding["rule"] for finding in checked("--waivers", str(path))["findings"]} & {"PMB001"}


def test_expired_waiver_is_replaced() -> None:
    """
    The last day is over: a new one may be set; on the last day itself the waiver still holds.
    """
    wanted = ("waive", "report.json", fingerprints()["A"], *WHY, "--expires")
    call(toolbox.main, *wanted, "2025-06-30", "--today", "2025-01-31")

    early = call(toolbox.main, *wanted, "2025-12-31", "--today", "2025-06-30")
    late = call(toolbox.main, *wanted, "2025-12-31", "--today", "2025-07-01")

    entries = tomllib.loads(Path("lkj-waivers.toml").read_text(encoding="utf-8"))["waiver"]
    assert (early.exit_code, late.exit_code) == (2, 0)
    assert [str(entry["expires"]) for entry in entries] == ["2025-12-31"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("[[waiver]]\n", "/format"),
        ('format = "lkj-waivers/2"\n[[waiver]]\nfingerprint = "a"\n', "/waiver/0"),
        ('format = "lkj-waivers/2"\nwaivers = 1\n', "/waivers"),
        ("format = 'lkj-waivers/2'\n[waiver]\nx = 1\n", "/waiver"),
        ('format = "lkj-waivers/1"\n', "write each waiver again with lkj-rules waive"),
        (f"{ENTRY}[waiver.values]\n", "/waiver/0/values"),
        (ENTRY, 'required key "values"'),
        ("format = ", "lkj-waivers.toml"),
    ],
)
def test_faulty_waivers_cannot_be_read(text: str, place: str) -> None:
    """
    Exit status 3 with file and place, and no result.
    """
    Path("lkj-waivers.toml").write_text(text, encoding="utf-8")

    result = call(check.main, "report.json", "--waivers", "lkj-waivers.toml")

    assert (result.exit_code, result.stdout, place in result.stderr) == (3, "", True)


EXPLAINED = {"apa": "Capaian A", "mengapa": "Dihitung tertimbang", "dokumen": "BA 3", "aturan": "CAP001", "indikator": "A"}
FIGURES = {f"{ROW_A}/target": "100", f"{ROW_A}/realisasi": "80", f"{ROW_A}/capaian": "90 %"}
ROWS = (("A", "100", "80", "90 %"), ("B", "50", "50", "70 %"))


def write_profile() -> None:
    """
    Write a profile of an office that lets CAP001 be explained.
    """
    text = 'format = "lkj-profile/1"\nname = "kami"\nexplainable = ["CAP001"]\n[title]\nid = "Kami"\nen = "Us"\n'
    Path("kami.toml").write_text(text, encoding="utf-8")


def test_explanation_softens_by_one() -> None:
    """
    The office's own word on one error: a warning that is explained, with the reason; the other error stays.
    """
    write_profile()
    write_report(*ROWS, penjelasan=[{**EXPLAINED, "nilai": FIGURES}])

    found = {finding["subject"]: finding for finding in checked("--profile", "kami.toml")["findings"]}

    assert (found["Indikator A"]["status"], found["Indikator A"]["severity"]) == ("explained", "warning")
    assert found["Indikator A"]["settled"]["reason"] == "Dihitung tertimbang"
    assert found["Indikator A"]["settled"]["pointer"] == "/penjelasan/0"
    assert found["Indikator A"]["settled"]["covers"] == 1
    assert (found["Indikator B"]["status"], found["Indikator B"]["severity"]) == ("open", "error")


def test_impossible_arithmetic_stays_an_error() -> None:
    """
    It stays open with the explanation, and fails the run, with the reason why; only a profile lets it be softened.
    """
    write_report(ROWS[0], penjelasan=[{**EXPLAINED, "nilai": FIGURES}])

    result = checked()
    (finding,) = result["findings"]

    assert (finding["status"], finding["severity"], result["exit_status"]) == ("open", "error", 1)
    assert "lkj.rumus" in finding["settled"]["kept"]


@pytest.mark.parametrize(
    "changes",
    [
        {"nilai": {}}, {"nilai": {**FIGURES, f"{ROW_A}/capaian": "91 %"}}, {"apa": ""}, {"mengapa": " \u200b"}, {"mengapa": "-"},
        {"mengapa": "rounding"}, {"dokumen": None}, {"dokumen": " – "},
        {"aturan": "CAP999"}, {"tahun": 2023}, {"ukuran": "target"}, {"indikator": "B"}, {"nilai": {f"{ROW_A}/capaian": "90 %"}},
        {"nilai": {key.replace("/A/", "/B/"): text for key, text in FIGURES.items()}}, {"aturan": None, "ukuran": "capaian"},
    ],
)  # fmt: skip
def test_incomplete_explanation_softens_nothing(changes: dict[str, Any]) -> None:
    """
    Without reason, rule or figures, or with others, the errors stay open, and a rule says what the entry lacks.
    """
    write_profile()
    entry = {key: value for key, value in {**EXPLAINED, "nilai": FIGURES, **changes}.items() if value is not None}
    write_report(*ROWS, penjelasan=[entry])

    found = checked("--profile", "kami.toml")["findings"]

    assert [finding["status"] for finding in found if finding["rule"] == "CAP001"] == ["open", "open"]
    assert {finding["rule"] for finding in found} & {"PMB004", "PMB005", "PMB006"}


def test_one_lazy_entry_softens_nothing() -> None:
    """
    A blank entry that names a rule alone: both errors are open.
    """
    write_report(*ROWS, penjelasan=[{"apa": "", "mengapa": "", "aturan": "CAP001"}])

    result = checked()

    assert [finding["status"] for finding in result["findings"]] == ["open", "open", "open"]
    assert result["exit_status"] == 1


def test_known_finding_keeps_its_explanation() -> None:
    """
    A finding that is both explained and known fails no run, and is told with its explanation, never as a waiver.
    """
    write_report(ROWS[0], penjelasan=[{**EXPLAINED, "nilai": FIGURES}])
    call(toolbox.main, "baseline", "write", "report.json", "--select", "CAP001")

    shown = call(check.main, "report.json", "--select", "CAP001", "--baseline", "lkj-baseline.json", "--fail-on", "warning")

    assert (shown.exit_code, "None" in shown.stdout) == (0, False)
    assert "(Known from the baseline. Explained in the report: Dihitung tertimbang (BA 3)." in " ".join(shown.stdout.split())


def test_baseline_lets_only_new_findings_fail() -> None:
    """
    A is known, B is fixed, a third error is new: one finding of the baseline, one open, one repaired.
    """
    write = call(toolbox.main, "baseline", "write", "report.json", "--select", "CAP001")
    write_report(("A", "100", "80", "90 %"), ("B", "50", "50", "100 %"), ("C", "10", "5", "60 %"))

    result = checked("--baseline", "lkj-baseline.json")
    diff = call(toolbox.main, "baseline", "diff", "report.json", "--select", "CAP001")

    assert "2 findings" in write.stdout
    assert [(finding["subject"], finding["status"]) for finding in result["findings"]] == [
        ("Indikator A", "baseline"), ("Indikator C", "open"),
    ]  # fmt: skip
    assert [each["about"].rpartition(" · ")[2] for each in result["reports"][0]["repaired"]] == ["Indikator B"]
    assert (diff.exit_code, "1 new, 0 with other figures, 1 still there, 1 repaired." in diff.stdout) == (1, True)


def test_known_finding_with_another_figure_is_open() -> None:
    """
    90 % was known and 95 % is printed now: the error is open again, says so, fails the run, and is no new one.
    """
    call(toolbox.main, "baseline", "write", "report.json", "--select", "CAP001")
    write_report(("A", "100", "80", "95 %"), ROWS[1])

    result = checked("--baseline", "lkj-baseline.json")
    diff = call(toolbox.main, "baseline", "diff", "report.json", "--select", "CAP001")
    shown = call(check.main, "report.json", "--select", "CAP001", "--baseline", "lkj-baseline.json")

    found = {finding["subject"]: finding for finding in result["findings"]}
    assert (found["Indikator A"]["status"], found["Indikator B"]["status"], result["exit_status"]) == ("open", "baseline", 1)
    assert found["Indikator A"]["changed"] == [f"{ROW_A}/capaian: 90 % → 95 %"]
    assert (diff.exit_code, "0 new, 1 with other figures, 1 still there, 0 repaired." in diff.stdout) == (1, True)
    assert "Known before, now another: /lkj" in " ".join(shown.stdout.split())


def test_known_finding_that_is_more_severe_is_open() -> None:
    """
    A warning was known, because a figure was in doubt; now nobody doubts it, and the error is open.
    """
    write_report(("A", "100", {"teks": "80", "diragukan": True, "catatan": "Tinta luntur."}, "90 %"))
    call(toolbox.main, "baseline", "write", "report.json", "--select", "CAP001")
    path = Path("lkj-baseline.json")
    path.write_text(path.read_text(encoding="utf-8").replace("80 (diragukan)", "80"), encoding="utf-8")
    write_report(("A", "100", "80", "90 %"))

    (finding,) = checked("--baseline", "lkj-baseline.json")["findings"]

    assert (finding["status"], finding["severity"], finding["changed"]) == ("open", "error", ["warning → error"])


def test_baseline_of_an_earlier_version_is_refused() -> None:
    """
    Its fingerprints mean nothing any more: exit status 3 and what to do, never a silent run.
    """
    Path("lkj-baseline.json").write_text('{"format": "lkj-baseline/1", "findings": []}', encoding="utf-8")

    result = call(check.main, "report.json", "--baseline", "lkj-baseline.json")

    assert (result.exit_code, "lkj-rules baseline write --force" in result.stderr) == (3, True)


def test_repaired_findings_leave_the_baseline() -> None:
    """
    After pruning, the fixed finding would be new again.
    """
    call(toolbox.main, "baseline", "write", "report.json", "--select", "CAP001")
    write_report(("A", "100", "80", "90 %"), ("B", "50", "50", "100 %"))
    call(toolbox.main, "baseline", "diff", "report.json", "--select", "CAP001", "--prune")
    write_report(("A", "100", "80", "90 %"), ("B", "50", "50", "70 %"))

    result = checked("--baseline", "lkj-baseline.json")

    assert [(finding["subject"], finding["status"]) for finding in result["findings"]] == [
        ("Indikator A", "baseline"), ("Indikator B", "open"),
    ]  # fmt: skip
    assert result["exit_status"] == 1


def test_rules_that_are_not_run_stay_in_the_baseline() -> None:
    """
    With only the target rules nobody looked at the two errors of CAP001: they are not called repaired, nor pruned.
    """
    call(toolbox.main, "baseline", "write", "report.json", "--select", "CAP001")
    before = Path("lkj-baseline.json").read_text(encoding="utf-8")

    diff = call(toolbox.main, "baseline", "diff", "report.json", "--select", "TGT", "--prune")

    assert (diff.exit_code, diff.stdout) == (0, "0 new, 0 with other figures, 0 still there, 0 repaired.\n")
    assert Path("lkj-baseline.json").read_text(encoding="utf-8") == before


def test_baseline_is_not_overwritten() -> None:
    """
    Writing over a baseline would hide new findings; it takes --force.
    """
    Path("lkj-baseline.json").write_text("{}", encoding="utf-8")

    refused = call(toolbox.main, "baseline", "write", "report.json")
    unread = call(check.main, "report.json", "--baseline", "lkj-baseline.json")
    forced = call(toolbox.main, "baseline", "write", "report.json", "--force")

    assert (refused.exit_code, unread.exit_code, forced.exit_code) == (2, 3, 0)


@pytest.mark.parametrize(("config", "said"), [("", True), ('waivers = "lkj-waivers.toml"\n', False)])
def test_waive_says_what_to_add_where_the_file_would_not_be_used(config: str, said: bool) -> None:  # noqa: FBT001
    """
    Without configuration that names it, nothing reads the file; the command says which option or line does.
    """
    known = fingerprints()["A"]
    Path("lkj-waivers.toml").write_text('format = "lkj-waivers/2"\n', encoding="utf-8")
    Path("lkj-check.toml").write_text(config, encoding="utf-8")

    result = call(toolbox.main, "waive", "report.json", known, *WHY)

    assert ('add --waivers lkj-waivers.toml, or waivers = "lkj-waivers.toml" to lkj-check.toml.' in result.stdout) is said
