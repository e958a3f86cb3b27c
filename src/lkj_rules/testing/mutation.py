"""
Mutants of a report: one printed value changed at a time, in every way in which values come to be wrong in real reports.

What rules make of a mutant stands in ``judgement``.
"""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

import attrs

from lkj_rules.model.intervals import round_half_up
from lkj_rules.model.reading.ladders import BUILT_IN
from lkj_rules.testing.cells import Cell, Kind, cells_of, text_of
from lkj_rules.testing.figures import Slip, slips, take_apart

_STEP_FROM, _HUNDRED, _STEP_TO = 110, 100, 120
_WORDS = {
    "satu": "tujuh", "dua": "tiga", "tiga": "delapan", "empat": "lima", "lima": "enam", "enam": "tujuh", "tujuh": "satu",
    "delapan": "tiga", "sembilan": "empat", "juta": "ribu", "ratus": "puluh",
}  # fmt: skip


@attrs.frozen(kw_only=True)
class Mutant:
    """
    Name one change of a report: where, of what kind of value, in which way, and the texts before and after.
    """

    pointer: str
    kind: Kind
    slip: Slip
    before: str
    after: str

    def __str__(self) -> str:
        return f"{self.pointer}: {self.before!r} → {self.after!r} ({self.slip})"


@attrs.frozen(eq=False)
class _Report:
    """
    Hold what ways of being wrong need to know of the report: directions, ladders, classes, the figures of the year before.
    """

    directions: Mapping[str, str]
    ladders: Mapping[str, Sequence[str]]
    classes: Sequence[str]
    earlier: Mapping[tuple[str | None, str], str]

    @classmethod
    def of(cls, document: Mapping[str, Any], cells: Sequence[Cell]) -> _Report:
        own = {ladder["kode"]: ladder["urutan"] for ladder in document.get("tangga", ())}
        usual = {code: [spellings[0] for spellings in ladder.kelas] for code, ladder in BUILT_IN.items()}
        register = document.get("indikator", ())
        return cls(
            directions={item["kode"]: item.get("arah", "") for item in register},
            ladders={item["kode"]: (usual | own).get(item.get("tangga"), ()) for item in register},
            classes=[grade["label"] for grade in (document.get("lkj") or {}).get("skala", ())],
            earlier=_earlier(document, cells),
        )


def _earlier(document: Mapping[str, Any], cells: Sequence[Cell]) -> dict[tuple[str | None, str], str]:
    """
    Gather by indicator (none: the budget) and measure what stands in the report for the year before.
    """
    last = document.get("tahun", 0) - 1
    found: dict[tuple[str | None, str], str] = {}
    for row in (document.get("renstra") or {}).get("baris", ()):
        found[row["indikator"], "target"] = text_of(row.get("target", {}).get(str(last))) or ""
    for row in document.get("anggaran_tahunan", ()):
        if row.get("tahun") == last:
            found |= {(None, key): text for key in ("pagu", "realisasi", "persen") if (text := text_of(row.get(key)))}
    for cell in cells:
        if cell.year == last and cell.pointer.split("/")[-2] == "sel":
            row = _at(document, cell.pointer.rpartition("/sel/")[0])
            found.setdefault((row.get("indikator"), cell.key.partition("_")[0]), cell.text)
    return found


def mutants(document: Mapping[str, Any]) -> Iterator[Mutant]:
    """
    Give every mutant of a report, in reading order; each differs from it in one value, no two of one cell are alike.
    """
    cells = list(cells_of(document))
    report = _Report.of(document, cells)
    for cell in cells:
        seen = {cell.text}
        for slip, text in _changes(cell, report):
            if text not in seen:
                seen.add(text)
                yield Mutant(pointer=cell.pointer, kind=cell.kind, slip=slip, before=cell.text, after=text)


def sample_of(found: Sequence[Mutant], *, size: int | None, seed: int = 0) -> list[Mutant]:
    """
    Choose a sample in reading order, the same one for the same seed; all where no size is given.
    """
    if size is None or size >= len(found):
        return list(found)
    return [found[number] for number in sorted(random.Random(seed).sample(range(len(found)), size))]  # noqa: S311  # no secret


