"""
Sentences of papers → the parts of ``report.json`` that hold prose: figures of indicators and budgets, and claims about them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import attrs

from lkj_rules.drafts.amounts import Amounts
from lkj_rules.drafts.analysis import read_analysis
from lkj_rules.drafts.claims import Claims
from lkj_rules.drafts.counts import Counts
from lkj_rules.drafts.directions import add_directions
from lkj_rules.drafts.mentions import Mentions
from lkj_rules.drafts.method import read_formulas, read_scale
from lkj_rules.drafts.part_lists import PartLists
from lkj_rules.drafts.prose import Prose
from lkj_rules.drafts.quotes import Quotes
from lkj_rules.drafts.regulations import read_regulations
from lkj_rules.drafts.remarks import read_remarks
from lkj_rules.drafts.sections import read_parties, read_sections
from lkj_rules.drafts.subjects import Names
from lkj_rules.drafts.table_figures import Known, countable
from lkj_rules.drafts.totals import Totals
from lkj_rules.papers.paper import Paper
from lkj_rules.tables.lines import Open


@attrs.frozen
class Said:
    """Hold what the text of papers says, as a part of ``lkj``, and what was left open."""

    part: dict[str, Any]
    open: list[Open]


def add_text(
    document: dict[str, Any], papers: Sequence[Paper], prose: Prose, year: int, listed: frozenset[str] = frozenset()
) -> list[Open]:
    """
    Add to a draft what the text of its papers says, and give what was left open; what a table has stays.

    The amounts of sentences that are ``listed`` are in its budgets already.
    """
    add_directions(document, prose.sentences, Names(Known(document, year).wordings))
    said = read_text(papers, document, year, prose, listed)
    if said.part:
        document["lkj"] = said.part | document.get("lkj", {})
    agreements = document.get("perjanjian_kinerja", [])
    parties = [each for each in read_parties(papers) if each.get("tahun") == year]
    if len(agreements) == len(parties) == 1:
        agreements[0] |= parties[0] | agreements[0]
    return said.open


def read_text(
    papers: Sequence[Paper], document: Mapping[str, Any], year: int, prose: Prose | None = None,
    listed: frozenset[str] = frozenset(),
) -> Said:  # fmt: skip
    """
    Read the running text of the papers of one report, whose tables a draft already holds.

    Its registers name the indicators, objectives and budget lines that sentences may speak of.
    """
    prose = prose or Prose.of(papers)
    said = read_sentences(prose, document, year, listed)
    report = read_sections(prose, papers, year) | read_remarks(papers, prose, year) | {
        "rumus": read_formulas(papers), "skala": read_scale(papers), "dasar_hukum": read_regulations(papers),
        "analisis": read_analysis(papers, _agreed(document), year),
    }  # fmt: skip
    return Said({key: each for key, each in report.items() if each} | said.part, said.open)


def _agreed(document: Mapping[str, Any]) -> list[str]:
    """
    List the objectives of the agreements; where these name none, all.
    """
    agreed = [str(each["sasaran"]) for entry in document.get("perjanjian_kinerja", ()) for each in entry.get("sasaran", ())]
    return list(dict.fromkeys(agreed)) or [str(each["kode"]) for each in document.get("sasaran", ())]


def read_sentences(prose: Prose, document: Mapping[str, Any], year: int, listed: frozenset[str] = frozenset()) -> Said:
    """
    Read the sentences of a report.
    """
    known = Known(document, year)
    indicators = Names(known.wordings)
    objectives = Names((str(each["kode"]), str(each["nama"])) for each in document.get("sasaran", ()))
    lines = {name.casefold(): name for budget in document.get("anggaran", ()) for name in _lines(budget.get("pos", ()))}
    quotes, claims = Quotes(known, year), Claims(indicators, objectives, known, year)
    counts = Counts(indicators, objectives, countable(document))
    amounts = Amounts(Names((name, name) for name in lines.values()), year)
    totals = Totals()
    mentions = Mentions(indicators, quotes)
    lists = PartLists(quotes)
    for sentence in prose.sentences:
        for reader in (mentions, lists, claims, counts, totals):
            reader.read(sentence)
        if sentence.text not in listed:
            amounts.read(sentence)
    totals.end()
    kept = [each for each in counts.klaim if not _is_kept(each, quotes)]
    report = {
        "klaim": [*claims.klaim, *kept, *totals.klaim, *amounts.klaim],
        "sebutan": quotes.found, "sebutan_anggaran": amounts.sebutan_anggaran,
        "jumlah_terbilang": counts.jumlah_terbilang, "tahun_ke": counts.tahun_ke, "pasangan": counts.pasangan,
    }  # fmt: skip
    return Said({key: each for key, each in report.items() if each}, [*quotes.open, *claims.open, *amounts.open])


def _is_kept(claim: Mapping[str, Any], quotes: Quotes) -> bool:
    """
    Return whether a share with its counts is kept as a figure of an indicator already.
    """
    value = claim.get("nilai")
    return isinstance(value, Mapping) and (str(claim["teks"]), str(value["teks"])) in quotes.parted


def _lines(lines: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    for line in lines:
        if line.get("nama"):
            yield str(line["nama"])
        yield from _lines(line.get("anak", ()))
