"""
What a pre-commit hook hands over, changed files alone, and what is made of it: the unchanged ones that belong with them are found.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from lkj_rules.cli import check
from lkj_rules.cli.related import documents

FIXTURES = Path(__file__).parents[3] / "fixtures"
CLEAN = FIXTURES / "base" / "clean.json"
BROKEN = FIXTURES / "broken"


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """
    Work at the root of a repository, which git itself is not needed for.
    """
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("LKJ_LANG", raising=False)
    return tmp_path


def hook(*changed: str, more: tuple[str, ...] = ()) -> Result:
    """
    Call the command as the hook does.
    """
    return CliRunner().invoke(check.main, ["--skip-unrelated", *more, *changed])


def found(*changed: str) -> list[dict[str, Any]]:
    """
    Give the findings of the hook, in the order told.
    """
    findings: list[dict[str, Any]] = json.loads(hook(*changed, more=("--format", "json")).stdout)["findings"]
    return findings


def write(name: str, content: Any) -> None:
    """
    Write a JSON file.
    """
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")


def document() -> dict[str, Any]:
    """
    Give the clean report.
    """
    content: dict[str, Any] = json.loads(CLEAN.read_text(encoding="utf-8"))
    return content


def write_with_renstra(report: str, renstra: str, *, target: str = "78,00 %", capaian: str = "107,50 %") -> None:
    """
    Write the clean report with its Renstra in a file of its own.

    Clean are the target 78,00 % for DPB in 2024, on which all documents agree, and the capaian 107,50 % of the first indicator.
    """
    content = document()
    plan = content["renstra"]
    (row,) = [row for row in plan["baris"] if row["indikator"] == "DPB"]
    row["target"]["2024"] = target
    content["renstra"] = renstra
    content["lkj"]["tabel"][0]["baris"][0]["capaian"] = capaian
    write(report, content)
    write(str(Path(report).parent / renstra), plan)


def test_shared_document_is_checked_by_the_reports_that_name_it() -> None:
    """
    Only the Renstra changed, to 82,00 %; the report, unchanged, agrees on 78,00 %: told at the Renstra, the report a related place.
    """
    write_with_renstra("laporan/2024.json", "bersama/renstra.json", target="82,00 %")

    findings = found("laporan/bersama/renstra.json")

    assert [(each["rule"], each["report"], each["file"], each["pointer"]) for each in findings] == [
        ("TGT002", "laporan/2024.json", "laporan/bersama/renstra.json", "/baris/1/target/2024"),
        ("TGT013", "laporan/2024.json", "laporan/bersama/renstra.json", "/baris/1/target/2024"),
    ]
    assert [(each["actual"], each["expected"], each["document"]) for each in findings] == [("82,00 %", "78,00 %", "Renstra")] * 2
    assert [[(place["file"], place["pointer"]) for place in each["related"]] for each in findings] == [
        [("laporan/2024.json", "/perjanjian_kinerja/0/baris/1/target")], [("laporan/2024.json", "/lkj/tabel/3/baris/1/target")],
    ]  # fmt: skip


def test_faults_of_the_unchanged_report_are_not_its_documents() -> None:
    """
    A capaian of 999 % in the unchanged report has nothing to do with its Renstra: not told, but counted; asked for itself, told.
    """
    write_with_renstra("2024.json", "renstra.json", capaian="999 %")

    by_document, by_report = hook("renstra.json", more=("--format", "json")), found("2024.json")

    content = json.loads(by_document.stdout)
    assert (by_document.exit_code, content["findings"]) == (0, [])
    assert ("CAP001", "/lkj/tabel/0/baris/0/capaian") in {(each["rule"], each["pointer"]) for each in by_report}
    assert [report["left_out"] for report in content["reports"]] == [len(by_report)]
    assert by_document.stderr == (
        f"2024.json: {len(by_report)} temuan lain tidak menyangkut dokumen yang diperiksa; "
        "untuk semuanya, periksa laporannya.\n"
    )


def test_what_a_document_lacks_is_told_where_it_is_missed() -> None:
    """
    An indicator struck out of the Renstra stands in no line of it any more; the report's finding is a consequence, and is reported.
    """
    write_with_renstra("2024.json", "renstra.json")
    plan = json.loads(Path("renstra.json").read_text(encoding="utf-8"))
    plan["baris"] = [row for row in plan["baris"] if row["indikator"] != "DPB"]
    before = found("renstra.json")
    write("renstra.json", plan)

    findings = found("renstra.json")

    assert before == []
    assert "IND003" in {each["rule"] for each in findings}
    assert {each["report"] for each in findings} == {"2024.json"}


def test_register_has_a_say_in_everything() -> None:
    """
    Of a register of indicators in a file of its own the whole report is checked: nothing could be judged without it.
    """
    content = document()
    content["lkj"]["tabel"][0]["baris"][0]["capaian"] = "999 %"
    register, content["indikator"] = content["indikator"], "indikator.json"
    write("2024.json", content)
    write("indikator.json", register)

    assert [(each["rule"], each["fingerprint"]) for each in found("indikator.json")] == [
        (each["rule"], each["fingerprint"]) for each in found("2024.json")
    ]
    assert found("indikator.json") != []


def test_document_of_several_reports_and_one_of_these_changed() -> None:
    """
    Renstra and one report changed: that one is checked whole and once, the other as far as the Renstra goes.
    """
    write_with_renstra("a.json", "renstra.json", capaian="999 %")
    write_with_renstra("b.json", "renstra.json", target="82,00 %", capaian="999 %")

    findings = found("renstra.json", "a.json")

    assert [each["report"] for each in findings if each["rule"] == "CAP001"] == ["a.json"]
    assert [each["report"] for each in findings if each["rule"] == "TGT002"] == ["a.json", "b.json"]


def test_agreement_among_several() -> None:
    """
    One of several agreements is a file of its own; its target for DPB, 60,00 % instead of 78,00 %, is less than the Renstra's.
    """
    content = document()
    agreement = content["perjanjian_kinerja"][0]
    agreement["baris"][1]["target"] = "60,00 %"
    content["perjanjian_kinerja"][0] = "pk/ketua.json"
    write("2024.json", content)
    write("pk/ketua.json", agreement)

    findings = [each for each in found("pk/ketua.json") if each["rule"] == "TGT002"]

    assert [(each["file"], each["pointer"], each["actual"]) for each in findings] == [
        ("pk/ketua.json", "/baris/1/target", "60,00 %"),
    ]


def test_broken_document_of_a_report_is_told() -> None:
    """
    A shared document that is no JSON any more breaks the reports that name it: status 3, with the place.
    """
    write_with_renstra("2024.json", "renstra.json")
    Path("renstra.json").write_text('{"awal": 2020,', encoding="utf-8")

    result = hook("renstra.json")

    assert result.exit_code == 3
    assert result.stderr.startswith("renstra.json:1:")


def test_document_is_found_up_to_the_root_of_the_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    The report that names a file is found from a folder below too, but not beyond the repository's root.
    """
    write_with_renstra("kpu/2024.json", "a/b/renstra.json", target="82,00 %")
    monkeypatch.chdir(tmp_path / "kpu" / "a" / "b")
    inside = hook("renstra.json")
    (tmp_path / "kpu" / "a" / ".git").mkdir()

    beyond = hook("renstra.json")

    assert "TGT002" in inside.stdout
    assert (beyond.exit_code, beyond.output) == (0, "")


