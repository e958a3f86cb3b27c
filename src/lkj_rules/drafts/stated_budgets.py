"""
Budgets that the running text gives line by line, ``Kegiatan A dengan anggaran Rp… realisasi Rp… (98 %)``: as tables of money.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, takewhile

import attrs

from lkj_rules.domain.budget.names import name_words
from lkj_rules.drafts.figures import Figure, Kind, figures_of
from lkj_rules.drafts.found import Found
from lkj_rules.drafts.kinds import Decision
from lkj_rules.drafts.prose import Heading, Prose, Sentence
from lkj_rules.model.findings import Texts
from lkj_rules.nearest import all_near
from lkj_rules.papers.paper import PrintedTable
from lkj_rules.tables.grid import Grid
from lkj_rules.tables.money_heading import LEAST
from lkj_rules.tables.sums import amount_of

_HEADS = ["Program / Kegiatan", "Anggaran", "Realisasi Anggaran", "Persen", "Fisik"]
_CELLS = ("pagu", "realisasi", "persen", "fisik")
_LEVELS = {"belanja": 0, "anggaran": 0, "program": 1}
_ACTIVITY = 2
_BEGINS = re.compile(
    r"\b(?i:program|(?:sub ?)?kegiatan)\s+(?!AP[A-Z]+\b|(?i:kegiatan|program|dan)\s+dan\b)(?=[A-Z])"
    r"|\b(?:Belanja|BELANJA) (?i:(?:tidak )?langsung)\b"
)
"""Where a name begins."""
_WORDS = r"anggaran|alokasi|pagu|dana|biaya|sebesar|senilai|dianggarkan"
_ENDS = re.compile(
    rf"[\s,(:]*(?:\b(?:{_WORDS}|dengan|melalui|mendapat|memperoleh|melaksanakan|meliputi|adalah|yaitu|di ?dukung|dilakukan"
    r"|dilaksanakan|oleh|total|jumlah|sebanyak|Alokasi anggaran|Sebesar|Rp)\b|\byang (?:di|ter|ber|meru|men)\w+|\bpada tahun\b"
    r"|\b[Tt]ahun (?:Anggaran )?\d|$)",
)
"""What follows a name."""
_NO_NAME = re.compile(
    r"(?:untuk|pada|dari|dalam|adapun|total|jumlah|sampai|sedangkan|sementara|kemudian|dengan|data|sumber|pen?capaian|realisasi"
    r"|alokasi|dinas|badan|kantor|berdasarkan|sebagian|sasaran|indikator|capaian|nilai|tahun|rp)\b", re.IGNORECASE,
)
"""How a text begins that is a sentence, and no item of a list."""
_SAID = re.compile(rf"\b(?:{_WORDS})\b", re.IGNORECASE)
_SPENT = re.compile(r"\b(?:realisasi\w*|terealisasi|direalisasikan|penyerapan|terserap|diserap)\b", re.IGNORECASE)
_PHYSICAL = re.compile(r"\bfisik(?:nya)?\b", re.IGNORECASE)
_OTHER = re.compile(
    r"\b(?:sisa|rata-rata|semula|sebelum|nilai|pendapatan|penerimaan|produksi|kredit|investasi|hibah|kontrak|menjadi|kebutuhan"
    r"|masing-masing|satuan|triwulan|semester|bertambah|berkurang|PDRB|PADS?)\b", re.IGNORECASE,
)
"""What an amount may be instead."""
_THIS = re.compile(r"(?:[Pp]rogram|[Kk]egiatan) (?:ini|tersebut)\b")
_LONGEST, _FEWEST_WORDS, _FARTHEST, _SHORT = 32, 2, 40, 6
"""Words of a name, at most and at least; letters between an amount and its share; words that a name goes on with."""
_SAME = 85
"""How alike, in percent, a name in a sentence and in the heading above it are."""
_FEWEST = 3
"""Lines that make a budget."""
_ANNOUNCES = re.compile(r"^[A-Z][^:;]*\bsebesar\s*:?$")
_LISTED = Decision(None, Texts("daftar jumlah uang dalam naskah", "a list of amounts in the text"))
_DEEPEST = 5
"""Depth of the deepest heading that parts two budgets: that of numbered sections."""


@attrs.define
class _Line:
    """Hold a line of a budget as a sentence gives it."""

    name: str
    level: int
    sentence: Sentence
    cells: dict[str, str] = attrs.field(factory=dict)

    @property
    def section(self) -> tuple[str, ...]:
        """
        Give the headings that it stands under, without those that are lines themselves and those below them.
        """
        above = takewhile(lambda each: not _BEGINS.match(each.title) and each.depth <= _DEEPEST, self.sentence.headings)
        return tuple(each.text for each in above)


def stated_budgets(prose: Prose, year: int) -> tuple[list[Found], frozenset[str]]:
    """
    Give the budgets of the running text, one a section, as tables; and the texts of the sentences that they are made of.
    """
    lines: list[_Line] = []
    begun = ""
    for sentence in prose.sentences:
        lines += _lines(sentence, year, begun)
        begun = _begun(sentence.text, begun)
    groups = (group for _, section in groupby(lines, key=lambda line: line.section) for group in _parted(list(section)))
    whole = [group for group in groups if len(group) >= _FEWEST]
    return [_table(group) for group in whole], frozenset(line.sentence.text for group in whole for line in group)


def _begun(text: str, before: str) -> str:
    """
    Give the name of a line that a text ends with, without what is said of it, or that goes on from the text before.
    """
    if _ANNOUNCES.search(text) and len(text.split()) <= _LONGEST:
        return text
    starts = [each.start() for each in _BEGINS.finditer(text)]
    name = text[starts[-1] :] if starts else f"{before} {text}" if before and len(text.split()) <= _SHORT else ""
    return "" if "Rp" in name or name.endswith((".", ":")) or len(name.split()) > _LONGEST else name.rstrip(" ;,")


def _parted(lines: Sequence[_Line]) -> Iterator[list[_Line]]:
    """
    Part lines where another list begins: a name comes again, or a kind of spending has lines below it.
    """
    group: list[_Line] = []
    alone = Counter(line.sentence.headings[-1:] for line in lines)
    for line, after in zip(lines, [*lines[1:], None], strict=True):
        heading = line.sentence.headings[-1].title if line.sentence.headings else ""
        if alone[line.sentence.headings[-1:]] == 1 and _BEGINS.match(heading) and all_near(line.name, [heading], cutoff=_SAME):
            line.name = heading
        if not line.level and (after is None or not after.level):
            continue
        same = [name_words(each.name) for each in group]
        if name_words(line.name) in same:
            if _BEGINS.match(heading) and name_words(heading) not in same:
                line.name = heading
            elif name_words(line.name) in same[:2]:
                yield group
                group = []
        elif not line.level and group:
            yield group
            group = []
        group.append(line)
    yield group


def _table(lines: Sequence[_Line]) -> Found:
    """
    Set lines in a table, each under the programme of its heading.
    """
    first = lines[0].sentence
    number = first.sumber.get("bab", "")
    grid = Grid(name=f"naskah {number}".strip(), file="", rows=[_HEADS], numbers=[0], pages=[first.halaman or ""])
    opened: Heading | None = None
    if not lines[0].level and lines[1].level:
        lines[0].name = "Jumlah"
    for line in lines:
        above = next((each for each in line.sentence.headings if re.match(r"program\b", each.title, re.IGNORECASE)), None)
        if above is not None and above is not opened and line.level > 1 and _BEGINS.match(above.title):
            _add(grid, _Line(above.title, 1, line.sentence))
        elif above is None and opened is not None:
            line.level = min(line.level, 1)
        opened = above or opened
        _add(grid, line)
    return Found(
        printed=PrintedTable(grid=grid), grid=grid, title="", before=grid.name, annex=False, stated=True, table=None,
        decision=_LISTED,
    )  # fmt: skip


def _add(grid: Grid, line: _Line) -> None:
    texts = [line.name, *(line.cells.get(key, "") for key in _CELLS)]
    boxes = {(len(grid.rows), column): line.sentence.seen(text).box for column, text in enumerate(texts) if text}
    grid.boxes.update((place, box) for place, box in boxes.items() if box is not None)
    grid.rows.append([f"{'  ' * line.level}{line.name}", *texts[1:]])
    grid.numbers.append(len(grid.numbers))
    grid.pages.append(line.sentence.halaman or "")


def _lines(sentence: Sentence, year: int, begun: str) -> list[_Line]:
    """
    Take the lines of a budget out of a sentence, up to an amount that is not understood; ``begun`` is a name that stands before it.
    """
    figures = figures_of(sentence.text)
    years = {int(each.text) for each in figures if each.kind is Kind.YEAR}
    found: list[_Line] = []
    if not any(each.kind is Kind.MONEY for each in figures) or (years and years != {year}):
        return found
    end = 0
    for each in figures:
        said = sentence.text[end : each.start]
        if each.kind is Kind.MONEY and not _take(sentence, each, said, found, begun):
            break
        if each.kind is Kind.SHARE and found:
            _share(found[-1], each, said)
        if each.kind in {Kind.MONEY, Kind.SHARE}:
            end = each.end
    return found


def _take(sentence: Sentence, figure: Figure, said: str, found: list[_Line], begun: str) -> bool:
    """
    Take in one amount: what was spent of the last line, or the budget of another.
    """
    starts = [each.start() for each in _BEGINS.finditer(said)]
    about = said[starts[-1] :] if starts else said
    if _OTHER.search(about) or sentence.text[figure.end :].lstrip().startswith("%"):
        return False
    if _SPENT.search(said):
        fits = bool(found) and not starts and "realisasi" not in found[-1].cells
        if fits:
            found[-1].cells["realisasi"] = figure.text
        return fits
    name = _name(sentence, said, starts, begun) if not found or starts else ""
    words = name.split()
    if not _FEWEST_WORDS <= len(words) <= _LONGEST or not name[0].isupper() or _NO_NAME.match(name):
        return False
    if not (_SAID.search(f"{'' if starts else begun} {about}") or about.strip(" ,:;-").endswith(name)):
        return False
    found.append(_Line(name, _LEVELS.get(words[0].casefold(), _ACTIVITY), sentence, {"pagu": figure.text}))
    return True


def _name(sentence: Sentence, said: str, starts: Sequence[int], begun: str) -> str:
    """
    Name the line that an amount is of: what stands before it, or the heading above where that is meant or goes on.
    """
    heading = next((each for each in reversed(sentence.headings) if _BEGINS.match(each.title)), None)
    if _THIS.search(said) and not starts:
        return "" if heading is None else heading.title
    if not starts and begun:
        return _cut(f"{begun} {said}")
    whole = _cut(said)
    if starts and (starts[-1] >= len(whole) or not whole[:1].isupper() or _NO_NAME.match(whole)):
        return next(name for start in starts if start + len(name := _cut(said[start:])) > starts[-1])
    short = not starts and len(whole.split()) < _SHORT and heading is not None and heading is sentence.headings[-1]
    return f"{heading.title} {whole}".strip() if short and heading is not None and not sentence.before else whole


def _cut(text: str) -> str:
    """
    Cut a text behind the name that it begins with.
    """
    text = re.sub(r"^(\w+) \1\b", r"\1", text.strip(), flags=re.IGNORECASE)
    first = _BEGINS.match(text)
    end = _ENDS.search(text, first.end() if first else 0)
    name = text[: end.start()] if end else text
    return (name if name.count("(") == name.count(")") else name.rpartition("(")[0]).strip(" ,:;-–")


def _share(line: _Line, figure: Figure, said: str) -> None:
    """
    Take in a share: of what was spent, or of the work done.
    """
    if len(said) > _FARTHEST or _OTHER.search(said):
        return
    key = "fisik" if _PHYSICAL.search(said) else "persen"
    if (amount_of(line.cells.get("realisasi")) or 0) >= LEAST:
        line.cells.setdefault(key, figure.text)
