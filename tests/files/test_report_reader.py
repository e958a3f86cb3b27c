"""
The report reader: every kind of broken file gets its sentence and place, every whole file is read to the last digit.
"""

from __future__ import annotations

import hashlib
import io
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lkj_rules.errors import InputError, Problem
from lkj_rules.files import recognition
from lkj_rules.files.recognition import holds_report, is_report
from lkj_rules.files.report_reader import ReportFile, parse_report, read_report, read_stream
from lkj_rules.model.values import Notasi

FIXTURES = Path(__file__).parents[2] / "fixtures"
BROKEN = FIXTURES / "broken"
WHOLE = sorted([*(FIXTURES / "base").glob("*.json"), *(FIXTURES / "reports").glob("*.json")])
MINIMAL = {"format": "lkj-rules/1", "entitas": {"nama": "KPU Kabupaten Contoh", "level": "satker"}, "tahun": 2024}

# For each broken file: pointer, line, and what the text says from the named column on. Written by hand.
EXPECTED: dict[str, list[tuple[str, int | None, str]]] = {
    "circular-agreements": [("/perjanjian_kinerja/0/atasan", 7, '"b"}'), ("/perjanjian_kinerja/1/atasan", 8, '"a"}')],
    "dangling-indicator": [("/rkt/0/baris/0/indikator", 6, '"DTP"'), ("/rkt/0/baris/0/mendukung/1", 6, '"AKIP"')],
    "dangling-ladder": [("/indikator/0/tangga", 5, '"akib"')],
    "dangling-objective": [("/rkt/0/baris/0/sasaran", 7, '"S2"')],
    "dangling-superior": [("/perjanjian_kinerja/1/atasan", 6, '"pk-ketu"')],
    "dangling-table": [("/lkj/klaim/0/indikator", 6, '"DPB"'), ("/lkj/klaim/0/cakupan/tabel", 6, '"ukur"')],
    "document-in-another-file": [("/renstra", 6, '"renstra-2020')],
    "empty": [("", None, "")],
    "exponent": [("/rkt/0/baris/0/target", 6, "1e999999999")],
    "impossible-date": [("/lkj/tanggal", 6, '"2025-02-30"')],
    "infinity": [("/rkt/0/baris/0/target", 6, "-Infinity")],
    "line-break-in-text": [("", 3, "")],
    "list-as-text": [("/perjanjian_kinerja/0/pihak", 6, '"Ketua"')],
    "list-as-value": [("/rkt/0/baris/0/target", 6, "[1, 2]")],
    "list-at-the-root": [("", 1, "[{")],
    "lone-surrogate": [("/indikator/0/nama", 5, '"Pemilih \\ud83d"')],
    "many-faults": [
        ("/entitas/level", 3, '"satkr"'),
        ("/indikator/0/nama", 6, "null"),
        ("/indikator/1", 7, '{"kode": "DPB"}'),
        ("/tahun", 9, '"tahun"'),
        ("/tahun", 9, '"2024"'),
        ("/lkj/tanggal", 11, '"17 Januari 2025"'),
        ("/lkj/tabel/0/baris/0/cap~1aian", 12, '"cap/aian"'),
    ],
    "misplaced-keys": [("/lkj/sebutan_anggaran/0/cakupan", 6, '"cakupan"'), ("/lkj/klaim/0/jenis", 7, '"capaian"')],
    "missing-comma": [("", 3, '"tahun"')],
    "missing-keys": [("", 1, "{"), ("/entitas", 3, '{"nama"')],
    "not-a-number": [("/rkt/0/baris/0/target", 6, "NaN")],
    "not-json": [("", 1, "# Laporan")],
    "nothing-for-a-list": [("/rkt", 6, "null")],
    "other-json": [("", 1, "{")],
    "reading-in-the-file": [("/rkt/0/baris/0/target/bacaan", 6, '"bacaan"')],
    "repeated-codes": [("/indikator/1/kode", 7, '"DPT", "nama": "Pemilih pindah"')],
    "repeated-key": [("/tahun", 6, '"tahun": 2023')],
    "text-as-number": [("/indikator/0/kode", 5, "7,")],
    "trailing-comma": [("", 5, ",")],
    "truncated": [("", 5, '"Pemilih terd')],
    "truncated-between-values": [("", 6, "")],
    "truth-as-text": [("/anggaran/0/berlaku", 6, '"ya"')],
    "truth-as-value": [("/rkt/0/baris/0/target", 6, "true")],
    "standard-in-a-row": [("/lkj/tabel/0/baris/0/standar", 6, '"standar"')],
    "two-objects": [("", 7, "{")],
    "undeclared-column": [("/lkj/tabel/0/baris/0/sel/lalo", 7, '"lalo"'), ("/lkj/tabel/0/baris/0/sel/target", 7, '"target": "3"')],
    "unknown-keys": [("/indikatr", 5, '"indikatr"'), ("/indikator/0/bobot", 6, '"bobot"')],
    "unknown-term": [("/indikator/0/arah", 5, '"maksimal"')],
    "utf-16": [("", 1, "")],
    "latin-1": [("", 3, "")],
    "value-without-text": [("/rkt/0/baris/0/target", 6, '{"dibaca"')],
    "version-as-fraction": [("/perjanjian_kinerja/0/versi", 6, "1.5")],
    "wrong-format": [("/format", 2, '"lkj-rules/2"')],
    "year-as-text": [("/tahun", 4, '"2024"')],
    "year-key-of-two-digits": [("/renstra/baris/0/target/24", 6, '"24"')],
    "year-out-of-range": [("/tahun", 4, "24,")],
}

