"""
Pages of real reports and of runs made by hand, read as a browser reads them.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import attrs
import pytest
from lxml import html
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from lkj_rules.api import load_rules
from lkj_rules.cli.run import check_report
from lkj_rules.cli.settings import Settings
from lkj_rules.files.report_reader import ReportFile, parse_report, read_report
from lkj_rules.model.values import Tanggal
from lkj_rules.render.html import render_html
from lkj_rules.render.material import Session

FIXTURES = Path(__file__).parents[3] / "fixtures"
TODAY = "2025-03-01"
Element = html.HtmlElement
PROSE = frozenset({
    "nama", "judul", "bab", "bagian", "label", "catatan", "terbilang", "pihak", "uraian", "diumumkan", "ada", "versi", "kalimat",
})  # fmt: skip
"""Keys of a report whose texts are free: no other part of the report refers to them."""
VALUES = frozenset({
    "target", "realisasi", "capaian", "pagu", "sisa", "persen", "jumlah", "total", "nilai", "bilangan", "angka", "teks", "dibaca",
})  # fmt: skip
"""Keys of values as printed, which may be any text."""


def _session(*files: ReportFile, bahasa: str = "id") -> Session:
    settings = Settings(rules=load_rules(), today=Tanggal(tahun=2025, bulan=3, hari=1))
    reports = tuple(check_report(file, settings) for file in files)
    return Session(reports=reports, rules=settings.rules, version="0.1.0", bahasa=bahasa, today=TODAY)


@cache
def _checked(*names: str) -> Session:
    return _session(*(read_report(str(FIXTURES / f"{name}.json"), name=f"{name}.json") for name in names))


@pytest.fixture(scope="session")
def check() -> Callable[[object], Session]:
    """
    Give a checker of one report made by hand, as JSON would hold it.
    """
    return lambda whole: _session(parse_report(json.dumps(whole).encode(), name="report.json"))


@pytest.fixture(scope="session")
def asahan() -> Session:
    """
    Give the run over the report with nine errors.
    """
    return _checked("reports/kpu-asahan-2024")


@pytest.fixture(scope="session")
def hospital() -> Session:
    """
    Give the run over the report of a hospital whose budget does not add up.
    """
    return _checked("reports/rsjiwa-jabar-2016")


@pytest.fixture(scope="session")
def trade() -> Session:
    """
    Give the run over the report of an office that prints no figures for its programmes.
    """
    return _checked("reports/disperindag-jabar-2016")


@pytest.fixture(scope="session")
def everything() -> Session:
    """
    Give the run over four real reports and the clean one.
    """
    names = ("bkpd-jabar-2016", "disperindag-jabar-2016", "kpu-asahan-2024", "rsjiwa-jabar-2016")
    return _checked(*(f"reports/{name}" for name in names), "base/clean")


@pytest.fixture(scope="session")
def several() -> Session:
    """
    Give the run over two short reports.
    """
    return _checked("reports/bkpd-jabar-2016", "base/clean")


@pytest.fixture(scope="session")
def clean() -> Session:
    """
    Give the run over the report without findings.
    """
    return _checked("base/clean")


@pytest.fixture(scope="session")
def written() -> Callable[..., str]:
    """
    Give a writer of pages that writes the page of one run in one language once.
    """
    pages: dict[tuple[int, str], tuple[Session, str]] = {}

    def write(session: Session, bahasa: str = "id") -> str:
        key = (id(session), bahasa)
        if key not in pages:
            pages[key] = (session, render_html(attrs.evolve(session, bahasa=bahasa)))
        return pages[key][1]

    return write


@pytest.fixture(scope="session")
def opened(written: Callable[..., str]) -> Callable[..., Element]:
    """
    Give a maker of pages, parsed, each once; tests leave them as they are.
    """
    pages: dict[tuple[int, str], Element] = {}

    def parse(session: Session, bahasa: str = "id") -> Element:
        text = written(session, bahasa)
        if (id(session), bahasa) not in pages:
            pages[id(session), bahasa] = html.document_fromstring(text)
        return pages[id(session), bahasa]

    return parse


@pytest.fixture(scope="session")
def text_of() -> Callable[[Element], str]:
    """
    Give a reader of the words of an element, on one line, with usual spaces.
    """
    return lambda element: " ".join(element.text_content().split())


@pytest.fixture(scope="session")
def poisoned(check: Callable[[object], Session]) -> Callable[..., Session]:
    """
    Give a maker of the Asahan run with one foreign text in every free text of the report, and if asked in every value.
    """

    def poison(text: str, *, values: bool = False) -> Session:
        keys = PROSE | VALUES if values else PROSE
        whole = json.loads((FIXTURES / "reports" / "kpu-asahan-2024.json").read_text(encoding="utf-8"))
        return check(_replaced(whole, text, keys))

    return poison


def _replaced(node: Any, text: str, keys: frozenset[str], key: str = "") -> Any:
    if isinstance(node, dict):
        return {name: _replaced(each, text, keys, name) for name, each in node.items()}
    if isinstance(node, list):
        return [_replaced(each, text, keys, key) for each in node]
    return text if isinstance(node, str) and key in keys else node


@attrs.define(kw_only=True)
class Visit:
    """
    Hold an open page and what happened on it.
    """

    page: Page
    address: str
    requests: list[str] = attrs.field(factory=list)
    noises: list[str] = attrs.field(factory=list)

    def visible(self, selector: str = "[data-finding]") -> list[str]:
        """
        Give the ids of what is shown.
        """
        found: list[str] = self.page.eval_on_selector_all(
            selector, "nodes => nodes.filter(node => !node.closest('[hidden]')).map(node => node.id)"
        )
        return found

    def reveal(self) -> None:
        """
        Unfold everything, and lay out what is off the screen too.
        """
        self.page.evaluate(
            "document.querySelectorAll('details').forEach(node => { node.open = true; });"
            "document.querySelectorAll('.case, .briefs li, .report').forEach(node => {"
            "  node.style.contentVisibility = 'visible';"
            "});"
        )


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """
    Give the browser of the system.
    """
    program = next((found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None)
    if program is None:
        pytest.fail("Chromium is not installed; .ci/install-tools installs what the slow suites need.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program)
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium: Browser, written: Callable[..., str], tmp_path: Path) -> Iterator[Callable[..., Visit]]:
    """
    Give an opener of the page of a run, that notes every request, message, error and dialogue; the network is off.
    """
    contexts: list[BrowserContext] = []

    def open_page(session: Session, *, fragment: str = "", change: Callable[[str], str] = str, **options: Any) -> Visit:
        context = chromium.new_context(offline=True, reduced_motion="reduce", **options)
        contexts.append(context)
        file = tmp_path / f"{len(contexts)}.html"
        file.write_text(change(written(session)), encoding="utf-8")
        visited = Visit(page=context.new_page(), address=file.as_uri() + fragment)
        visited.page.on("request", lambda request: visited.requests.append(request.url))
        visited.page.on("console", lambda message: visited.noises.append(message.text))
        visited.page.on("pageerror", lambda error: visited.noises.append(str(error)))
        visited.page.on("dialog", lambda dialog: (visited.noises.append(f"dialog {dialog.message}"), dialog.dismiss()))
        visited.page.goto(visited.address)
        return visited

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def settled(make_hostile: Callable[[str], Session]) -> Session:
    """
    Give a run with a finding of every status, a broken rule and an unreadable file.
    """
    return make_hostile("Teks")
