"""
One file, whole in itself: nothing is fetched, links lead somewhere, foreign text stays text, the same run gives the same bytes.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from base64 import b64encode
from collections import Counter
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import attrs
import pytest
from lxml import html

from lkj_rules.render.html import render_html
from lkj_rules.render.html.environment import make_environment
from lkj_rules.render.material import PartFile, Session

ROOT = Path(__file__).parents[3]
Element = html.HtmlElement
Open = Callable[..., Element]
Text = Callable[[Element], str]
Write = Callable[..., str]
Run = Callable[..., Session]
HOSTILE = (
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "' autofocus onfocus='alert(1)", "]]><b>", "--><!--",
    "</style></script><svg onload=alert(1)>", "{{ 7 * 191 }}{% raw %}", "javascript:alert(1)", "&lt;b&gt; &amp;amp; &#60;i&#62;",
    "\x1b[31m\u202eevil\x00",
)  # fmt: skip
SECTIONS = ("ringkasan", "temuan", "rantai", "capaian", "anggaran", "cakupan", "checklist")
NEUTRAL = {"RKT", "PK", "LKj", "Renstra", "Status", "No", "Target", "SHA-256", "lkj-rules", "CAP003"}
"""Words that are the same in both languages."""


def _shape(page: Element) -> list[tuple[str, tuple[str, ...]]]:
    """
    Give what markup there is, without its texts and values.
    """
    return [(str(each.tag), tuple(sorted(map(str, each.attrib)))) for each in page.iter()]


def test_has_its_parts_in_order(opened: Open, asahan: Session) -> None:
    """
    The page of one report has the seven sections in order, and a table of contents that leads to each.
    """
    page = opened(asahan)

    wanted = [f"{name}-1" for name in SECTIONS]
    assert [each.get("id") for each in page.xpath("//main/section")] == wanted
    assert [each.get("href") for each in page.xpath("//nav//a")] == [f"#{each}" for each in wanted]
    assert page.xpath("string(//title)") == "KPU Kabupaten Asahan, Laporan Kinerja 2024 · lkj-rules"
    assert page.get("lang") == "id"


def test_several_reports_have_a_part_each(opened: Open, text_of: Text, everything: Session) -> None:
    """
    Reports stand in the order of the table above them: the one that has most errors first, the clean one last.
    """
    page = opened(everything)

    named = [text_of(each) for each in page.xpath("//main/section[@class='report']/h2")]
    rows = page.xpath("//section[h2/@id='semua']//tbody/tr")
    assert [f"{text_of(row[0])} {text_of(row[1])}" for row in rows] == named
    assert [row.xpath("th/a/@href") for row in rows] == [[f"#laporan-{number}"] for number in range(1, len(rows) + 1)]
    errors = [int(text_of(row[2]).split()[0]) for row in rows]
    assert errors == sorted(errors, reverse=True)
    assert named[-1] == "KPU Kabupaten Contoh 2024"


@pytest.mark.parametrize("run", ["asahan", "everything", "clean"])
def test_fetches_nothing(run: str, request: pytest.FixtureRequest, written: Write, opened: Open) -> None:
    """
    Nothing names another file: no attribute that loads, no address, no import in the style; links stay on the page.
    """
    session = request.getfixturevalue(run)
    page, text = opened(session), written(session)

    assert page.xpath("//link | //img | //iframe | //object | //embed | //base | //form | //@src | //@srcset | //@style") == []
    assert [each for each in page.xpath("//@href") if not each.startswith("#")] == []
    assert re.findall(r"https?:|url\(|@import|//[a-z]+\.", text.replace("// ", "")) == []


@pytest.mark.parametrize("run", ["asahan", "everything"])
def test_references_resolve(run: str, request: pytest.FixtureRequest, opened: Open) -> None:
    """
    Every id stands once; every link, label and description leads to one.
    """
    page = opened(request.getfixturevalue(run))
    ids = Counter(page.xpath("//@id"))

    assert [each for each, number in ids.items() if number > 1] == []
    named = [*(each[1:] for each in page.xpath("//@href")), *page.xpath("//@for | //@aria-labelledby")]
    assert sorted(set(named) - set(ids)) == []


def test_policy_admits_its_own_script_only(opened: Open, asahan: Session) -> None:
    """
    The Content-Security-Policy names the sums of the one style sheet and the one script, and admits nothing else.
    """
    page = opened(asahan)
    ((style,), (script,)) = page.xpath("//style"), page.xpath("//script")
    style_sum, script_sum = (b64encode(sha256(each.text.encode()).digest()).decode() for each in (style, script))

    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{style_sum}'; script-src 'sha256-{script_sum}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_foreign_text_is_text(text: str, make_hostile: Callable[[str], Session], opened: Open) -> None:
    """
    Whatever stands in a finding, a rule, a waiver, a name or a message: the markup is that of harmless text, and the text is shown.
    """
    session = make_hostile(text)
    page = opened(session)

    assert _shape(page) == _shape(opened(make_hostile("x" * len(text))))
    shown = text.replace("\x1b", "\\u001b").replace("\u202e", "\\u202e").replace("\x00", "\\u0000")
    assert page.xpath("count(//article[p[@class='message'] = $text])", text=shown) == 4
    assert page.xpath("string(//h1)") == shown


@pytest.mark.parametrize("values", [False, True], ids=["names", "values"])
def test_foreign_text_of_a_report_is_text(
    values: bool, poisoned: Callable[..., Session], opened: Open  # noqa: FBT001  a parameter of the test
) -> None:
    """
    A report whose every text, and then every value, is markup adds no element and no attribute to the page.

    The harmless text has the same words: on a note without words, as on no note, nothing rests.
    """
    text = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    plain = text.replace("<", "[").replace(">", "]")
    page, harmless = opened(poisoned(text, values=values)), opened(poisoned(plain, values=values))

    assert _shape(page) == _shape(harmless)
    assert page.xpath("count(//*[contains(text(), $text)])", text=text) > 100


def test_percent_stays_with_its_number() -> None:
    """
    A line never breaks before the sign of a percentage; elsewhere spaces stay as they are.
    """
    template = make_environment("id").from_string("{{ text }}")

    assert template.render(text="88,60 % dan 5 ‰, a % b") == "88,60\N{NO-BREAK SPACE}% dan 5\N{NO-BREAK SPACE}‰, a % b"


def test_speaks_both_languages(make_hostile: Callable[[str], Session], written: Write) -> None:
    """
    Of the page's own words none is the same in both languages, but for names.
    """
    session = make_hostile("·")
    words = []
    for bahasa in ("id", "en"):
        page = html.document_fromstring(written(session, bahasa))
        for each in page.xpath("//style | //script | //code | //svg | //tbody | //a[@class='permalink']"):
            each.drop_tree()
        texts = {" ".join(text.split()) for text in page.xpath("//text() | //@aria-label | //@data-text")}
        words.append({text for text in texts if re.search(r"[A-Za-z]{2}", text)})

    assert {text for text in words[0] & words[1] if not set(re.findall(r"[A-Za-z][\w-]+", text)) <= NEUTRAL} == set()
    assert len(words[0]) > 60


def test_same_run_gives_same_bytes(tmp_path: Path) -> None:
    """
    Another process, with other hashes, on another day but told the same date, writes the same file.
    """
    report = "fixtures/reports/bkpd-jabar-2016.json"
    pages = []
    for seed in ("1", "2"):
        out = tmp_path / f"{seed}.html"
        script = "from lkj_rules.cli.check import main; main(prog_name='lkj-check')"
        run = subprocess.run(
            [sys.executable, "-c", script, "--today", "2025-03-01", "--format", f"html={out}", report], cwd=ROOT, timeout=60,
            env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=False,
        )  # fmt: skip
        assert run.returncode == 1, run.stderr
        pages.append(out.read_bytes())

    assert pages[0] == pages[1]
    assert b'<time datetime="2025-03-01">1 Maret 2025</time>' in pages[0]
    assert str(ROOT).encode() not in pages[0]


def test_says_what_was_run(opened: Open, text_of: Text, clean: Session) -> None:
    """
    Head and foot name the file, the day, the number of rules, the profile, the version, and the sum of what was read.
    """
    session = attrs.evolve(clean, profile="kpu")
    page = opened(session)
    head, foot = text_of(page.xpath("//header")[0]), text_of(page.xpath("//footer")[0])

    assert head.endswith(f"Berkas base/clean.json Diperiksa 1 Maret 2025 {len(clean.rules)} aturan, profil kpu")
    assert f"lkj-rules 0.1.0; himpunan aturan {clean.rules.hash}" in foot
    assert clean.reports[0].sha256 in foot


def test_names_the_files_it_was_read_from(make_session: Run, text_of: Text) -> None:
    """
    A report that lies in several files has the sum of each in the foot.
    """
    session = make_session(parts=(PartFile(path="renstra.json", sha256="a" * 64),))
    foot = text_of(html.document_fromstring(render_html(session)).xpath("//footer")[0])

    assert f"renstra.json {'a' * 64}" in foot
