"""
The sheet that reconciles targets: a row an indicator, a column a document, disagreement marked in words and in colour.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from lkj_rules.domain.facts import Dokumen
from lkj_rules.model.findings import Texts
from lkj_rules.render.labels import BLANK
from lkj_rules.render.material import Checked, Session
from lkj_rules.render.views.chain import BASE, TargetChain, TargetLink, column_title, columns_used, target_chains
from lkj_rules.render.xlsx.page import Column, Entry, Page, Row, Sheet
from lkj_rules.render.xlsx.wording import CONCLUSION, DIRECTIONS, as_read, cited

_NOTE = Texts(
    "Target tahun ini menurut setiap dokumen, dibandingkan dengan Perjanjian Kinerja (PK) yang berlaku, yang tertinggi yang"
    " memuat indikatornya. Tanda ≠ (merah): berbeda dari PK. Tanda ? (abu-abu): tidak dapat dibandingkan, misalnya angka "
    "dengan predikat. Tanda (ragu): penyalin meragukan bacaannya. Sel kosong: dokumen itu tidak memuat indikator ini.",
    "The target of this year by each document, held against the performance agreement (PK) in force, the highest that has "
    "the indicator. A ≠ (red): differs from the PK. A ? (grey): cannot be compared, a number with a grade, say. The word "
    "(doubtful): the transcriber doubts the reading. A blank cell: that document does not have the indicator.",
)


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

    return Sheet(
        name=Texts("Rekonsiliasi target", "Targets"), note=_NOTE, rows=rows, frozen=2,
        columns=(
            Column("kode", Texts("Kode", "Code"), 13), Column("nama", Texts("Indikator", "Indicator"), 40),
            Column("arah", Texts("Arah", "Direction"), 14),
            *(Column("/".join(column), column_title(column), 13) for column in used),
            Column("hasil", Texts("Hasil", "Result"), 24), Column("temuan", Texts("Temuan", "Findings"), 16),
            attrs.evolve(CONCLUSION, width=14),
        ),
    )  # fmt: skip


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
