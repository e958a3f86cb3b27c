"""
Random trees of printed amounts, and what Arelle's calculation 1.1 says of their sums: ``python sums.py`` records it anew.

The trees come from a seed and are written as one XBRL report, a context each. Arelle is needed for recording only; what it said is
in ``data/sums.json``.
"""

from __future__ import annotations

import json
import random
import re
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import attrs

TREES = 2000
SEED = 11
DATA = Path(__file__).parent / "data" / "sums.json"
MODES = {"rounding": "c11r", "truncation": "c11t"}
MOST_ITEMS, MOST_DETAILS = 6, 4
_INCONSISTENT = re.compile(r"from n:(\w+) in link role .* context t(\d+) unit")


@attrs.frozen
class Amount:
    """
    Hold a printed amount in rupiah, with the zeros that it leaves out (6: printed in millions), and its details.
    """

    value: int
    zeros: int
    details: tuple[Amount, ...] = ()


def trees(count: int = TREES, seed: int = SEED) -> list[Amount]:
    """
    Draw trees of two levels: true amounts that add up, printed in several units, rounded or cut, now and then a little off.
    """
    draw = random.Random(seed)  # noqa: S311  # a seed, no secret
    return [_tree(draw) for _ in range(count)]


def _tree(draw: random.Random) -> Amount:
    shapes = [draw.randint(0, MOST_DETAILS) if draw.random() < 0.4 else 0 for _ in range(draw.randint(2, MOST_ITEMS))]
    size, negative = 10 ** draw.randint(3, 12), 0.15 if draw.random() < 0.3 else 0
    cutting, units = draw.choice((0.0, 0.0, 1.0, 1.0, 0.5)), draw.choice(((0,), (3,), (6,), (0, 3), (3, 6), (0, 3, 6, 9)))
    off = draw.choice((0.0, 0.15, 0.4))

    def printed(true: int, details: tuple[Amount, ...] = ()) -> Amount:
        zeros = draw.choice(units)
        unit = 10**zeros
        steps = abs(true) // unit if draw.random() < cutting else (abs(true) + unit // 2) // unit
        steps = steps * (1 if true >= 0 else -1) + (draw.choice((-2, -1, 1, 2)) if draw.random() < off else 0)
        return Amount(steps * unit, zeros, details)

    def true_amount() -> int:
        return draw.randint(0, size) * (-1 if draw.random() < negative else 1)

    items, total = [], 0
    for shape in shapes:
        below = [true_amount() for _ in range(shape)] if shape > 1 else []
        true = sum(below) if below else true_amount()
        items.append(printed(true, tuple(printed(each) for each in below)))
        total += true
    return printed(total, tuple(items))


def sums_of(tree: Amount) -> Iterator[tuple[str, Amount]]:
    """
    Give the amounts that are sums of others, with the names that they have in the XBRL report.
    """
    yield "T", tree
    for number, item in enumerate(tree.details):
        if item.details:
            yield f"A{number}", item


def record() -> dict[str, list[str]]:
    """
    Ask Arelle, and give for each way of dropping digits and each tree a letter a sum: c for consistent, i for inconsistent.
    """
    drawn = trees()
    found: dict[str, list[str]] = {}
    with tempfile.TemporaryDirectory() as folder:
        report = write_xbrl(drawn, Path(folder))
        for name, mode in MODES.items():
            wrong = set(inconsistent(report, mode))
            found[name] = [
                "".join("i" if (number, concept) in wrong else "c" for concept, _ in sums_of(tree))
                for number, tree in enumerate(drawn)
            ]
    return found


def inconsistent(report: Path, mode: str) -> Iterator[tuple[int, str]]:
    """
    Run Arelle, offline, and give the trees and sums that it calls inconsistent; anything else that it reports is an error.
    """
    from arelle.api.Session import Session
    from arelle.RuntimeOptions import RuntimeOptions

    options = RuntimeOptions(
        entrypointFile=str(report), validate=True, calcs=mode, internetConnectivity="offline", keepOpen=True,
        logFile="logToBuffer", logFormat="[%(messageCode)s] %(message)s", disablePersistentConfig=True,
    )  # fmt: skip
    with Session() as session:
        session.run(options)
        logged = json.loads(session.get_logs("json"))["log"]
    for entry in logged:
        code, text = entry["code"], entry["message"]["text"]
        if code.startswith("calc11e:inconsistentCalculationUsing"):
            match = _INCONSISTENT.search(text)
            if match is None:
                raise ValueError(text)
            yield int(match[2]), match[1]
        elif entry["level"] not in {"info", "debug"}:
            raise ValueError(f"{code}: {text}")


