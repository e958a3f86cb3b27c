"""
What a head of office reads first: the sentence, the counts, the most severe findings with what they move, and the headlines.
"""

from __future__ import annotations

from collections.abc import Callable

import attrs
from lxml import html

from lkj_rules.model.findings import Finding, Pointer, RuleId, Severity, Status, Texts
from lkj_rules.model.results import Breakage
from lkj_rules.render.html import render_html
from lkj_rules.render.html.environment import Speech
from lkj_rules.render.material import Repaired, Session
from lkj_rules.render.text import day

Element = html.HtmlElement
Open = Callable[..., Element]
Text = Callable[[Element], str]
Run = Callable[..., Session]
Make = Callable[..., Finding]
GROUP = "//section[@id='temuan-1']//article[@data-finding][@data-severity=$kind]"


def _summary(page: Element) -> Element:
    return page.xpath("//section[@id='ringkasan-1']")[0]


def _verdict(session: Session, text_of: Text) -> str:
    return text_of(html.document_fromstring(render_html(session)).xpath("//p[starts-with(@class, 'verdict')]")[0])


def test_counts_of_a_real_report(opened: Open, text_of: Text, asahan: Session) -> None:
    """
    Asahan has nine errors, one or two of each of eight rules; every count is that of the findings listed below it.
    """
    page = opened(asahan)
    tallies = {each.get("class"): text_of(each.xpath(".//*[@class='big']")[0]) for each in _summary(page).xpath("./ul[1]/li")}

    assert {kind: int(number) for kind, number in tallies.items()} == {
        kind: len(page.xpath(GROUP, kind=kind)) for kind in ("error", "warning", "info", "review")
    }
    errors = page.xpath("//section[@data-group][.//article[@data-severity='error']]//article[@data-severity='error']")
    rules = [each.xpath("string(.//a[@class='permalink']/@aria-label)").split()[-2] for each in errors]
    assert sorted(rules) == ["CAP002", "CAP006", "CAP007", "CAP008", "DAT003", "DAT004", "IND009", "TGT006", "TGT006"]
    assert text_of(_summary(page).xpath("./p[1]")[0]) == (
        f"Isi laporan belum saling cocok. 9 kesalahan perlu diperbaiki, dan {tallies['warning']} peringatan perlu diperbaiki atau "
        "dijelaskan."
    )


def test_headlines_of_a_real_report(opened: Open, text_of: Text, asahan: Session) -> None:
    """
    Asahan in three figures, each worked out from its tables.

    Of the 13 indicators of the agreement, five have another target somewhere: PARPOL (Renstra 100 %, Rencana Aksi 35 %), KIP (LKj
    85 %), PARTISIPASI (Renstra 70 %), DPT (Renstra 1,96 %), SENGKETA (Renstra 100 %); of IRB (Renstra 70) and OPINI (WTP) the
    agreement has В, so that two cannot be decided. Three tables print ten capaian each, AKIP's always without figures: six of nine
    follow in the measurement (not PARPOL, DPT, SENGKETA), four in the analysis (neither KIP nor DISABILITAS), seven in the
    comparison.
    83.098.081.692 of 83.389.671.000 is 99,650 %.
    """
    lines = _summary(opened(asahan)).xpath(".//dl[@class='headlines']/div")

    assert [text_of(each.xpath("dd/span")[0]) for each in lines[:2]] == [
        "indikator yang dapat dibandingkan; 5 berbeda; 2 tidak dapat dipastikan",
        "capaian yang dapat diuji, dalam semua tabel; 3 tidak dapat dipastikan",
    ]
    assert [(text_of(each.xpath("dt")[0]), text_of(each.xpath(".//b")[0])) for each in lines] == [
        ("Target sama di semua dokumen yang mencetaknya", "6 dari 13"), ("Capaian sesuai hitungan ulang", "17 dari 27"),
        ("Penyerapan anggaran", "99,65 %"),
    ]  # fmt: skip
    assert text_of(lines[2].xpath("dd/span")[0]) == "revisi, dihitung dari baris jumlah"