def mutate(document: Mapping[str, Any], mutant: Mutant) -> dict[str, Any]:
    """
    Give the report with the mutant's change.
    """
    changed: dict[str, Any] = copy.deepcopy(dict(document))
    path, _, last = mutant.pointer.rpartition("/")
    holder = _at(changed, path)
    key: Any = int(last) if isinstance(holder, list) else last
    value = holder[key]
    if isinstance(value, dict):
        value["dibaca" if value.get("dibaca") else "teks"] = mutant.after
    else:
        holder[key] = mutant.after
    return changed


def _at(document: Any, pointer: str) -> Any:
    for token in pointer.split("/")[1:]:
        document = document[int(token)] if isinstance(document, list) else document[token.replace("~1", "/").replace("~0", "~")]
    return document


def _changes(cell: Cell, report: _Report) -> Iterator[tuple[Slip, str]]:
    match cell.kind:
        case Kind.LABEL:
            yield from _next_rung(cell.text, report.classes)
        case Kind.GRADE:
            yield from _next_rung(cell.text, report.ladders.get(cell.holder.get("indikator", ""), ()))
            yield Slip.COLUMN, "100 %"
            if not cell.may_lack:
                yield Slip.BLANK, ""
            yield from ((Slip.ROW, text) for text in cell.neighbours())
        case Kind.WORDS:
            yield from _other_words(cell.text)
        case _:
            yield from slips(cell.text)
            yield from ((Slip.ROW, text) for text in cell.neighbours())
            yield from _neighbours(cell, report)
            yield from _miscalculated(cell, report)
            if not cell.may_lack:
                yield Slip.BLANK, ""


def _next_rung(text: str, rungs: Sequence[str]) -> Iterator[tuple[Slip, str]]:
    if text in rungs:
        place = list(rungs).index(text)
        yield from ((Slip.CLASS, rungs[other]) for other in (place - 1, place + 1) if 0 <= other < len(rungs))


def _other_words(text: str) -> Iterator[tuple[Slip, str]]:
    words = text.split()
    for place, word in enumerate(words):
        if word.casefold() in _WORDS:
            yield Slip.WORD, " ".join((*words[:place], _WORDS[word.casefold()], *words[place + 1 :]))


def _neighbours(cell: Cell, report: _Report) -> Iterator[tuple[Slip, str]]:
    own_years = cell.pointer.split("/")[-2] in {"target", "sel"}
    for key, value in cell.holder.items():
        text = text_of(value) if key in {"target", "realisasi", "capaian", "pagu", "sisa"} or own_years else None
        if text and key != cell.key and (not own_years or _close(key, cell.key)):
            yield (Slip.YEAR if own_years else Slip.COLUMN), text
    whole = "pos" not in cell.pointer.split("/") and "indikator" not in cell.holder
    earlier = report.earlier.get((cell.holder.get("indikator"), cell.key)) if whole or "indikator" in cell.holder else None
    if earlier and cell.kind is not Kind.EARLIER:
        yield Slip.YEAR, earlier


def _close(year: str, other: str) -> bool:
    first, second = year[-4:], other[-4:]
    return not (first.isdecimal() and second.isdecimal()) or abs(int(first) - int(second)) <= 1


def _miscalculated(cell: Cell, report: _Report) -> Iterator[tuple[Slip, str]]:
    """
    Give a capaian as another formula or an unstated cap would have it.
    """
    figure = take_apart(cell.text)
    if cell.key != "capaian" or figure is None:
        return
    decimals = len(figure.fraction)
    printed = Fraction(int(figure.whole + figure.fraction), 10**decimals)
    target, realised = (_number(cell.holder.get(key)) for key in ("target", "realisasi"))
    wrong: list[tuple[Slip, Fraction]] = []
    if target and realised:
        gain, loss = realised / target * 100, (2 - realised / target) * 100
        other = {"maksimum": (loss, target / realised * 100), "minimum": (gain,)}
        wrong += [(Slip.DIRECTION, value) for value in other.get(report.directions.get(cell.holder.get("indikator", ""), ""), ())]
    if printed > _HUNDRED:
        wrong.append((Slip.CAPPED, Fraction(_HUNDRED)))
    if printed > _STEP_FROM:
        wrong.append((Slip.CAPPED, Fraction(_STEP_TO)))
    for slip, value in wrong:
        if value >= 0:
            yield slip, str(figure.with_digits(str(int(round_half_up(value, decimals) * 10**decimals)), decimals))


def _number(value: Any) -> Fraction | None:
    text = text_of(value)
    figure = None if text is None or "–" in text else take_apart(text)
    return None if figure is None else Fraction(int(figure.whole + figure.fraction), 10 ** len(figure.fraction))
