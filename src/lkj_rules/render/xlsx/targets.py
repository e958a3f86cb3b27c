"""
The sheet that reconciles targets: a row an indicator, a column a document, disagreement marked in words and in colour.
"""

from __future__ import annotations

from lkj_rules.domain.facts import Dokumen
from lkj_rules.model.findings import Texts
from lkj_rules.render.material import Session
from lkj_rules.render.views.chain import BASE, TargetChain, TargetLink, column_title, columns_used, target_chains
from lkj_rules.render.xlsx.page import Column, Entry, Frame, Page
from lkj_rules.render.xlsx.wording import CONCLUSIONS, DIRECTIONS, by_fingerprint, cited

NAME = Texts("Rekonsiliasi target", "Targets")
_NOTE = Texts(
    "Target tahun ini menurut setiap dokumen, dibandingkan dengan Perjanjian Kinerja (PK) yang berlaku, yang tertinggi yang"
    " memuat indikatornya. Tanda ≠ (merah): berbeda dari PK. Tanda ? (abu-abu): tidak dapat dibandingkan, misalnya angka "
    "dengan predikat. Tanda (ragu): penyalin meragukan bacaannya. Sel kosong: dokumen itu tidak memuat indikator ini.",
    "The target of this year by each document, held against the performance agreement (PK) in force, the highest that has "
    "the indicator. A ≠ (red): differs from the PK. A ? (grey): cannot be compared, a number with a grade, say. The word "
    "(doubtful): the transcriber doubts the reading. A blank cell: that document does not have the indicator.",
)
_FIRST = (
    Column(key="kode", title=Texts("Kode", "Code"), width=13),
    Column(key="nama", title=Texts("Indikator", "Indicator"), width=40),
    Column(key="arah", title=Texts("Arah", "Direction"), width=14),
)
_LAST = (
    Column(key="hasil", title=Texts("Hasil", "Result"), width=24),
    Column(key="temuan", title=Texts("Temuan", "Findings"), width=16),
    Column(
        key="kesimpulan", title=Texts("Kesimpulan pereviu", "Reviewer's conclusion"), width=14, fill=True, choices=CONCLUSIONS
    ),
)


def targets_page(session: Session, frame: Frame) -> Page:
    """
    Write the target chains of all reports.
    """
    chains = {report.path: target_chains(report.laporan, report.result) for report in session.reports}
    used = columns_used(chain for each in chains.values() for chain in each)
    documents = tuple(Column(key="/".join(column), title=column_title(column), width=13) for column in used)
    page = Page(frame, NAME, (*_FIRST, *documents, *_LAST), note=_NOTE, frozen=2)
    for report in session.reports:
        findings = by_fingerprint(report)
        for chain in chains[report.path]:
            rests = dict.fromkeys(each for link in chain.links for each in link.cell.findings)
            page.add(report.path, {
                "kode": Entry(chain.code or "", "strong"),
                "nama": Entry(chain.name),
                "arah": Entry(DIRECTIONS[chain.direction][frame.bahasa]),
                **{"/".join(column): _cell(chain, column, frame.bahasa) for column in used if chain.at(column)},
                "hasil": _result(chain, frame.bahasa),
                "temuan": Entry(cited(tuple(rests), findings)),
            })  # fmt: skip
    page.finish()
    return page


def _cell(chain: TargetChain, column: tuple[Dokumen, str], bahasa: str) -> Entry:
    """
    Write what one document prints: each text once, with the sign of its verdict where there is an agreement to compare with.
    """
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
    shown = cell.text if cell.read is None else f"{cell.text} [{cell.read}]".strip()
    shown = shown or Texts("(kosong)", "(blank)")[bahasa]
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
    differing = dict.fromkeys(column_title(link.column)[bahasa] for link in chain.links if link.agrees is False)
    open_ones = dict.fromkeys(
        column_title(link.column)[bahasa] for link in chain.links if link.agrees is None and not link.is_base
    )
    parts = []
    if differing:
        parts.append(Texts("berbeda: ", "differs: ")[bahasa] + ", ".join(differing))
    if open_ones:
        parts.append(Texts("tak terbandingkan: ", "not comparable: ")[bahasa] + ", ".join(open_ones))
    return Entry("\n".join(parts) or Texts("selaras", "agrees")[bahasa], "differs" if differing else "text")