_ROW = "indikator, sasaran, nomor, nama, satuan, target, realisasi, capaian, kategori, alasan, target_berupa, sel, anak, sumber"
_STANDARDS = "renstra.baris.standar, renstra_lain.baris.standar, rkt.baris.standar, perjanjian_kinerja.baris.standar"
_STANDARD = '{"id": "standar", "ukuran": "standar"}'
_ROW_ID = (
    f"yang dikenal: {_ROW}. Tempatnya: {_STANDARDS}. "
    f"Di sini kolom itu ditulis dalam sel, dan artinya dalam kolom tabelnya: {_STANDARD}."
)
_ROW_EN = (
    f"known are: {_ROW}. Its places: {_STANDARDS}. "
    f"Here that column is written in sel, and its meaning in the kolom of the table: {_STANDARD}."
)
_KEYS = "ukuran, tahun, versi, jenis, sumber_dana, pos, jumlah, persen, fisik, teks, sumber"

SENTENCES = {
    "misplaced-keys": (
        f'Kunci "cakupan" tidak dikenal di sini; yang dikenal: {_KEYS}. Tempatnya: anggaran.cakupan, lkj.klaim.cakupan.',
        f'The key "cakupan" is not known here; known are: {_KEYS}. Its places: anggaran.cakupan, lkj.klaim.cakupan.',
    ),
    "standard-in-a-row": (f'Kunci "standar" tidak dikenal di sini; {_ROW_ID}', f'The key "standar" is not known here; {_ROW_EN}'),
    "empty": ("Berkas ini kosong.", "The file is empty."),
    "latin-1": (
        "Byte 0xE9 bukan UTF-8; simpan ulang berkas sebagai UTF-8.",
        "The byte 0xE9 is not UTF-8; save the file again as UTF-8.",
    ),
    "truncated": (
        "Berkas berakhir di tengah isi; mungkin terpotong saat disalin.",
        "The file ends in the middle; it may have been cut off while copying.",
    ),
    "repeated-key": (
        'Kunci "tahun" tertulis dua kali dalam satu objek; yang pertama di baris 4.',
        'The key "tahun" stands twice in one object; the first is on line 4.',
    ),
    "unknown-term": (
        "Tertulis teks \"maksimal\"; seharusnya salah satu dari: maksimum, minimum, stabil. Maksudnya 'maksimum'?",
        "Found the text \"maksimal\"; expected one of: maksimum, minimum, stabil. Did you mean 'maksimum'?",
    ),
    "dangling-superior": (
        "\"pk-ketu\" tidak ada di perjanjian_kinerja. Maksudnya 'pk-ketua'?",
        "\"pk-ketu\" is not in perjanjian_kinerja. Did you mean 'pk-ketua'?",
    ),
    "text-as-number": ("Tertulis angka 7; seharusnya teks dalam tanda kutip.", "Found the number 7; expected a text in quotes."),
    "other-json": (
        'Ini JSON, tetapi bukan laporan: objek dengan "format": "lkj-rules/1" tidak ada.',
        'This is JSON, but not a report: there is no object with "format": "lkj-rules/1".',
    ),
}


