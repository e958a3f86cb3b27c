"""
HTML for people: one file that holds everything, opens without a network and runs nothing but its own small script.

Jinja2 is imported when a page is asked for.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

import attrs

from lkj_rules.domain.analysis import grouped
from lkj_rules.domain.checklist import PARTS
from lkj_rules.model.findings import RuleId, Severity, Status, Texts
from lkj_rules.render.html.cutouts import Cutout, Cutouts, Cutter
from lkj_rules.render.html.environment import Speech, asset, make_environment
from lkj_rules.render.html.findings import Anchors, Summary, anchors_of, summarize
from lkj_rules.render.html.pictures import LINES, Forest, Node, forests, nodes_of
from lkj_rules.render.html.plots import Plot, achievement_plots, budget_plot, years_plot
from lkj_rules.render.material import Checked, Session
from lkj_rules.render.views.achievements import AchievementRow, achievement_rows
from lkj_rules.render.views.assurance import (
    Answered,
    PrintedNumber,
    RuleTest,
    Untestable,
    answer_checklist,
    numbers_of,
    rule_tests,
    silent,
    untestable,
)
from lkj_rules.render.views.budget import BudgetTree, budget_trees, budget_years
from lkj_rules.render.views.chain import TargetChain, target_chains
from lkj_rules.render.views.conditions import conditions_shown
from lkj_rules.render.views.findings import Shown
from lkj_rules.render.views.groups import Group, by_document, document_of, groups_of, join
from lkj_rules.render.views.overview import overview
from lkj_rules.render.wording import DOCUMENTS, place_hint
from lkj_rules.rules.families import FAMILIES, family_name, family_of
from lkj_rules.rules.rule import RuleSet

MOST_NUMBERS = 400
"""Figures that no rule looked at; more are counted only."""
_RULE = re.compile(r"\b([A-Z]{2,}\d{3})\b")


@attrs.frozen(kw_only=True)
class ReportPage:
    """
    Hold all that the page shows of one report, number ``number`` from 1.

    ``documents`` and ``beneath`` are the findings in full, ``choices`` what a reader can filter all of them by, with their numbers.
    ``cutouts`` are those of the pages that a paper has, by the anchors of findings.
    ``unguarded`` parts the figures that no rule looked at by document and place; ``bare`` counts them.
    """

    number: int
    report: Checked
    rules: RuleSet
    anchors: Anchors
    cutouts: Mapping[str, Sequence[Cutout]]
    summary: Summary
    documents: Sequence[tuple[Texts, Sequence[Group]]]
    beneath: Mapping[str, Sequence[Shown]]
    choices: Mapping[str, Sequence[tuple[str, str, int]]]
    chains: Sequence[TargetChain]
    rows: Sequence[AchievementRow]
    budgets: Sequence[BudgetTree]
    achievements: Sequence[Plot]
    absorption: Sequence[Plot]
    years: Plot | None
    forests: Sequence[Forest]
    families: Sequence[tuple[str, Texts, Sequence[RuleTest]]]
    partly: Sequence[Untestable]
    wholly: Sequence[Untestable]
    unguarded: Sequence[tuple[tuple[str, str], Sequence[PrintedNumber]]]
    bare: int
    checklist: Sequence[tuple[str, Texts, Sequence[Answered]]]
    speech: Speech

    @property
    def places(self) -> Texts:
        """
        Say how places are written.
        """
        return place_hint(self.report)

    def nodes(self, chain: TargetChain) -> list[Node]:
        """
        Draw a chain.
        """
        return nodes_of(chain, self.speech)

    def linked(self, text: Texts) -> list[tuple[str, str | None]]:
        """
        Take a text apart at the ids of rules, each with the anchor of its first finding that is shown.
        """
        first = {link.rule: link.anchor for link in self.anchors.links(self.report.by_fingerprint)}
        return [(part, first.get(RuleId(part))) for part in _RULE.split(text[self.speech.bahasa])]


def render_html(session: Session, cutter: Cutter | None = None) -> str:
    """
    Write a run as one HTML page, a part for each report, the most severe first; ``cutter`` draws cut-outs of papers.
    """
    session = attrs.evolve(session, reports=tuple(row.report for row in overview(session.reports)))
    speech, environment = Speech(session.bahasa), make_environment(session.bahasa)
    (style, style_hash), (script, script_hash) = asset(environment, "page.css"), asset(environment, "page.js")
    anchors = enumerate(anchors_of(session.reports, session.bahasa), start=1)
    cutouts = Cutouts(cutter)
    pages = [_page(session, number, each, cutouts, speech) for number, each in anchors]
    return environment.get_template("page.html.j2").render(
        session=session, conditions=conditions_shown(session.conditions), pages=pages,
        style=style, script=script, style_hash=style_hash, script_hash=script_hash,
    )  # fmt: skip


def _page(session: Session, number: int, anchors: Anchors, cutouts: Cutouts, speech: Speech) -> ReportPage:
    report = session.reports[number - 1]
    laporan, result = report.laporan, report.result
    own, beneath = join(anchors.full)
    rows, trees = achievement_rows(laporan, result), budget_trees(laporan, result)
    bare = [each for each in numbers_of(laporan, result) if not each.guarded]
    places = groupby(bare[:MOST_NUMBERS], key=lambda each: (each.document, each.place))
    parts = groupby(answer_checklist(report), key=lambda answered: answered.part)
    return ReportPage(
        number=number, report=report, rules=session.rules, anchors=anchors, cutouts=cutouts.of(report, anchors), speech=speech,
        summary=summarize(report, anchors.findings, speech.bahasa), beneath=beneath,
        documents=[(DOCUMENTS[key], groups_of(found)) for key, found in by_document(own).items()],
        choices=_choices((*anchors.full, *anchors.brief), speech), chains=target_chains(laporan, result), rows=rows,
        budgets=trees, achievements=list(achievement_plots(rows, speech)),
        absorption=[budget_plot(tree, speech) for tree in trees], years=years_plot(budget_years(laporan, result), speech),
        forests=forests(trees, LINES // len(session.reports), speech), families=_families(rule_tests(result, session.rules)),
        partly=untestable(result), wholly=silent(result), bare=len(bare),
        unguarded=[(place, list(members)) for place, members in places],
        checklist=[(part, PARTS[part], list(answers)) for part, answers in parts],
    )  # fmt: skip


def _families(tests: Iterable[RuleTest]) -> list[tuple[str, Texts, Sequence[RuleTest]]]:
    families = grouped((test.rule.family, test) for test in tests)
    own = [letters for letters in families if letters not in FAMILIES]
    return [(letters, family_name(letters), families[letters]) for letters in (*FAMILIES, *own) if letters in families]


def _choices(findings: Sequence[Shown], speech: Speech) -> dict[str, list[tuple[str, str, int]]]:
    """
    Count what a reader can filter by: for each filter its keys with their words, where templates have none, and numbers.
    """
    severities, statuses = Counter(finding.severity for finding in findings), Counter(finding.status for finding in findings)
    sources, families = Counter(map(document_of, findings)), Counter(family_of(finding.rule) for finding in findings)
    order = [*FAMILIES, *sorted(set(families) - set(FAMILIES))]
    return {
        "severity": [(each.value, "", severities[each]) for each in Severity if severities[each]],
        "status": [(each.value, "", statuses[each]) for each in Status if statuses[each]],
        "dokumen": [(key or "berkas", title[speech.bahasa], sources[key]) for key, title in DOCUMENTS.items() if sources[key]],
        "aturan": [(key, f"{key} · {family_name(key)[speech.bahasa]}", families[key]) for key in order if families[key]],
    }
