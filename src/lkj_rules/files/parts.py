"""
Documents in files of their own: a Renstra that five reports share, say, named in each of them instead of written out.

Such a file stands in the report's own folder or below it; links that lead out of it are refused. It holds the bare document, and
names no further files.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, TypeVar

import attrs

from lkj_rules.errors import InputError, Problem
from lkj_rules.files.file_access import open_regular, reason_of
from lkj_rules.files.issues import InvalidError, Issue, to_problems
from lkj_rules.files.json_text import decode_text, parse_json
from lkj_rules.files.json_values import quote
from lkj_rules.files.positions import Position, excerpts, locate
from lkj_rules.model import Record
from lkj_rules.model.pointers import Spot

if TYPE_CHECKING:  # few runs read a workbook
    from lkj_rules.files.places import Places

T = TypeVar("T")

WHOLE = frozenset({"tangga", "indikator", "sasaran", "renstra", "rencana_aksi", "iku", "lkj", "penjelasan"})
"""Keys of a report whose value may stand in a file of its own."""

EACH = frozenset({"rkt", "perjanjian_kinerja", "anggaran", "anggaran_tahunan", "laporan_lalu", "renstra_lain", "iku_lain"})
"""Keys of a report that hold several documents, each of which may stand in a file of its own, or all in one."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Part(Record):
    """
    Hold a file that is a part of a report: where in the report its content belongs, its name to show, its text, its SHA-256.

    ``inside`` is where in the file that content stands, the empty pointer being all of it. The report itself is the part at the
    empty pointer.
    """

    pointer: str
    name: str
    text: str = attrs.field(repr=False)
    sha256: str
    inside: str = ""
    cells: Places | None = attrs.field(default=None, repr=False)
    """Where values stand in a workbook; ``text`` is then the JSON that it stands for."""

    def local(self, pointer: str) -> str:
        """
        Return the pointer inside this file of what has a pointer in the report.
        """
        return self.inside + pointer[len(self.pointer) :]


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Parts(Record):
    """
    Hold the files that one report was read from, the report's own first.
    """

    parts: tuple[Part, ...]

    @property
    def name(self) -> str:
        """
        Return the name of the report's own file.
        """
        return self.parts[0].name

    @property
    def text(self) -> str:
        """
        Return the text of the report's own file.
        """
        return self.parts[0].text

    @property
    def sha256(self) -> str:
        """
        Return the SHA-256 of the report's own file.
        """
        return self.parts[0].sha256

    def locate(self, pointers: Iterable[str]) -> dict[str, Position]:
        """
        Find line and column of each pointer in the file that it stands in; of a workbook, row and column of the cell.

        A pointer to what is left out of the file gives the nearest value around it.
        """
        return self._look_up(pointers, lambda part, inside: part.cells.locate(inside) if part.cells else locate(part.text, inside))

    def spots(self, pointers: Iterable[str]) -> dict[str, Spot]:
        """
        Find for each pointer in which file and where it stands, and what is written there.
        """
        def look(part: Part, inside: Iterable[str]) -> dict[str, Spot]:
            if part.cells is None:
                return excerpts(part.text, inside, name=part.name)
            return {each: Spot(file=part.name, pointer=each, cell=part.cells.of(each), box=part.cells.box(each)) for each in inside}

        return self._look_up(pointers, look)

    def problems(self, issues: Iterable[Issue]) -> tuple[Problem, ...]:
        """
        Turn issues into problems, each of the file that it is about; the report's own come first.
        """
        by_part: dict[str, list[Issue]] = {part.pointer: [] for part in self.parts}
        for issue in issues:
            part = self._part_of(issue.pointer)
            by_part[part.pointer].append(attrs.evolve(issue, pointer=part.local(issue.pointer)))
        return tuple(
            problem
            for part in self.parts
            for problem in to_problems(by_part[part.pointer], file=part.name, text=part.text, cells=part.cells)
        )

    def borrowed(self, pointer: str, mount: str) -> Part:
        """
        Return what stands at a pointer of this report as a part of another, at ``mount``.
        """
        part = self._part_of(pointer)
        return attrs.evolve(part, pointer=mount, inside=part.local(pointer))

    def pointer_to(self, spot: Spot) -> str | None:
        """
        Return the pointer in the report of a place in one of its files; ``None`` for a place in another.
        """
        found = (part for part in self.parts if part.name == spot.file and f"{spot.pointer}/".startswith(f"{part.inside}/"))
        return next((part.pointer + spot.pointer[len(part.inside) :] for part in found), None)

    def pointers_at(self, cell: str) -> list[str]:
        """
        Give the pointers in the report of what stands in a cell, row or sheet of a workbook; none of another file.
        """
        return [pointer for part in self.parts if part.cells is not None for pointer in part.cells.at(cell)]

    def further(self) -> tuple[Part, ...]:
        """
        Return the files other than the report's own, each once.
        """
        return tuple({part.name: part for part in self.parts[1:] if part.name != self.name}.values())

    def _look_up(self, pointers: Iterable[str], look: Callable[[Part, Iterable[str]], dict[str, T]]) -> dict[str, T]:
        local: dict[str, dict[str, str]] = {part.pointer: {} for part in self.parts}
        for pointer in pointers:
            part = self._part_of(pointer)
            local[part.pointer][pointer] = part.local(pointer)
        found: dict[str, T] = {}
        for part in (part for part in self.parts if local[part.pointer]):
            places = look(part, local[part.pointer].values())
            found |= {pointer: places[inside] for pointer, inside in local[part.pointer].items()}
        return found

    def _part_of(self, pointer: str) -> Part:
        if len(self.parts) == 1:
            return self.parts[0]
        found = [part for part in self.parts if pointer == part.pointer or pointer.startswith(f"{part.pointer}/")]
        return max(found, key=lambda part: len(part.pointer), default=self.parts[0])


