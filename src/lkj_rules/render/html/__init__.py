"""
HTML for people: one file that holds everything, opens without a network and runs nothing but its own small script.

Only this room knows Jinja2; it is imported when a page is asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import attrs

from lkj_rules.domain.checklist import PARTS
from lkj_rules.model.findings import Texts
from lkj_rules.render.html.anchors import Anchors
from lkj_rules.render.html.assurance import Reach, reach_of
from lkj_rules.render.html.budgets import LINES, FlatTree, Forester
from lkj_rules.render.html.chains import ChainPictures, chain_pictures
from lkj_rules.render.html.listing import Lister, Listing
from lkj_rules.render.html.plots import Plot, Plotter
from lkj_rules.render.html.speech import Speech
from lkj_rules.render.html.summary import Pictures, Summary, summarize
from lkj_rules.render.html.templating import fingerprint_of, make_environment, source_of
from lkj_rules.render.material import Checked, Session
from lkj_rules.render.views.achievements import achievement_rows
from lkj_rules.render.views.budget import budget_trees, budget_years
from lkj_rules.render.views.chain import target_chains
from lkj_rules.render.views.checklist import Answered, answer_checklist
from lkj_rules.render.views.numbers import numbers_of
from lkj_rules.render.views.overview import overview
from lkj_rules.render.views.rule_tests import rule_tests


@attrs.frozen(kw_only=True)
class ReportPage:
    """
    Hold all that the page shows of one report, number ``number`` from 1.
    """

    number: int
    report: Checked
    summary: Summary
    listing: Listing
    chains: ChainPictures
    achievements: tuple[Plot, ...]
    absorption: tuple[Plot, ...]
    years: Plot | None
    budgets: tuple[FlatTree, ...]
    reach: Reach
    checklist: tuple[tuple[str, Texts, tuple[Answered, ...]], ...]


def render_html(session: Session) -> str:
    """
    Write a run as one HTML page, a part for each report.
    """
    speech, anchors = Speech(session.bahasa), Anchors(session)
    environment = make_environment(speech)
    style, script = source_of(environment, "page.css"), source_of(environment, "page.js")
    pages = tuple(_page(session, place, anchors, speech) for place in range(len(session.reports)))
    by_report = {id(page.report): page for page in pages}
    return environment.get_template("page.html.j2").render(
        session=session, pages=pages, ranked=[by_report[id(row.report)] for row in overview(session.reports)],
        style=style, script=script, style_hash=fingerprint_of(style), script_hash=fingerprint_of(script),
    )  # fmt: skip


def _page(session: Session, place: int, anchors: Anchors, speech: Speech) -> ReportPage:
    report, rules, number = session.reports[place], session.rules, len(session.reports)
    laporan, result = report.laporan, report.result
    rows, trees, chains = achievement_rows(laporan, result), budget_trees(laporan, result), target_chains(laporan, result)
    plotter = Plotter(place=place, anchors=anchors, speech=speech)
    lister = Lister(report=report, place=place, rules=rules, anchors=anchors, bahasa=session.bahasa)
    pictures = Pictures(chains=chains, achievements=rows, budgets=trees)
    return ReportPage(
        number=place + 1, report=report, summary=summarize(report, place, anchors, pictures, speech), listing=lister.listing(),
        chains=chain_pictures(chains, place, anchors, speech), achievements=plotter.achievements(rows),
        absorption=plotter.budgets(trees), years=plotter.years(budget_years(laporan, result)),
        budgets=Forester(place=place, room=LINES // number, anchors=anchors, speech=speech).trees(trees),
        reach=reach_of(result, rule_tests(result, rules), numbers_of(laporan, result)),
        checklist=_checklist(answer_checklist(report, rules)),
    )  # fmt: skip


def _checklist(answers: Sequence[Answered]) -> tuple[tuple[str, Texts, tuple[Answered, ...]], ...]:
    """
    Part the answers as the regulation does.
    """
    parts = groupby(answers, key=lambda answered: answered.row.number.partition(".")[0])
    return tuple((part, PARTS[part], tuple(rows)) for part, rows in parts)
