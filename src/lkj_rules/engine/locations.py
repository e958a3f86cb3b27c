"""
Where a thing that a finding speaks of stands: in the file, in the printed report, in which document.
"""

from __future__ import annotations

from typing import Any

from lkj_rules.domain.facts import Fakta
from lkj_rules.domain.scope import Scope
from lkj_rules.engine.evidence import Case, flatten
from lkj_rules.engine.words import BLANK, write_printed, write_value
from lkj_rules.model.documents import BarisRenstra, BarisTabel, JenisAnggaran, PerjanjianKinerja, RincianRenstra, Ukuran
from lkj_rules.model.findings import Place, Pointer, Texts
from lkj_rules.model.identity import ByIdentity
from lkj_rules.model.paths import Paths
from lkj_rules.model.pointers import Petikan, Pointers
from lkj_rules.model.values import Nilai
from lkj_rules.rules.kinds import Kind, Type


class Locations:
    """
    Find the places of one report, by the things that stand there.
    """

    def __init__(self, scope: Scope, pointers: Pointers) -> None:
        self._scope = scope
        self._pointers = pointers
        self.paths = Paths(scope.laporan)
        self._places = ByIdentity[Any, Place]()

    def place(self, thing: Any, role: str) -> Place:
        """
        Point at a thing; ``role`` says what it does in the finding.
        """
        known = self._places.get(thing)
        if known is None:
            known = self._places[thing] = self._place(thing)
        return Place(pointer=known.pointer, role=role, value=known.value, tempat=known.tempat, doubtful=known.doubtful)

    def _place(self, thing: Any) -> Place:
        values = flatten(thing)
        blank = bool(values) and not values[0].teks.strip()
        shown = write_printed(values[0], "id") if values else write_value(thing, Type(Kind.ANY), "id", self._scope)
        where = self._scope.place(thing) or ""
        return Place(
            pointer=Pointer(self.pointer(thing) or ""),
            role="",
            value=BLANK.id if blank else shown,
            tempat=Texts(where, where),
            doubtful=any(nilai.diragukan for nilai in values),
        )

    def pointer(self, thing: Any) -> str | None:
        """
        Give the JSON pointer of a thing, ``None`` when it has none of its own.
        """
        for candidate in (*flatten(thing), thing):
            try:
                return self._pointers.of(candidate)
            except LookupError:
                continue
        return None

    def pointer_of(self, items: tuple[Any, ...]) -> str:
        """
        Give the pointer of an item, the root's where it has none of its own.
        """
        for item in reversed(items):
            pointer = self.pointer(item)
            if pointer is not None:
                return pointer
        return ""

    def column(self, thing: Any) -> str:
        """
        Name the column, or the key, that a thing stands under.
        """
        fakta = self.fact(thing)
        if isinstance(thing, Petikan):
            return str(thing.jalur[0])
        if fakta is not None and fakta.kolom is not None:
            return fakta.kolom
        pointer = self.pointer(thing) or ""
        return next((step for step in reversed(pointer.split("/")) if not step.isdigit()), "")  # of a list, the list's name

    def role(self, nilai: Nilai, case: Case | None) -> str:
        """
        Say what a value does in an evaluation: the side of the alignment that it belongs to, else its column.
        """
        for (name, kind), item in () if case is None else zip(case.program.detail.bindings, case.items, strict=False):
            if kind.kind is Kind.FACTS and isinstance(item, tuple) and any(fakta.nilai is nilai for fakta in item):
                return name
        fakta = self.fact(nilai)
        if fakta is None:
            return self.column(nilai)
        if fakta.ukuran is Ukuran.PAGU and fakta.jenis == JenisAnggaran.PENDAPATAN:
            return "target"  # what the format calls pagu of every budget
        further = isinstance(fakta.pemilik, BarisTabel) and fakta.kolom in fakta.pemilik.sel  # its id is the transcriber's own
        planned = isinstance(fakta.pemilik, BarisRenstra | RincianRenstra)
        return f"{fakta.ukuran.value} {fakta.tahun}" if further or planned else self.column(nilai)

    def fact(self, thing: Any) -> Fakta | None:
        """
        Give the fact that a thing is or stands in, ``None`` where it has nothing to do with a printed value.
        """
        if isinstance(thing, Fakta):
            return thing
        if isinstance(thing, tuple):
            return thing[0] if thing else None
        owner = owner_of(thing)
        return None if isinstance(owner, PerjanjianKinerja) else self._scope.places.fact_of(owner)

    def document(self, culprit: Any, fakta: Fakta | None) -> str:
        """
        Name the document that a thing stands in.
        """
        if fakta is not None:
            return fakta.lembar.label
        return self._scope.places.document(owner_of(culprit)) or "LKj"


def owner_of(thing: Any) -> Any:
    """
    Give the object of the report that a text belongs to; any other thing itself.
    """
    return thing.pemilik if isinstance(thing, Petikan) else thing
