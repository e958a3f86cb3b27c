"""
The ZIP file around a workbook, opened within bounds: entries, bytes once unpacked, and XML without a document type.

Nothing is unpacked to the disk, nothing named in a workbook is opened or computed. Entities cannot grow, as a file that declares
any is refused; a part is read piece by piece and stops at the limit, whatever size its entry states.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers.expat import ExpatError, ParserCreate
from zipfile import BadZipFile, ZipFile

from lkj_rules.errors import InputError

MOST_BYTES = 192 * 1024 * 1024
"""Bytes of XML in all parts that are read; a budget of 50,000 rows and 20 columns takes 60 million."""
MOST_ENTRIES = 5_000
MOST_CELLS = 1_500_000
"""Cells with content, comments included."""
_MOST_ELEMENTS = 2_000_000
_DEEPEST = 250
"""Elements within one another; a table in a table in a text box takes fifty."""
_LISTED = b"PK\x01\x02"
"""What begins an entry in the list of a ZIP file: a list of a million is refused before it is read."""
_PIECE = 1 << 16

Attributes = Mapping[str, str]
Start = Callable[[str, Attributes], Any]
End = Callable[[str], Any]
Data = Callable[[str], Any]


class Package:
    """
    Hold an open workbook; every part that is read counts towards one limit.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self._left = MOST_BYTES
        self.watch: Callable[[int], Any] | None = None
        if data.count(_LISTED) > MOST_ENTRIES:
            raise self.too_large()
        try:
            self._archive = ZipFile(BytesIO(data))
            self.entries = frozenset(self._archive.namelist())
        except (BadZipFile, ValueError, OSError, NotImplementedError):
            raise self.refusal("Berkas ini rusak atau terpotong.", "The file is damaged or cut off.") from None

    def refusal(self, message_id: str, message_en: str, **rest: Any) -> InputError:
        """
        Make the error that refuses this workbook.
        """
        return InputError.of(self.name, message_id, message_en, **rest)

    def locked(self) -> InputError:
        """
        Make the error of a workbook that has a password.
        """
        return self.refusal("Berkas ini berkata sandi; simpan tanpa sandi.", "It has a password; save it without.")

    def too_large(self) -> InputError:
        """
        Make the error of a workbook beyond the limits.
        """
        return self.refusal(
            f"Buku kerja ini terlalu besar: lebih dari {MOST_BYTES >> 20} MB setelah dibuka, atau lebih dari {MOST_CELLS} sel.",
            f"The workbook is too large: more than {MOST_BYTES >> 20} MB once unpacked, or more than {MOST_CELLS} cells.",
        )

    def walk(
        self, part: str, *, start: Start, end: End = lambda _: None, text: Data = lambda _: None, own_names: bool = False
    ) -> None:
        """
        Walk over the XML of a part; names of elements and attributes come without their namespaces.

        With ``own_names`` they come as they are written where the first has no prefix, which is faster: those of other namespaces
        then keep theirs. ``self.watch`` is called with the bytes walked over so far, of all parts.

        Raises ``InputError`` for what is not XML, declares a document type, or is too large.
        """
        parser = ParserCreate()
        parser.buffer_text = True

        def refuse(*_: object) -> None:
            raise self.refusal(
                f"Bagian {part} memuat deklarasi DOCTYPE, yang tidak dipakai buku kerja; berkas ini ditolak.",
                f"The part {part} declares a DOCTYPE, which no workbook uses; the file is refused.",
            )

        parser.StartDoctypeDeclHandler = refuse
        opened, parser.EndElementHandler = _without_prefixes(start, end)

        def first(name: str, attributes: Attributes) -> None:
            parser.StartElementHandler = opened
            if own_names and ":" not in name:
                parser.StartElementHandler, parser.EndElementHandler = start, end
            parser.StartElementHandler(name, attributes)

        parser.StartElementHandler = first
        parser.CharacterDataHandler = text
        try:
            with self._archive.open(part) as stream:
                while piece := stream.read(_PIECE):
                    self._left -= len(piece)
                    if self._left < 0:
                        raise self.too_large()
                    if self.watch is not None:
                        self.watch(MOST_BYTES - self._left)
                    parser.Parse(piece, False)  # noqa: FBT003  # expat's signature
            parser.Parse(b"", True)  # noqa: FBT003
        except InputError:
            raise
        except (ExpatError, BadZipFile, EOFError, OSError, NotImplementedError, ValueError, LookupError):
            raise self.refusal(f"Bagian {part} rusak.", f"The part {part} is damaged.") from None
        except RuntimeError:  # what zipfile raises for an encrypted part; NotImplementedError is one too
            raise self.locked() from None

    def grow(self, part: str, each: Callable[[Element], Any], *, depth: int = 0) -> None:
        """
        Hand over the elements of a part that are this deep, one after another, each with all that is in it.

        Raises ``InputError`` as ``walk`` does.
        """
        builder, path, size = TreeBuilder(), 0, 0

        def start(name: str, attributes: Attributes) -> None:
            nonlocal builder, path, size
            if path == depth:
                builder, size = TreeBuilder(), 0
            path, size = path + 1, size + 1
            if path > _DEEPEST or size > _MOST_ELEMENTS:
                raise self.too_large()
            if path > depth:
                builder.start(name, dict(attributes))

        def end(name: str) -> None:
            nonlocal path
            path -= 1
            if path >= depth:
                builder.end(name)
            if path == depth:
                each(builder.close())

        def text(data: str) -> None:
            if path > depth:
                builder.data(data)

        self.walk(part, start=start, end=end, text=text)


def _without_prefixes(start: Start, end: End) -> tuple[Start, End]:
    """
    Take the prefixes off names before they are handed on; each name is looked at once, for there are millions of elements.
    """
    bare: dict[str, str] = {}

    def plain(name: str) -> str:
        return bare.setdefault(name, name.rpartition(":")[2])

    def opened(name: str, attributes: Attributes) -> None:
        for key in attributes:
            if ":" in key:
                attributes = {plain(key): value for key, value in attributes.items()}
                break
        start(bare.get(name) or plain(name), attributes)

    return opened, lambda name: end(bare[name])
