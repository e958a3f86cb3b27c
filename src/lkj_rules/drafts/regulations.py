"""
The regulations that a report lists as its legal basis.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from lkj_rules.drafts.paragraphs import is_contents, paragraphs_of
from lkj_rules.papers.paper import Paper
from lkj_rules.tables.seen import Seen

_REGULATION = re.compile(
    r"(?:perubahan atas )?(?:undang\W{0,3}undang|peraturan|keputusan|surat (?:keputusan|edaran)|instruksi|ketetapan"
    r"|per(?:men|pres|da|gub|bup|wal)|kep(?:men|pres|gub)|tap mpr|u\.?u\.?|p\.?p\.?)\b", re.IGNORECASE,
)  # fmt: skip
_ITEM = re.compile(r"\(?(?:\d{1,2}|[a-z])[.)]|[-–•▪·*✓❖➢]", re.IGNORECASE)
_FEWEST, _BETWEEN = 3, 1
"""Regulations that make a list of them; other paragraphs that may stand between two, such as the foot of a page."""


def read_regulations(papers: Iterable[Paper]) -> list[dict[str, Any]]:
    """
    Give the items of the first list whose items are regulations.
    """
    for paper in papers:
        found: list[dict[str, Any]] = []
        others = 0
        for each in paragraphs_of(paper.flow):
            if _ITEM.fullmatch(each.mark) and _REGULATION.match(each.text) and not is_contents(each.text):
                page = each.line.page
                source = {} if page is None else {"sumber": {"halaman": paper.labels.get(page, str(page))}}
                found.append({"teks": Seen.of(each.text, paper.place(page), each.line.box), **source})
                others = 0
            elif (others := others + 1) > _BETWEEN:
                if len(found) >= _FEWEST:
                    return found
                found = []
        if len(found) >= _FEWEST:
            return found
    return []