def problems_of(data: bytes) -> tuple[Problem, ...]:
    """Read what must be refused; give the problems."""
    with pytest.raises(InputError) as refused:
        parse_report(data, name="report.json")
    return refused.value.problems


def problems_if_any(data: bytes) -> tuple[Problem, ...]:
    """Read what may be refused; give the problems, none for a report."""
    try:
        report = parse_report(data, name="report.json")
    except InputError as refused:
        return refused.problems or (Problem(file="", pointer="", message_id="", message_en="refused without a problem"),)
    assert isinstance(report, ReportFile)
    return ()


def report_with(**parts: object) -> bytes:
    """Write the smallest report with further parts."""
    return json.dumps({**MINIMAL, **parts}).encode()


def test_every_broken_file_is_expected() -> None:
    """Each file in fixtures/broken has an expectation here, and the other way round; add the missing one."""
    files = {path.stem for path in BROKEN.iterdir()}

    assert set(EXPECTED) == files


@pytest.mark.parametrize("stem", sorted(EXPECTED))
def test_broken_file_is_refused_at_its_places(stem: str) -> None:
    """A broken file gives all its problems, each with pointer, line and column."""
    path = BROKEN / f"{stem}.json"
    lines = path.read_bytes().decode("utf-8", errors="replace").split("\n")

    with pytest.raises(InputError) as refused:
        read_report(path)

    problems = refused.value.problems
    assert EXPECTED[stem] == [
        (problem.pointer, problem.line, snippet) for problem, (_, _, snippet) in zip(problems, EXPECTED[stem], strict=True)
    ]
    for problem, (_, line, snippet) in zip(problems, EXPECTED[stem], strict=True):
        if line is not None and problem.column is not None:
            assert lines[line - 1][problem.column - 1 :].startswith(snippet)


@pytest.mark.parametrize("stem", sorted(SENTENCES))
def test_broken_file_is_explained_in_both_languages(stem: str) -> None:
    """The first problem of a broken file is one plain sentence, with the next step where there is one."""
    with pytest.raises(InputError) as refused:
        read_report(BROKEN / f"{stem}.json")

    first = refused.value.problems[0]
    assert SENTENCES[stem] == (first.sentence("id"), first.sentence("en"))


@pytest.mark.parametrize(("stem", "column"), [("latin-1", 33), ("line-break-in-text", 27), ("utf-16", 1)])
def test_place_in_text_that_is_no_json(stem: str, column: int) -> None:
    """Bytes that are no JSON text are refused at the first wrong character."""
    with pytest.raises(InputError) as refused:
        read_report(BROKEN / f"{stem}.json")

    assert column == refused.value.problems[0].column


@pytest.mark.parametrize("path", WHOLE, ids=lambda path: path.stem)
def test_whole_report_is_read(path: Path) -> None:
    """Every report that the project ships is read, with the digest of its bytes."""
    report = read_report(path)

    assert hashlib.sha256(path.read_bytes()).hexdigest() == report.sha256
    assert json.loads(report.text)["tahun"] == report.laporan.tahun


def test_byte_order_mark_is_read_over() -> None:
    """UTF-8 with a byte-order mark is the same report, and columns do not count the mark."""
    plain = parse_report(report_with(), name="report.json")
    marked = parse_report(b"\xef\xbb\xbf" + report_with(), name="report.json")

    assert plain.laporan == marked.laporan
    assert {"/format": (1, 12)} == plain.locate(["/format"]) == marked.locate(["/format"])


