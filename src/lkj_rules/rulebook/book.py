"""
The pages that lead to rules (index, checklist, clauses), and all pages together: what each must hold, which no longer do.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from lkj_rules.domain.checklist import PARTS, ROWS, Kind
from lkj_rules.domain.clauses import CHECKLIST_SHEET, CLAUSES, REGULATION, Clause, cited_clauses
from lkj_rules.files.definition_reader import built_in_definitions
from lkj_rules.model.findings import Texts
from lkj_rules.render.text import markdown
from lkj_rules.render.wording import SEVERITIES
from lkj_rules.rulebook.holdings import Library
from lkj_rules.rulebook.markdown import MARK, both, linked, page, rule_page, table
from lkj_rules.rulebook.pages import basis_words
from lkj_rules.rulebook.reference import reference
from lkj_rules.rulebook.vocabulary import library_pages
from lkj_rules.rules.families import FAMILIES, family_name
from lkj_rules.rules.rule import Rule, RuleSet

_KINDS = {
    Kind.PRESENCE: Texts("isi berkas menjawab; temuan menjadi catatan", "the file's content answers; findings are remarks"),
    Kind.RULES: Texts("banyaknya perbandingan yang sesuai menjawab", "the number of comparisons that agree answers"),
    Kind.AGAINST: Texts("kesalahan menyangkal, tidak ada yang membenarkan", "errors deny it, nothing confirms it"),
    Kind.EXPLANATION: Texts("hanya ada tidaknya penjelasan", "only whether there is an explanation"),
    Kind.NEVER: Texts("tidak dapat disimpulkan dari dokumen", "cannot be concluded from the document"),
}
_PRACTICE = "praktik baik"


def _by_family(rules: Iterable[Rule]) -> dict[str, list[Rule]]:
    found: dict[str, list[Rule]] = {letters: [] for letters in FAMILIES}
    for rule in rules:
        found.setdefault(rule.family, []).append(rule)
    return {letters: members for letters, members in found.items() if members}


def _index_page(rules: RuleSet) -> str:
    lead = (
        f"{len(rules)} aturan. Nilai yang kosong atau tidak dapat dibaca dengan pasti membuat aturan *tidak dapat diuji*: bukan "
        "lulus, bukan temuan. Lihat juga [butir checklist reviu](checklist.md) dan [butir peraturan](clauses.md)."
    )
    lead_en = (
        f"{len(rules)} rules. A value that is blank or cannot be read for certain makes a rule *not testable*: neither passed nor "
        "found against. See also the [rows of the reviu checklist](checklist.md) and the [clauses of the regulation](clauses.md)."
    )
    blocks = [lead, lead_en]
    for letters, members in _by_family(rules).items():
        name = family_name(letters)
        blocks += [f"## {letters}: {name.id} / {name.en}", table(("", "tingkat / severity", "judul / title"), list(_rows(members)))]
    return page("Aturan / Rules", *blocks)


def _rows(members: list[Rule]) -> Iterator[tuple[str, str, str]]:
    for rule in members:
        severity = SEVERITIES[rule.severity]
        yield linked([rule]), f"{severity.id.lower()} / {severity.en.lower()}", both(rule.title)


def checklist_page(rules: RuleSet) -> str:
    """
    Write the rows of the reviu checklist with the rules that serve them, rows without a rule included, and back.
    """
    lead = (
        f"Formulir checklist reviu, {REGULATION}, anak lampiran III/2-2: {len(ROWS)} butir dan aturan yang melayaninya. / "
        f"The {len(ROWS)} rows of the reviu checklist and the rules that serve them. [Indeks / index](index.md)"
    )
    blocks = [lead]
    for part, name in PARTS.items():
        rows = [
            (row.number, both(row.text), both(_KINDS[row.kind]), linked([rule for rule in rules if row.number in rule.checklist]))
            for row in ROWS
            if row.number.partition(".")[0] == part
        ]
        blocks += [f"## {part} {name.id} / {name.en}", table(("", "butir / row", "jawaban / answer", "aturan / rules"), rows)]
    rest = [rule for rule in rules if not rule.checklist]
    blocks += ["## Aturan tanpa butir checklist / Rules that serve no row", linked(rest)]
    return page("Checklist reviu", *blocks)


def clauses_page(rules: RuleSet) -> str:
    """
    Write the clauses of the regulation with the rules that rest on them, clauses without a rule included, and back.
    """
    resting: dict[str, list[Rule]] = {clause.key: [] for clause in CLAUSES}
    for rule in rules:
        for key in dict.fromkeys((*_keys_of(rule), *(f"{CHECKLIST_SHEET}.{row}" for row in rule.checklist))):
            resting.setdefault(key, []).append(rule)
    rows = [(clause.cited, both(clause.about), _answer(clause, resting[clause.key])) for clause in CLAUSES]
    lead = (
        f"{REGULATION}: setiap butir dan aturan yang bersandar padanya; – berarti belum ada aturan. / Every clause and the rules "
        "that rest on it; – means that there is no rule yet. [Indeks / index](index.md)"
    )
    back = [(linked([rule]), "<br>".join(markdown(basis_words(basis)) for basis in rule.basis)) for rule in rules]
    practice = [rule for rule in rules if all(basis.peraturan == _PRACTICE for basis in rule.basis)]
    return page(
        "Butir peraturan / Clauses", lead, table(("butir / clause", "tentang / about", "aturan / rules"), rows),
        "## Praktik baik saja / Good practice alone", linked(practice),
        "## Dari aturan ke dasarnya / From rules to their basis", table(("aturan / rule", "dasar / basis"), back),
    )  # fmt: skip


def _answer(clause: Clause, resting: list[Rule]) -> str:
    return both(clause.silent) if clause.silent is not None and not resting else linked(resting)


def _keys_of(rule: Rule) -> tuple[str, ...]:
    cited = (basis.butir for basis in rule.basis if basis.peraturan == REGULATION and basis.butir is not None)
    return tuple(dict.fromkeys(key for butir in cited for key in cited_clauses(butir)))


RULES = "rules"
GUIDE = "writing-rules.md"
BEGIN, END = "<!-- lkj-rules docs: begin -->\n", "<!-- lkj-rules docs: end -->\n"
"""Between these marks the guide to writing rules holds the language's reference."""


