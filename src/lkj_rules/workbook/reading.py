"""
Workbooks recognised by their first bytes and read, of whichever kind.
"""

from __future__ import annotations

from lkj_rules.errors import InputError
from lkj_rules.workbook.grid import Grid
from lkj_rules.workbook.ods import ODS_PARTS, read_ods
from lkj_rules.workbook.package import Package
from lkj_rules.workbook.xlsx import read_xlsx

ZIP = b"PK\x03\x04"
OLD = b"\xd0\xcf\x11\xe0"


def read_grid(data: bytes, *, name: str) -> Grid:
    """
    Read a workbook from its bytes; ``name`` is what messages call it.

    Raises ``InputError`` for what is neither XLSX nor ODS, is encrypted, holds macros or programs, or is too large.
    """
    if data.startswith(OLD):
        raise InputError.of(
            name, "Ini buku kerja Excel lama (.xls) atau berkata sandi; simpan sebagai .xlsx tanpa sandi.",
            "This is an old Excel workbook (.xls), or one with a password; save it as .xlsx without a password.",
        )  # fmt: skip
    return read_package(Package(data, name))


def read_package(package: Package) -> Grid:
    """
    Read a workbook that was opened.

    Raises ``InputError`` as ``read_grid`` does.
    """
    return read_xlsx(package) if package.entries.isdisjoint(ODS_PARTS) else read_ods(package)
