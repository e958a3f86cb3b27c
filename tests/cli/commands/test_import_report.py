"""
``lkj-rules import`` and ``lkj-check`` on finished reports, pressed as PDF: the draft, what is kept, and the places of findings.
"""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pypdfium2
import pytest
from click.testing import CliRunner, Result
from openpyxl.comments import Comment
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Table, TableStyle

from lkj_rules.cli import check, outputs, papers, sources, toolbox
from lkj_rules.files.form.writer import write_form

COVER = ("LAPORAN KINERJA INSTANSI PEMERINTAH TAHUN 2023", "DINAS PANGAN KABUPATEN CONTOH")
TABLES = {
    "Tabel 2.1 Perjanjian Kinerja Tahun 2023": (
        ("No", "Indikator Kinerja", "Satuan", "Target"), ("1", "Skor pola pangan harapan", "skor", "89,5"),
        ("2", "Jumlah desa mandiri pangan", "desa", "40"), ("3", "Jumlah lumbung pangan", "unit", "12"),
    ),
    "Tabel 3.1 Pengukuran Kinerja Tahun 2023": (
        ("No", "Indikator Kinerja", "Target", "Realisasi", "Capaian (%)"),
        ("1", "Skor pola pangan harapan", "89,5", "90,1", "100,67"),
        ("2", "Jumlah desa mandiri pangan", "40", "38", "97,00"), ("3", "Jumlah lumbung pangan", "12", "12", "100,00"),
    ),
}


