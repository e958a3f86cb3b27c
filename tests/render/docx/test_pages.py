"""
The papers in LibreOffice: they open, break into pages, and number them.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from lkj_rules.render.docx import checklist_form, review_notes, review_statement
from lkj_rules.render.material import Session

pytestmark = pytest.mark.slow


def _program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        pytest.fail(f"{name} is not installed; .ci/install-tools installs what the slow suites need.")
    return found


@pytest.fixture
def pages(tmp_path: Path, make_paper: Callable[..., bytes]) -> Callable[..., list[str]]:
    """
    Give a maker of the printed pages of a paper, as text.
    """

    def print_paper(write: Callable[..., object], session: Session) -> list[str]:
        paper = tmp_path / "paper.docx"
        paper.write_bytes(make_paper(write, session))
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        command = [_program("soffice"), profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(paper)]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        done = subprocess.run(
            [_program("pdftotext"), "-layout", str(paper.with_suffix(".pdf")), "-"], check=True, capture_output=True, timeout=60
        )
        return done.stdout.decode().split("\f")[:-1]

    return print_paper


def _feet(printed: list[str]) -> list[str]:
    return [re.findall(r"Halaman \d+ dari \d+", page)[-1] for page in printed]


def test_notes_on_a_report_with_errors(pages: Callable[..., list[str]], asahan: Session) -> None:
    """
    Every page has its number and the paper's name; three pages to read, then the list of findings, its head on every page.
    """
    printed = pages(review_notes, asahan)

    assert _feet(printed) == [f"Halaman {number} dari {len(printed)}" for number in range(1, len(printed) + 1)]
    assert [page for page in printed if "Catatan Hasil Reviu – KPU Kabupaten Asahan – 2024" not in page] == []
    text = "\n".join(printed)
    places = [text.index(f"\n{letter}. ") for letter in "ABCD"]
    assert places == sorted(places)
    assert [number for number, page in enumerate(printed) if "Lampiran 1: Daftar Temuan" in page] == [3]
    assert sum(re.search(r"No +Temuan +Uraian +Rekomendasi +Tanggapan", page) is not None for page in printed) > 2


def test_form_repeats_its_head(pages: Callable[..., list[str]], asahan: Session) -> None:
    """
    The table with 23 rows goes over two pages, and both have its head; whoever signs does so below the form, not on a sheet alone.
    """
    printed = pages(checklist_form, asahan)

    heads = [re.search(r"No +Aspek +Pernyataan +Check list +Dasar jawaban +Pertimbangan pereviu +Paraf", page) for page in printed]
    assert [head is not None for head in heads[:2]] == [True, True]
    assert [("Ketua Tim Reviu" in page, "pertimbangan pereviu menentukan" in page) for page in printed][-1] == (True, True)


def test_statement_has_a_page_of_its_own(pages: Callable[..., list[str]], clean: Session) -> None:
    """
    What is signed stands on one page; the advice to the reviewer on the next.
    """
    statement, advice = pages(review_statement, clean)

    assert ("Inspektur" in statement, "Sebelum menandatangani" in statement) == (True, False)
    assert "Sebelum menandatangani" in advice
