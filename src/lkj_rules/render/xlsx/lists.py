"""
The sheets that list what was found and tested: findings as a working paper has them, rules, targets, the checklist, other figures.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from lkj_rules.domain.checklist import PARTS
from lkj_rules.domain.facts import Dokumen
from lkj_rules.model.findings import Basis, Finding, Texts
from lkj_rules.model.results import Outcome
from lkj_rules.render.material import Checked, Session
from lkj_rules.render.views.assurance import ANSWERS, Answer, answer_checklist, numbers_of, rule_tests
from lkj_rules.render.views.chain import BASE, COLUMNS, TargetChain, TargetLink, columns_used, target_chains
from lkj_rules.render.views.findings import show
from lkj_rules.render.wording import BLANK, SEVERITIES
from lkj_rules.render.xlsx.page import Page
from lkj_rules.render.xlsx.sheets import DIRECTIONS, OUTCOMES, STATUSES, Column, Entry, Row, Sheet, as_read, cited, sheet
from lkj_rules.render.xlsx.summary import effects_of


def _findings(_: Page, report: Checked, session: Session) -> Iterator[Row]:
    """
    Give the errors that mean most for the headlines, or the most rupiah, before the others; the rest stays in its order.
    """
    last, effects, bahasa = len(report.effects) + 1, effects_of(report, session), session.bahasa

    def weight(finding: Finding) -> tuple[int, int]:
        effect = report.effects.get(finding.fingerprint)
        return -finding.severity.weight, last if effect is None else effect.rank

    for finding in sorted(report.result.findings, key=weight):
        place = finding.place
        where = report.spot(place.pointer).printed or place.tempat[bahasa]
        yield {
            "aturan": Entry(finding.rule, "strong"), "tingkat": Entry(SEVERITIES[finding.severity][bahasa], finding.severity.value),
            "status": Entry(STATUSES[finding.status][bahasa], "center"), "judul": Entry(finding.title[bahasa], "strong"),
            "kondisi": "\n".join(show(finding, bahasa, report.position).statements(bahasa)),
            "kriteria": "\n".join(_basis(basis, bahasa) for basis in finding.basis), "akibat": effects[finding.fingerprint],
            "rekomendasi": finding.help[bahasa],
            "tempat": " · ".join(dict.fromkeys(filter(None, (finding.document, where)))),
            "posisi": Entry(report.position(place.pointer), "muted"), "penunjuk": Entry(place.pointer, "muted"),
            "sidik": Entry(finding.fingerprint, "muted"),
        }  # fmt: skip


def _basis(basis: Basis, bahasa: str) -> str:
    if basis.butir is not None:
        return f"{basis.peraturan}, {basis.butir}"
    return Texts("Praktik baik", "Good practice")[bahasa] if basis.peraturan == "praktik baik" else basis.peraturan


FINDINGS = sheet("findings", _findings)

_LOOKS = {Outcome.FAIL: "warning", Outcome.PASS: "good", Outcome.BROKEN: "error"}


def _tests(_: Page, report: Checked, session: Session) -> Iterator[Row]:
    bahasa = session.bahasa
    for test in rule_tests(report.result, session.rules):
        yield {
            "aturan": Entry(test.rule.id, "strong"), "judul": test.rule.title[bahasa],
            "tingkat": Entry(SEVERITIES[test.rule.severity][bahasa], "center"),
            "hasil": Entry(OUTCOMES[test.outcome][bahasa], _LOOKS.get(test.outcome, "center")),
            **{outcome: Entry(number, "count") for outcome, number in test.counts.items()},
            "alasan": "\n".join(f"{reason.count}× {reason.text[bahasa]}" for reason in test.result.reasons),
        }  # fmt: skip


TESTS = sheet("tests", _tests)

_ANSWERED = {Answer.YES: "good", Answer.NO: "error", Answer.IDLE: "center", Answer.OPEN: "center"}


def _checklist(_: Page, report: Checked, session: Session) -> Iterator[Row]:
    bahasa = session.bahasa
    for answered in answer_checklist(report):
        yield {
            "bagian": f"{answered.part} {PARTS[answered.part][bahasa]}", "nomor": Entry(answered.row.number, "strong"),
            "pernyataan": answered.row.text[bahasa], "bukti": answered.evidence[bahasa],
            "jawaban": Entry(ANSWERS[answered.answer][bahasa].capitalize(), _ANSWERED[answered.answer]),
        }  # fmt: skip


CHECKLIST = sheet("checklist", _checklist)


def _unguarded(_: Page, report: Checked, __: Session) -> Iterator[Row]:
    for number in numbers_of(report.laporan, report.result):
        if not number.guarded:
            yield {
                "dokumen": number.document, "tempat": number.place, "perihal": number.subject, "kolom": number.column,
                "nilai": Entry(number.cell.text, "strong"), "penunjuk": Entry(number.pointer, "muted"),
            }  # fmt: skip


UNGUARDED = sheet("unguarded", _unguarded)


def targets_sheet(session: Session) -> Sheet:
    """
    Declare the sheet of the target chains, with a column for every document that has a target in some report.
    """
    chains = {report.path: target_chains(report.laporan, report.result) for report in session.reports}
    used = columns_used(chain for each in chains.values() for chain in each)

    def rows(_: Page, report: Checked, session: Session) -> Iterator[Row]:
        bahasa = session.bahasa
        for chain in chains[report.path]:
            yield {
                "kode": Entry(chain.code or "", "strong"), "nama": chain.name, "arah": DIRECTIONS[chain.direction][bahasa],
                **{"/".join(column): _cell(chain, column, bahasa) for column in used if chain.at(column)},
                "hasil": _result(chain, bahasa), "temuan": cited(chain.findings, report),
            }  # fmt: skip

    stated = sheet("targets", rows)
    documents = tuple(Column(key="/".join(column), title=COLUMNS[column], width=13) for column in used)
    return attrs.evolve(stated, columns=(*stated.columns[:3], *documents, *stated.columns[3:]))


def _cell(chain: TargetChain, column: tuple[Dokumen, str], bahasa: str) -> Entry:
    links = chain.at(column)
    texts = dict.fromkeys(_text(link, bahasa, signed=chain.base is not None) for link in links)
    if any(link.agrees is False for link in links):
        style = "differs"
    elif any(link.is_base for link in links):
        style = "base"
    else:
        style = "muted" if all(link.agrees is None for link in links) else "text"
    return Entry("\n".join(texts), style)


def _text(link: TargetLink, bahasa: str, *, signed: bool) -> str:
    cell = link.cell
    shown = as_read(cell) or BLANK[bahasa]
    sign = "" if link.is_base or link.agrees or not signed else "≠ " if link.agrees is False else "? "
    doubt = Texts(" (ragu)", " (doubtful)")[bahasa] if cell.doubtful else ""
    unlike = link.document is Dokumen.PK and link.variant != BASE and not link.agrees
    return f"{sign}{shown}{doubt}{f' ({link.label})' if unlike else ''}"


def _result(chain: TargetChain, bahasa: str) -> Entry:
    if not chain.links:
        return Entry(Texts("tidak ada target dalam berkas", "the file has no target")[bahasa], "muted")
    if chain.base is None:
        return Entry(Texts("tidak ada dalam PK yang berlaku", "not in the PK in force")[bahasa], "muted")
    if len(chain.links) == 1:
        return Entry(Texts("hanya dalam PK", "in the PK only")[bahasa], "muted")
    others = [link for link in chain.links if not link.is_base]
    differing, open_ones = (
        ", ".join(dict.fromkeys(COLUMNS[link.column][bahasa] for link in others if link.agrees is verdict))
        for verdict in (False, None)
    )
    parts = [Texts(f"berbeda: {differing}", f"differs: {differing}")[bahasa]] if differing else []
    parts += [Texts(f"tak terbandingkan: {open_ones}", f"not comparable: {open_ones}")[bahasa]] if open_ones else []
    return Entry("\n".join(parts) or Texts("selaras", "agrees")[bahasa], "differs" if differing else "text")
