"""
How far the check reaches: outcomes of rules, reasons, figures that nobody held to others, and the checklist.
"""

from __future__ import annotations

from collections.abc import Callable

from lxml import html

from lkj_rules.model.findings import Finding
from lkj_rules.render.html import render_html
from lkj_rules.render.material import Session

Element = html.HtmlElement
Open = Callable[..., Element]
Text = Callable[[Element], str]
Run = Callable[..., Session]
Make = Callable[..., Finding]


def _section(page: Element, name: str) -> Element:
    return page.xpath("//section[@id=$name]", name=name)[0]


def test_families_add_up(opened: Open, text_of: Text, asahan: Session) -> None:
    """
    Every rule of the run is in one family; outcomes are counted as the run counts them.
    """
    section, result = _section(opened(asahan), "cakupan-1"), asahan.reports[0].result
    families, rules = section.xpath(".//table")
    columns = [[text_of(cell) for cell in row.xpath("td")] for row in families.xpath(".//tbody/tr")]
    sums = [sum(int(column.replace(".", "")) for column in each) for each in zip(*columns, strict=True)]

    assert sums == [
        len(asahan.rules), sum(each.passed for each in result.rules), sum(each.failed for each in result.rules),
        sum(each.not_testable for each in result.rules),
    ]  # fmt: skip
    assert len(rules.xpath(".//tbody/tr")) == len(asahan.rules)


def test_reasons_and_unguarded(
    make_finding: Make, make_session: Run, text_of: Text
) -> None:
    """
    The page says why something could not be tested, how often and by which rule, and how many figures stand alone.
    """
    section = _section(html.document_fromstring(render_html(make_session(make_finding()))), "cakupan-1")

    assert [text_of(each) for each in section.xpath(".//ul[@class='reasons']/li")] == ["2× target kosong CAP003"]
    assert text_of(section.xpath("./p")[0]).startswith("1 dari 2 angka dan predikat dibandingkan dengan nilai lain")


def test_unguarded_figures_are_listed(opened: Open, text_of: Text, asahan: Session) -> None:
    """
    Each figure that no rule compared with another is listed with its column and subject, as many as the run counts.
    """
    section, assurance = _section(opened(asahan), "cakupan-1"), asahan.reports[0].result.assurance
    listed = section.xpath(".//ul[@class='numbers']/li")

    assert len(listed) == len(assurance.unguarded)
    assert text_of(section.xpath(".//h3[contains(., 'tidak dibandingkan')]/span")[0]) == str(len(assurance.unguarded))
    assert [each for each in listed if not text_of(each.xpath("b")[0]) or not text_of(each.xpath("span")[0])] == []


def test_checklist(opened: Open, text_of: Text, asahan: Session) -> None:
    """
    The 23 statements stand in three parts; two values of one figure are a remark to II.2; who compiled the LKj is not visible.
    """
    section = _section(opened(asahan), "checklist-1")
    rows = [[text_of(cell) for cell in row.xpath("td | th")] for row in section.xpath(".//tbody/tr[not(@class)]")]
    answers = {row[0]: (row[2], row[3]) for row in rows}

    parts = [text_of(each) for each in section.xpath(".//tr[@class='part']")]
    assert parts == ["I · Format", "II · Mekanisme penyusunan", "III · Substansi"]
    assert len(rows) == 23
    assert answers["II.2"][0] == "tidak dapat disimpulkan"
    assert "CAP006" in answers["II.2"][1]
    assert answers["II.1"] == ("tidak dapat disimpulkan", "tidak tampak dari dokumen")
    assert answers["I.6"][0] == "ya"


def test_evidence_leads_to_findings(opened: Open, text_of: Text, asahan: Session) -> None:
    """
    A rule that the evidence of a row names leads to its first finding on the page, which is one on that rule.
    """
    page = opened(asahan)
    links = _section(page, "checklist-1").xpath(".//tbody//td[last()]/a")

    assert len(links) > 5
    for link in links:
        assert len(page.xpath("//*[@id=$name]", name=link.get("href")[1:])) == 1
        assert asahan.reports[0].by_fingerprint[link.get("href").removeprefix("#t-")].rule == text_of(link)