@pytest.fixture(autouse=True)
def pressed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Print the report into an empty folder.
    """
    monkeypatch.chdir(tmp_path)
    style = getSampleStyleSheet()["Normal"]
    story = [*(Paragraph(each, style) for each in COVER), PageBreak()]
    for title, rows in TABLES.items():
        story += [Paragraph(title, style), Table(rows, style=TableStyle([("GRID", (0, 0), (-1, -1), 0.5, "black")])), PageBreak()]
    buffer = BytesIO()
    SimpleDocTemplate(buffer, invariant=True).build(story)
    Path("lkj.pdf").write_bytes(buffer.getvalue())


def run(*words: str) -> Result:
    """
    Call the command.
    """
    return CliRunner().invoke(toolbox.main, ["import", *words, "--lang", "en"], prog_name="lkj-rules")


def test_a_report_becomes_a_draft() -> None:
    """
    The draft holds the tables with their pages; the output says what each is, and how much was read.
    """
    result = run("lkj.pdf", "--to", "report.json")

    assert (result.exit_code, result.stderr) == (0, "")
    document = json.loads(Path("report.json").read_text(encoding="utf-8"))
    measured = document["lkj"]["tabel"][0]
    assert (document["entitas"]["nama"], document["tahun"]) == ("Dinas Pangan Kabupaten Contoh", 2023)
    assert [(row["indikator"], row["target"], row["realisasi"], row["capaian"]) for row in measured["baris"]] == [
        ("I1", "89,5", "90,1", "100,67"), ("I2", "40", "38", "97,00"), ("I3", "12", "12", "100,00"),
    ]
    assert [row["satuan"] for row in document["perjanjian_kinerja"][0]["baris"]] == ["skor", "desa", "unit"]
    assert "2 of 2 tables recognised, 12 figures placed, 0 not." in result.stdout


def test_what_was_corrected_is_kept() -> None:
    """
    A second import keeps what a person has corrected, lists it with both values, adds what is missing, and keeps the file before.
    """
    run("lkj.pdf", "--to", "report.json")
    document = json.loads(Path("report.json").read_text(encoding="utf-8"))
    rows = document["lkj"]["tabel"][0]["baris"]
    del rows[0]["realisasi"]
    rows[1]["capaian"] = "95,00"
    corrected = json.dumps(document)
    Path("report.json").write_text(corrected, encoding="utf-8")
    result = run("lkj.pdf", "--to", "report.json")

    assert result.exit_code == 1
    assert "95,00" in result.stdout
    assert "97,00" in result.stdout
    rows[0]["realisasi"] = "90,1"
    assert json.loads(Path("report.json").read_text(encoding="utf-8")) == document
    assert Path("report.json.bak").read_text(encoding="utf-8") == corrected


def test_a_draft_opens_in_the_workbook() -> None:
    """
    The workbook holds the draft and is checked like any other; nothing is written on a dry run.
    """
    assert run("lkj.pdf", "--to", "isian.xlsx", "--dry-run").exit_code == 0
    assert not Path("isian.xlsx").exists()
    run("lkj.pdf", "--to", "isian.xlsx")
    cells = {cell.value for sheet in openpyxl.load_workbook("isian.xlsx") for row in sheet for cell in row}

    assert {"Skor pola pangan harapan", "97,00", "Tabel 3.1 Pengukuran Kinerja Tahun 2023"} <= cells


def test_remarks_of_a_workbook_are_kept() -> None:
    """
    What a person remarks at a value stays at it when the paper is read again; the workbook before is kept.
    """
    run("lkj.pdf", "--to", "isian.xlsx")
    book = openpyxl.load_workbook("isian.xlsx")
    next(cell for row in book["Pengukuran"] for cell in row if cell.value == "97,00").comment = Comment("Tanya bidang data.", "P")
    book.save("isian.xlsx")
    before = Path("isian.xlsx").read_bytes()
    result = run("lkj.pdf", "--to", "isian.xlsx")

    assert result.exit_code == 0
    written = openpyxl.load_workbook("isian.xlsx")["Pengukuran"]
    assert [cell.comment.text for row in written for cell in row if cell.value == "97,00"] == ["Tanya bidang data."]
    assert Path("isian.xlsx.bak").read_bytes() == before


def test_a_doubtful_value_has_a_colour_of_its_own() -> None:
    """
    The cell of a value that is in doubt is filled, with the reason in its comment.
    """
    row = {"indikator": "I1", "target": "89,5", "realisasi": {"teks": "9O,1", "diragukan": True, "catatan": "hal. 3"}}
    document = {
        "format": "lkj-rules/1", "entitas": {"nama": "Dinas", "level": "skpd"}, "tahun": 2023,
        "indikator": [{"kode": "I1", "nama": "Skor"}],
        "lkj": {"tabel": [{"id": "ukur", "jenis": "pengukuran", "baris": [row]}]},
    }  # fmt: skip
    book = openpyxl.load_workbook(BytesIO(write_form(document, year=2023)))
    cells = {cell.value: cell for sheet in book for row in sheet for cell in row if cell.value in {"89,5", "9O,1"}}

    assert cells["9O,1"].fill.fgColor.rgb == "FFF8CBAD"
    assert cells["9O,1"].comment.text == "diragukan: ya\ncatatan: hal. 3"
    assert cells["89,5"].fill.fgColor.rgb == "00000000"


def test_a_paper_is_checked_as_it_is() -> None:
    """
    Findings of a PDF name page, table and row; the first line says how much was read.
    """
    result = CliRunner().invoke(check.main, ["lkj.pdf", "--alone", "--lang", "en"], prog_name="lkj-check")

    assert result.exit_code == 1
    assert result.stderr.startswith("lkj.pdf: 2 of 2 tables recognised, 12 figures placed, 0 not.")
    assert "hal. 3, Tabel 3.1, baris 3" in " ".join(result.stdout.split())
    assert "hlm." not in result.stdout


def test_the_page_shows_cut_outs_of_the_paper() -> None:
    """
    Next to a finding stands what is printed there, as a picture that says in words what it shows.
    """
    wordings = {"id": "Potongan hal. 3, Tabel 3.1, baris 3; di dalam bingkai", "en": "Cut-out of hal. 3, Tabel 3.1"}
    for language, words in wordings.items():
        arguments = ["lkj.pdf", "--alone", "--lang", language, "--format", "html=page.html"]
        CliRunner().invoke(check.main, arguments, prog_name="lkj-check")
        page = Path("page.html").read_text(encoding="utf-8")

        assert '<figure class="cutout"><img src="data:image/png;base64,iVBOR' in page
        assert f'alt="{words}' in page
        assert "img-src data:;" in page


def test_a_paper_that_is_no_report_is_refused() -> None:
    """
    A letter of which nothing is recognised gives one sentence and exit status 3; one without a year cannot be drafted.
    """
    for name, text in (("letter.pdf", "Surat tahun 2023"), ("note.pdf", "Catatan")):
        SimpleDocTemplate(name).build([Paragraph(text, getSampleStyleSheet()["Normal"])])
    result = CliRunner().invoke(check.main, ["letter.pdf", "--alone", "--lang", "en"], prog_name="lkj-check")

    assert (result.exit_code, result.stderr) == (3, "letter.pdf: No table of a performance report is recognised here.\n")
    assert run("note.pdf", "--to", "report.json").exit_code == 3
    assert not Path("report.json").exists()


def test_other_files_are_no_papers() -> None:
    """
    A workbook, a broken package and a file that is not there are left to their own readers.
    """
    with ZipFile("a.docx", "w") as package:
        package.writestr("mimetype", "x")
    Path("b.docx").write_bytes(b"PK\x03\x04 broken")

    assert not sources.is_workbook("a.docx")
    assert [papers.kind_of_paper(name) for name in ("lkj.pdf", "a.docx", "b.docx", "none.pdf")] == ["pdf", None, None, None]


def test_a_target_is_json_or_a_workbook() -> None:
    """
    Another suffix is wrong usage, before anything is read.
    """
    result = run("lkj.pdf", "--to", "isian.ods")

    assert (result.exit_code, "ends with .json or .xlsx" in result.stderr) == (2, True)


def _scan(name: str, *, dpi: int = 100, text: bool = True) -> None:
    """
    Put the picture of each page over its letters, which nobody sees then: what programs that recognise letters write.
    """
    document, out = pypdfium2.PdfDocument(Path("lkj.pdf").read_bytes()), BytesIO()
    canvas = Canvas(out, pageCompression=0)
    for page in document:
        canvas.setPageSize(page.get_size())
        canvas.drawImage(ImageReader(page.render(scale=dpi / 72).to_pil()), 0, 0, *page.get_size())
        letters = page.get_textpage()
        for index in range(letters.count_rects() if text else 0):
            left, bottom, right, top = letters.get_rect(index)
            line = canvas.beginText(left, bottom)
            line.setTextRenderMode(3)
            line.setFont("Helvetica", (top - bottom) * 1.3)
            line.textOut(letters.get_text_bounded(left, bottom, right, top))
            canvas.drawText(line)
        canvas.showPage()
    canvas.save()
    Path(name).write_bytes(out.getvalue())


def _severities(*words: str) -> dict[str, str]:
    result = CliRunner().invoke(check.main, [*words, "--alone", "--format", "json"], prog_name="lkj-check")
    return {each["rule"]: each["severity"] for each in json.loads(result.stdout)["findings"]}


def test_nothing_recognised_by_a_machine_is_an_error() -> None:
    """
    What is an error on paper is a warning on the same paper scanned, and all of its values are in doubt.
    """
    _scan("pindaian.pdf")

    severities = _severities("lkj.pdf")["CAP001"], _severities("pindaian.pdf")["CAP001"]
    result = run("pindaian.pdf", "--to", "report.json")

    assert severities == ("error", "warning")
    assert "3 pages recognised by a machine from scans, all their figures in doubt." in result.stdout
    rows = [row for table in json.loads(Path("report.json").read_text())["lkj"]["tabel"] for row in table["baris"]]
    figures = [each for row in rows for key, each in row.items() if key in {"target", "realisasi", "capaian"}]
    assert [each["diragukan"] for each in figures] == [True] * 9


def test_scanned_pages_say_how_they_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    A report of pictures alone names the option that reads them, and the option what must be installed for it.
    """
    _scan("pindaian.pdf", text=False)
    monkeypatch.setattr(outputs, "find_spec", lambda name: None if name == "rapidocr" else name)

    left, asked = (CliRunner().invoke(check.main, ["pindaian.pdf", "--lang", "en", *more]) for more in ((), ("--scans",)))

    assert left.exit_code == 3
    assert "3 pages that are pictures (scans) can be read with --scans (lkj-rules[pindai])." in left.stderr
    assert asked.exit_code == 2
    assert 'pip install "lkj-rules[pindai]"' in asked.stderr


