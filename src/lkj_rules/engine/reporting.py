"""
From a failed evaluation to a finding: texts filled in, the wrong value blamed, the partners named.
"""

from __future__ import annotations

import hashlib
import json
import string
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import attrs

from lkj_rules.engine.touching import flatten, touched_values
from lkj_rules.engine.wording import BLANK, write_printed, write_quantity, write_value
from lkj_rules.model.documents import Bagian, PerjanjianKinerja
from lkj_rules.model.facts import Dokumen, Fakta
from lkj_rules.model.findings import Finding, Place, Pointer, Severity, Texts
from lkj_rules.model.intervals import Interval, Number
from lkj_rules.model.petikan import Petikan
from lkj_rules.model.pointers import Pointers
from lkj_rules.model.values import Capaian, Nilai, Rupiah
from lkj_rules.rules import kinds
from lkj_rules.rules.compiled import Compiled
from lkj_rules.rules.kinds import Type
from lkj_rules.rules.program import Program
from lkj_rules.rules.rule import Variant
from lkj_rules.rules.scope import Scope

_DOUBT = Texts(
    "Bersandar pada nilai yang diragukan pembacaannya; periksa dokumen aslinya.",
    "Rests on a value whose reading is doubtful; look at the original document.",
)


@attrs.frozen
class Case:
    """
    Hold one failed evaluation with everything evaluated for it.
    """

    check: int
    items: tuple[Any, ...]
    lets: tuple[Any, ...]
    touched: tuple[Nilai, ...]
    blamed: tuple[Any, ...]

    @property
    def culprit(self) -> Any:
        """
        Give the thing blamed first.
        """
        return self.blamed[0]


