"""
Budgets that add up: a tree of lines with amounts, and what is printed of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import attrs

from lkj_rules.testing.consistent.choices import Chooser, Seeded, Style, among, perhaps

_LEFT_OUT = {"rupiah": 0, "ribu": 3, "juta": 6}
_DEEPEST = {"pusat": 5, "daerah": 3, "tanpa": 6}
_SIBLINGS = {"pusat": 600, "daerah": 90, "tanpa": 2000}
"""As many as the shortest code of a level can distinguish."""
_SHAPES = {
    "pusat": ("076.01.{1}", "{0:04d}", "QGE.{0:03d}", "{0:03d}", "{2}"), "daerah": ("6.01.{0:02d}", "2.{0:02d}", "{0:02d}"),
    "tanpa": (),
}  # fmt: skip
_WIDEST = 26


@attrs.frozen(kw_only=True, eq=False)
class Pos:
    """
    Hold one line with its true amounts in rupiah.
    """

    kode: str | None
    nama: str
    pagu: int
    realisasi: int
    anak: tuple[Pos, ...] = ()


@attrs.frozen(kw_only=True)
class Ledger:
    """
    Hold one budget as a report prints it: in which unit of money, with which columns, and how what is left is signed.
    """

    jenis: str
    dalam: str
    columns: frozenset[str]
    over: bool
    lines: tuple[Pos, ...]
    style: Style

    @property
    def pagu(self) -> int:
        """
        Give the whole budget.
        """
        return sum(pos.pagu for pos in self.lines)

    @property
    def realisasi(self) -> int:
        """
        Give all that was spent or earned.
        """
        return sum(pos.realisasi for pos in self.lines)

    def amounts(self, pagu: int, realisasi: int) -> dict[str, str]:
        """
        Print the cells of one row.
        """
        rest = realisasi - pagu if self.over else pagu - realisasi
        cells = {"pagu": self.money(pagu), "realisasi": self.money(realisasi), "sisa": self.money(rest)}
        cells["persen"] = self.style.percent(self.style.shorten(Fraction(100 * realisasi, pagu), 2), 2)
        return {key: text for key, text in cells.items() if key in self.columns}

    def money(self, amount: int) -> str:
        """
        Print an amount in the table's unit.
        """
        zeros = _LEFT_OUT[self.dalam]
        number = self.style.number(self.style.shorten(Fraction(abs(amount)), -zeros) / 10**zeros, 0)
        shown = f"{self.style.currency}{number}"
        return f"({shown})" if amount < 0 else shown

    def row(self, pos: Pos) -> dict[str, Any]:
        """
        Print a line with those below it; where there are no codes, with its number in the list.
        """
        number = pos.nama.rpartition(".")[2].removeprefix("Kegiatan ")
        found: dict[str, Any] = {"nomor": f"{int(number) + 1}."} if pos.kode is None else {"kode": pos.kode}
        found |= {"nama": pos.nama, **self.amounts(pos.pagu, pos.realisasi)}
        if pos.anak:
            found["anak"] = [self.row(anak) for anak in pos.anak]
        return found

    def document(self, versi: str, tanggal: str, *, berlaku: bool = True) -> dict[str, Any]:
        """
        Print the whole budget.
        """
        return {
            "versi": versi, "jenis": self.jenis, "berlaku": berlaku, "tanggal": tanggal, "notasi": self.style.notasi,
            "dalam": self.dalam, "total": self.amounts(self.pagu, self.realisasi), "pos": [self.row(pos) for pos in self.lines],
        }  # fmt: skip


def draw_ledger(chooser: Chooser, style: Style, *, jenis: str, most: int) -> Ledger:
    """
    Choose a budget of up to so many lines; the amounts come from a seed, as they are too many to choose one by one.
    """
    scheme = among(chooser, ("tanpa", "pusat", "daerah"))
    size = chooser.between(1, most)
    depth = chooser.between(1, _DEEPEST[scheme])
    dalam = among(chooser, tuple(_LEFT_OUT))
    hidden = [column for column in ("sisa", "persen") if perhaps(chooser, 4)]
    over = jenis == "pendapatan" and perhaps(chooser)
    seeded = Seeded(chooser.between(0, 2**32))
    lines = tuple(_lines(_Tree(seeded=seeded, scheme=scheme, jenis=jenis), size, depth, ""))
    columns = frozenset({"pagu", "realisasi", "sisa", "persen"}) - set(hidden)
    return Ledger(jenis=jenis, dalam=dalam, columns=columns, over=over, lines=lines, style=style)


@attrs.frozen(kw_only=True)
class _Tree:
    """
    Hold what all lines of a budget share.
    """

    seeded: Seeded
    scheme: str
    jenis: str


def _lines(tree: _Tree, size: int, depth: int, above: str) -> Iterator[Pos]:
    """
    Share lines out among siblings; each keeps one for itself and gives the rest to those below it.
    """
    siblings = min(size, _SIBLINGS[tree.scheme]) if depth == 1 else tree.seeded.between(1, max(1, min(size, _WIDEST)))
    for number in range(siblings):
        share = size // siblings
        path = f"{above}/{number}"
        below = tuple(_lines(tree, share - 1, depth - 1, path)) if depth > 1 and share > 1 else ()
        pagu, realisasi = _amounts(tree.seeded, tree.jenis)
        yield Pos(
            kode=_code(tree.scheme, path), nama=f"Kegiatan {path.removeprefix('/').replace('/', '.')}",
            pagu=sum(pos.pagu for pos in below) or pagu, realisasi=sum(pos.realisasi for pos in below) or realisasi, anak=below,
        )  # fmt: skip


def _amounts(seeded: Seeded, jenis: str) -> tuple[int, int]:
    pagu = seeded.between(2_000_000, 5_000_000_000)
    return pagu, seeded.between(pagu // 2, pagu if jenis == "belanja" else pagu * 2)


def _code(scheme: str, path: str) -> str | None:
    numbers = [int(number) for number in path.split("/")[1:]]
    shapes = _SHAPES[scheme]
    parts = (shape.format(number + 1, _program(number), _letters(number)) for shape, number in zip(shapes, numbers, strict=False))
    return ".".join(parts) or None


def _program(number: int) -> str:
    return chr(65 + number // _WIDEST) + chr(65 + number % _WIDEST)


def _letters(number: int) -> str:
    return chr(65 + number) if number < _WIDEST else chr(64 + number // _WIDEST) + chr(65 + number % _WIDEST)