def test_parts_of_a_report_are_checked_together() -> None:
    """
    Chapters in files of their own seem to be parts of one report; with ``--join`` they are one, and places name the file.
    """
    for name, pages in (("bab2.pdf", (0, 1)), ("bab3.pdf", (0, 2))):
        chapter = pypdfium2.PdfDocument.new()
        chapter.import_pages(pypdfium2.PdfDocument(Path("lkj.pdf").read_bytes()), pages)
        chapter.save(name)

    apart, joined, single = (
        CliRunner().invoke(check.main, [*words, "--alone", "--lang", "en"], prog_name="lkj-check")
        for words in (("bab2.pdf", "bab3.pdf"), ("--join", "bab2.pdf", "bab3.pdf"), ("--join", "bab2.pdf"))
    )

    assert "check them together: lkj-check --join bab2.pdf bab3.pdf" in apart.stderr
    assert joined.stderr.startswith("bab2.pdf, bab3.pdf: 2 of 2 tables recognised, 12 figures placed, 0 not.")
    assert "hal. 2 (bab3.pdf), Tabel 3.1, baris 3" in " ".join(joined.stdout.split())
    assert "check them together" not in joined.stderr
    arguments = ["--join", "bab2.pdf", "bab3.pdf", "--alone", "--lang", "en", "--format", "html=page.html"]
    CliRunner().invoke(check.main, arguments, prog_name="lkj-check")
    page = Path("page.html").read_text(encoding="utf-8")
    assert page.count('<figure class="cutout"><img src="data:image/png;base64,iVBOR') > 1
    assert 'alt="Cut-out of hal. 2 (bab3.pdf), Tabel 3.1' in page
    assert single.exit_code == 2


def test_a_joined_report_is_taken_up_again() -> None:
    """
    A whole file of lines of papers that are one report is taken up as it is, and refused once one of the papers has changed.
    """
    for name in ("bab2.pdf", "bab3.pdf"):
        Path(name).write_bytes(Path("lkj.pdf").read_bytes())
    words = ["--join", "bab2.pdf", "bab3.pdf", "--alone", "--lang", "en", "--today", "2024-02-01", "--format", "jsonl=lines.jsonl"]

    first = CliRunner().invoke(check.main, words, prog_name="lkj-check")
    lines = Path("lines.jsonl").read_bytes()
    again = CliRunner().invoke(check.main, [*words, "--resume"], prog_name="lkj-check")
    Path("bab3.pdf").write_bytes(Path("bab3.pdf").read_bytes() + b"\n")
    changed = CliRunner().invoke(check.main, [*words, "--resume"], prog_name="lkj-check")

    assert (first.exit_code, again.exit_code, changed.exit_code) == (1, 1, 2)
    assert Path("lines.jsonl").read_bytes() == lines
    assert "has changed since" in changed.stderr
