"""
Count how many claims of the text of real reports the drafts find, and how many of those found are wrong.

``python tests/papers/claims_score.py PDFS TRANSCRIPTIONS`` drafts every report that has a ``NAME.paper.json`` and compares what its
sentences say with the claims written down there by hand; ``-v`` lists what is wrong or missing.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

from lkj_rules.model.readings import Ambigu
from lkj_rules.model.values import Nilai
from lkj_rules.tables.likeness import Register

_LIKE = 88
"""Percent from which on a sentence is the one that a claim quotes."""
_FIGURE = re.compile(r"\d[\d.,]*\d|\d")
_MEASURES = ("realisasi", "capaian", "target", "pagu", "sisa", "fisik")
_KEYS = frozenset({"nilai", "jumlah", "persen", "fisik", "angka", "bagian", "keseluruhan", "label"})
_SKIPPED = ("general",)
"""Kinds of claims that state no figure of their own."""


def numbers_of(text: str) -> list[Any]:
    """
    Give the numbers of a text, as they are read.
    """
    found = []
    for each in _FIGURE.findall(text):
        nilai = Nilai(teks=each)
        found.append(nilai.bacaan.ribuan.nilai if isinstance(nilai.bacaan, Ambigu) else nilai.tepat)
    return found


def said(document: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """
    Give what the sentences of a draft say: each number or label with its sentence, indicator and measure.
    """
    report = document.get("lkj", {})
    for key in ("klaim", "sebutan", "sebutan_anggaran", "jumlah_terbilang", "pasangan"):
        for entry in report.get(key, ()):
            texts = [(name, each["teks"] if isinstance(each, Mapping) else each) for name, each in entry.items() if name in _KEYS]
            texts += [("suku", each) for each in entry.get("suku", ())]
            value = entry.get("nilai")
            texts += [("nilai", value[each]) for each in ("pembilang", "penyebut") if isinstance(value, Mapping) and each in value]
            for name, text in texts:
                numbers = [] if name == "label" else numbers_of(str(text))[:1]
                yield {
                    "label": str(text).casefold() if name == "label" else None, "number": numbers[0] if numbers else None,
                    "code": entry.get("indikator"), "measure": name if name == "fisik" else entry.get("ukuran"),
                    "kind": entry.get("jenis", key),
                    "text": str(entry.get("teks", text)), "printed": str(text),
                }  # fmt: skip


def likeness(quoted: str, sentence: str) -> float:
    """
    Say in percent how alike a sentence is to what a claim quotes, words left out.
    """
    pieces = [each.strip() for each in quoted.casefold().split("...") if each.strip()]
    return min(fuzz.partial_ratio(each, sentence.casefold()) for each in pieces)


def score(document: Mapping[str, Any], paper: Mapping[str, Any], *, listed: bool = False) -> Counter[str]:
    """
    Count the figures and labels of claims that are found right, found wrong, and missing.
    """
    known = [(each["key"], each["wording"]) for each in paper["indicators"] if "key" in each]
    register = Register(known)
    keys = {each["kode"]: register.match(each["nama"]).code for each in document.get("indikator", ())}
    entries = list(said(document))
    counts: Counter[str] = Counter()
    for claim in paper["claims"]:
        if claim["kind"] in _SKIPPED:
            continue
        about = claim["about"]
        meant = {key for key, _ in known if re.search(rf"\b{re.escape(key)}\b", about)}
        measures = {each for each in _MEASURES if each in about.casefold()}
        alike = {each["text"]: likeness(claim["text"], each["text"]) for each in entries}
        most = max(alike.values(), default=0)
        near = [each for each in entries if alike[each["text"]] >= max(most - 1, _LIKE)]
        label = claim["kind"] == "category" and not _FIGURE.search(claim["value"])
        for wanted in [claim["value"].casefold()] if label else numbers_of(claim["value"]):
            found = [each for each in near if wanted is not None and each["label" if label else "number"] == wanted]
            right = [
                each for each in found
                if (not meant or keys.get(each["code"]) is None or keys[each["code"]] in meant)
                and (not measures or each["measure"] in {*measures, None, "persen", "pagu"})
            ]  # fmt: skip
            outcome = "right" if right else "wrong" if found else "missing"
            counts[outcome] += 1
            if listed and outcome != "right":
                sys.stdout.write(f"  {outcome}: {claim['kind']} {wanted} ({about}): {claim['text'][:110]}\n")
                for each in found:
                    sys.stdout.write(f"      as {each['kind']} {each['code']} {each['measure']}\n")
    return counts


def main(arguments: list[str]) -> None:
    """
    Print the counts of every report.
    """
    from reading_score import draft_of, reports_of

    listed = "-v" in arguments
    papers, transcriptions = (Path(each) for each in arguments if each != "-v")
    total: Counter[str] = Counter()
    for name, files in reports_of(papers).items():
        transcription = transcriptions / f"{name}.paper.json"
        if transcription.exists():
            counts = score(draft_of(files)[0], json.loads(transcription.read_text(encoding="utf-8")), listed=listed)
            total += counts
            sys.stdout.write(f"{name}: {dict(counts)}\n")
    found = total["right"] + total["wrong"]
    right, wrong = total["right"] / max(total.total(), 1), total["wrong"] / max(found, 1)
    sys.stdout.write(f"found right {right:.0%}, of those found wrong {wrong:.1%}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
