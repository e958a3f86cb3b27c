"""
Papers of real reports and of runs made by hand, opened as Word would.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import attrs
import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn

from lkj_rules.api import load_rules, read_report
from lkj_rules.cli.run import check_report
from lkj_rules.cli.settings import Settings
from lkj_rules.model.documents import Level
from lkj_rules.model.values import Tanggal
from lkj_rules.render.docx.matters import Details
from lkj_rules.render.docx.paper import Paper
from lkj_rules.render.material import Checked, Session

FIXTURES = Path(__file__).parents[3] / "fixtures"
TODAY = "2025-03-03"
Write = Callable[[Checked, Session, Details], Paper]


@pytest.fixture(scope="session")
def make_paper() -> Callable[..., bytes]:
    """
    Give a maker of the paper of the first report of a run, as bytes.
    """

    def make(write: Write, session: Session, details: Details | None = None) -> bytes:
        return write(session.reports[0], session, details or Details()).bytes(today=session.today, author="lkj-rules 0.1.0")

    return make


@pytest.fixture(scope="session")
def open_paper(make_paper: Callable[..., bytes]) -> Callable[..., Document]:
    """
    Give a maker of the paper of the first report of a run, opened.
    """

    def make(write: Write, session: Session, details: Details | None = None) -> Document:
        return docx.Document(io.BytesIO(make_paper(write, session, details)))

    return make


@pytest.fixture(scope="session")
def read_paper(open_paper: Callable[..., Document]) -> Callable[..., str]:
    """
    Give a reader of all text of a paper, tables included, in reading order, paragraphs on lines.
    """

    def read(write: Write, session: Session, details: Details | None = None) -> str:
        paragraphs = open_paper(write, session, details).element.body.iter(qn("w:p"))
        return "\n".join("".join(text.text or "" for text in each.iter(qn("w:t"))) for each in paragraphs)

    return read


@pytest.fixture(scope="session")
def checked() -> Callable[[str], Session]:
    """
    Give the run over a report of the fixtures, by its path.
    """
    rules = load_rules()

    def check(name: str) -> Session:
        settings = Settings(rules=rules, today=Tanggal(tahun=2025, bulan=3, hari=3))
        report = check_report(read_report(FIXTURES / name, name=name), settings)
        return Session(reports=(report,), rules=rules, version="0.1.0", bahasa="id", today=TODAY)

    return check


@pytest.fixture(scope="session")
def asahan(checked: Callable[[str], Session]) -> Session:
    """
    Give the run over the report with nine errors.
    """
    return checked("reports/kpu-asahan-2024.json")


@pytest.fixture(scope="session")
def clean(checked: Callable[[str], Session]) -> Session:
    """
    Give the run over the report without findings.
    """
    return checked("base/clean.json")


@pytest.fixture(scope="session")
def at_level(clean: Session) -> Callable[[Session, Level], Session]:
    """
    Give a maker of the run as it would be for an office of another level, with every document and every figure compared.
    """

    def change(session: Session, level: Level) -> Session:
        (report,) = session.reports
        laporan = attrs.evolve(clean.reports[0].laporan, entitas=attrs.evolve(report.laporan.entitas, level=level))
        assurance = attrs.evolve(report.result.assurance, unguarded=())
        result = attrs.evolve(report.result, assurance=assurance)
        return attrs.evolve(session, reports=(attrs.evolve(report, laporan=laporan, result=result),))

    return change


@pytest.fixture(scope="session")
def details() -> Details:
    """
    Give all that a reviewer can say of the review.
    """
    return Details(
        reviewer="Pereviu Contoh", position="Ketua Tim Reviu", office="Inspektorat Contoh", place="Kisaran",
        date=Tanggal(tahun=2025, bulan=2, hari=14), number="700/12/2025",
    )  # fmt: skip
