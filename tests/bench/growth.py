"""
Reports that grow in one direction: one more indicator, row, year, agreement, table, claim, budget line or level after another.

Rules grow as well: copies of the built-in ones under other ids.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs

Report = dict[str, Any]
YEAR = 2024
RULES = Path(__file__).parents[2] / "rules"
NEEDS = ("berwenang", "terlatih", "terlayani", "terpantau", "tersalurkan", "terawat", "tercatat", "terbina")
NOUNS = ("sekolah", "puskesmas", "pasar", "jembatan", "pemilih", "petani", "arsip", "kelurahan", "pustaka", "koperasi", "terminal")


def indicator_name(number: int) -> str:
    """
    Name an indicator in words that are its own, as an office would.
    """
    noun, need = NOUNS[number % len(NOUNS)], NEEDS[number // len(NOUNS) % len(NEEDS)]
    return f"Persentase {noun} yang {need} di wilayah {_letters(number)}"


def _letters(number: int) -> str:
    text = ""
    while True:
        number, rest = divmod(number, 26)
        text = chr(ord("a") + rest) + text
        if not number:
            return text * 2


def percent(value: Decimal) -> str:
    """
    Print a percentage with two digits, as a report does, or with the three that it has.
    """
    return f"{value:.3f} %".replace(".", ",") if value.as_tuple().exponent == -3 else f"{value:.2f} %".replace(".", ",")


def office(indicators: int) -> Report:
    """
    Write a report of so many indicators with plan, agreement and no table.
    """
    rows = [
        {
            "indikator": f"I{i}", "sasaran": f"S{i // 10}", "nama": indicator_name(i), "satuan": "persen",
            "target": percent(target(i)),
        }
        for i in range(indicators)
    ]
    goals = [{"kode": f"S{i}", "nama": f"Meningkatnya mutu layanan wilayah {_letters(i)}"} for i in range(-(-indicators // 10))]
    return {
        "format": "lkj-rules/1", "entitas": {"nama": "Dinas Contoh", "level": "skpd", "kode": "1.01"}, "tahun": YEAR,
        "indikator": [
            {"kode": row["indikator"], "nama": row["nama"], "arah": "maksimum", "satuan": "persen", "jenis": "proporsi"}
            for row in rows
        ],
        "sasaran": goals,
        "renstra": {"awal": YEAR - 4, "akhir": YEAR, "baris": [row | {"target": {str(YEAR): row["target"]}} for row in rows]},
        "perjanjian_kinerja": [
            {
                "id": "pk", "jenjang": "puncak", "nama": "Kepala Dinas Contoh", "tahun": YEAR, "tanggal": f"{YEAR}-01-05",
                "baris": rows,
            }
        ],
        "lkj": {
            "tanggal": f"{YEAR + 1}-01-24", "batas_capaian": "200 %",
            "rumus": [{"arah": "maksimum", "teks": "Realisasi/Target x 100 %"}],
        },
    }  # fmt: skip


def target(number: int) -> Decimal:
    """
    Give indicator ``number`` its target in percent.
    """
    return Decimal(40 + number % 40)


def measured(number: int, *, wrong: bool = False, result: Decimal | None = None) -> Report:
    """
    Write the row of indicator ``number`` in a table of measurements; a ``wrong`` achievement is off by seven points.
    """
    aim = target(number)
    result = aim - 1 if result is None else result
    achieved = (result / aim * 100).quantize(Decimal("0.01")) + (7 if wrong else 0)
    return {
        "indikator": f"I{number}", "sasaran": f"S{number // 10}", "nama": indicator_name(number), "satuan": "persen",
        "target": percent(aim), "realisasi": percent(result), "capaian": percent(achieved),
    }  # fmt: skip


def table(rows: list[Report], name: str = "ukur") -> Report:
    """
    Put rows into a table of measurements.
    """
    return {"id": name, "jenis": "pengukuran", "judul": f"Pengukuran Kinerja {name}", "notasi": "koma", "baris": rows}


def right_indicators(size: int) -> Report:
    """
    Write ``size`` indicators, all measured and right.
    """
    report = office(size)
    report["lkj"]["tabel"] = [table([measured(i) for i in range(size)])]
    return report


def wrong_achievements(size: int) -> Report:
    """
    Write ``size`` indicators whose achievements are all wrong.
    """
    report = office(size)
    report["lkj"]["tabel"] = [table([measured(i, wrong=True) for i in range(size)])]
    return report


def repeated_indicator(size: int) -> Report:
    """
    Write one indicator in ``size`` rows with different results, none far above its target.
    """
    report = office(1)
    report["lkj"]["tabel"] = [table([measured(0, result=Decimal(40_000 + i).scaleb(-3)) for i in range(size)])]
    return report


def agreements(size: int) -> Report:
    """
    Write ``size`` agreements of ten rows below the head's.
    """
    report = office(10)
    head = report["perjanjian_kinerja"][0]
    report["perjanjian_kinerja"] += [
        head | {"id": f"pk{i}", "jenjang": "menengah", "atasan": "pk", "nama": f"Kepala Bidang {_letters(i)}"}
        for i in range(size - 1)
    ]
    report["lkj"]["tabel"] = [table([measured(i) for i in range(10)])]
    return report


def one_row_tables(size: int) -> Report:
    """
    Write ``size`` indicators, each in a table of its own.
    """
    report = office(size)
    report["lkj"]["tabel"] = [table([measured(i)], f"ukur {_letters(i)}") for i in range(size)]
    return report


def claims(size: int) -> Report:
    """
    Write ``size`` sentences on one table of ten indicators: means, categories and indicators that were met.
    """
    report = office(10)
    report["lkj"] |= {"tabel": [table([measured(i) for i in range(10)])], "klaim": [_claim(i) for i in range(size)]}
    return report


def _claim(number: int) -> Report:
    indicator = number % 10
    aim = target(indicator)
    if number % 2:
        achieved = percent((aim - 1) / aim * 100)
        words = f"Capaian {indicator_name(indicator)} sebesar {achieved}."
        return {"jenis": "tercapai", "indikator": f"I{indicator}", "nilai": achieved, "teks": words}
    mean = sum((target(i) - 1) / target(i) * 100 for i in range(10)) / 10
    words = f"Rata-rata capaian adalah {percent(mean)}."
    return {"jenis": "rata_rata_capaian", "nilai": percent(mean), "cakupan": {"tabel": "ukur", "menurut": "baris"}, "teks": words}


def budget_lines(size: int) -> Report:
    """
    Write a budget of ``size`` detail lines under programmes and activities of ten each.
    """
    report = office(10)
    report["lkj"]["tabel"] = [table([measured(i) for i in range(10)])]
    leaves = [
        _line(f"{i // 100:03d}.{i // 10 % 10}.{i % 10}", f"Rincian {_letters(i)}", 1_000_000 + i, 990_000 + i) for i in range(size)
    ]
    activities = [
        _parent(f"{i // 10:03d}.{i % 10}", f"Kegiatan {_letters(i)}", leaves[i * 10 : i * 10 + 10]) for i in range(-(-size // 10))
    ]
    programmes = [
        _parent(f"{i:03d}", f"Program {_letters(i)}", activities[i * 10 : i * 10 + 10]) for i in range(-(-size // 100))
    ]
    report["anggaran"] = [_budget(programmes)]
    return report


def _budget(programmes: list[Report]) -> Report:
    total = _parent("", "", programmes)
    return {
        "versi": "awal", "jenis": "belanja", "berlaku": True, "notasi": "koma", "dalam": "rupiah",
        "total": {key: total[key] for key in ("pagu", "realisasi", "sisa")}, "pos": programmes,
    }  # fmt: skip


def budget_levels(size: int) -> Report:
    """
    Write a budget of a hundred programmes of ``size`` levels each; every level has a detail line and the next level.
    """
    report = office(10)
    report["lkj"]["tabel"] = [table([measured(i) for i in range(10)])]
    programmes = []
    for number in range(100):
        codes = [f"{number:03d}{'.1' * level}" for level in range(size)]
        line = _line(f"{codes[-1]}.2", f"Rincian {_letters(number)}", 1_000_000 + number, 990_000 + number)
        for level in reversed(range(size)):
            detail = _line(f"{codes[level]}.3", f"Rincian {_letters(number * size + level)}", 1_000_000 + level, 990_000 + level)
            line = _parent(codes[level], f"{'Kegiatan' if level else 'Program'} {_letters(number * size + level)}", [line, detail])
        programmes.append(line)
    report["anggaran"] = [_budget(programmes)]
    return report


def years(size: int) -> Report:
    """
    Write a strategic plan of ``size`` years for a hundred indicators, and a table that compares the results of all years.
    """
    report = office(100)
    since = YEAR - size + 1
    report["renstra"] |= {"awal": since, "akhir": YEAR}
    for number, row in enumerate(report["renstra"]["baris"]):
        row["target"] = {str(year): percent(target(number)) for year in range(since, YEAR + 1)}
    rows = [measured(i) for i in range(100)]
    results = [row | {"sel": {f"r{year}": row["realisasi"] for year in range(since, YEAR)}} for row in rows]
    columns = [
        {"id": f"r{year}", "ukuran": "realisasi", "tahun": year, "judul": f"Realisasi {year}"} for year in range(since, YEAR)
    ]
    compared = table(results, "banding") | {"jenis": "perbandingan", "judul": "Perbandingan Realisasi", "kolom": columns}
    report["lkj"]["tabel"] = [table(rows), compared]
    return report


def copied_rules(size: int) -> dict[str, str]:
    """
    Give ``size`` rules by the names of their files: the built-in ones again and again, under ids and names of their own.
    """
    rules = itertools.cycle(sorted(RULES.glob("*/*.toml")))
    copies = {}
    for number, path in enumerate(itertools.islice((path for path in rules if path.parent.name != "definitions"), size)):
        own_id = f"SALIN{chr(ord('A') + number // 1000)}{number % 1000:03d}"
        text = path.read_text(encoding="utf-8").replace(path.stem, own_id)
        copies[f"{own_id}.toml"] = re.sub(r'^name = "', f'name = "copy-{number}-of-', text, count=1, flags=re.MULTILINE)
    return copies


def no_rules(size: int) -> dict[str, str]:
    """
    Give no rules besides the built-in ones.
    """
    del size
    return {}


def _line(code: str, name: str, budget: int, spent: int) -> Report:
    return {"kode": code, "nama": name, "pagu": _rupiah(budget), "realisasi": _rupiah(spent), "sisa": _rupiah(budget - spent)}


def _parent(code: str, name: str, lines: list[Report]) -> Report:
    budget, spent = (sum(int(line[key].replace(".", "")) for line in lines) for key in ("pagu", "realisasi"))
    return _line(code, name, budget, spent) | {"anak": lines}


def _rupiah(amount: int) -> str:
    return f"{amount:,}".replace(",", ".")


@attrs.frozen
class Series:
    """
    Name what grows, how a report of one size is written, and the largest size that is measured; ``rules`` are loaded as well.
    """

    name: str
    write: Callable[[int], Report]
    largest: int
    rules: Callable[[int], dict[str, str]] = no_rules


SERIES = (
    Series("rows of one indicator with different results", repeated_indicator, 8000),
    Series("agreements of ten rows", agreements, 2000),
    Series("wrong achievements", wrong_achievements, 4000),
    Series("right indicators", right_indicators, 8000),
    Series("tables of one row", one_row_tables, 4000),
    Series("claims", claims, 8000),
    Series("budget lines", budget_lines, 16000),
    Series("budget levels of a hundred programmes", budget_levels, 32),
    Series("years of a hundred indicators", years, 120),
    Series("rules besides the built-in ones", lambda _: right_indicators(40), 1600, copied_rules),
)
