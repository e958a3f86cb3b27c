"""
The site: it builds without a warning, leads nowhere wrong, needs no network, and tells every public name.

Run as a script with the folder of a built site, this file says as JSON what a browser makes of it.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import attrs
import pytest
from lxml import html

import lkj_rules
from lkj_rules.model import findings, results

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent
SEARCHES = {
    "TGT004": "rules/TGT004.html",
    "garis dasar": "panduan.html",
    "baseline": "guide.html",
    "InputError": "api/index.html",
    "format": "format.html",
}
"""What is searched for, and a page that must be among the first results."""
FIRST = 10
GUIDES_IN_SIDE_BAR = "//div[@class='sidebar-tree']/ul/li/a[starts-with(., 'Panduan') or starts-with(., 'Guide')]"
INNER = (
    results.Assurance, findings.Basis, results.Breakage, findings.Place, results.Reason, results.RuleResult, findings.Settled,
    findings.Texts,
)
WIDTHS = (390, 800, 1400)
"""Of a telephone, a tablet, a screen; in pixels."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """
    Build the site as ``make site`` does, every warning an error.
    """
    folder = tmp_path_factory.mktemp("site")
    options = ("--quiet", "--jobs", "auto", "--fail-on-warning", "--keep-going")
    built = subprocess.run(
        [sys.executable, "-m", "sphinx", *options, "docs", str(folder)],
        cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False, timeout=900,
    )  # fmt: skip
    assert (built.returncode, built.stderr) == (0, ""), "the group docs of pyproject.toml must be installed; see make site"
    return folder


@cache
def page(path: Path) -> html.HtmlElement:
    """
    Read a page.
    """
    return html.parse(path).getroot()


def pages(site: Path) -> list[Path]:
    """
    Give all pages.
    """
    return sorted(path for path in site.rglob("*.html") if "_static" not in path.parts)


def test_every_page_of_markdown_is_there(site: Path) -> None:
    """
    Each Markdown file below docs/ is a page, and every page has the side bar with both guides.
    """
    written = {path.relative_to(ROOT / "docs").with_suffix(".html") for path in (ROOT / "docs").rglob("*.md")}
    poor = [path.name for path in pages(site) if len(page(path).xpath(GUIDES_IN_SIDE_BAR)) != 2]

    assert [str(path) for path in sorted(written) if not (site / path).is_file()] == []
    assert poor == []


def links(path: Path) -> Iterator[str]:
    """
    Give what a page refers to.
    """
    for name in ("href", "src"):
        yield from page(path).xpath(f"//@{name}")


def test_links_lead_somewhere(site: Path) -> None:
    """
    Every link inside the site leads to a file, and to a place that the file has.
    """
    lost = []
    for path in pages(site):
        for link in links(path):
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            if not target.is_file() or (parts.fragment and unquote(parts.fragment) not in places(target)):
                lost.append(f"{path.relative_to(site)}: {link}")

    assert lost == []


@cache
def places(path: Path) -> frozenset[str]:
    """
    Give the places of a page that links can name.
    """
    return frozenset(page(path).xpath("//@id"))


def told(site: Path) -> dict[str, str]:
    """
    Give what the reference says of each name.
    """
    found = {}
    for path in (site / "api").glob("*.html"):
        for head in page(path).xpath("//dt[@id]"):
            body = head.getnext()
            found[head.get("id")] = "" if body is None else body.text_content().strip()
    return found


def test_reference_tells_every_public_name(site: Path) -> None:
    """
    Every name that ``lkj_rules`` exports, every field of its classes, and every class that these hold, is told in words.
    """
    classes = [getattr(lkj_rules, name) for name in lkj_rules.__all__ if attrs.has(getattr(lkj_rules, name))]
    wanted = [f"lkj_rules.{name}" for name in lkj_rules.__all__]
    wanted += [f"lkj_rules.{kind.__name__}.{field.name}" for kind in classes for field in attrs.fields(kind)]
    wanted += [f"{kind.__module__}.{kind.__name__}.{field.name}" for kind in INNER for field in attrs.fields(kind)]

    words = told(site)

    assert [name for name in wanted if not words.get(name)] == []


def test_pages_say_their_language(site: Path) -> None:
    """
    Readers aloud and translators are told which language a page, and each half of a rule's page, is in.
    """
    languages = {name: page(site / name).get("lang") for name in ("panduan.html", "guide.html", "rules/bahasa.html")}
    halves = set(page(site / "rules" / "TGT004.html").xpath("//section/@lang"))

    assert languages == {"panduan.html": "id", "guide.html": "en", "rules/bahasa.html": "id"}
    assert halves == {"id", "en"}


@pytest.fixture(scope="module")
def seen(site: Path) -> dict[str, Any]:
    """
    Give what a browser makes of the site; in a process of its own, since another suite's browser may still be open in this one.
    """
    run = subprocess.run(
        [sys.executable, __file__, str(site)], capture_output=True, text=True, encoding="utf-8", check=False, timeout=600,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    content: dict[str, Any] = json.loads(run.stdout)
    return content


@pytest.mark.parametrize("query", SEARCHES)
def test_search_works_from_a_folder(query: str, seen: dict[str, Any]) -> None:
    """
    Opened from the disk and without a network, the search finds the page.
    """
    assert SEARCHES[query] in seen["found"][query][:FIRST]


def test_no_page_is_wider_than_the_screen(seen: dict[str, Any]) -> None:
    """
    Wide tables and long lines scroll by themselves; the page does not.
    """
    assert seen["wide"] == []


def test_site_needs_no_network(seen: dict[str, Any]) -> None:
    """
    Pages fetch nothing but files of the site.
    """
    assert seen["foreign"] == []


def look(site: Path) -> dict[str, Any]:
    """
    Open the site in Chromium: search, measure pages of each kind, note what is fetched from elsewhere.
    """
    from playwright.sync_api import sync_playwright

    program = next((found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None)
    if program is None:
        sys.exit("Chromium is not installed; .ci/install-tools installs what the slow suites need.")
    rules = sorted((site / "rules").glob("[A-Z]*.html"))
    measured = [path for path in pages(site) if path not in rules] + rules[::10]
    foreign: list[str] = []
    with sync_playwright() as playwright:
        tab = playwright.chromium.launch(executable_path=program).new_context(offline=True).new_page()
        tab.on("request", lambda request: foreign.append(request.url) if not request.url.startswith(("file:", "data:")) else None)
        found = {}
        for query in SEARCHES:
            tab.goto(f"{(site / 'search.html').as_uri()}?q={query}")
            tab.wait_for_selector("#search-results li a")
            tab.wait_for_function("/finished|found|selesai/.test(document.querySelector('#search-results').innerText)")
            results = [link.get_attribute("href") or "" for link in tab.query_selector_all("#search-results li > a")]
            found[query] = list(dict.fromkeys(urlsplit(link).path for link in results))
        wide = []
        for width in WIDTHS:
            tab.set_viewport_size({"width": width, "height": 900})
            for path in measured:
                tab.goto(path.as_uri())
                if tab.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
                    wide.append(f"{path.relative_to(site)} at {width}")
    return {"found": found, "wide": wide, "foreign": sorted(set(foreign))}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(look(Path(sys.argv[1]).resolve())))
