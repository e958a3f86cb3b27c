"""
What we write is as the format's schema wants it, and within what Excel opens.

The schema is that of Microsoft's Open XML SDK, which the package openxml-audit carries: elements, their order and their nesting. It
does not look at lengths and at what refers to what; these are counted here, by Excel's own limits.
"""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner
from openxml_audit import OpenXmlValidator, ValidationSeverity

from lkj_rules.cli import check, toolbox
from lkj_rules.workbook.grid import address_of

ASAHAN = Path(__file__).parents[2] / "fixtures" / "reports" / "kpu-asahan-2024.json"
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
OFFICE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
FONTS = re.compile(r"/styleSheet\[1\]/fonts\[1\]/font\[\d+\]")
"""Where the SDK wants an order that ISO/IEC 29500 does not: there the parts of a font are a choice, and openpyxl has its own."""


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """
    Write an empty workbook, a filled one, and its copy with findings.
    """
    folder = tmp_path_factory.mktemp("buku")
    paths = {name: folder / f"{name}.xlsx" for name in ("kosong", "isian", "hasil")}
    run = CliRunner().invoke
    run(toolbox.main, ["init", "--xlsx", str(paths["kosong"]), "--tahun", "2024", "--level", "skpd"])
    run(toolbox.main, ["convert", str(ASAHAN), str(paths["isian"])])
    run(check.main, ["--alone", "--format", f"xlsx={paths['hasil']}", str(paths["isian"])])
    return paths


@pytest.mark.parametrize("name", [pytest.param("kosong", marks=pytest.mark.slow), "isian", "hasil"])
def test_the_schema_is_kept(name: str, written: dict[str, Path]) -> None:
    """
    No part has an element that is not known, or where it is not allowed.
    """
    result = OpenXmlValidator(max_errors=0).validate(str(written[name]))

    errors = [each for each in result.errors if each.severity is ValidationSeverity.ERROR and not FONTS.fullmatch(each.path)]
    assert list(map(str, errors)) == []


def test_the_schema_is_not_kept_where_it_is_not(written: dict[str, Path], tmp_path: Path) -> None:
    """
    The judge sees drop-downs that stand before the cells, which Excel would not open.
    """
    with zipfile.ZipFile(written["kosong"]) as old, zipfile.ZipFile(tmp_path / "salah.xlsx", "w") as new:
        for part in old.namelist():
            swapped = re.sub(rb"(<sheetData.*</sheetData>)(.*)(<dataValidations.*</dataValidations>)", rb"\3\1\2", old.read(part))
            new.writestr(part, swapped)

    assert not OpenXmlValidator().validate(str(tmp_path / "salah.xlsx")).is_valid


@pytest.mark.parametrize("name", ["kosong", "isian", "hasil"])
def test_nothing_exceeds_what_excel_opens(name: str, written: dict[str, Path]) -> None:
    """
    Names of sheets, lists of drop-downs, links, texts, formats, comments and their shapes: what Excel would repair or refuse.
    """
    with zipfile.ZipFile(written[name]) as archive:
        parts = {part: ET.fromstring(archive.read(part)) for part in archive.namelist() if part.endswith(("xml", "rels", "vml"))}  # noqa: S314  # our own bytes
    names = [sheet.get("name", "") for sheet in parts["xl/workbook.xml"].iter(f"{MAIN}sheet")]
    formats = len(parts["xl/styles.xml"].find(f"{MAIN}cellXfs") or ())
    sheets = {part: root for part, root in parts.items() if re.fullmatch(r"xl/worksheets/[^/]+\.xml", part)}

    assert len({each.casefold() for each in names}) == len(names) == len(sheets) > 20
    assert [each for each in names if len(each) > 31 or re.search(r"[\[\]:*?/\\]|^'|'$", each)] == []
    assert [text for root in parts.values() for text in root.itertext() if len(text) > 32_767] == []
    for part, root in sheets.items():
        assert list(wrong_in_sheet(root, set(names), formats)) == [], part
        assert list(wrong_comments(part, root, parts)) == [], part


def wrong_in_sheet(root: ET.Element, names: set[str], formats: int) -> Iterator[str]:
    """
    Yield what Excel refuses in the cells of a sheet and what belongs to them.
    """
    cells = Counter(cell.get("r", "") for cell in root.iter(f"{MAIN}c"))
    yield from (f"{cell} stands twice" for cell, times in cells.items() if times > 1)
    yield from ("a format" for cell in root.iter(f"{MAIN}c") if int(cell.get("s", 0)) >= formats)
    for offer in root.iter(f"{MAIN}dataValidation"):
        listed = offer.findtext(f"{MAIN}formula1") or ""
        register = re.fullmatch(r"=?'?([^'!]+)'?!\$[A-Z]+\$\d+:\$[A-Z]+\$\d+", listed)
        if len(listed) > 257 or (not listed.startswith('"') and (register is None or register[1] not in names)):
            yield listed
        yield from (text for text in (offer.get("error", ""), offer.get("prompt", "")) if len(text) > 255)
    linked = list(root.iter(f"{MAIN}hyperlink"))
    for link in linked:
        place = re.fullmatch(r"'((?:[^']|'')+)'!([A-Z]+\d+)", link.get("location", ""))
        if len(link.get("location", "")) > 255 or place is None or place[1].replace("''", "'") not in names:
            yield f"link {link.get('location')}"
    areas = [area.get("ref", "").split(":") for area in root.iter(f"{MAIN}mergeCell")]
    inside = [(row, column) for first, last in areas for row, column in covered(first, last)]
    if len(linked) > 65_530 or len(set(inside)) != len(inside):
        yield "too many links, or merged areas that overlap"


def covered(first: str, last: str) -> Iterator[tuple[int, int]]:
    """
    Yield the cells of an area.
    """
    (top, left), (bottom, right) = address_of(first) or (0, 0), address_of(last) or (0, 0)
    yield from ((row, column) for row in range(top, bottom + 1) for column in range(left, right + 1))


def wrong_comments(part: str, root: ET.Element, parts: dict[str, ET.Element]) -> Iterator[str]:
    """
    Yield comments of a sheet that have no shape, or more than one.
    """
    folder, _, name = part.rpartition("/")
    related = parts.get(f"{folder}/_rels/{name}.rels", ET.Element("none"))
    targets = {each.get("Id"): each.get("Target", "").replace("../", "/xl/").lstrip("/") for each in related}
    comments = next((parts[each] for each in targets.values() if "comments" in each and each.endswith(".xml")), ET.Element("none"))
    drawing = root.find(f"{MAIN}legacyDrawing")
    at = sorted(address_of(each.get("ref", "")) or (0, 0) for each in comments.iter(f"{MAIN}comment"))
    excel = "{urn:schemas-microsoft-com:office:excel}"
    drawn = ET.Element("none") if drawing is None else parts[targets[drawing.get(f"{OFFICE}id")]]
    shapes = [each for each in drawn.iter(f"{excel}ClientData") if each.get("ObjectType") == "Note"]
    places = sorted(tuple(int(each.findtext(f"{excel}{key}") or -2) + 1 for key in ("Row", "Column")) for each in shapes)
    if at != places or len(set(at)) != len(at):
        yield f"comments at {at[:5]}, shapes at {places[:5]}"
