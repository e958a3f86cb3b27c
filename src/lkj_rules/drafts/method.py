"""
The formulas of capaian and the scale of categories that a report prints in its text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from typing import Any

from lkj_rules.domain.achievements.formula_text import tokens_of
from lkj_rules.domain.achievements.formulas import JenisRumus, parse_formula
from lkj_rules.drafts.claims import LABEL
from lkj_rules.model.readings import Angka, Batas, Tanda
from lkj_rules.model.values import Target
from lkj_rules.papers.paper import Line, Paper, PrintedTable
from lkj_rules.tables.seen import Seen

_HIGHER = re.compile(r"semakin tinggi realisasi", re.IGNORECASE)
_BETTER = re.compile(r"semakin (?:baik|tinggi|besar|bagus)", re.IGNORECASE)
_WORSE = re.compile(r"semakin (?:rendah|menurun|kecil|buruk|jelek|kurang)", re.IGNORECASE)
_AROUND = 36.0
"""Points above and below a line with the sign of equality that its fraction takes up."""
_NEAR = 6
"""Lines between a formula and the words that say when it counts."""
_NUMBER = r"(?:[<>≤≥]=?|di ?atas|di ?bawah|lebih dari|kurang dari|minimal|maksimal)?\s?\d{1,3}(?:[.,]\d+)?\s?%?"
_RANGE = rf"(?:nilai )?(?:antara )?{_NUMBER}(?:\s?(?:s\.?/?d\.?|sampai(?: dengan)?|hingga|-|–|—|dan)\s?{_NUMBER})?"
_CLASS = re.compile(
    rf"(?:\W*(?:\d|[a-e])[.)]?\s+)?(?:(?:persentase|capaian|skor)\s*:\s*)?(?P<range>{_RANGE})\s*"
    r"(?:[:=]|(?:dengan |adalah |termasuk )?(?:sebutan|kategori|predikat|kriteria)?)\s*"
    rf"[“\"]?(?P<label>(?:{LABEL})\s*(?:\(\s?[A-Z]{{1,3}}\s?\))?)[”\";.,]*",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"\s?(?:s\.?/?d\.?|sampai(?: dengan)?|hingga|(?<=[\d%\s])[-–—](?=[\s\d<>≤≥])|\bdan\b)\s?", re.IGNORECASE)
_TIMES = re.compile(r"[x×*]\s?100\s?%?\s*$", re.IGNORECASE)
_SHAPED = {JenisRumus.MAKSIMUM: "maksimum", JenisRumus.MINIMUM_A: "minimum", JenisRumus.MINIMUM_B: "minimum"}
_ENDS = 2
_CLASSES = 3
"""Classes that a scale has at least."""


def read_scale(papers: Sequence[Paper]) -> list[dict[str, Any]]:
    """
    Give the classes of the first scale that the papers print.
    """
    for paper in papers:
        rows: list[tuple[Line, str, str]] = []
        for each in paper.flow:
            if isinstance(each, PrintedTable):
                continue
            line = _CLASS.fullmatch(" ".join(each.text.split()))
            if line is not None:
                rows.append((each, line["range"], line["label"]))
            elif len(rows) >= _CLASSES and len({label.casefold() for _, _, label in rows}) == len(rows):
                return _classes(paper, rows)
            elif rows and each.text.strip() and len(each.text.split()) > _NEAR:
                rows = []
        if len(rows) >= _CLASSES and len({label.casefold() for _, _, label in rows}) == len(rows):
            return _classes(paper, rows)
    return []


def _classes(paper: Paper, rows: Sequence[tuple[Line, str, str]]) -> list[dict[str, Any]]:
    classes: list[dict[str, Any]] = []
    for line, text, label in rows:
        seen = partial(Seen.of, place=paper.place(line.page), box=line.box)
        entry: dict[str, Any] = {"label": seen(label.strip())}
        bare = re.sub(r"^(?:nilai |antara |\s)*", "", text, flags=re.IGNORECASE)
        parts = [each for each in _SPLIT.split(bare) if each.strip()]
        ends = [Target(teks=each.strip()).bacaan for each in parts]
        if not all(isinstance(each, Angka | Batas) for each in ends) or len(parts) > _ENDS:
            return []
        if len(parts) == _ENDS:
            low, high = (parts[0], parts[1]) if _value(ends[0]) <= _value(ends[1]) else (parts[1], parts[0])
            entry |= {"dari": seen(low.strip()), "sampai": seen(high.strip())}
        elif isinstance(ends[0], Batas):
            upper = ends[0].tanda in {Tanda.KURANG, Tanda.MAKSIMAL}
            entry["sampai" if upper else "dari"] = seen(bare.strip())
        else:
            return []
        classes.append(entry)
    return classes


def _value(reading: Any) -> Any:
    return reading.angka.nilai if isinstance(reading, Batas) else reading.nilai


def read_formulas(papers: Sequence[Paper]) -> list[dict[str, Any]]:
    """
    Give the formulas of capaian, each with the direction that the words around it, or its shape, give it.
    """
    found: dict[str, dict[str, Any]] = {}
    for paper in papers:
        lines = [each for each in paper.flow if isinstance(each, Line)]
        for place, line in enumerate(lines):
            text = _formula(lines, place) if "=" in line.text else None
            formula = None if text is None else parse_formula(text)
            if text is None or formula is None:
                continue
            stated = _direction(lines, place)
            way = stated or _SHAPED.get(formula.jenis)
            if way is not None and way not in found:
                found[way] = {"arah": way, "teks": Seen.of(text, paper.place(line.page), line.box)}
    return list(found.values())


def _formula(lines: Sequence[Line], place: int) -> str | None:
    """
    Put a formula together that is printed as a fraction: what stands above its line, and below.
    """
    line = lines[place]
    right = line.text.rpartition("=")[2]
    whole = tokens_of(re.sub(r"[-–—_]{3,}", "", right))
    if whole and {"R", "T", "/"} <= set(whole):
        return " ".join(right.split())
    if line.box is None or line.page is None:
        return None
    near = [
        (each.box.top - line.box.top, each.text) for each in lines[max(place - _NEAR, 0) : place + _NEAR]
        if each is not line and each.page == line.page and each.box is not None
    ]
    above = [operand for down, text in near if -_AROUND < down < 0 and (operand := _operand(text))]
    above += [operand for operand in [_operand(_TIMES.sub("", right))] if operand]  # its numerator stands in the line itself
    below = [operand for down, text in near if 0 < down < _AROUND and (operand := _operand(text))]
    ready = any("100" in text for text in [*(text for _, text in near), line.text])
    if len(above) != 1 or len(below) != 1 or not ready:
        return None
    top = f"({above[0]})" if re.search(r"[-–—+]", above[0]) else above[0]
    return f"{top} / {below[0]} x 100 %"


def _operand(text: str) -> str | None:
    """
    Give the end of a line that is part of a formula: the label of the formula may stand before it.
    """
    words = " ".join(re.sub(r"[-–—_]{3,}", " ", text).split())
    for found in re.finditer(r"(?<!\S)\(?(?=realisasi|rencana|target)", words, re.IGNORECASE):
        tokens = tokens_of(words[found.start() :])
        if tokens and set(tokens) & {"R", "T"}:
            return words[found.start() :]
    return None


def _direction(lines: Sequence[Line], place: int) -> str | None:
    before = " ".join(each.text for each in lines[max(place - _NEAR, 0) : place])
    after = " ".join(each.text for each in lines[place + 1 : place + _NEAR + 1])
    noted = re.match(r"(?:\S+\s+){0,6}?keterangan", after, re.IGNORECASE) is not None
    for text in (after, _last(before)) if noted else (_last(before), after):
        found = _HIGHER.search(text)
        if found is not None:
            said = text[found.end() : found.end() + 120]
            better, worse = _BETTER.search(said), _WORSE.search(said)
            if better is None and worse is None:
                continue
            return "minimum" if worse is not None and (better is None or worse.start() < better.start()) else "maksimum"
    return None


def _last(text: str) -> str:
    found = [each.start() for each in _HIGHER.finditer(text)]
    return text[found[-1] :] if found else ""
