"""
Papers built in code, as a reader of PDF or Word would give them.
"""

from __future__ import annotations

import re

from lkj_rules.papers.paper import Line, Paper, PrintedTable
from lkj_rules.tables.grid import Grid

COVER = ("LAPORAN KINERJA INSTANSI PEMERINTAH TAHUN 2023", "DINAS PANGAN KABUPATEN CONTOH", "Renstra 2021 – 2026")


def table(title: str, *rows: str, page: str = "7") -> PrintedTable:
    """
    Make a table of rows written ``a | b | c``; ``^`` goes on with the cell above, ``<`` with the cell on the left.
    """
    found = re.match(r"Tabel [\d.]+\d", title)
    grid = Grid(name=found[0] if found else "tabel 1", file="lkj.pdf")
    for number, row in enumerate(rows):
        texts = [text.strip() for text in row.split("|")]
        for column, text in enumerate(texts):
            start = {"^": (number - 1, column), "<": (number, column - 1)}.get(text)
            if start is not None:
                origin = grid.covered.get(start, start)
                grid.covered[number, column] = origin
                texts[column] = (texts if origin[0] == number else grid.rows[origin[0]])[origin[1]]
        grid.rows.append(texts)
        grid.numbers.append(number + 1)
        grid.pages.append(page)
    return PrintedTable(grid=grid, title=title)


def paper(*flow: PrintedTable | str, file: str = "lkj.pdf") -> Paper:
    """
    Make a paper: a cover, then lines and tables.
    """
    lines = (*COVER, *flow)
    flowing = [Line(text=each, page=number + 1) if isinstance(each, str) else each for number, each in enumerate(lines)]
    return Paper(file=file, pages=9, flow=flowing)