def test_without_a_repository_the_working_folder_is_the_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Where nothing marks a root, the search ends at the working folder, or at the file's own.
    """
    write_with_renstra("kpu/2024.json", "a/renstra.json", target="82,00 %")
    (tmp_path / ".git").rmdir()

    at_root = hook("kpu/a/renstra.json")
    monkeypatch.chdir(tmp_path / "kpu" / "a")
    below = hook("renstra.json")

    assert "TGT002" in at_root.stdout
    assert below.output == ""


def test_folder_is_looked_into_once_and_not_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    However many files changed, each folder is read once, and of a folder no more than ``MOST`` files.
    """
    write_with_renstra("z.json", "renstra.json", target="82,00 %")
    for number in range(4):
        write(f"other-{number}.json", {"type": "FeatureCollection"})
    read: list[str] = []
    once = documents._names  # noqa: SLF001  # counts what it is asked
    monkeypatch.setattr(documents, "_names", lambda path: read.append(path.name) or once(path))

    everything = hook("renstra.json", *(f"other-{number}.json" for number in range(4)))
    looked_into = list(read)
    monkeypatch.setattr(documents, "MOST", 5)

    assert "TGT002" in everything.stdout
    assert sorted(looked_into) == ["other-0.json", "other-1.json", "other-2.json", "other-3.json", "renstra.json", "z.json"]
    assert hook("renstra.json").output == ""