def test_number_keeps_its_printed_digits() -> None:
    """A JSON number is a value with all its digits and a decimal point."""
    data = report_with(lkj={"skala": [{"label": "Baik", "dari": 0}]}).replace(b'"dari": 0', b'"dari": 91.50')
    skala = parse_report(data, name="report.json").laporan.lkj.skala  # type: ignore[union-attr]

    assert (skala[0].dari.teks, skala[0].dari.notasi) == ("91.50", Notasi.TITIK)  # type: ignore[union-attr]


def test_blank_differs_from_absent() -> None:
    """In a printed row null is a blank cell; a missing key is no cell; elsewhere null is nothing."""
    lkj = {
        "batas_capaian": None,
        "skala": [{"label": "Baik", "dari": None}],
        "tabel": [{"id": "ukur", "jenis": "pengukuran", "baris": [{"target": None}]}],
    }
    read = parse_report(report_with(lkj=lkj), name="report.json").laporan.lkj

    assert read is not None
    assert read.batas_capaian is None
    assert read.skala[0].dari is None
    assert read.tabel[0].baris[0].realisasi is None
    assert read.tabel[0].baris[0].target is not None
    assert read.tabel[0].baris[0].target.teks == ""


@pytest.mark.parametrize("opening", [b"[", b'{"a":', b'[{"a":'])
def test_nesting_without_end_is_refused(opening: bytes) -> None:
    """A hundred thousand levels are refused by measure, not by the interpreter's stack."""
    (problem,) = problems_of(opening * 100_000)

    assert problem.message_en == "The content nests more than 100 levels deep."
    assert problem.line == 1


def test_nested_rows_are_refused_where_they_are_too_deep() -> None:
    """The place is the bracket that goes one level too far; brackets inside texts do not count."""
    data = b'{"format": "[[[[\\"[[",\n"x": ' + b"[" * 99 + b"\n[" + b"]" * 100 + b"}"
    (problem,) = problems_of(data)

    assert (problem.line, problem.column) == (3, 1)


def test_a_hundred_levels_are_read() -> None:
    """Rows may nest as deep as any budget does."""
    pos: dict[str, object] = {"nama": "rincian"}
    for _ in range(40):
        pos = {"nama": "program", "anak": [pos]}
    report = parse_report(report_with(anggaran=[{"versi": "awal", "pos": [pos]}]), name="report.json")

    assert report.laporan.anggaran[0].pos[0].nama == "program"


@pytest.mark.parametrize("number", ["9" * 1_000_000, "0." + "3" * 1_000_000, "-" + "1" * 5_000])
def test_number_of_a_million_digits_is_refused(number: str) -> None:
    """A number without end is refused at its place, as a number and as a text."""
    data = report_with(indikator=[{"kode": "DPT", "nama": "x"}], rkt=[{"baris": [{"indikator": "DPT", "target": "@"}]}])
    for written in (number, f'"{number}"'):
        (problem,) = problems_of(data.replace(b'"@"', written.encode()))

        assert problem.pointer == "/rkt/0/baris/0/target"
        assert len(problem.message_en) < 250


def test_year_of_a_million_digits_is_refused() -> None:
    """A whole number is never converted before its length is known."""
    (problem,) = problems_of(report_with().replace(b"2024", b"2" * 1_000_000))

    assert problem.pointer == "/tahun"


def test_large_file_is_refused_before_reading(tmp_path: Path) -> None:
    """A file above the limit is refused with the limit in the sentence."""
    path = tmp_path / "large.json"
    path.write_bytes(b" " * 2_000)

    with pytest.raises(InputError, match=r"The file is larger than the limit of 1,000 bytes\.$"):
        read_report(path, limit=1_000)


def test_stream_stops_at_the_limit() -> None:
    """A stream without end is read to the limit and no further."""
    stream = io.BytesIO(b" " * 5_000)

    with pytest.raises(InputError, match="larger than the limit"):
        read_stream(stream, name="-", limit=1_000)
    assert stream.tell() == 1_001