class FindingWriter:
    """
    Write the findings of one program over one report.
    """

    def __init__(self, program: Program, scope: Scope, pointers: Pointers) -> None:
        self._program = program
        self._rule = program.rule
        self._scope = scope
        self._pointers = pointers

    def write(self, check: int, items: tuple[Any, ...]) -> Finding:
        """
        Write one finding.
        """
        case = self._case(check, items)
        variant = self._variant(case)
        severity = self._rule.severity if variant is None or variant.severity is None else variant.severity
        doubtful = any(nilai.diragukan for nilai in case.touched)
        softened = doubtful and severity is Severity.ERROR
        message = self._rule.message if variant is None or variant.message is None else variant.message
        advice = self._rule.help if variant is None or variant.help is None else variant.help
        fakta = self._fact(case.culprit)
        return Finding(
            rule=self._rule.id,
            name=self._rule.name,
            severity=Severity.WARNING if softened else severity,
            title=self._rule.title,
            message=self._fill(message, case),
            help=self._fill(advice, case),
            place=self._place(case.culprit, self._column(case.culprit)),
            related=tuple(self._related(case)),
            subject=self._subject(case, fakta),
            subject_code=_code(fakta, case),
            measure=None if fakta is None or isinstance(case.culprit, Petikan) else fakta.ukuran.value,
            document=self._document(case, fakta),
            expected=self._expected(case),
            actual=self._actual(case),
            difference=self._difference(case),
            recomputation=self._texts("recomputation", case),
            softened=_DOUBT if doubtful else None,
            group=f"{self._rule.id}:{self._document(case, fakta)}",
            fingerprint=self._fingerprint(case, fakta),
            basis=self._rule.basis,
            checklist=self._rule.checklist,
        )

    def pointer_of(self, items: tuple[Any, ...]) -> str:
        """
        Give the pointer of an item, the root's where it has none of its own.
        """
        for item in reversed(items):
            pointer = self._pointer(item)
            if pointer is not None:
                return pointer
        return ""

    def _case(self, check: int, items: tuple[Any, ...]) -> Case:
        lets = self._program.let_values(self._scope, items)
        touched = tuple(touched_values(self._program, self._scope, check, items))
        return Case(check, items, lets, touched, self._blamed(check, items, lets, touched))

    def _blamed(self, check: int, items: tuple[Any, ...], lets: tuple[Any, ...], touched: tuple[Nilai, ...]) -> tuple[Any, ...]:
        part = self._program.parts.get("blame")
        if part is not None:
            value = self._program.evaluate(part.source, self._scope, items, lets)
            text = self._blamed_text(value, items, lets)
            if text is not None:
                return (text,)
            if isinstance(value, tuple):
                return self._guilty(check, items, value) or value
            if isinstance(value, list) and value:
                return tuple(value)
            if value is not None and not isinstance(value, list):
                return (value,)
        left = self._sides(check)
        if left is not None:
            for value in flatten(self._program.evaluate(f"({_leaf_sources(left[0])})", self._scope, items, lets)):
                return (value,)
        return (touched[0],) if touched else (items[-1],)

    def _blamed_text(self, value: Any, items: tuple[Any, ...], lets: tuple[Any, ...]) -> Petikan | None:
        """
        Give a field that holds no object of its own (a wording, a year, a list of names) with its place; ``None`` for all else.
        """
        owner, (_, _, field) = self._program.parts.get("blame:owner"), (self._rule.blame or "").rpartition(".")
        texts = value if isinstance(value, tuple) else (value,)
        if owner is None or not texts or not all(isinstance(text, (str, int)) for text in texts):
            return None
        holder = self._program.evaluate(owner.source, self._scope, items, lets)
        known = attrs.has(type(holder)) and not isinstance(holder, Fakta)
        return Petikan(teks=", ".join(map(str, texts)), pemilik=holder, jalur=(field,)) if known else None

    def _guilty(self, check: int, items: tuple[Any, ...], side: tuple[Any, ...]) -> tuple[Any, ...]:
        """
        Find those of a side's facts that fail by themselves; none, if only all together fail.
        """
        if check < 0 or len(side) == 1:
            return ()
        number = next((index for index, item in enumerate(items) if item is side), None)
        if number is None:
            return ()
        source = self._program.checks[check].source
        alone = ((fakta, (*items[:number], (fakta,), *items[number + 1 :])) for fakta in side)
        return tuple(
            fakta
            for fakta, one in alone
            if self._program.evaluate(source, self._scope, one, self._program.let_values(self._scope, one)) is False
        )

    def _variant(self, case: Case) -> Variant | None:
        for number, variant in enumerate(self._rule.variants):
            part = self._program.parts[f"variant:{number}"]
            if self._program.evaluate(part.source, self._scope, case.items, case.lets) is True:
                return variant
        return None

    def _sides(self, check: int) -> tuple[Compiled, Compiled] | None:
        return self._program.checks[check].sides if 0 <= check < len(self._program.checks) else None

    def _fill(self, texts: Texts, case: Case) -> Texts:
        return Texts(self._filled(texts.id, case, "id"), self._filled(texts.en, case, "en"))

    def _filled(self, text: str, case: Case, bahasa: str) -> str:
        pieces = []
        for literal, slot, _, _ in string.Formatter().parse(text):
            pieces.append(literal)
            if slot is not None:
                pieces.append(self._slot(slot, case, bahasa))
        return "".join(pieces)

    def _slot(self, slot: str, case: Case, bahasa: str) -> str:
        part = self._program.parts.get(f"slot:{slot}")
        if part is not None:
            value = self._program.evaluate(part.source, self._scope, case.items, case.lets)
            return write_value(value, part.type, bahasa, self._scope)
        return self._automatic(slot, case, bahasa)

    def _automatic(self, slot: str, case: Case, bahasa: str) -> str:
        sides = self._sides(case.check)
        if slot == "kolom":
            return self._column(case.culprit)
        if sides is None:
            return "?"
        left, right = (self._program.evaluate(side.source, self._scope, case.items, case.lets) for side in sides)
        match slot:
            case "tertulis":
                return write_value(left, sides[0].type, bahasa, self._scope)
            case "seharusnya":
                return write_value(right, sides[1].type, bahasa, self._scope)
            case _:
                return _write_difference(left, right, sides[0].type, bahasa)

    def _texts(self, key: str, case: Case) -> Texts | None:
        part = self._program.parts.get(key)
        if part is None:
            return None
        value = self._program.evaluate(part.source, self._scope, case.items, case.lets)
        if value is None:
            return None
        return Texts(*(write_value(value, part.type, bahasa, self._scope) for bahasa in ("id", "en")))

    def _expected(self, case: Case) -> Texts | None:
        stated = self._texts("expected", case)
        sides = self._sides(case.check)
        if stated is not None or "expected" in self._program.parts or sides is None:
            return stated
        return Texts(self._automatic("seharusnya", case, "id"), self._automatic("seharusnya", case, "en"))

    def _actual(self, case: Case) -> str | None:
        stated = self._texts("actual", case)
        if stated is not None:
            return stated.id
        if isinstance(case.culprit, Petikan):
            return case.culprit.teks
        values = list(flatten(case.culprit))
        return write_printed(values[0], "id") if values else None

    def _difference(self, case: Case) -> Texts | None:
        sides = self._sides(case.check)
        if sides is None or not sides[0].type.numeric:
            return None
        texts = Texts(self._automatic("selisih", case, "id"), self._automatic("selisih", case, "en"))
        return None if texts.id == "?" else texts

    def _related(self, case: Case) -> Iterator[Place]:
        blamed = {id(nilai) for nilai in flatten(case.culprit)}
        for other in case.blamed[1:]:
            blamed.update(id(nilai) for nilai in flatten(other))
            yield self._place(other, "juga")
        for nilai in case.touched:
            if id(nilai) not in blamed:
                yield self._place(nilai, self._role(nilai, case))

    def _role(self, nilai: Nilai, case: Case) -> str:
        for (name, kind), item in zip(self._program.bindings, case.items, strict=True):
            if kind.kind is kinds.Kind.FACTS and item is not None and any(fakta.nilai is nilai for fakta in item):
                return name
        return self._column(nilai)

    def _column(self, thing: Any) -> str:
        fakta = self._fact(thing)
        if isinstance(thing, Petikan):
            return str(thing.jalur[0])
        if fakta is not None and fakta.kolom is not None:
            return fakta.kolom
        pointer = self._pointer(thing) or ""
        return pointer.rsplit("/", 1)[-1]

    def _place(self, thing: Any, role: str) -> Place:
        values = list(flatten(thing))
        shown = write_printed(values[0], "id") if values else write_value(thing, Type(kinds.Kind.ANY), "id", self._scope)
        where = self._scope.place(thing) or ""
        return Place(
            pointer=Pointer(self._pointer(thing) or ""),
            role=role,
            value=BLANK.id if values and not values[0].teks.strip() else shown,
            tempat=Texts(where, where),
            doubtful=any(nilai.diragukan for nilai in values),
        )

    def _pointer(self, thing: Any) -> str | None:
        for candidate in (*flatten(thing), thing):
            try:
                return self._pointers.of(candidate)
            except LookupError:
                continue
        return None

    def _fact(self, thing: Any) -> Fakta | None:
        if isinstance(thing, Fakta):
            return thing
        if isinstance(thing, tuple):
            return thing[0] if thing else None
        owner = _owner(thing)
        return None if isinstance(owner, PerjanjianKinerja) else self._scope.fact_of(owner)

    def _subject(self, case: Case, fakta: Fakta | None) -> str | None:
        stated = self._texts("subject", case)
        if stated is not None:
            return stated.id
        if fakta is not None and fakta.indikator is not None:
            return fakta.indikator.nama
        if fakta is not None and fakta.pos is not None:
            return fakta.pos if fakta.nama in (None, fakta.pos) else f"{fakta.pos} {fakta.nama}"
        return None

    def _document(self, case: Case, fakta: Fakta | None) -> str:
        if fakta is not None:
            return fakta.lembar.label
        return self._scope.document_label(_owner(case.culprit)) or "LKj"

    def _fingerprint(self, case: Case, fakta: Fakta | None) -> str:
        laporan = self._scope.laporan
        known: list[Any] = [self._rule.id, laporan.entitas.kode or laporan.entitas.nama, laporan.tahun]
        if fakta is None:
            known += [self._document(case, fakta), *_content(case.culprit)]
        else:
            code = None if fakta.indikator is None else fakta.indikator.kode
            known += [fakta.dokumen, fakta.tabel, fakta.salinan, code, fakta.pos, fakta.tahun, fakta.ukuran]
            known += [fakta.lembar.label] if fakta.dokumen is Dokumen.PK else []
        return hashlib.sha256(json.dumps(known, ensure_ascii=True, default=str).encode()).hexdigest()[:16]