def test_gravest_first_with_what_it_moves(opened: Open, text_of: Text, asahan: Session) -> None:
    """
    The capaian of 1.100 % comes first: with −900 % in its place the mean of ten rows is −1,19 %, with 9,09 % it is 89,72 %.

    The ten printed capaian add up to 1.988,07: 100, 100, 100, 99,50, 99,97, 88,60, 1.100, 100, 100 and 100.
    """
    first = _summary(opened(asahan)).xpath(".//div[contains(@class, 'worst')]/ol/li")[0]

    assert text_of(first.xpath(".//p[@class='lead']")[0]) == "Kesalahan: Capaian dihitung dengan arah terbalik"
    assert text_of(first.xpath(".//p[@class='tale']")[0]) == (
        "Persentase Pemilih yang Berhak Memilih Tetapi Tidak Masuk dalam Daftar Pemilih Tetap: tertulis 1.100 %, seharusnya −900 % "
        "atau 9,09 %."
    )
    assert [text_of(each) for each in first.xpath(".//ul[@class='outlooks']/li")] == [
        "Rata-rata capaian, Pengukuran Kinerja (10 baris): 198,81 % → menjadi antara −1,19 % dan 89,72 %",
        "Kategori rata-rata capaian, Pengukuran Kinerja: Sangat Berhasil → menjadi Tidak Berhasil atau Cukup Berhasil",
    ]


def test_consequence_with_its_policies(opened: Open, text_of: Text, asahan: Session) -> None:
    """
    Beneath the finding itself every policy stands with what it leads to; a floor at 0 % gives (1.988,07 − 1.100) ÷ 10 = 88,81.
    """
    (effect,) = opened(asahan).xpath("//article[contains(p[@class='message'], '1.100')]/div[@class='effect']")

    assert [text_of(each) for each in effect.xpath("(.//ul[@class='variations'])[1]/li")] == [
        "(2 − Realisasi ÷ Target) × 100: −1,19 %",
        "(2 − Realisasi ÷ Target) × 100; bila tidak boleh kurang dari 0 %: 88,81 %",
        "Target ÷ Realisasi × 100: 89,72 %",
    ]


def test_rupiah_at_stake(opened: Open, text_of: Text, trade: Session) -> None:
    """
    The revenue of six offices is 10.028.670.704, not 10.028.757.854: Rp87.150 are at stake.
    """
    effects = [text_of(each) for each in _summary(opened(trade)).xpath(".//div[@class='effect']")]

    assert "Rupiah yang dipersoalkan: Rp87.150" in effects


def test_clean_report(opened: Open, text_of: Text, clean: Session) -> None:
    """
    A report without findings is called consistent, not true.
    """
    page = opened(clean)

    assert text_of(_summary(page).xpath("./p[1]")[0]) == (
        "Tidak ada kesalahan atau peringatan yang terbuka. Yang dapat diuji saling cocok; konsisten belum tentu benar."
    )
    assert page.xpath("//section[@id='temuan-1']//article") == []


def test_verdict_counts_what_stands_open(
    make_finding: Make, make_session: Run, text_of: Text
) -> None:
    """
    What is explained, waived or known stands not open; without open errors warnings are spoken of.
    """
    settled = [make_finding(status=status) for status in (Status.EXPLAINED, Status.WAIVED, Status.BASELINE)]
    warning = make_finding(severity=Severity.WARNING)

    assert _verdict(make_session(*settled), text_of) == (
        "Tidak ada kesalahan atau peringatan yang terbuka. Namun, tidak semua yang diuji saling cocok: 1 kesalahan dijelaskan, "
        "1 kesalahan dikecualikan, dan 1 kesalahan sudah tercatat."
    )
    assert _verdict(make_session(settled[1], bahasa="en"), text_of) == (
        "No error and no warning is open. Yet not all that was tested agrees: 1 error waived."
    )
    assert _verdict(make_session(*settled, warning), text_of) == (
        "Tidak ada kesalahan yang terbuka. 1 peringatan perlu diperbaiki atau dijelaskan."
    )
    assert _verdict(make_session(*settled, make_finding(), bahasa="en"), text_of) == (
        "The report contradicts itself. 1 error to be fixed."
    )


