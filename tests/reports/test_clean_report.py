"""
The consistent report: no rule objects to anything in it, and every part of it is looked at.
"""

from pathlib import Path

from lkj_rules.api import check, read_report

CLEAN = Path(__file__).parents[2] / "fixtures" / "base" / "clean.json"


def test_no_rule_objects() -> None:
    """
    Not even a note.
    """
    result = check(read_report(CLEAN))

    assert [(finding.rule, finding.place.pointer, finding.message.en) for finding in result.findings] == []
    assert result.clean