def test_document_is_asked_for_by_hand_too() -> None:
    """
    ``lkj-check renstra.json`` checks what names it; with ``--alone``, or where nothing does, it is not a report.
    """
    write_with_renstra("2024.json", "renstra.json", target="82,00 %")
    write("other.json", {"awal": 2020})

    by_hand, alone, other = (CliRunner().invoke(check.main, words) for words in (
        ["renstra.json"], ["--alone", "renstra.json"], ["other.json"],
    ))  # fmt: skip

    assert "TGT002" in by_hand.stdout
    assert (alone.exit_code, other.exit_code) == (3, 3)
    assert "bukan laporan" in alone.stderr
    assert hook("renstra.json", more=("--alone",)).output == ""


def write_year(tahun: int, realisasi: str, last_year: str | None = None) -> None:
    """
    Write the report of a year with one indicator: what was achieved, and what its table of comparison says of the year before.
    """
    tabel: list[dict[str, Any]] = [{
        "id": "ukur", "jenis": "pengukuran",
        "baris": [{"indikator": "A", "target": "100", "realisasi": realisasi, "capaian": f"{realisasi} %"}],
    }]  # fmt: skip
    if last_year is not None:
        kolom = {"id": "lalu", "ukuran": "realisasi", "tahun": tahun - 1}
        baris = [{"indikator": "A", "sel": {"lalu": last_year}}]
        tabel.append({"id": "banding", "jenis": "perbandingan", "kolom": [kolom], "baris": baris})
    write(f"{tahun}.json", {
        "format": "lkj-rules/1", "entitas": {"nama": "Instansi Contoh", "level": "satker"}, "tahun": tahun,
        "indikator": [{"kode": "A", "nama": "Indikator A", "arah": "maksimum", "jenis": "cacah"}], "lkj": {"tabel": tabel},
    })  # fmt: skip


def test_neighbours_of_a_changed_year_are_related_places_only() -> None:
    """
    2024 changed and is compared with 2023 and 2025, which both have a wrong capaian of their own: neither is reported.
    """
    write_year(2023, "80")
    write_year(2024, "90", last_year="85")
    write_year(2025, "95", last_year="91")
    for year in (2023, 2025):
        content = json.loads(Path(f"{year}.json").read_text(encoding="utf-8"))
        content["lkj"]["tabel"][0]["baris"][0]["capaian"] = "12 %"
        write(f"{year}.json", content)

    content = json.loads(hook("2024.json", more=("--format", "json", "--select", "RIW002,CAP001")).stdout)

    assert [report["path"] for report in content["reports"]] == ["2024.json"]
    assert [(each["rule"], each["file"], each["actual"], each["expected"]) for each in content["findings"]] == [
        ("RIW002", "2024.json", "85", "80"), ("RIW002", "2024.json", "90", "91"),
    ]  # fmt: skip
    assert [[place["file"] for place in each["related"]] for each in content["findings"]] == [["2023.json"], ["2025.json"]]


def test_two_changed_years_are_told_once() -> None:
    """
    2023 and 2024 changed and contradict one another: one finding, at the later report.
    """
    write_year(2023, "80")
    write_year(2024, "90", last_year="85")

    content = json.loads(hook("2023.json", "2024.json", more=("--format", "json", "--select", "RIW002")).stdout)

    assert [report["path"] for report in content["reports"]] == ["2023.json", "2024.json"]
    assert [(each["report"], each["actual"]) for each in content["findings"]] == [("2024.json", "85")]