def test_missing_file_and_folder(tmp_path: Path) -> None:
    """A path that is no readable file is told apart by its sentence."""
    with pytest.raises(InputError, match=r"absent\.json: There is no such file\."):
        read_report(tmp_path / "absent.json")
    with pytest.raises(InputError, match="This is a folder, not a file"):
        read_report(tmp_path)
    with pytest.raises(InputError, match="The file cannot be read"):
        read_report("a\0b")


def test_forbidden_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that the system does not let this user open is refused with its own sentence."""
    path = tmp_path / "closed.json"
    path.write_bytes(report_with())

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)  # the superuser may open everything, whatever the file's mode

    with pytest.raises(InputError, match="This user may not read the file"):
        read_report(path)


def test_name_is_what_messages_show(tmp_path: Path) -> None:
    """The caller chooses what messages call the file."""
    path = tmp_path / "report.json"
    path.write_bytes(b"")

    with pytest.raises(InputError, match=r"^laporan/report\.json: The file is empty\.$"):
        read_report(path, name="laporan/report.json")


def test_report_is_told_from_other_json() -> None:
    """Broken reports count as reports, other JSON does not."""
    assert is_report(report_with())
    assert is_report((BROKEN / "truncated.json").read_bytes())
    assert not is_report((BROKEN / "other-json.json").read_bytes())
    assert not is_report(b"")


HEAD = '"entitas": {"nama": "X"}, "tahun": 2024, "lkj": {}'


@pytest.mark.parametrize(
    "text",
    [
        r'{"f\u006frmat": "lkj-rules/1"}', r'{"\u0066ormat": "lkj\u002drules/1"}', '{"FORMAT" : "LKJ-Rules/1"}',
        r'{"\u0065ntitas": {}, "t\u0061hun": 1, "lk\u006A": {}}', '{"entitas": 1, "tahun": null, "lkj": "lkj.json"}',
        '{"entitas": {}, "indikator": [], "rkt": []}', '{"tahun": 1, "indikator": [], "rkt": [], "lkj": {}}',
        '{"fromat": "lkj-rules/1"}', '{"format": "x", "format": "lkj-rules/1"}', "\n" * 70_000 + '{"format": "lkj-rules/1"}',
        '// a comment\n{"format" /* here */ : "lkj-rules/1"}', f"{{{HEAD}, /* a comment */}}",
        f"{{{HEAD.replace(chr(34), chr(39))}}}",
        "{format: 'lkj-rules/1'}", f"{{{HEAD}, \"x\": {'9' * 5_000}}}", f"{{{HEAD}, \"x\": {'[' * 9_999}",
    ],
)  # fmt: skip
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32"])
def test_report_is_recognised_however_it_is_written(text: str, encoding: str, tmp_path: Path) -> None:
    """Escapes, case, comments, quotes, repeated keys, blank lines, encodings: none of them makes a report other JSON."""
    path = tmp_path / "2024.json"
    path.write_bytes(text.encode(encoding))

    assert holds_report(path)


@pytest.mark.parametrize(
    "text",
    [
        '{"properties": {"format": {"const": "lkj-rules/1"}, "entitas": {}, "tahun": {}, "lkj": {}}}', '{"name": "lkj-rules"}',
        '{"tahun": 2024, "indikator": [], "anggaran": []}', '{"entitas": "X", "tahun": 2024}', '{"format": "lkj-check/1"}',
        r'{"judul": "\u0022format\u0022: \u0022lkj-rules/1\u0022"}', '{"format": "lkj-baseline/2", "findings": []}', "{bad",
    ],
)  # fmt: skip
def test_other_json_is_not_recognised(text: str, tmp_path: Path) -> None:
    """The schema of reports, results, baselines and tables of figures are not reports."""
    path = tmp_path / "2024.json"
    path.write_text(text, encoding="utf-8")

    assert not holds_report(path)


def test_report_behind_all_else_is_recognised(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What stands before the marks does not hide them, though the file is larger than a report may be."""
    monkeypatch.setattr(recognition, "LIMIT", 100_000)
    path = tmp_path / "2024.json"
    path.write_text(f'{{"x": "{"x" * 450_000}", "format": "lkj-rules/1"}}', encoding="utf-8")

    assert holds_report(path)


