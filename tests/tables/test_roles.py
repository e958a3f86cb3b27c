"""
Columns of data tables that are sums or shares of others: known where heading and figures say so, and else left as figures.
"""

from __future__ import annotations

from typing import Any

from lkj_rules.tables.roles import add_roles


def roles(*rows: str) -> dict[str, tuple[str, ...]]:
    """
    Give what columns are made of; the first row holds the headings.
    """
    headings, *body = (row.split(";") for row in rows)
    columns: list[dict[str, Any]] = [{"id": heading[:6], "judul": heading} for heading in headings]
    add_roles(columns, [{"sel": {column["id"]: text or None for column, text in zip(columns, row, strict=True)}} for row in body])
    return {each["id"]: (each["jenis"], *each["dari"]) for each in columns if "jenis" in each}


def test_sums_and_shares() -> None:
    """
    A sum is known by most of its rows, so that one wrong row is still found; a share by its rounding.
    """
    found = roles(
        "Laki;Perempuan;Jumlah;Hadir;Persentase", "10;20;30;15;50,00", "1.200;800;2.000;1.500;75,00", "7;5;13;4;30,77",
        "0;3;3;1;33,33",
    )  # fmt: skip

    assert found == {"Jumlah": ("jumlah", "Laki", "Peremp"), "Persen": ("persen", "Hadir", "Jumlah")}


def test_sums_of_sums() -> None:
    """
    A total of two sums is made of these; one that stands before its parts is known too.
    """
    found = roles("A;B;Jumlah X;C;D;Jml Y;Total", "1;2;3;10;20;30;33", "4;5;9;40;50;90;99", "2;7;9;11;13;24;33")
    before = roles("Total;A;B", "3;1;2", "9;4;5")

    assert found == {"Jumlah": ("jumlah", "A", "B"), "Jml Y": ("jumlah", "C", "D"), "Total": ("jumlah", "Jumlah", "Jml Y")}
    assert before == {"Total": ("jumlah", "A", "B")}


def test_what_does_not_agree_is_left() -> None:
    """
    A heading alone makes no sum and no share, nor do figures that agree by chance, or that fit two pairs of columns.
    """
    assert roles("A;B;Jumlah", "1;2;4", "4;5;10", "2;2;4") == {}
    assert roles("A;B;C", "1;2;3", "4;5;9", "2;2;4") == {}
    assert roles("A;B;C;%", "1;2;2;50", "2;4;4;50", "3;6;6;50") == {}
    assert roles("A;B;C", "1;2;3", "4;5;9", "2;2;4", "6;1;7") == {"C": ("jumlah", "A", "B")}
