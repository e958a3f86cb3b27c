"""
A document of which a report has several copies is a list; the fullest counts, and each keeps its place in the file.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from lkj_rules.errors import InputError
from lkj_rules.files.report_reader import ReportFile, parse_report
from lkj_rules.model.pointers import Pointers


def read(renstra: Any, folder: Path | None = None) -> ReportFile:
    """
    Read a report with this strategic plan, a line for each copy.
    """
    copies = ",\n".join(map(json.dumps, renstra))
    head = {"format": "lkj-rules/1", "entitas": {"nama": "A", "level": "skpd"}, "tahun": 2024}
    head |= {"indikator": [{"kode": "A", "nama": "A"}]}
    rest = json.dumps(head)[1:]
    return parse_report(f'{{"renstra": [\n{copies}\n],\n{rest}'.encode(), name="report.json", folder=folder)


def copy(salinan: str, *years: str) -> dict[str, Any]:
    """
    Make a copy with targets for some years.
    """
    return {"salinan": salinan, "awal": 2020, "akhir": 2024, "baris": [{"indikator": "A", "target": dict.fromkeys(years, "5 %")}]}


@pytest.mark.parametrize(
    ("copies", "line"),
    [
        ([copy("badan", "2024"), copy("lampiran", "2024")], 3),
        ([copy("badan", "2023", "2024"), copy("lampiran", "2024")], 2),
        ([copy("badan", "2024")], 2),
    ],
)
def test_the_copy_that_counts(copies: list[Any], line: int) -> None:
    """
    The copy with the most targets counts, of equals the annex; its line in the file is its own.
    """
    report = read(copies)
    counting = report.laporan.renstra

    assert counting is not None
    assert len(report.laporan.renstra_lain) == len(copies) - 1
    assert report.locate([Pointers(report.laporan).of(counting)])["/renstra"][0] == line


def test_places_of_the_others() -> None:
    """
    What stands in another copy is found in the file as well.
    """
    report = read([copy("badan", "2024"), copy("lampiran", "2023", "2024"), copy("badan", "2022")])
    pointers = [Pointers(report.laporan).of(each) for each in report.laporan.renstra_lain]

    assert [report.locate([pointer])[pointer][0] for pointer in pointers] == [2, 4]


def test_fault_in_a_copy() -> None:
    """
    A fault is reported where it is written.
    """
    with pytest.raises(InputError) as refused:
        read([copy("badan", "2023", "2024"), copy("lampiran", "2024") | {"bariss": []}])

    (problem,) = refused.value.problems
    assert (problem.line, problem.suggestion) == (3, "baris")


def test_copy_in_a_file_of_its_own(tmp_path: Path) -> None:
    """
    A copy may be the name of a file.
    """
    (tmp_path / "lampiran.json").write_text(json.dumps(copy("lampiran", "2024")), encoding="utf-8")
    report = read([copy("badan", "2023", "2024"), "lampiran.json"], folder=tmp_path)

    (other,) = report.laporan.renstra_lain
    assert report.spots(["/renstra_lain/0"])["/renstra_lain/0"].file == "lampiran.json"
    assert other.salinan == "lampiran"