_CONCEPTS = {"T": [f"A{number}" for number in range(MOST_ITEMS)]} | {
    f"A{number}": [f"B{number}{place}" for place in range(MOST_DETAILS)] for number in range(MOST_ITEMS)
}
_SCHEMA = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xbrli="http://www.xbrl.org/2003/instance"
 xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:n="http://example.com/n"
 targetNamespace="http://example.com/n" elementFormDefault="qualified"><xs:annotation><xs:appinfo>
<link:linkbaseRef xlink:type="simple" xlink:href="n-calc.xml" xlink:role="http://www.xbrl.org/2003/role/calculationLinkbaseRef"
 xlink:arcrole="http://www.w3.org/1999/xlink/properties/linkbase"/></xs:appinfo></xs:annotation>
<xs:import namespace="http://www.xbrl.org/2003/instance" schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/>
{}</xs:schema>"""
_ELEMENT = (
    '<xs:element name="{0}" id="n_{0}" type="xbrli:monetaryItemType" substitutionGroup="xbrli:item" nillable="true" '
    'xbrli:periodType="duration"/>'
)
_SUMMATION = "https://xbrl.org/2023/arcrole/summation-item"
_LINKBASE = """<link:linkbase xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink">
<link:arcroleRef arcroleURI="{0}" xlink:type="simple"
 xlink:href="http://www.xbrl.org/2023/calculation-1.1.xsd#summation-item"/>
<link:calculationLink xlink:type="extended" xlink:role="http://www.xbrl.org/2003/role/link">{1}</link:calculationLink></link:linkbase>"""
_LOCATOR = '<link:loc xlink:type="locator" xlink:href="n.xsd#n_{0}" xlink:label="{0}"/>'
_ARC = '<link:calculationArc xlink:type="arc" xlink:arcrole="{}" xlink:from="{}" xlink:to="{}" weight="1" order="{}"/>'
_REPORT = """<xbrli:xbrl xmlns:xbrli="http://www.xbrl.org/2003/instance" xmlns:link="http://www.xbrl.org/2003/linkbase"
 xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:iso4217="http://www.xbrl.org/2003/iso4217" xmlns:n="http://example.com/n">
<link:schemaRef xlink:type="simple" xlink:href="n.xsd"/><xbrli:unit id="u"><xbrli:measure>iso4217:IDR</xbrli:measure></xbrli:unit>
{}</xbrli:xbrl>"""
CONTEXT = (
    '<xbrli:context id="t{0}"><xbrli:entity><xbrli:identifier scheme="http://example.com">{0}</xbrli:identifier></xbrli:entity>'
    "<xbrli:period><xbrli:startDate>2024-01-01</xbrli:startDate><xbrli:endDate>2024-12-31</xbrli:endDate></xbrli:period>"
    "</xbrli:context>"
)
FACT = '<n:{} contextRef="t{}" unitRef="u" decimals="{}">{}</n:{}>'


def write_xbrl(drawn: list[Amount], folder: Path) -> Path:
    """
    Write the trees as an XBRL report with its schema and calculation linkbase; an amount printed to the rupiah is exact.
    """
    write_taxonomy(["T", *(name for below in _CONCEPTS.values() for name in below)], _CONCEPTS, folder)
    return write_facts((line for number, tree in enumerate(drawn) for line in _facts(number, tree)), folder)


def write_taxonomy(names: Sequence[str], sums: Mapping[str, Sequence[str]], folder: Path) -> None:
    """
    Write the schema of the named amounts, and the linkbase that says which are the sum of which.
    """
    (folder / "n.xsd").write_text(_SCHEMA.format("\n".join(map(_ELEMENT.format, names))), encoding="utf-8")
    arcs = [_ARC.format(_SUMMATION, above, name, order) for above, below in sums.items() for order, name in enumerate(below, 1)]
    linkbase = _LINKBASE.format(_SUMMATION, "\n".join([*map(_LOCATOR.format, names), *arcs]))
    (folder / "n-calc.xml").write_text(linkbase, encoding="utf-8")


def write_facts(lines: Iterable[str], folder: Path) -> Path:
    """
    Write a report of contexts and facts beside the schema.
    """
    report = folder / "report.xml"
    report.write_text(_REPORT.format("\n".join(lines)), encoding="utf-8")
    return report


def _facts(number: int, tree: Amount) -> Iterator[str]:
    yield CONTEXT.format(number)
    named = [("T", tree)]
    for place, item in enumerate(tree.details):
        named += [(f"A{place}", item), *((f"B{place}{below}", detail) for below, detail in enumerate(item.details))]
    for name, amount in named:
        yield FACT.format(name, number, -amount.zeros or "INF", amount.value, name)


if __name__ == "__main__":
    DATA.write_text(json.dumps({name: " ".join(letters) for name, letters in record().items()}, indent=1) + "\n", encoding="utf-8")
    sys.stdout.write(f"{DATA}\n")
