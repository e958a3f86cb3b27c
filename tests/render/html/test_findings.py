"""
The findings as a reader works through them: what each shows, how it was settled, what the filters offer.
"""

from __future__ import annotations

from collections.abc import Callable

import attrs
import pytest
from lxml import html

from lkj_rules.model.findings import Finding, Place, Pointer, RuleId, Settled, Severity, Status, Texts
from lkj_rules.render.html import render_html
from lkj_rules.render.html.environment import MOST_VALUES
from lkj_rules.render.html.findings import FULL, anchors_of
from lkj_rules.render.material import Session

Element = html.HtmlElement
Open = Callable[..., Element]
Text = Callable[[Element], str]
Run = Callable[..., Session]
Make = Callable[..., Finding]


def _page(session: Session) -> Element:
    return html.document_fromstring(render_html(session))


def _value(entry: Element, text_of: Text, label: str) -> tuple[str, str]:
    """
    Give a value of a finding with where it stands.
    """
    (line,) = entry.xpath("./dl/div[dt = $label]", label=label)
    return text_of(line.xpath("dd[@class='value']")[0]), " ".join(text_of(each) for each in line.xpath("dd[@class='where']"))


def test_recomputation_and_place(opened: Open, text_of: Text, asahan: Session) -> None:
    """
    A finding shows what is written and what follows, the working, its operands, and where each stands on paper and in the file.
    """
    (entry,) = opened(asahan).xpath("//article[contains(p[@class='message'], 'Bab III.A tertulis 1.100')]")

    assert _value(entry, text_of, "tertulis") == ("1.100 %", "Bab III.A, baris 7, capaian baris dan kolom 494:253")
    assert _value(entry, text_of, "seharusnya") == ("−900 % atau 9,09 %", "")
    assert _value(entry, text_of, "hitungan") == ("(2 − 1,1 ÷ 0,1) × 100 = −900; 0,1 ÷ 1,1 × 100 = 9,09", "")
    assert _value(entry, text_of, "target") == ("0,1%", "Bab III.A, baris 7, target baris dan kolom 494:212")
    assert _value(entry, text_of, "realisasi") == ("1,1 %", "Bab III.A, baris 7, realisasi baris dan kolom 494:233")
    again = "Juga di: Sasaran Strategis 3, Bab III.B, baris 4, capaian baris dan kolom 529:254"
    assert text_of(entry.xpath("p[@class='also']")[0]) == again


def test_followers_stand_beneath_their_cause(opened: Open, text_of: Text, asahan: Session) -> None:
    """
    With the target of 100 % that Bab III.A prints a capaian of 100 % needs no cap; with 95 % the RKT says what the PK says.

    No other figure in the place of 1.100 % makes ten achievements average the 100 % stated, so nothing stands beneath it.
    """
    cases = opened(asahan).xpath("//div[@data-case][div[@data-followers]]")
    (alone,) = opened(asahan).xpath("//div[@data-case][article[contains(p[@class='message'], 'Bab III.A tertulis 1.100')]]")

    assert [
        (
            text_of(case.xpath("../div[@class='head']//code")[0]),
            text_of(case.xpath("div[@data-followers]/p")[0]).partition("periksa angka ini lebih dahulu: ")[2],
            [text_of(each) for each in case.xpath("div[@data-followers]/article//code[not(ancestor::p)]")],
        )
        for case in cases
    ] == [
        ("TGT007", "35% (Rencana Kinerja Tahunan Tahun 2024, Lampiran).", ["TGT001"]),
        ("TGT006", "85 % (Sasaran Strategis 2, Bab III.B).", ["CAP003"]),
    ]
    assert alone.xpath("div[@data-followers]") == []


@pytest.mark.parametrize(("bahasa", "told"), [
    ("id", (
        "dijelaskan", "Dijelaskan dalam laporan: Rumus diganti. Penjelasan ini mengenai 1 temuan. (semula kesalahan)",
        "dikecualikan", "Dikecualikan: Keputusan rapat.",
        "Dasar: Nota 7. Diminta oleh Auditor A. Disetujui oleh Ketua Tim. Berlaku sampai 31 Desember 2025. baris dan kolom 3:1",
        "sudah tercatat", "Sudah tercatat dalam garis dasar; bukan temuan baru.",
    )),
    ("en", (
        "explained", "Explained in the report: Rumus diganti. This explanation settles 1 finding. (before: error)",
        "waived", "Waived: Keputusan rapat.",
        "Basis: Nota 7. Requested by Auditor A. Approved by Ketua Tim. Valid until 31 December 2025. line and column 3:1",
        "known before", "Known from the baseline; no new finding.",
    )),
])  # fmt: skip
def test_statuses(bahasa: str, told: tuple[str, ...], make_finding: Make, make_session: Run, text_of: Text) -> None:
    """
    What was explained, waived or known before says so in a badge, with why, on what basis, by whom and until when.
    """
    paper = Pointer("/waiver/0")
    findings = (
        make_finding(
            status=Status.EXPLAINED, severity=Severity.WARNING,
            settled=Settled(reason="Rumus diganti.", paper=paper, softened_from=Severity.ERROR),
        ),
        make_finding(status=Status.WAIVED, settled=Settled(
            reason="Keputusan rapat.", paper=paper, basis="Nota 7", requested_by="Auditor A", approved_by="Ketua Tim",
            expires="2025-12-31",
        )),
        make_finding(status=Status.BASELINE),
        make_finding(),
    )  # fmt: skip
    session = make_session(*findings, bahasa=bahasa)
    (report,) = session.reports
    spot = attrs.evolve(report.spot(findings[0].place.pointer), line=3, column=1)
    session = attrs.evolve(session, reports=(attrs.evolve(report, spots={**report.spots, paper: spot}),))
    entries = _page(session).xpath("//article[@data-finding]")

    shown = [text_of(each) for entry in entries for each in entry.xpath(".//*[@class='badge status'] | div[@class='settled']/p")]
    assert [text for text in shown if text not in {"", "baris dan kolom 3:1", "line and column 3:1"}] == list(told)
    assert [entry.get("data-status") for entry in entries] == ["explained", "waived", "baseline", "open"]