def pages_of(library: Library) -> dict[str, str]:
    """
    Write every page that is generated as a whole, by its path below the folder of documentation.
    """
    rules = library.rules
    pages = {f"{RULES}/{rule.id}.md": rule_page(rule, library.example(rule), library.cases_of(rule)) for rule in rules}
    pages[f"{RULES}/index.md"] = _index_page(rules)
    pages[f"{RULES}/checklist.md"] = checklist_page(rules)
    pages[f"{RULES}/clauses.md"] = clauses_page(rules)
    pages |= {f"{RULES}/{path}": text for path, text in library_pages(built_in_definitions(), rules)}
    lead = "Acuan ini dalam bahasa Inggris ada di [writing-rules.md](../writing-rules.md#reference)."
    pages[f"{RULES}/bahasa.md"] = page("Bahasa aturan", lead, re.sub(r"(?m)^#(?=##)", "", reference("id").rstrip()))
    return pages


def guide_of(text: str) -> str:
    """
    Put the reference between the marks of the guide; a guide without marks stays as it is.
    """
    written = f"{BEGIN}\n{reference('en')}\n{END}"
    return re.sub(f"{re.escape(BEGIN)}.*?{re.escape(END)}", lambda _: written, text, flags=re.DOTALL)


def stale_pages(library: Library, folder: Path) -> dict[str, str | None]:
    """
    Give the pages of a folder that differ from what they must hold, with what that is; ``None`` for one to be removed.

    Only generated pages are ever removed: those that bear the mark.
    """
    wanted = pages_of(library)
    stale: dict[str, str | None] = {path: text for path, text in wanted.items() if _read(folder / path) != text}
    guide = _read(folder / GUIDE)
    if guide is not None and guide_of(guide) != guide:
        stale[GUIDE] = guide_of(guide)
    for file in sorted((folder / RULES).rglob("*.md")):
        path = file.relative_to(folder).as_posix()
        if path not in wanted and MARK in (_read(file) or ""):
            stale[path] = None
    return dict(sorted(stale.items()))


def write_pages(stale: dict[str, str | None], folder: Path, write: Callable[[str, str], None]) -> None:
    """
    Bring a folder up to date: ``write`` takes a path and the text.
    """
    for path, text in stale.items():
        target = folder / path
        if text is None:
            target.unlink()
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        write(str(target), text)


def _read(file: Path) -> str | None:
    return file.read_text(encoding="utf-8") if file.is_file() else None