def _leaf_sources(side: Compiled) -> str:
    return "".join(f"{leaf.source}, " for leaf in side.leaves if leaf.type.printed or leaf.type.kind is kinds.Kind.FACTS)


def _write_difference(left: Any, right: Any, kind: Type, bahasa: str) -> str:
    first, second = _exact_number(left), _exact_number(right)
    if first is None or second is None:
        return "?"
    return write_quantity(first - second, _kind_of(left, kind), bahasa)


def _exact_number(side: Any) -> Number | None:
    """
    Give the number of a side as printed; of several facts, the one that they all print.
    """
    numbers = {nilai.tepat for nilai in flatten(side)}
    if numbers:
        return numbers.pop() if len(numbers) == 1 else None
    return side if isinstance(side, (int, Fraction, Interval)) else None


def _kind_of(side: Any, kind: Type) -> Type:
    """
    Give the kind that a side's number prints with; facts show it by their values.
    """
    if kind.kind is not kinds.Kind.FACTS:
        return Type(kind.kind)
    nilai = next(flatten(side))
    return kinds.RUPIAH if isinstance(nilai, Rupiah) else kinds.PERCENT if isinstance(nilai, Capaian) else kinds.NUMBER


def _code(fakta: Fakta | None, case: Case) -> str | None:
    if fakta is not None and fakta.indikator is not None:
        return fakta.indikator.kode
    code = getattr(case.culprit, "indikator", None)
    return code if isinstance(code, str) else None


def _owner(thing: Any) -> Any:
    """
    Give the object of the report that a text belongs to; any other thing itself.
    """
    return thing.pemilik if isinstance(thing, Petikan) else thing


def _content(thing: Any) -> Iterator[str]:
    """
    Write what tells an object from others of its document, for a fingerprint that survives reordering and mending elsewhere.

    That is a text with its owner, a code, else all that the object holds.
    """
    if isinstance(thing, Petikan):
        yield from (thing.teks, *(key for key in thing.jalur if isinstance(key, str)), *_content(thing.pemilik))
        return
    codes = (getattr(thing, name, None) for name in ("id", "kode", "sasaran", "indikator"))
    code = next((code for code in codes if isinstance(code, str)), None)
    if code is not None:
        yield code
    elif not isinstance(thing, Bagian):  # its sections are many; the one at fault is the text itself
        yield json.dumps(attrs.asdict(thing), sort_keys=True, default=str) if attrs.has(type(thing)) else str(thing)