def test_broken_rule_is_never_clean(make_session: Run, text_of: Text) -> None:
    """
    A rule that broke comes before everything, with its place and its words.
    """
    session = make_session()
    (report,) = session.reports
    broken = Breakage(rule=RuleId("CAP003"), pointer=Pointer("/lkj"), error="division by zero")
    session = attrs.evolve(session, reports=(attrs.evolve(report, result=attrs.evolve(report.result, breakages=(broken,))),))
    page = html.document_fromstring(render_html(session))

    assert _verdict(session, text_of).startswith("Pemeriksaan tidak lengkap. Ada aturan yang rusak")
    assert "CAP003 /lkj: division by zero" in text_of(_summary(page))


def test_settled_are_counted(make_finding: Make, make_session: Run, text_of: Text) -> None:
    """
    The counts say how many stand open, and a line how the others were settled.
    """
    session = make_session(make_finding(), make_finding(status=Status.WAIVED), make_finding(status=Status.BASELINE))
    summary = _summary(html.document_fromstring(render_html(session)))

    assert text_of(summary.xpath("./ul/li[@class='error']")[0]) == "3 Kesalahan mustahil atau bertentangan; 1 terbuka"
    assert text_of(summary.xpath("./p[@class='settled-line']")[0]) == "Di antaranya 1 dikecualikan, 1 sudah tercatat."


def test_repaired_are_told(make_session: Run, text_of: Text) -> None:
    """
    Findings of the baseline that are gone are reported, with how to drop them from it.
    """
    repaired = (Repaired(rule="TGT001", about="target Angka Kemiskinan", fingerprint="a1"),)
    summary = text_of(_summary(html.document_fromstring(render_html(make_session(repaired=repaired)))))

    assert (
        "1 temuan garis dasar sudah diperbaiki TGT001 target Angka Kemiskinan a1 "
        "Buang dari garis dasar: lkj-rules baseline diff --prune"
    ) in summary


def test_long_message_ends_with_a_sentence(
    make_finding: Make, make_session: Run, text_of: Text
) -> None:
    """
    Of a long message the sentences that find room are kept; a page number ends no sentence; a single long one is cut at a word.
    """
    told = {
        "Target pada hlm. III-11 berbeda. Satu lagi. " + "Kata " * 60: "Target pada hlm. III-11 berbeda. Satu lagi.",
        "kata " * 60: ("kata " * 48).strip() + " …",
    }
    for message, shown in told.items():
        session = make_session(make_finding(message=Texts(message, message), expected=None))
        (tale,) = _summary(html.document_fromstring(render_html(session))).xpath(".//p[@class='tale']")

        assert text_of(tale) == shown


def test_share_is_never_rounded_away() -> None:
    """
    Nearly all is not all, and something is not nothing.
    """
    speech = Speech("id")

    assert [speech.share(part, 1000) for part in (0, 1, 436, 999, 1000)] == ["0 %", "1 %", "44 %", "99 %", "100 %"]
    assert speech.share(0, 0) == "–"


def test_numbers_and_dates_in_both_languages() -> None:
    """
    Thousands are set apart and dates written as each language does.
    """
    assert [Speech(bahasa).number(-1234567) for bahasa in ("id", "en")] == ["−1.234.567", "−1,234,567"]
    assert [day("2024-12-31", bahasa) for bahasa in ("id", "en")] == ["31 Desember 2024", "31 December 2024"]
    told = {"2024-05": "Mei 2024", "2024": "2024", "kelak": "kelak", "2024-13-01": "2024-13-01"}
    assert {text: day(text, "id") for text in told} == told
    assert Speech("en").counted(1, "temuan", "finding", "findings") == "1 finding"
