#!/usr/bin/env python3
"""
Make the pictures of the README from the published report of KPU Kabupaten Asahan; ``make pictures`` runs this file.

The terminal is drawn by rich, the page photographed in the Chromium of the system. Dates are fixed: the same report gives the same.
"""

from __future__ import annotations

import io
import re
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

from lkj_rules.api import load_rules
from lkj_rules.cli.run import check_report, session_of
from lkj_rules.cli.settings import Settings
from lkj_rules.files.report_reader import read_report
from lkj_rules.model.values import Tanggal
from lkj_rules.render.html import render_html
from lkj_rules.render.material import Session
from lkj_rules.render.terminal import terminal_lines
from lkj_rules.render.terminal.paint import write_painted

FOLDER = Path(__file__).parent
REPORT = "fixtures/reports/kpu-asahan-2024.json"
TODAY = Tanggal(tahun=2025, bulan=2, hari=3)
SHOWN = ("CAP002", "CAP008", "KAT005")
"""The rules of the picture of the terminal: one wrong capaian, and what rests on it."""
WIDTH = 80
PHOTOS = {
    "page.png": ("light", "", 940), "page-chains.png": ("light", "#rantai-1", 680), "page-plots.png": ("dark", "#capaian-1", 680),
}
"""The pictures of the page: in which colours, from which section on, how many pixels down."""


def checked(*rules: str) -> Session:
    """
    Check the report as the command does, against all rules or only some.
    """
    settings = Settings(rules=load_rules().choose(select=rules), today=TODAY)
    return session_of(settings, [check_report(read_report(str(FOLDER.parents[1] / REPORT), name=REPORT), settings)])


def terminal() -> str:
    """
    Draw the terminal as SVG, whole in itself: the fonts that rich would fetch are left to the reader's own.
    """
    console = Console(record=True, width=WIDTH, file=io.StringIO())
    console.print(Text(f"$ lkj-check --select {','.join(SHOWN)} {REPORT}\n", style="bold"))
    console.print(Text.from_ansi(write_painted(terminal_lines(checked(*SHOWN), width=WIDTH), width=WIDTH, colours="truecolor")))
    drawn = console.export_svg(title="lkj-check", theme=MONOKAI, unique_id="terminal")
    return re.sub(r"@font-face \{.*?\}\s*", "", drawn, flags=re.DOTALL)


def photograph(folder: Path) -> None:
    """
    Photograph the page from several sections on.
    """
    from playwright.sync_api import sync_playwright

    file = folder / "page.html"
    file.write_text(render_html(checked()), encoding="utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        for name, (scheme, section, height) in PHOTOS.items():
            context = browser.new_context(viewport={"width": 1120, "height": height}, color_scheme=scheme, reduced_motion="reduce")
            page = context.new_page()
            page.goto(file.as_uri() + section)
            page.screenshot(path=FOLDER / name)
            context.close()
        browser.close()


if __name__ == "__main__":
    (FOLDER / "terminal.svg").write_text(terminal(), encoding="utf-8")
    with TemporaryDirectory() as temporary:
        photograph(Path(temporary))
