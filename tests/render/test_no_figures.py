"""
A report without figures is not said to have none of none checked.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import attrs
import docx
import pytest
from click.testing import CliRunner

from lkj_rules.cli import toolbox
from lkj_rules.model.results import Assurance
from lkj_rules.render.docx import review_notes
from lkj_rules.render.docx.matters import Details
from lkj_rules.render.html import render_html
from lkj_rules.render.markdown import render_markdown
from lkj_rules.render.material import Session
from lkj_rules.render.terminal import terminal_lines

SAID = {"id": "Laporan ini tidak memuat angka atau predikat.", "en": "This report holds no figures or predicates."}


@pytest.fixture(params=["id", "en"])
def bare(make_session: Callable[..., Session], request: pytest.FixtureRequest) -> Session:
    """
    Give a run over a report without figures.
    """
    session = make_session(bahasa=request.param)
    (report,) = session.reports
    result = attrs.evolve(report.result, assurance=Assurance(looked_at={}, unguarded=()))
    return attrs.evolve(session, reports=(attrs.evolve(report, result=result),))


def test_renderers_say_so(bare: Session) -> None:
    """
    The terminal, the page, Markdown and the notes say it in words.
    """
    said = SAID[bare.bahasa]
    terminal = "\n".join("".join(span.text for span in line) for line in terminal_lines(bare, width=100))
    notes = docx.Document(io.BytesIO(review_notes(bare.reports[0], bare, Details()).bytes(today=bare.today, author="x")))
    checked = "**Diperiksa:** tidak ada angka" if bare.bahasa == "id" else "**Checked:** no figures"

    assert said in terminal
    assert render_html(bare).count(said) == 2
    assert checked in render_markdown(bare)
    assert any(each.text.startswith(f"{SAID['id']} Sebanyak 7 pengujian") for each in notes.paragraphs)
    assert "0 dari 0" not in terminal + render_html(bare)
    assert "0 of 0" not in terminal + render_html(bare)


@pytest.mark.parametrize("bahasa", ["id", "en"])
def test_unguarded_says_so(tmp_path: Path, bahasa: str) -> None:
    """
    The list of figures that nothing guards says that there are none.
    """
    path = tmp_path / "report.json"
    path.write_text(json.dumps({
        "format": "lkj-rules/1", "entitas": {"nama": "Kantor Contoh", "level": "satker"}, "tahun": 2024,
    }), encoding="utf-8")  # fmt: skip

    result = CliRunner().invoke(toolbox.main, ["--lang", bahasa, "unguarded", str(path)])

    assert (result.exit_code, result.stdout.strip()) == (0, SAID[bahasa])
