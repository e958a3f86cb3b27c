"""
A result as a fragment of HTML for notebooks: counts, then a table of findings. No library, no script, no style of its own.
"""

from __future__ import annotations

from html import escape

from lkj_rules.model.findings import Finding
from lkj_rules.model.results import RunResult
from lkj_rules.render.text import plain
from lkj_rules.render.wording import SEVERITIES, found_sentence, value_label

MOST = 200
"""Findings shown; a notebook is not a place for thousands."""

_HEAD = ("Tingkat", "Aturan", "Pokok", "Temuan", "Tertulis", "Seharusnya")


def render_fragment(result: RunResult) -> str:
    """
    Write the findings, most severe first, in Indonesian.
    """
    said = found_sentence(result.findings, "id") or "Tidak ada temuan"
    head = "".join(f'<th scope="col">{name}</th>' for name in _HEAD)
    rows = "".join(map(_row, result.findings[:MOST]))
    left = len(result.findings) - MOST
    more = f"<p>{left} temuan lain tidak ditampilkan di sini; lihat <code>findings</code>.</p>" if left > 0 else ""
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>" if result.findings else ""
    return f"<div><p><strong>{escape(said)}</strong></p>{table}{more}</div>"


def _row(finding: Finding) -> str:
    cells = (
        SEVERITIES[finding.severity].id, finding.rule, finding.subject or "", finding.message.id,
        value_label(finding.actual or finding.place.value, "id"), "" if finding.expected is None else finding.expected.id,
    )  # fmt: skip
    return f"<tr>{''.join(f'<td>{escape(plain(cell))}</td>' for cell in cells)}</tr>"