def test_lone_surrogate_in_a_key_can_be_printed() -> None:
    """A problem never holds what cannot be encoded."""
    problems = problems_of(report_with().replace(b'"tahun"', b'"tah\\ud800un"'))

    for problem in problems:
        assert f"{problem.place()} {problem.sentence('id')} {problem.sentence('en')}".encode()


def test_emoji_written_as_two_escapes_is_read() -> None:
    """A pair of surrogate escapes is one character."""
    report = parse_report(report_with(entitas={"nama": "Dinas \U0001f600", "level": "skpd"}), name="report.json")

    assert report.laporan.entitas.nama == "Dinas \U0001f600"


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from(["DPT", "2024", "80 %", "1e9"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


@given(st.binary() | anything.map(lambda value: json.dumps(value).encode()))
def test_any_bytes_give_a_report_or_one_error(data: bytes) -> None:
    """No input escapes as another exception."""
    assert all(problem.message_en.endswith((".", "?")) for problem in problems_if_any(data))


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_any_damage_to_a_report_gives_a_report_or_one_error(data: st.DataObject) -> None:
    """A whole report with a piece cut out, doubled or replaced is read or refused, with a place."""
    whole = (FIXTURES / "base" / "clean.json").read_bytes()
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, min(len(whole), start + 200)))
    pieces = [b"", b'"', b"{", b"}", b"[", b"null", b"1e9", b"NaN", b"\\ud800", b"\xff", whole[start:end] * 2]
    piece = data.draw(st.sampled_from(pieces))

    assert all(problem.line is not None for problem in problems_if_any(whole[:start] + piece + whole[end:]))


def walk(document: object, pointer: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """List the path of every value of a document."""
    found = [pointer]
    if isinstance(document, dict):
        found += [path for key, item in document.items() for path in walk(item, (*pointer, key))]
    elif isinstance(document, list):
        found += [path for index, item in enumerate(document) for path in walk(item, (*pointer, index))]
    return found


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_any_value_in_place_of_another_gives_a_report_or_one_error(data: st.DataObject) -> None:
    """A well-formed report with any one value replaced is read or refused at a pointer."""
    document = json.loads((FIXTURES / "base" / "clean.json").read_text(encoding="utf-8"))
    path = data.draw(st.sampled_from(walk(document)[1:]))
    holder = document
    for token in path[:-1]:
        holder = holder[token]
    holder[path[-1]] = data.draw(anything)

    assert all(problem.line is not None for problem in problems_if_any(json.dumps(document).encode()))


@pytest.mark.parametrize(("text", "mark", "column"), [
    ('{"a": “b”}', "“", 7), ('{“a”: "b"}', "“", 2), ("{'a': 1}", "'", 2), ('{"a": "b”}', "”", 9), ('{"a": "b”, "c": 1}', "”", 9),
    ('{"a": "b”,\n"c": 1}', "”", 9), ('{"a”: "b"}', "”", 4), ('{"a": ‘b’}', "‘", 7),
])  # fmt: skip
def test_quotation_marks_of_another_kind_are_shown(text: str, mark: str, column: int) -> None:
    """
    What a word processor made of a quotation mark is named where it stands, as the begin or as the end of a text.
    """
    with pytest.raises(InputError) as caught:
        parse_report(text.encode(), name="report.json")

    (problem,) = caught.value.problems
    assert (problem.line, problem.column) == (1, column)
    assert problem.message_en.startswith(f"The quotation mark here is {mark}; JSON uses straight ones")


def test_quotation_marks_inside_a_text_are_not_blamed() -> None:
    """
    A text may quote; a comma that is missing after it is what is wrong.
    """
    with pytest.raises(InputError) as caught:
        parse_report('{"a": "disebut “b” di sini" "c": 1}'.encode(), name="report.json")

    assert caught.value.problems[0].message_en == "A comma or a closing bracket was expected here."