def test_filters_offer_what_there_is(opened: Open, asahan: Session) -> None:
    """
    The filters name the severities, documents and families that occur, with their numbers, and none without a finding.
    """
    page = opened(asahan)
    number = page.xpath("count(//article[@data-finding])")

    for name in ("dokumen", "aturan"):
        options = page.xpath(f"//select[@data-choice='{name}']/option[@value != '']")
        told = {each.get("value"): int(each.text.rpartition("(")[2].rstrip(")")) for each in options}
        assert told == {key: page.xpath(f"count(//article[@data-{name}=$key])", key=key) for key in told}
        assert sum(told.values()) == number
    assert page.xpath("//select[@data-choice='status']") == []


def test_status_filter_comes_with_statuses(make_finding: Make, make_session: Run) -> None:
    """
    Where findings were settled they can be filtered by status.
    """
    page = _page(make_session(make_finding(), make_finding(status=Status.WAIVED)))

    assert page.xpath("//select[@data-choice='status']/option/@value") == ["", "open", "waived"]


def test_link_outlives_the_run(opened: Open, asahan: Session) -> None:
    """
    The id of a finding is its fingerprint, which depends on the data alone.
    """
    shown = set(opened(asahan).xpath("//article[@data-finding]/@id"))

    assert shown == {f"t-{finding.fingerprint}" for finding in asahan.findings()}


def test_same_fingerprint_twice(make_finding: Make, make_session: Run) -> None:
    """
    Findings that share a fingerprint, or have none fit for an id, have ids of their own all the same.
    """
    page = _page(make_session(*(make_finding(fingerprint=each) for each in ("ab", "ab", "a b", "<"))))

    assert page.xpath("//article[@data-finding]/@id") == ["t-ab", "t-ab.2", "t-ab.3", "t-"]


def test_long_list_of_values_is_folded_and_cut(make_finding: Make, make_session: Run, text_of: Text) -> None:
    """
    Of a hundred operands four are shown, 56 are folded away, and 40 are only counted.
    """
    places = tuple(
        Place(pointer=Pointer(f"/{number}"), role="target", value=str(number), tempat=Texts("Tabel", "Table"))
        for number in range(100)
    )
    (entry,) = _page(make_session(make_finding(related=places))).xpath("//article[@data-finding]")

    assert len(entry.xpath("./dl/div[dt = 'target']")) == 4
    assert len(entry.xpath("./details/dl/div")) == MOST_VALUES - 4
    assert text_of(entry.xpath("./details/summary")[0]) == "96 nilai lain"
    assert text_of(entry.xpath("./details/p")[0]) == "dan 40 nilai lain; semuanya ada dalam --format json."


@pytest.fixture
def crowd(make_finding: Make, make_session: Run) -> Session:
    """
    Give a run with 9 000 findings of one rule and, last, three of another.
    """
    many = [make_finding(fingerprint=f"m{number}") for number in range(9_000)]
    few = [make_finding(rule=RuleId("TGT001"), fingerprint=f"f{number}", severity=Severity.WARNING) for number in range(3)]
    return make_session(*many, *few)


def test_every_rule_has_its_share(crowd: Session, text_of: Text) -> None:
    """
    Of many findings a thousand are told in full, the three rare ones among them; 6 000 in a line each; the others are counted.
    """
    written = render_html(crowd)
    page = html.document_fromstring(written)

    assert len(page.xpath("//article[@data-finding]")) == FULL
    assert page.xpath("//article[@data-aturan='TGT']/@id") == ["t-f0", "t-f1", "t-f2"]
    assert len(page.xpath("//li[@data-finding]")) == 6_000
    assert text_of(page.xpath("//div[@class='card'][h3[contains(., 'tidak dimuat')]]")[0]).startswith(
        "2.003 temuan tidak dimuat Terlalu banyak untuk satu halaman; setiap aturan mendapat bagiannya."
    )
    assert text_of(page.xpath("//ul[@class='tallies']/li[@class='error']//*[@class='big']")[0]) == "9.000"
    assert len(written.encode()) < 5_000_000


def test_many_reports_share_the_page(make_finding: Make, make_session: Run) -> None:
    """
    Of a hundred reports each has forty findings told in full and two hundred in brief.
    """
    (report,) = make_session(*(make_finding(fingerprint=str(number)) for number in range(300))).reports
    session = attrs.evolve(make_session(), reports=(report,) * 100)
    anchors = anchors_of(session.reports, session.bahasa)

    for place in (0, 99):
        shown = [each for each in anchors[place].findings if each in anchors[place].ids]
        assert (len(shown), len(anchors[place].full)) == (240, 40)
