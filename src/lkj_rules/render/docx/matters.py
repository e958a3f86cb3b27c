"""
What the papers are about: who reviews which office, and findings as numbered matters, most severe first.

One matter is of one rule, title and document. What is not known of the review stays a visible blank.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import attrs

from lkj_rules.domain.analysis import grouped
from lkj_rules.domain.dates import date_words
from lkj_rules.model.documents import JenisTabel, Laporan
from lkj_rules.model.findings import Finding, RuleId, Severity, Status
from lkj_rules.model.results import Consequence
from lkj_rules.model.values import Tanggal
from lkj_rules.render.docx.wording import BLANK, number
from lkj_rules.render.material import Checked, Session, tally
from lkj_rules.render.text import day
from lkj_rules.render.views.conditions import conditions_shown
from lkj_rules.render.views.findings import Shown, findings_shown
from lkj_rules.render.views.groups import document_of, is_note
from lkj_rules.render.wording import DOCUMENTS
from lkj_rules.rules.rule import Rule, RuleSet

PAPERS = "waiver"
"""The document of findings on the reviewer's own waivers: not the office's to answer."""
_DIGITS = 16


@attrs.frozen(kw_only=True)
class Matter:
    """
    Hold findings of one rule and title in one document under one number, most severe first, with what they mean for the headlines.
    """

    number: int
    rule: Rule
    document: str
    findings: tuple[Shown, ...]
    consequences: tuple[Consequence, ...]

    @property
    def title(self) -> str:
        """
        Name what is wrong.
        """
        return self.findings[0].title

    @property
    def errors(self) -> int:
        """
        Count the errors among the findings.
        """
        return tally(self.findings)[Severity.ERROR]

    @property
    def advice(self) -> tuple[str, ...]:
        """
        Give what to do, each sentence once.
        """
        return tuple(dict.fromkeys(finding.help for finding in self.findings))


@attrs.frozen(kw_only=True)
class Obstacles:
    """
    Hold the reasons not to draft the statement that the report was reviewed, whatever else is right.

    ``left_out`` are rules that can find errors and were not run; ``missing`` the documents without which too little is checked;
    ``share`` the percentage of the figures that some rule compared, ``None`` where that is enough.
    """

    errors: tuple[Finding, ...]
    broken: tuple[RuleId, ...]
    unread: tuple[str, ...]
    left_out: tuple[RuleId, ...]
    missing: tuple[str, ...]
    share: int | None

    def __bool__(self) -> bool:
        return bool(self.errors or self.broken or self.unread or self.left_out or self.missing or self.share is not None)


ENOUGH = 80
"""A statement is drafted where at least so many percent of a report's figures were compared with others."""


def obstacles_to_statement(report: Checked, session: Session, left_out: Sequence[Rule]) -> Obstacles:
    """
    Find what forbids drafting the statement on one report.
    """
    result = report.result
    share = 100 * len(result.assurance.looked_at) // (result.assurance.numbers or 1)
    return Obstacles(
        errors=tuple(each for each in result.findings if each.severity is Severity.ERROR and stands(each)),
        broken=tuple(dict.fromkeys(breakage.rule for breakage in result.breakages)),
        unread=tuple(dict.fromkeys(problem.file for problem in session.problems)),
        left_out=tuple(rule.id for rule in left_out if _may_find_errors(rule)),
        missing=tuple(_missing(report.laporan)), share=share if share < ENOUGH else None,
    )


def _missing(laporan: Laporan) -> Iterator[str]:
    """
    Name what a statement cannot do without and the file does not hold.
    """
    if not any(each.baris for each in laporan.perjanjian_kinerja):
        yield "Perjanjian Kinerja beserta indikatornya"
    tables = () if laporan.lkj is None else laporan.lkj.tabel
    if not any(each.baris and each.jenis is JenisTabel.PENGUKURAN for each in tables):
        yield "tabel pengukuran kinerja dalam LKj"
    if not laporan.anggaran:
        yield "anggaran dan realisasinya"


def _may_find_errors(rule: Rule) -> bool:
    return Severity.ERROR in {rule.severity, *(variant.severity for variant in rule.variants)}


def by_matter(findings: Iterable[Shown]) -> dict[tuple[str, RuleId, str], list[Shown]]:
    """
    Sort findings by what makes one matter: document, rule and title.
    """
    return grouped(((document_of(each), each.rule, each.title), each) for each in findings)


def matters_of(report: Checked, rules: RuleSet) -> tuple[Matter, ...]:
    """
    Count the standing errors and warnings through: errors first, those that move a headline most before others, then by document.
    """
    severe = (each for each in findings_shown(report, "id") if stands(each) and not is_note(each))
    found = by_matter(each for each in severe if document_of(each) != PAPERS)
    known = {rule.id: rule for rule in rules}
    matters = []
    for (document, rule, _), findings in found.items():
        meant = [report.effects[each.fingerprint] for each in findings if each.fingerprint in report.effects]
        matters.append(Matter(
            number=0, rule=known[rule], document=document, findings=tuple(sorted(findings, key=lambda each: -each.severity.weight)),
            consequences=tuple(sorted(meant, key=lambda each: each.rank)),
        ))  # fmt: skip
    matters.sort(key=_weight)
    return tuple(attrs.evolve(each, number=place) for place, each in enumerate(matters, start=1))


def _weight(matter: Matter) -> tuple[int, bool, int, int]:
    rank = matter.consequences[0].rank if matter.consequences else 0
    return -matter.findings[0].severity.weight, not matter.consequences, rank, list(DOCUMENTS).index(matter.document)


def stands(finding: Finding | Shown) -> bool:
    """
    Return whether a finding was neither explained nor waived; one that the baseline knows stands.
    """
    return finding.status in {Status.OPEN, Status.BASELINE}


@attrs.frozen(kw_only=True)
class Details:
    """
    Hold what the papers say besides the result of the run.

    ``position`` is the reviewer's office ("Ketua Tim Reviu"), ``office`` the unit that reviews, ``number`` that of the letter.
    ``left_out`` are the rules that the reviewer chose not to run, ``severity`` the least one that the notes list.
    """

    reviewer: str | None = None
    position: str | None = None
    office: str | None = None
    place: str | None = None
    date: Tanggal | None = None
    number: str | None = None
    left_out: tuple[Rule, ...] = ()
    severity: Severity = Severity.REVIEW

    @property
    def day(self) -> str:
        """
        Write the date in words, or a blank.
        """
        return BLANK if self.date is None else date_words(self.date).id


def identity(report: Checked, session: Session, details: Details, *more: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    """
    Say who is reviewed for which year, by whom, and from which file; ``more`` comes first.
    """
    return (
        *more,
        ("Instansi yang direviu", report.entity), ("Tahun laporan", str(report.year)),
        ("Unit pereviu", details.office or BLANK), ("Pereviu", details.reviewer or BLANK),
        ("Berkas data", f"{report.path} (SHA-256 {report.sha256[:_DIGITS]}…)"), ("Diperiksa dengan", checked_with(session)),
        *((each.label.id, each.value.id) for each in conditions_shown(session.conditions)),
    )  # fmt: skip


def checked_with(session: Session) -> str:
    """
    Name the tool, its rules, and the day of the run.
    """
    profile = f", profil {session.profile}" if session.profile else ""
    dated = f", tanggal {day(session.today, 'id')}" if session.today else ""
    return f"{tool(session)}, {number(len(session.rules))} aturan ({session.rules.hash}){profile}{dated}"


def tool(session: Session) -> str:
    """
    Name the tool with its version.
    """
    return f"lkj-rules {session.version}".rstrip()
