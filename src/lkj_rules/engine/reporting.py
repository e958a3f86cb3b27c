"""
From a failed evaluation to a finding: the wrong value blamed, texts filled in, the partners named.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from lkj_rules.domain.facts import Fakta, KolomLembar, Lembar
from lkj_rules.domain.scope import Scope
from lkj_rules.engine.blaming import Blamer, Case
from lkj_rules.engine.filling import Filler
from lkj_rules.engine.fingerprints import fingerprint
from lkj_rules.engine.placing import Placer
from lkj_rules.engine.touching import flatten
from lkj_rules.model.findings import Finding, Place, Severity, Texts
from lkj_rules.model.identity import Identities
from lkj_rules.model.pointers import Petikan
from lkj_rules.model.values import Nilai
from lkj_rules.rules.program import Program

_DOUBT = Texts(
    "Bersandar pada nilai yang diragukan pembacaannya; periksa dokumen aslinya.",
    "Rests on a value whose reading is doubtful; look at the original document.",
)


class FindingWriter:
    """
    Write the findings of one program over one report.
    """

    def __init__(self, program: Program, scope: Scope, placer: Placer) -> None:
        self._program = program
        self._rule = program.rule
        self._laporan = scope.laporan
        self._placer = placer
        self._blamer = Blamer(program, scope)
        self._filler = Filler(program, scope, placer)

    def write(self, check: int, items: tuple[Any, ...]) -> Finding:
        """
        Write one finding.
        """
        case = self._blamer.case(check, items)
        variant = self._filler.variant(case)
        severity = self._rule.severity if variant is None or variant.severity is None else variant.severity
        message = self._filler.fill(self._rule.message if variant is None or variant.message is None else variant.message, case)
        doubt = doubt_of(case.touched, message)
        advice = self._rule.help if variant is None or variant.help is None else variant.help
        fakta = self._placer.fact(case.culprit)
        document = self._placer.document(case.culprit, fakta)
        about = None if isinstance(items[0], Lembar | KolomLembar) else fakta  # a whole table or column is of no one indicator
        return Finding(
            rule=self._rule.id,
            name=self._rule.name,
            severity=Severity.WARNING if doubt is not None and severity is Severity.ERROR else severity,
            title=self._rule.title if variant is None or variant.title is None else variant.title,
            message=message,
            help=self._filler.fill(advice, case),
            place=self._placer.place(case.culprit, self._placer.column(case.culprit)),
            related=tuple(self._related(case)),
            subject=self._subject(case, about),
            subject_code=None if about is not fakta else _code(fakta, case),
            measure=None if fakta is None or isinstance(case.culprit, Petikan) else fakta.ukuran.value,
            document=document,
            expected=self._filler.expected(case),
            actual=self._filler.actual(case),
            difference=self._filler.difference(case),
            rupiah=self._filler.rupiah(case),
            recomputation=self._filler.texts("recomputation", case),
            softened=doubt,
            group=f"{self._rule.id}:{document}",
            fingerprint=fingerprint(
                self._laporan, self._rule.id, document=document, culprit=case.culprit, fakta=fakta, looked_at=items[0]
            ),
            basis=self._rule.basis,
            checklist=self._rule.checklist,
        )

    def _subject(self, case: Case, fakta: Fakta | None) -> str | None:
        stated = self._filler.texts("subject", case)
        if stated is not None:
            return stated.id
        if fakta is not None and fakta.indikator is not None:
            return fakta.indikator.nama
        if fakta is not None and fakta.pos is not None:
            return fakta.pos if fakta.nama in (None, fakta.pos) else f"{fakta.pos} {fakta.nama}"
        return None

    def _related(self, case: Case) -> Iterator[Place]:
        blamed = Identities(flatten(case.culprit))
        for other in case.blamed[1:]:
            blamed |= Identities(flatten(other))
            yield self._placer.place(other, "juga")
        for nilai in case.touched:
            if nilai not in blamed:
                yield self._placer.place(nilai, self._placer.role(nilai, self._program.detail.bindings, case.items))


def doubt_of(touched: Iterable[Nilai], message: Texts) -> Texts | None:
    """
    Say that a finding rests on a doubtful reading, with the transcriber's notes unless the message has them already.
    """
    doubtful = [nilai for nilai in touched if nilai.diragukan]
    if not doubtful:
        return None
    notes = dict.fromkeys(nilai.catatan.strip().rstrip(".") for nilai in doubtful if nilai.catatan)
    said = " ".join(f"{note}." for note in notes if note and note not in message.id)
    if not said:
        return _DOUBT
    return Texts(f"{_DOUBT.id} Catatan penyalin: {said}", f"{_DOUBT.en} Transcriber's note: {said}")


def _code(fakta: Fakta | None, case: Case) -> str | None:
    if fakta is not None and fakta.indikator is not None:
        return fakta.indikator.kode
    code = getattr(case.culprit, "indikator", None)
    return code if isinstance(code, str) else None
