"""
The page for everyone: by keyboard, for the ear, on a phone, on paper, and without scripts, in a real browser.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from lkj_rules.render.material import Session

pytestmark = pytest.mark.slow

PHONE, NARROWEST = 390, 320
FOCUSABLE = "a[href], button, input, select, summary, [tabindex='0']"


def test_everything_is_reached_by_keyboard(visit: Callable[..., Any], clean: Session, settled: Session) -> None:
    """
    Tab goes to every link, field, button, fold and scrolling table in the order of the page, each time with a visible frame.
    """
    for session in (clean, settled):
        page = visit(session).page
        expected = page.evaluate(
            "selector => [...document.querySelectorAll(selector)].filter(node => node.checkVisibility())"
            ".map((node, number) => { node.dataset.order = number; return number; })", FOCUSABLE,
        )  # fmt: skip
        reached, bare = [], []
        for _ in expected:
            page.keyboard.press("Tab")
            order, outline = page.evaluate(
                "[document.activeElement.dataset.order, getComputedStyle(document.activeElement).outlineStyle !== 'none' || "
                "getComputedStyle(document.activeElement.closest('.chip') ?? document.activeElement).outlineStyle !== 'none']"
            )
            reached.append(int(order))
            bare.extend([] if outline else [order])

        assert reached == expected
        assert bare == []


def test_keys_work(visit: Callable[..., Any], asahan: Session) -> None:
    """
    The first Tab offers the way past the navigation; Space switches a filter, Enter folds.
    """
    page = visit(asahan).page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "isi"

    page.focus("input[data-severity=error]")
    page.keyboard.press("Space")
    assert page.locator("[data-finding][data-severity=error]:visible").count() == 0

    fold = page.locator("details[data-tree] summary.row").first
    fold.focus()
    page.keyboard.press("Enter")
    assert fold.evaluate("node => node.parentElement.open") is False


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("run", ["asahan", "hospital", "several", "settled"])
def test_axe_finds_nothing(run: str, scheme: str, request: pytest.FixtureRequest, visit: Callable[..., Any]) -> None:
    """
    The accessibility checker axe, with everything unfolded, has nothing to say: names, roles, order of headings, contrast.
    """
    visited = visit(request.getfixturevalue(run), color_scheme=scheme)
    visited.reveal()
    results = Axe().run(visited.page)

    assert results.violations_count == 0, results.generate_report()


@pytest.mark.parametrize("width", [PHONE, NARROWEST])
@pytest.mark.parametrize("run", ["asahan", "everything", "clean", "settled"])
def test_fits_a_phone(run: str, width: int, request: pytest.FixtureRequest, visit: Callable[..., Any]) -> None:
    """
    On a phone the page scrolls down only, and nothing is cut at its right edge but what scrolls by itself.
    """
    visited = visit(request.getfixturevalue(run), viewport={"width": width, "height": 844}, is_mobile=True, has_touch=True)
    visited.reveal()

    assert _cut(visited.page) == []


def test_long_words_fit_a_phone(visit: Callable[..., Any], poisoned: Callable[..., Session]) -> None:
    """
    Names and values without a space, three hundred characters long, break.
    """
    visited = visit(poisoned("W" * 300, values=True), viewport={"width": PHONE, "height": 844}, is_mobile=True)
    visited.reveal()

    assert _cut(visited.page) == []


def _cut(page: Page) -> list[str]:
    """
    Give what reaches beyond the right edge of the screen, unless it scrolls by itself or is there for the ear only.
    """
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    found: list[str] = page.evaluate(
        "[...document.body.querySelectorAll('*')].filter(node => !node.closest('.scroll, .contents, .sr, svg'))"
        ".filter(node => node.getBoundingClientRect().right > document.documentElement.clientWidth + 1)"
        ".map(node => `${node.tagName}.${node.className}`)"
    )
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_prints(scheme: str, visit: Callable[..., Any], asahan: Session, tmp_path: Path) -> None:
    """
    On paper all sections stand in order on numbered pages of A4, what is folded is open, and nothing to click is left.
    """
    visited = visit(asahan, color_scheme=scheme)
    pages = _printed(visited.page, tmp_path / "page.pdf")
    text = "\n".join(pages)

    heads = (
        "Isi laporan belum saling cocok.", "Temuan", "Rantai target", "Capaian: tertulis dan dihitung ulang",
        "Realisasi terhadap pagu", "Rincian anggaran", "Cakupan pemeriksaan", "Checklist reviu",
    )  # fmt: skip
    places = [re.search(rf"^ *{re.escape(head)}", text, re.MULTILINE) for head in heads]
    assert [place.start() for place in places if place] == sorted(place.start() for place in places if place)
    assert len([place for place in places if place]) == len(heads)
    assert [page.split()[-3:] for page in pages] == [[str(number), "/", str(len(pages))] for number in range(1, len(pages) + 1)]
    assert "60.337.150.000" in text[text.index("Rincian anggaran") :]
    assert [word for word in ("Cari dalam temuan", "Buka semua", "Langsung ke isi") if word in text] == []
    visited.page.emulate_media(media="print", color_scheme=scheme)  # type: ignore[arg-type]  # one of its words
    assert visited.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_prints_every_report(visit: Callable[..., Any], several: Session, tmp_path: Path) -> None:
    """
    Each of several reports begins on a sheet of its own and is printed to its end.
    """
    pages = _printed(visit(several).page, tmp_path / "page.pdf")
    begins = [number for number, page in enumerate(pages) for name in ("Badan Ketahanan", "KPU Kabupaten Contoh")
              if page.lstrip().startswith(name)]  # fmt: skip

    assert len(begins) == len(set(begins)) == 2
    assert len(re.findall(r"^ *Checklist reviu$", "\n".join(pages), re.MULTILINE)) == 2


def test_folded_reference_stays_off_paper(visit: Callable[..., Any], asahan: Session, tmp_path: Path) -> None:
    """
    Why a rule asks, the table of all rules and that of all targets are printed only if they were unfolded before.
    """
    visited = visit(asahan)
    short = _printed(visited.page, tmp_path / "short.pdf")
    heads = ("Mengapa dan dasarnya", "Semua aturan satu per satu", "Semua target sebagai tabel")
    assert [head for head in heads if head in "\n".join(short)] == []

    visited.reveal()
    long = _printed(visited.page, tmp_path / "long.pdf")
    assert [head for head in heads if head not in "\n".join(long)] == []
    assert len(long) > len(short) + 5


def _printed(page: Page, file: Path) -> list[str]:
    """
    Print a page, and give the text of its sheets.
    """
    program = shutil.which("pdftotext")
    if program is None:
        pytest.fail("pdftotext is not installed; .ci/install-tools installs what the slow suites need.")
    page.pdf(path=file, prefer_css_page_size=True)
    done = subprocess.run([program, "-layout", file, "-"], check=True, capture_output=True, timeout=60)
    return done.stdout.decode().split("\f")[:-1]


def test_works_without_script(visit: Callable[..., Any], asahan: Session) -> None:
    """
    Where scripts are off every finding is there, filters are not offered, and folds work.
    """
    page = visit(asahan, java_script_enabled=False).page

    assert page.locator("[data-filters]:visible, [data-tools]:visible").count() == 0
    assert page.locator("[data-finding]:visible").count() == len(list(asahan.findings()))
    page.locator("details.ground > summary").first.click()
    assert page.locator("details.ground").first.get_attribute("open") is not None
