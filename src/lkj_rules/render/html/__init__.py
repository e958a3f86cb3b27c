"""
HTML for people: one file that holds everything, opens without a network and runs nothing but its own small script.

Jinja2 is imported when a page is asked for.
"""

from __future__ import annotations

from lkj_rules.render.html.anchors import anchors_of
from lkj_rules.render.html.environment import fingerprint_of, make_environment, source_of
from lkj_rules.render.html.page import page_of
from lkj_rules.render.html.speech import Speech
from lkj_rules.render.material import Session
from lkj_rules.render.views.overview import overview


def render_html(session: Session) -> str:
    """
    Write a run as one HTML page, a part for each report.
    """
    speech, environment = Speech(session.bahasa), make_environment(session.bahasa)
    style, script = source_of(environment, "page.css"), source_of(environment, "page.js")
    anchors = enumerate(anchors_of(session.reports, session.bahasa), start=1)
    pages = [page_of(session, number, each, speech) for number, each in anchors]
    by_report = {id(page.report): page for page in pages}
    return environment.get_template("page.html.j2").render(
        session=session, pages=pages, ranked=[by_report[id(row.report)] for row in overview(session.reports)],
        style=style, script=script, style_hash=fingerprint_of(style), script_hash=fingerprint_of(script),
    )  # fmt: skip