@pytest.mark.parametrize(("year", "figures"), [(2023, ("80", "85")), (2024, ("85", "80"))])
def test_changed_document_of_a_year_is_held_against_other_years(year: int, figures: tuple[str, str]) -> None:
    """
    The LKj of a year, in a file of its own, is all that changed; what another year's report contradicts is reported at its figure.
    """
    write_year(2023, "80")
    write_year(2024, "90", last_year="85")
    content = json.loads(Path(f"{year}.json").read_text(encoding="utf-8"))
    write("lkj.json", content["lkj"])
    write(f"{year}.json", {**content, "lkj": "lkj.json"})

    (finding,) = [each for each in found("lkj.json") if each["rule"] == "RIW002"]

    assert (finding["report"], finding["file"], finding["actual"], finding["expected"]) == (f"{year}.json", "lkj.json", *figures)
    assert [place["file"] for place in finding["related"]] == [f"{4047 - year}.json"]


def test_report_of_several_changed_documents_is_reported_once() -> None:
    """
    Renstra and agreement of one report changed and contradict one another: one report, one finding of that.
    """
    content = document()
    content["perjanjian_kinerja"][0]["baris"][1]["target"] = "60,00 %"
    write("renstra.json", content["renstra"])
    write("pk.json", content["perjanjian_kinerja"])
    write("2024.json", {**content, "renstra": "renstra.json", "perjanjian_kinerja": "pk.json"})

    result = json.loads(hook("renstra.json", "pk.json", more=("--format", "json")).stdout)

    assert [report["path"] for report in result["reports"]] == ["2024.json"]
    assert [(each["file"], each["actual"]) for each in result["findings"] if each["rule"] == "TGT002"] == [("pk.json", "60,00 %")]


UNRELATED = {
    "package.json": '{"name": "x", "dependencies": {"lkj-rules": "1"}}',
    "peta.geojson.json": '{"type": "FeatureCollection", "features": []}',
    "daftar.json": '[1, 2, {"tahun": 2024}]',
    "angka.json": "42",
    "kosong.json": "",
    "rusak.json": '{"name": ',
    "tsconfig.json": '{\n  // a comment\n  "compilerOptions": {},\n}',
    "data.json": '{"entitas": {"nama": "X"}, "tahun": 2024, "nilai": [1]}',
    "deret.json": '[{"entitas": {"nama": "X"}, "tahun": 2024, "anggaran": [1]}]',
}


def test_other_json_is_passed_over_in_silence() -> None:
    """
    Packages, maps, lists, numbers, nothing at all, and broken JSON that speaks of no report: status 0 and not a word.
    """
    for name, text in UNRELATED.items():
        Path(name).write_text(text, encoding="utf-8")
    for name in SAY_NOTHING:
        shutil.copy(BROKEN / name, ".")

    result = hook(*UNRELATED, *SAY_NOTHING)

    assert (result.exit_code, result.output) == (0, "")


SAY_NOTHING = {"empty.json", "not-json.json", "other-json.json"}
"""The broken files in which nothing speaks of a report."""


@pytest.mark.parametrize("name", sorted({path.name for path in BROKEN.glob("*.json")} - SAY_NOTHING))
def test_broken_report_is_not_passed_over(name: str) -> None:
    """
    A report that cannot be read is reported, whatever is wrong with it, encoding and truncation included.
    """
    assert hook(str(BROKEN / name)).exit_code == 3


@pytest.mark.parametrize("spoilt", ['"fromat": "lkj-rules/1"', '"tahun_": 1', '"format": 1'])
@pytest.mark.parametrize("end", ["", "}"])
def test_report_without_its_format_is_not_passed_over(spoilt: str, end: str) -> None:
    """
    A report whose format is missing or misspelt is known by office, year and documents; broken JSON all the same.
    """
    text = CLEAN.read_text(encoding="utf-8").replace('"format": "lkj-rules/1"', spoilt)
    Path("2024.json").write_text(text + end, encoding="utf-8")

    assert hook("2024.json").exit_code == 3
