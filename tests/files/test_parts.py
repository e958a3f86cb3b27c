"""
Documents in files of their own: read, located, and refused where they lead out of the folder.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from lkj_rules.api import check, read_report
from lkj_rules.errors import InputError
from lkj_rules.files.report_reader import parse_report

FIXTURES = Path(__file__).parents[2] / "fixtures"
HEAD = {"format": "lkj-rules/1", "entitas": {"nama": "Instansi Contoh", "level": "satker"}, "tahun": 2024}
RENSTRA = '{"awal": 2020, "akhir": 2024,\n "baris": [{"indikator": "A", "target": {"2024": "90"}}]}'


def write(folder: Path, name: str, content: Any) -> None:
    """
    Write a file as JSON, or a text as it is.
    """
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")


def report(tahun: int = 2024, **more: Any) -> dict[str, Any]:
    """
    Give a report with one indicator.
    """
    indikator = {"kode": "A", "nama": "Indikator A", "arah": "maksimum", "jenis": "cacah"}
    return {**HEAD, "tahun": tahun, "indikator": [indikator], **more}


def refused(folder: Path, **more: Any) -> list[tuple[str, str, str]]:
    """
    Give file, pointer and sentence of everything that is wrong with a report.
    """
    write(folder, "report.json", report(**more))
    with pytest.raises(InputError) as caught:
        read_report(folder / "report.json", name="report.json")
    return [(each.file, each.pointer, each.message_en) for each in caught.value.problems]


def test_parts_read_as_if_written_out(tmp_path: Path) -> None:
    """
    The whole Asahan report, every document in a file of its own, is the same report.
    """
    content = json.loads((FIXTURES / "reports" / "kpu-asahan-2024.json").read_text(encoding="utf-8"))
    whole = read_report(FIXTURES / "reports" / "kpu-asahan-2024.json").laporan
    for key in ("renstra", "indikator", "lkj", "rkt"):
        write(tmp_path, f"bagian/{key}.json", content[key])
        content[key] = f"bagian/{key}.json"
    for number, document in enumerate(content["perjanjian_kinerja"]):
        write(tmp_path, f"pk-{number}.json", document)
        content["perjanjian_kinerja"][number] = f"pk-{number}.json"
    write(tmp_path, "report.json", content)

    parted = read_report(tmp_path / "report.json").laporan

    assert parted == whole


def test_one_renstra_for_five_reports(tmp_path: Path) -> None:
    """
    Five years share a Renstra; the target of one year is found in it, in its own line.
    """
    targets = {str(year): str(year - 1930) for year in range(2020, 2025)}
    write(tmp_path, "renstra.json", {"awal": 2020, "akhir": 2024, "baris": [{"indikator": "A", "target": targets}]})
    for year in range(2020, 2025):
        write(tmp_path, f"{year}.json", report(tahun=year, renstra="renstra.json"))

    found = [read_report(tmp_path / f"{year}.json", name=f"{year}.json") for year in range(2020, 2025)]

    assert [file.laporan.renstra and file.laporan.renstra.baris[0].target[file.laporan.tahun].tepat for file in found] == [
        90, 91, 92, 93, 94,
    ]  # fmt: skip


def test_finding_names_the_part(tmp_path: Path) -> None:
    """
    A target of 80 below the Renstra's 90: the partner stands in line 2 of renstra.json, the finding in report.json.
    """
    pk = {"id": "pk", "jenjang": "puncak", "tanggal": "2024-01-09", "baris": [{"indikator": "A", "target": "80"}]}
    write(tmp_path, "renstra.json", RENSTRA)
    write(tmp_path, "report.json", report(renstra="renstra.json", perjanjian_kinerja=[pk]))

    file = read_report(tmp_path / "report.json", name="data/report.json")
    (finding,) = (each for each in check(file).findings if each.rule == "TGT002")
    spots = file.spots([finding.place.pointer, *(place.pointer for place in finding.related)])

    assert [(spot.file, spot.pointer, spot.line) for spot in spots.values()] == [
        ("data/report.json", "/perjanjian_kinerja/0/baris/0/target", 1), ("data/renstra.json", "/baris/0/target/2024", 2),
    ]  # fmt: skip


def test_fault_in_a_part_names_it(tmp_path: Path) -> None:
    """
    An unknown key and a dangling reference in a part are reported with the part's file and its own pointers.
    """
    write(tmp_path, "renstra.json", RENSTRA.replace('"awal"', '"mulai"'))

    found = refused(tmp_path, renstra="renstra.json")

    assert {(file, pointer) for file, pointer, _ in found} == {("renstra.json", "/mulai"), ("renstra.json", "")}


def test_dangling_reference_in_a_part(tmp_path: Path) -> None:
    """
    A code that the register does not have is told where it stands.
    """
    write(tmp_path, "renstra.json", RENSTRA.replace('"A"', '"B"'))

    found = refused(tmp_path, renstra="renstra.json")

    assert [(file, pointer) for file, pointer, _ in found] == [("renstra.json", "/baris/0/indikator")]


@pytest.mark.parametrize("name", ["../renstra.json", "bagian/../../renstra.json", "{outside}/renstra.json", "tautan.json", "."])
def test_no_way_out_of_the_folder(tmp_path: Path, name: str) -> None:
    """
    Neither a path, nor an absolute one, nor a link leads out of the report's folder.
    """
    folder = tmp_path / "laporan"
    write(tmp_path, "renstra.json", RENSTRA)
    folder.mkdir()
    (folder / "tautan.json").symlink_to(tmp_path / "renstra.json")

    found = refused(folder, renstra=name.format(outside=tmp_path))

    assert [(file, pointer, "is not in this report's folder" in text) for file, pointer, text in found] == [
        ("report.json", "/renstra", True)
    ]


def test_link_inside_the_folder_is_followed(tmp_path: Path) -> None:
    """
    A link to a file of the same folder is no way out.
    """
    write(tmp_path, "bagian/renstra.json", RENSTRA)
    (tmp_path / "renstra.json").symlink_to(tmp_path / "bagian" / "renstra.json")
    write(tmp_path, "report.json", report(renstra="renstra.json"))

    assert read_report(tmp_path / "report.json").laporan.renstra is not None


def test_missing_and_nested_parts_are_refused(tmp_path: Path) -> None:
    """
    A file that is not there, and a part that names a file in turn.
    """
    write(tmp_path, "pk.json", '"lain.json"')

    found = refused(tmp_path, renstra="tidak-ada.json", perjanjian_kinerja=["pk.json"])

    assert [(file, pointer) for file, pointer, _ in found] == [("report.json", "/renstra"), ("pk.json", "")]


def test_broken_part_hides_no_other_problem(tmp_path: Path) -> None:
    """
    Files that are not JSON, or not UTF-8, are reported with their places, and so is what is wrong in the report and in other files.
    """
    write(tmp_path, "renstra.json", RENSTRA[:-2])
    write(tmp_path, "pk.json", '{"id": "pk", "jenjang": "pucuk"}')
    (tmp_path / "lkj.json").write_bytes(b'{"tabel": "\xe9"}')

    found = refused(
        tmp_path, tahn=2024, rkt=["rkt.json"], renstra="renstra.json", perjanjian_kinerja=["pk.json"], lkj="lkj.json",
        anggaran=["renstra.json"],
    )  # fmt: skip

    assert [(file, pointer) for file, pointer, _ in found] == [
        ("report.json", "/tahn"), ("report.json", "/rkt/0"), ("pk.json", "/jenjang"), ("renstra.json", ""), ("lkj.json", ""),
    ]
    assert [text for file, _, text in found if file == "lkj.json"] == ["The byte 0xE9 is not UTF-8; save the file again as UTF-8."]


def test_parts_need_a_folder() -> None:
    """
    A report from standard input has no folder to look in.
    """
    with pytest.raises(InputError) as caught:
        parse_report(json.dumps(report(renstra="renstra.json")).encode(), name="-")

    assert "was not read from a folder" in str(caught.value)


def test_limit_counts_all_parts(tmp_path: Path) -> None:
    """
    Files that are small one by one are refused when together they are too large.
    """
    write(tmp_path, "renstra.json", RENSTRA)
    write(tmp_path, "report.json", report(renstra="renstra.json"))
    size = (tmp_path / "report.json").stat().st_size

    with pytest.raises(InputError) as caught:
        read_report(tmp_path / "report.json", limit=size + len(RENSTRA) - 1)

    assert "exceeds the size limit" in str(caught.value)
    assert read_report(tmp_path / "report.json", limit=size + len(RENSTRA)).laporan.renstra is not None
