"""
Chains, plots and budget trees: where things stand, what is marked, and that words say the same as the picture.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from lxml import html

from lkj_rules.render.html.pictures import LINES
from lkj_rules.render.html.plots import MOST_BARS, Scale, Spot, scale_for
from lkj_rules.render.material import Session

Element = html.HtmlElement
Open = Callable[..., Element]
Text = Callable[[Element], str]
Write = Callable[..., str]
Run = Callable[..., Session]
PARPOL = "Persentase informasi mengenai partai politik yang mutakhir dan dipublikasikan pada Publik"
INDICATORS = [{"kode": "A", "nama": "Angka Melek Huruf", "arah": "maksimum", "satuan": "persen"}]


def _report(**parts: Any) -> dict[str, Any]:
    office = {"nama": "Dinas Contoh", "level": "satker"}
    return {"format": "lkj-rules/1", "entitas": office, "tahun": 2024, "indikator": INDICATORS, **parts}


def _agreement(target: str, name: str, **changes: Any) -> dict[str, Any]:
    rows = [{"indikator": "A", "target": target}]
    return {"id": name, "jenjang": "puncak", "versi": 1, "tanggal": "2024-01-09", "pihak": ["Kepala"], "baris": rows, **changes}


def _chain(page: Element, name: str) -> Element:
    return page.xpath("//li[starts-with(@class, 'chain')][.//p[@class='name'] = $name]", name=name)[0]


def _bar(page: Element, table: str, name: str) -> Element:
    return page.xpath(
        "//h3[starts-with(., $table)]/following-sibling::div[1]//li[starts-with(@class, 'bar')][.//p[@class='name'] = $name]",
        table=table, name=name,
    )[0]  # fmt: skip


def _marks(element: Element) -> list[tuple[str, str]]:
    """
    Give the marks of a picture from left to right: what kind and where.
    """
    found = element.xpath(".//svg[starts-with(@class, 'mark') or starts-with(@class, 'arrow')]")
    return [(each.get("class"), each.get("x")) for each in found]


def test_chain_of_a_real_indicator(opened: Open, text_of: Text, asahan: Session) -> None:
    """
    PARPOL: 100 % in the Renstra, 95 % and 35 % in two copies of the RKT, 95 % agreed, 35 % in the Rencana Aksi, 95 % in the LKj.
    """
    chain = _chain(opened(asahan), PARPOL)

    (picture,) = chain.xpath(".//svg[@role='img']")
    kinds = ("mark other", "mark other", "mark base", "mark other", "mark same")
    assert _marks(picture) == list(zip(kinds, ("10.00%", "30.00%", "50.00%", "70.00%", "90.00%"), strict=True))
    assert [each.get("class") for each in picture.xpath("line")] == ["link other"] * 4
    assert [text_of(each) for each in picture.xpath("text[@class='text']")] == ["100%", "95%", "35%", "95%", "35%", "95 %"]
    assert " ".join(picture.get("aria-label").split()) == (
        "Renstra: 100% (berbeda); RKT: 95% (sama), 35% (berbeda); PK: 95% (pembanding); Aksi: 35% (berbeda); "
        "LKj: 95 % (sama), 95% (sama)"
    )
    assert "TGT007" in [each.text for each in chain.xpath(".//a")]


def test_chains_that_part_come_first(opened: Open, text_of: Text, asahan: Session) -> None:
    """
    Five of Asahan's thirteen chains part, and come first; the table below holds every target of the year.
    """
    (section,) = opened(asahan).xpath("//section[@id='rantai-1']")

    assert [text_of(each) for each in section.xpath(".//h3")] == ["Tidak sejalan 5", "Tanpa perbedaan yang tampak 8"]
    assert [len(each.xpath("li")) for each in section.xpath(".//ul[@class='chains']")] == [5, 8]
    assert len(section.xpath(".//table/tbody")) > 13


def test_every_indicator_of_the_agreement_has_a_chain(opened: Open, asahan: Session) -> None:
    """
    What the head of the office agreed to is drawn, without exception.
    """
    drawn = opened(asahan).xpath("//li[starts-with(@class, 'chain')]//p[@class='name']/text()")
    names = {each.kode: each.nama for each in asahan.reports[0].laporan.indikator}
    agreed = [names[str(row.indikator)] for row in asahan.reports[0].laporan.perjanjian_kinerja[0].baris]

    assert len(agreed) == 13
    assert sorted(set(agreed) - set(drawn)) == []


def test_agreement_that_differs_from_the_one_in_force(
    check: Run, opened: Open, text_of: Text
) -> None:
    """
    The first version of a revised agreement stands beneath the one in force, and says that it is another.
    """
    session = check(_report(
        rkt=[{"baris": [{"indikator": "A", "target": "90 %"}]}],
        perjanjian_kinerja=[_agreement("80 %", "lama"), _agreement("90 %", "baru", versi=2, tanggal="2024-06-03")],
    ))  # fmt: skip
    chain = _chain(opened(session), "Angka Melek Huruf")

    assert _marks(chain)[1:3] == [("mark same", "30.00%"), ("mark base", "50.00%")]
    assert [text_of(each) for each in chain.xpath(".//text[@class='text']")] == ["90 %", "90 %", "≠ 80 %"]


def test_without_agreement_nothing_is_compared(check: Run, opened: Open) -> None:
    """
    Targets without an agreement are shown, and neither called the same nor different; no headline counts them.
    """
    rows = [{"baris": [{"indikator": "A", "target": "90 %"}]}]
    page = opened(check(_report(rkt=rows, rencana_aksi={"baris": [{"indikator": "A", "target": "80 %"}]})))

    assert [kind for kind, _ in _marks(_chain(page, "Angka Melek Huruf"))] == [
        "mark none", "mark unknown", "mark none", "mark unknown", "mark none"
    ]
    assert page.xpath("//dl[@class='headlines']") == []


def test_scale() -> None:
    """
    A scale ends at the next round number; what lies beyond stands at its edge. From 0 to 150 %, 100 % is at 5 + 88 × 100 ÷ 150.
    """
    assert [scale_for(values).end for values in ([], [99], [101], [150, 4000, -900], [151])] == [100, 100, 120, 150, 200]
    scale = Scale(150)
    assert [scale.at(value) for value in (0, 100, 150, 1100, -900)] == [
        Spot("5.00%"), Spot("63.67%"), Spot("93.00%"), Spot("97.00%", 1), Spot("2.00%", -1)
    ]


def test_achievement_beside_its_recomputation(opened: Open, text_of: Text, asahan: Session) -> None:
    """
    PARPOL prints 100 %, at 63,67 %; 100 ÷ 95 is 105,26 %, from 99,5 ÷ 95 = 104,74 % on, as 100 % may be rounded.
    """
    bar = _bar(opened(asahan), "Pengukuran Kinerja", PARPOL)

    assert _marks(bar) == [("mark other", "63.67%")]
    assert [each.get("x1") for each in bar.xpath(".//line[@class='due']")] == ["66.45%", "66.75%"]
    figures = text_of(bar.xpath("div[@class='figures']")[0])
    assert figures.startswith("tertulis 100 % · dihitung 105,26 % hanya cocok bila dibatasi paling tinggi 100 %")
    assert "100 ÷ 95 × 100 = 105,26" in figures


def test_achievement_far_outside_stands_at_the_edge(opened: Open, asahan: Session) -> None:
    """
    1.100 % stands at the right edge and −900 % at the left, each as an arrow; 9,09 % stands where it belongs.
    """
    bar = _bar(
        opened(asahan), "Pengukuran Kinerja",
        "Persentase Pemilih yang Berhak Memilih Tetapi Tidak Masuk dalam Daftar Pemilih Tetap",
    )

    assert sorted(set(_marks(bar))) == [("arrow due", "2.00%"), ("arrow other", "97.00%")]
    low, high = (float(each.get("x1").rstrip("%")) for each in bar.xpath(".//line[@class='due']"))
    assert low <= 5 + 88 * 9.0909 / 150 <= high


def test_absorption(opened: Open, text_of: Text, hospital: Session) -> None:
    """
    A programme prints 89,66 % where all of its budget was spent.
    """
    (section,) = opened(hospital).xpath("//section[@id='anggaran-1']")
    (bar,) = section.xpath("(.//div[@class='plot'])[1]//li[.//p[@class='name'] = 'Program Pengembangan Lingkungan Sehat']")

    assert _marks(bar) == [("mark other", f"{5 + 88 * 0.8966:.2f}%")]
    assert bar.xpath(".//line[@class='due']/@x1") == ["93.00%"]
    assert [text_of(each) for each in bar.xpath("div[@class='figures']/p")][:3] == [
        "tertulis 89,66 · dihitung 100 %", "tidak sesuai", "1.399.735.000,- dari 1.399.735.000,-"
    ]


def test_headings_without_figures_are_passed_over(opened: Open, text_of: Text, trade: Session) -> None:
    """
    An office that prints no figures for its programmes has its activities in the plot, as many as there is room for.
    """
    (plot,) = opened(trade).xpath("//section[@id='anggaran-1']/div[@class='plot'][1]")
    names = [text_of(each) for each in plot.xpath(".//p[@class='name']")]

    assert names[:2] == ["Jumlah", "Rapat Koordinasi Industri dan Perdagangan"]
    assert len(names) == MOST_BARS + 1
    assert "– dari –" not in text_of(plot)
    assert text_of(plot.xpath("p[@class='cut']")[0]).endswith("baris lain tidak digambar.")


def test_broken_sums_are_marked(opened: Open, text_of: Text, trade: Session) -> None:
    """
    Shares that do not follow and a total that is not its parts are marked in words, with what they must come to.

    563.702.586 ÷ 619.884.500 = 90,94 %; 395.598.663 ÷ 400.000.000 = 98,90 %; 178.309.453 ÷ 200.000.000 = 89,15 %; six offices
    earned 1.328.617.450 + 1.214.650.950 + 573.330.150 + 5.753.828.400 + 486.830.150 + 671.413.604.
    """
    broken = opened(trade).xpath("//*[contains(concat(' ', @class, ' '), ' broken ')]")

    assert [text_of(each.xpath(".//span[contains(@class, 'off')]")[0]) for each in broken] == [
        "% 92.94%≠ seharusnya 90,94 realisasi ÷ pagu", "% 98.91%≠ seharusnya 98,90 realisasi ÷ pagu",
        "% 98.15%≠ seharusnya 89,15 realisasi ÷ pagu", "realisasi 10,028,757,854≠ seharusnya 10.028.670.704 jumlah rinciannya",
    ]  # fmt: skip
    assert all("tidak cocok:" in text_of(each) for each in broken)


def test_tree_holds_every_line_at_its_depth(opened: Open, text_of: Text, asahan: Session) -> None:
    """
    The budget of Asahan is whole: 32 lines and the total, every line as many lists deep as the report nests it.
    """
    (tree,) = opened(asahan).xpath("//details[@data-tree][starts-with(summary, 'Belanja, revisi')]")
    rows = tree.xpath(".//*[contains(concat(' ', @class, ' '), ' row ')]")
    depths = {text_of(each.xpath(".//span[@class='title']")[0]): len(each.xpath("ancestor::ul")) - 1 for each in rows}

    assert (len(rows), text_of(tree.xpath("p[@class='tree-line']")[0])) == (33, "32 baris. Semua yang dapat dihitung cocok")
    assert depths["076.01.CQ Penyelenggaraan Pemilu dalam Proses Konsolidasi Demokrasi"] == 0
    assert depths["CQ.6639 Teknis Penyelenggaraan Pemilu/Pemilihan"] == 1
    assert depths["BDB.001 Fasilitasi Pengelolaan Desain Surat Suara, Dokumentasi, Daerah Pemilihan dan Alokasi Kursi"] == 2
    assert len(tree.xpath(".//details")) == sum(bool(each.xpath("self::summary")) for each in rows)


def test_large_budget_shows_its_upper_levels_and_what_is_wrong(
    check: Run, opened: Open, written: Write, text_of: Text
) -> None:
    """
    Of 5 × 1 000 lines the five above are shown and the one whose share is wrong; each says how many below it are left out.

    All is spent everywhere, as lines of like amounts are a finding where part is.
    """
    below = [{"nama": f"Kegiatan {number}", "pagu": "1.000", "realisasi": "1.000", "persen": "100 %"} for number in range(1_000)]
    wrong = {**below[0], "nama": "Kegiatan keliru", "persen": "60 %"}
    lines = [
        {"nama": f"Program {number}", "pagu": "1.000.000", "realisasi": "1.000.000", "anak": [first, *below[1:]]}
        for number, first in enumerate([below[0], below[0], below[0], wrong, below[0]])
    ]
    session = check(_report(anggaran=[{"versi": "murni", "jenis": "belanja", "pos": lines}]))
    (tree,) = opened(session).xpath("//details[@data-tree]")

    titles = [text_of(each) for each in tree.xpath(".//span[@class='title']")]
    assert titles[0] == "Program 0 (1.000 baris di bawahnya tidak dimuat)"
    assert titles[3:5] == ["Program 3 (999 baris di bawahnya tidak dimuat)", "tidak cocok: Kegiatan keliru Temuan: ANG002"]
    assert len(titles) == 6
    assert text_of(tree.xpath("p[@class='cut']")[0]).startswith("4.999 baris tidak dimuat di sini")
    assert len(written(session).encode()) < 600_000
    assert LINES < 5_005
