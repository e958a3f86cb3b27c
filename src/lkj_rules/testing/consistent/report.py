"""
A whole consistent report, choice by choice; the Hypothesis strategy for such reports.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from lkj_rules.model.documents import Analisis, Unsur
from lkj_rules.model.reading.terbilang import write_in_words
from lkj_rules.testing.consistent.choices import Chooser, Drawn, Style, among, perhaps
from lkj_rules.testing.consistent.indicators import OWN_LADDER, Ukuran, abolished, counted, draw_indicator, unmeasured
from lkj_rules.testing.consistent.money import Ledger, draw_ledger
from lkj_rules.testing.consistent.plans import Office, action_plan, agreements, printed_again, strategic_plan, yearly_plans
from lkj_rules.testing.consistent.supporting import support
from lkj_rules.testing.consistent.tables import Policy, Writer, draw_tables

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

MOST_INDICATORS, MOST_LINES = 40, 2000
_LEVELS = ("satker", "kl", "pemda", "skpd", "unit_kerja")
_SCALES: tuple[tuple[tuple[str, int], ...], ...] = (
    (("Rendah", -1), ("Sedang", 50), ("Tinggi", 90)),
    (("Kurang", -1), ("Cukup", 55), ("Baik", 70), ("Sangat Baik", 85), ("Istimewa", 100)),
)
_FORMULAS = {
    "maksimum": "Realisasi/Target x 100 %",
    "selisih": "(2 x Target - Realisasi)/Target x 100 %",
    "kebalikan": "Target/Realisasi x 100 %",
}


def write_report(
    chooser: Chooser, *, indicators: int = MOST_INDICATORS, lines: int = MOST_LINES, supporting: bool = False
) -> dict[str, Any]:
    """
    Write a consistent report of up to so many indicators and budget lines, as ``report.json`` would hold it.

    With ``supporting`` it also prints data tables, lists, sentences and summary rows.
    """
    office, fall = _draw_office(chooser, indicators)
    ledger = draw_ledger(chooser, office.style, jenis="belanja", most=lines)
    first = draw_ledger(chooser, office.style, jenis="belanja", most=20) if perhaps(chooser, 3) else None
    report: dict[str, Any] = {
        "format": "lkj-rules/1", "entitas": {"nama": "Instansi Contoh", "level": office.level}, "tahun": office.year,
        "tangga": [OWN_LADDER], "indikator": [ukuran.entry() for ukuran in office.indicators], "sasaran": office.register(),
        "renstra": strategic_plan(office), "perjanjian_kinerja": agreements(office, ledger, first, chooser),
    }  # fmt: skip
    if perhaps(chooser):
        report["rkt"] = yearly_plans(office, chooser)
    if perhaps(chooser):
        report["rencana_aksi"] = action_plan(office, chooser)
    spent = perhaps(chooser)
    if spent:
        report |= _budgets(office, ledger, first, chooser)
    report["lkj"] = _draw_lkj(office, fall, ledger if spent else None, chooser)
    report |= printed_again(office, chooser)
    if supporting:
        support(report, office.style, chooser)
    return report


def _draw_office(chooser: Chooser, most: int) -> tuple[Office, str]:
    level, year = among(chooser, _LEVELS), chooser.between(2018, 2030)
    first = year - chooser.between(0, 4)
    years = range(first, first + 5)
    style = Style(
        notasi=among(chooser, ("koma", "titik")), cut=perhaps(chooser), signed=perhaps(chooser), marked=not perhaps(chooser),
        digits=chooser.between(0, 2), currency=among(chooser, ("", "Rp ", "Rp. ")),
    )  # fmt: skip
    fall = among(chooser, ("selisih", "kebalikan"))
    objectives = chooser.between(1, 5)
    found: list[Ukuran] = []
    for number in range(chooser.between(1, most)):
        objective = f"S{number % objectives + 1}"
        ukuran = draw_indicator(chooser, number + 1, objective=objective, years=years, fall=fall)
        if ukuran.jenis == "proporsi" and perhaps(chooser, 3):
            ukuran = counted(ukuran, year, chooser)
        elif ukuran.arah == "minimum" and perhaps(chooser, 5):
            ukuran = abolished(ukuran, year)
        found.append(unmeasured(ukuran, year) if perhaps(chooser, 8) else ukuran)
    return Office(level=level, year=year, years=years, indicators=found, style=style), fall


def _budgets(office: Office, ledger: Ledger, first: Ledger | None, chooser: Chooser) -> dict[str, Any]:
    tanggal = f"{office.year - 1}-12-20"
    budgets = [ledger.document("awal", tanggal)]
    if first is not None:
        budgets = [first.document("awal", tanggal, berlaku=False), ledger.document("revisi", f"{office.year}-09-20")]
    if perhaps(chooser, 3):
        revenue = draw_ledger(chooser, office.style, jenis="pendapatan", most=20)
        budgets.append(revenue.document("awal", tanggal))
    found: dict[str, Any] = {"anggaran": budgets}
    if perhaps(chooser):
        this_year = {key: text for key, text in ledger.amounts(ledger.pagu, ledger.realisasi).items() if key != "sisa"}
        found["anggaran_tahunan"] = [{"tahun": office.year, **_in_rupiah(ledger, this_year)}]
    return found


def _in_rupiah(ledger: Ledger, cells: dict[str, str]) -> dict[str, Any]:
    """
    Declare for amounts outside the budget's own table in which unit of money they are printed.
    """
    return {
        key: text if key == "persen" else {"teks": text, "dalam": ledger.dalam, "notasi": ledger.style.notasi}
        for key, text in cells.items()
    }


def _draw_lkj(office: Office, fall: str, ledger: Ledger | None, chooser: Chooser) -> dict[str, Any]:
    classes = among(chooser, _SCALES)
    policy = Policy(
        style=office.style, cap=among(chooser, (None, 100, 120, 150)), floor=among(chooser, (None, 0)), full=perhaps(chooser),
        early=perhaps(chooser), classes=classes,
    )  # fmt: skip
    writer = Writer(office=office, policy=policy, graded=perhaps(chooser))
    lkj: dict[str, Any] = {"tanggal": f"{office.year + 1}-01-24", "sasaran": office.objectives(office.indicators)}
    if policy.cap is not None:
        lkj["batas_capaian"] = f"{policy.cap} %"
    if policy.floor is not None:
        lkj["batas_bawah"] = f"{policy.floor} %"
    if perhaps(chooser):
        lkj["rumus"] = [{"arah": "maksimum", "teks": _FORMULAS["maksimum"]}, {"arah": "minimum", "teks": _FORMULAS[fall]}]
    if perhaps(chooser):
        lkj |= _contents(office)
    lkj["tabel"] = draw_tables(writer, chooser)
    if writer.graded:
        lkj["skala"] = _scale(classes)
    lkj["klaim"] = _claims(writer, chooser)
    lkj["sebutan"] = _mentions(writer, chooser)
    if ledger is not None and ledger.dalam == "rupiah" and perhaps(chooser):
        lkj |= _amounts(ledger)
    return lkj


def _contents(office: Office) -> dict[str, Any]:
    sections = ["Pendahuluan", "Perencanaan Kinerja", "Akuntabilitas Kinerja", "Realisasi Anggaran", "Penutup"]
    found: dict[str, Any] = {
        "bagian": {"diumumkan": sections, "ada": sections}, "kelengkapan": {"unsur": [part.value for part in Unsur]},
        "analisis": [
            {"sasaran": row["sasaran"], "memuat": [part.value for part in Analisis]} for row in office.objectives(office.indicators)
        ],
    }  # fmt: skip
    return {**found, "reviu": {"tanggal": f"{office.year + 1}-01-20"}} if office.level in {"kl", "pemda"} else found


def _scale(classes: tuple[tuple[str, int], ...]) -> list[dict[str, str]]:
    ends = [str(above) for _, above in classes[1:]]
    starts = ["0", *(f">{end}" for end in ends)]
    rows = [{"label": label, "dari": start} for (label, _), start in zip(classes, starts, strict=True)]
    return [{**row, "sampai": end} for row, end in zip(rows, ends, strict=False)] + rows[-1:]


def _claims(writer: Writer, chooser: Chooser) -> list[dict[str, Any]]:
    """
    Claim the mean of the measurement table, its class, and targets that were reached.
    """
    office, found = writer.office, []
    mean = writer.policy.mean(office.indicators, office.year)
    scope = {"tabel": "ukur", "menurut": "baris"}
    if mean is not None and perhaps(chooser):
        value = {"teks": writer.policy.printed(mean), "notasi": office.style.notasi}
        found.append({"jenis": "rata_rata_capaian", "nilai": value, "cakupan": scope})
        label = writer.label(mean).get("kategori")
        if label is not None:
            found.append({"jenis": "kategori", "nilai": value, "label": label, "cakupan": scope})
    reached = [ukuran for ukuran in office.indicators if ukuran.reached(office.year, office.style)]
    return found + [{"jenis": "tercapai", "indikator": ukuran.kode} for ukuran in reached[:3] if perhaps(chooser)]


def _mentions(writer: Writer, chooser: Chooser) -> list[dict[str, Any]]:
    office = writer.office
    found: list[dict[str, Any]] = []
    for ukuran in office.indicators[:5]:
        row = writer.measured(ukuran)
        measure = among(chooser, ("target", "realisasi", "capaian"))
        if row[measure] and perhaps(chooser):
            value = {"teks": row[measure], "notasi": office.style.notasi}
            found.append({"indikator": ukuran.kode, "ukuran": measure, "nilai": value})
    return found


def _amounts(ledger: Ledger) -> dict[str, Any]:
    pagu, spent = (ledger.style.number(Fraction(amount), 0) for amount in (ledger.pagu, ledger.realisasi))
    first = ledger.lines[0]
    of_line = {"ukuran": "realisasi", "pos": first.nama, "jumlah": f"Rp {ledger.style.number(Fraction(first.realisasi), 0)}"}
    return {
        "sebutan_anggaran": [{"ukuran": "pagu", "jumlah": f"Rp {pagu}"}, {"ukuran": "realisasi", "jumlah": f"Rp {spent}"}, of_line],
        "jumlah_terbilang": [{"angka": f"Rp {pagu},-", "terbilang": f"{write_in_words(ledger.pagu)} rupiah"}],
    }


def consistent_reports(*, indicators: int = MOST_INDICATORS, lines: int = MOST_LINES) -> SearchStrategy[dict[str, Any]]:
    """
    Give arbitrary consistent reports, as the JSON documents that ``parse_report`` reads; needs ``lkj-rules[testing]``.

    Of any kind of office, with one to ``indicators`` indicators and up to ``lines`` budget lines: directions, formulas, caps,
    notations, predicates, ranges and bounds, budgets as deep as codes go, figures rounded or cut off, blanks that are explained.
    No rule has reason to call anything in them an error or very likely wrong.
    """
    from hypothesis import strategies  # not before it is needed

    @strategies.composite
    def report(draw: Any) -> dict[str, Any]:
        chooser = Drawn(draw)
        return write_report(chooser, indicators=indicators, lines=lines, supporting=perhaps(chooser))

    return report()