def references(document: Mapping[str, Any]) -> Iterator[tuple[str, int | None, str]]:
    """
    Yield key, place in its list, and the file named, for every document that is a file of its own.
    """
    for key, value in document.items():
        if key in WHOLE | EACH and type(value) is str:
            yield key, None, value
        elif key in EACH and type(value) is list:
            yield from ((key, number, item) for number, item in enumerate(value) if type(item) is str)


def pointer_of(key: str, number: int | None) -> str:
    """
    Write where in the report a document belongs that is a file of its own.
    """
    return f"/{key}" if number is None else f"/{key}/{number}"


@attrs.frozen(eq=False, repr=False)
class ReadParts(Record):
    """
    Hold a report with the content of its further files in place, the files themselves, and what is wrong.

    A file that cannot be used leaves its name where it stands, at one of the pointers ``unreadable``; ``broken`` are the problems
    of those that are not JSON.
    """

    document: dict[str, Any]
    parts: list[Part]
    issues: list[Issue]
    unreadable: frozenset[str]
    broken: tuple[Problem, ...]


def read_parts(
    document: Mapping[str, Any], *, name: str, folder: Path | None, limit: int
) -> ReadParts:
    """
    Read the files that a report names, as far as they can be used, ``limit`` bytes of all of them together.
    """
    whole, parts, issues = dict(document), list[Part](), list[Issue]()
    unreadable, broken = set[str](), dict[Problem, None]()
    for key, number, written in references(document):
        pointer = pointer_of(key, number)
        shown = (PurePosixPath(name).parent / PurePosixPath(written)).as_posix()
        try:
            data = _read(written, folder, limit)
            limit -= len(data)
            text = decode_text(data, name=shown)
            content, further = parse_json(text, name=shown)
        except InvalidError as error:
            issues += [attrs.evolve(issue, pointer=pointer) for issue in error.issues]
            unreadable.add(pointer)
            continue
        except InputError as error:  # the file is not JSON; one that is named twice is reported once
            broken |= dict.fromkeys(error.problems)
            unreadable.add(pointer)
            continue
        parts.append(Part(pointer=pointer, name=shown, text=text, sha256=hashlib.sha256(data).hexdigest()))
        issues += [attrs.evolve(issue, pointer=pointer + issue.pointer) for issue in further]
        if number is None:
            whole[key] = content
        else:
            whole[key] = [content if at == number else item for at, item in enumerate(whole[key])]
    return ReadParts(whole, parts, issues, frozenset(unreadable), tuple(broken))


def _read(written: str, folder: Path | None, limit: int) -> bytes:
    said = quote(written)
    if folder is None:
        raise _unusable(
            f"Berkas {said} tidak dapat dicari: laporan ini tidak dibaca dari sebuah folder.",
            f"The file {said} cannot be looked for: this report was not read from a folder.",
        )
    root = os.path.realpath(folder)
    real = os.path.realpath(Path(root, written)) if "\0" not in written else root
    if Path(written).is_absolute() or os.path.commonpath([root, real]) != root or real == root:
        raise _unusable(
            f"Berkas {said} tidak berada dalam folder laporan ini atau di bawahnya.",
            f"The file {said} is not in this report's folder or below it.",
        )
    try:
        with open_regular(real) as stream:
            data = stream.read(limit + 1)
    except OSError as refused:
        reason_id, reason_en = reason_of(refused)
        raise _unusable(
            f"Berkas {said} tidak dapat dibaca: {reason_id}.", f"The file {said} cannot be read: {reason_en}."
        ) from None
    if len(data) > limit:
        raise _unusable(
            f"Dengan berkas {said} laporan ini melewati batas ukuran.", f"With the file {said} this report exceeds the size limit."
        )
    return data


def _unusable(message_id: str, message_en: str) -> InvalidError:
    return InvalidError([Issue("", message_id, message_en)])
