"""
The page in a real browser: nothing is fetched, foreign text does nothing, filters, search, folds and links work.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from lkj_rules.model.findings import Finding, RuleId, Severity, Texts
from lkj_rules.render.material import Session

pytestmark = pytest.mark.slow

HOSTILE = (
    "\"'></title></style></script><script>alert(1)</script><img src=x onerror=alert(2)><svg onload=alert(3)>"
    "<a href=javascript:alert(4)><iframe src=https://example.org/></iframe><input autofocus onfocus=alert(5)>{{ 7 * 191 }}"
)
CAP002 = "Capaian Persentase Pemilih yang Berhak Memilih Tetapi Tidak Masuk dalam Daftar Pemilih Tetap pada Bab III.A"


def test_asks_for_nothing(visit: Callable[..., Any], everything: Session) -> None:
    """
    Opening and unfolding the page of five reports makes no request but for the page itself, and no message or error.
    """
    visited = visit(everything)
    visited.reveal()
    visited.page.wait_for_load_state("networkidle")

    assert visited.requests == [visited.address]
    assert visited.noises == []


def _without_policy(text: str) -> str:
    return re.sub(r"<meta http-equiv=[^>]*>", "", text)


@pytest.mark.parametrize("run", ["findings", "report"])
@pytest.mark.parametrize("change", [str, _without_policy], ids=["policy", "no-policy"])
def test_foreign_text_does_nothing(
    run: str, change: Callable[[str], str], visit: Callable[..., Any], make_hostile: Callable[[str], Session],
    poisoned: Callable[..., Session],
) -> None:  # fmt: skip
    """
    Scripts, images, frames and handlers in any text make no node, no request and no dialogue, even without the page's policy.
    """
    visited = visit(make_hostile(HOSTILE) if run == "findings" else poisoned(HOSTILE, values=True), change=change)
    visited.reveal()
    visited.page.fill("[data-search] >> nth=0", HOSTILE)
    visited.page.wait_for_timeout(400)

    assert visited.page.evaluate("document.querySelectorAll('script').length") == 1
    assert visited.page.evaluate("document.querySelectorAll('img, iframe, object, embed, form, input[autofocus]').length") == 0
    assert visited.page.evaluate(
        "[...document.querySelectorAll('*')].flatMap(node => [...node.attributes])"
        ".filter(each => /^on/i.test(each.name) || /javascript:/i.test(each.name === 'href' ? each.value : '')).length"
    ) == 0  # fmt: skip
    assert HOSTILE in visited.page.inner_text("body")
    assert visited.requests == [visited.address]
    assert visited.noises == []


def test_search(visit: Callable[..., Any], asahan: Session) -> None:
    """
    Words are sought without regard to case, in any order, in the rule's title too; what holds no hit is hidden with its headings.
    """
    visited = visit(asahan)
    page, number = visited.page, len(list(asahan.findings()))
    result = page.locator("[data-result]")
    assert result.inner_text() == f"{number} dari {number} temuan ditampilkan"

    page.fill("#cari-1", "SUMPAH  fasilitasi qge.001")
    expect(page.locator("[data-result]")).to_have_text(re.compile("^1 dari"))
    assert page.locator("[data-finding]:visible .message").text_content().startswith("QGE.001 Fasilitasi Penyiapan Sumpah Janji di")
    assert page.locator("[data-document]:visible h3").text_content() == "Anggaran"

    page.click("[data-reset]")
    page.fill("#cari-1", "88,60 % capaian satu indikator berbeda")
    expect(page.locator("[data-result]")).to_have_text(re.compile("^1 dari"))
    assert page.locator("[data-group]:visible h4 code").text_content() == "CAP007"

    page.fill("#cari-1", "tidak ada kata ini di mana pun")
    expect(page.locator("[data-result]")).to_have_text(re.compile("^0 dari"))
    assert page.locator("[data-nothing]").is_visible()

    page.click("[data-reset]")
    assert len(visited.visible()) == number
    assert page.input_value("#cari-1") == ""


def test_search_sees_through_letter_forms(
    visit: Callable[..., Any], make_finding: Callable[..., Finding], make_session: Callable[..., Session]
) -> None:
    """
    Full-width letters and ligatures, as scans leave them, are found by the plain ones.
    """
    visited = visit(make_session(make_finding(message=Texts("Ｔａｒｇｅｔ ﬁnal", ""))))
    visited.page.fill("#cari-1", "tiada")
    expect(visited.page.locator("[data-result]")).to_have_text(re.compile("^0 dari"))

    visited.page.fill("#cari-1", "target final")
    expect(visited.page.locator("[data-result]")).to_have_text(re.compile("^1 dari"))


def test_filters(visit: Callable[..., Any], asahan: Session) -> None:
    """
    Severity, document and family narrow the list together, by what the findings are.
    """
    visited = visit(asahan)
    page = visited.page
    warnings = [each for each in asahan.findings() if each.severity is Severity.WARNING and each.rule.startswith("IND")]
    wanted = {f"t-{each.fingerprint}" for each in warnings if each.place.pointer.startswith("/perjanjian_kinerja")}

    for kind in ("error", "info", "review"):
        page.uncheck(f"input[data-severity={kind}]")
    page.select_option("#dokumen-1", "perjanjian_kinerja")
    page.select_option("#aturan-1", "IND")

    assert set(visited.visible()) == wanted
    assert len(wanted) > 10
    assert page.locator("[data-result]").inner_text().startswith(f"{len(wanted)} dari ")


def test_count_leads_to_its_findings(visit: Callable[..., Any], asahan: Session) -> None:
    """
    The number of errors in the summary is a link to the nine errors, and to nothing else.
    """
    visited = visit(asahan)
    visited.page.click(".tallies .error a")

    assert set(visited.visible()) == {f"t-{each.fingerprint}" for each in asahan.findings() if each.severity is Severity.ERROR}
    assert len(visited.visible()) == 9
    assert visited.page.url.endswith("#temuan-1")


def test_status_filter(visit: Callable[..., Any], settled: Session) -> None:
    """
    What was waived can be looked at alone.
    """
    visited = visit(settled)
    visited.page.select_option("#status-1", "waived")

    assert visited.page.eval_on_selector_all(
        "[data-finding]:not([hidden])", "nodes => nodes.map(node => node.dataset.status)"
    ) == ["waived"]  # fmt: skip


def test_deep_link(visit: Callable[..., Any], asahan: Session) -> None:
    """
    A link to a finding brings it on the screen, marked and focused; a filter that hides it gives way.
    """
    (finding,) = (each for each in asahan.findings() if each.message.id.startswith(CAP002))
    anchor = f"t-{finding.fingerprint}"
    visited = visit(asahan, fragment=f"#{anchor}")
    page = visited.page
    entry = page.locator(f"#{anchor}")

    expect(entry).to_be_focused()
    assert _on_screen(page, anchor)
    assert entry.evaluate("node => getComputedStyle(node).boxShadow") != "none"

    page.evaluate("location.hash = '#ringkasan-1'")
    page.uncheck("input[data-severity=error]")
    assert not entry.is_visible()
    page.evaluate("name => { location.hash = name; }", f"#{anchor}")
    expect(entry).to_be_focused()
    assert _on_screen(page, anchor)


def _on_screen(page: Page, anchor: str) -> bool:
    """
    Return whether the top of an element is visible below what is pinned at the top.
    """
    top, height = page.evaluate(
        "name => [document.getElementById(name).getBoundingClientRect().top, innerHeight]", anchor
    )
    bar = page.evaluate("document.querySelector('.contents.pinned')?.getBoundingClientRect().bottom ?? 0")
    return bool(bar <= top < height)


def test_deep_link_into_a_fold(
    visit: Callable[..., Any], make_finding: Callable[..., Finding], make_session: Callable[..., Session]
) -> None:
    """
    A link to one of the many findings that are told in brief unfolds their list.
    """
    session = make_session(*(make_finding(fingerprint=f"m{number}") for number in range(1_500)))
    visited = visit(session, fragment="#t-m1499")

    expect(visited.page.locator("#t-m1499")).to_be_focused()
    assert _on_screen(visited.page, "t-m1499")


def test_links_between_reports(visit: Callable[..., Any], everything: Session) -> None:
    """
    The table of all reports leads to each, and a link to a finding to where it is, though what is far off is not laid out.
    """
    anchor = f"t-{everything.reports[3].result.findings[-1].fingerprint}"
    visited = visit(everything, fragment=f"#{anchor}")
    page = visited.page
    expect(page.locator(f"#{anchor}")).to_be_focused()
    assert _on_screen(page, anchor)

    for place in (5, 1, 3):
        page.evaluate("scrollTo(0, 0)")
        page.locator(f"a[href='#laporan-{place}']").click()
        page.wait_for_timeout(300)
        assert _on_screen(page, f"judul-{place}")


def test_budget_unfolds_and_folds(visit: Callable[..., Any], trade: Session) -> None:
    """
    A budget of 113 lines opens where something is wrong; its buttons unfold and fold the whole.
    """
    page = visit(trade).page
    tree = page.locator("details[data-tree]").first
    lines, rows = tree.locator("details"), tree.locator(".row:visible")

    assert tree.locator(".row.broken:visible").count() == 3
    tree.locator("[data-unfold]").click()
    assert lines.count() == tree.locator("details[open]").count() > 10
    assert rows.count() == 114
    tree.locator("[data-fold]").click()
    assert rows.count() == lines.count() + 1


def test_rare_rule_is_found_among_many(
    visit: Callable[..., Any], make_finding: Callable[..., Finding], make_session: Callable[..., Session]
) -> None:
    """
    On a page of thousands of findings the filter by family shows the three of the rare rule, and the search reaches those in brief.
    """
    many = [make_finding(fingerprint=f"m{number}", message=Texts(f"Indikator {number}.", "")) for number in range(7_000)]
    few = [make_finding(rule=RuleId("TGT001"), fingerprint=f"f{number}") for number in range(3)]
    visited = visit(make_session(*many, *few))

    visited.page.select_option("#aturan-1", "TGT")
    assert visited.visible() == ["t-f0", "t-f1", "t-f2"]
    visited.page.click("[data-reset]")
    visited.page.fill("#cari-1", "indikator 6942")
    expect(visited.page.locator("[data-result]")).to_have_text(re.compile("^1 dari"))
    assert visited.visible() == ["t-m6942"]
