"""
Functions on figures of several years, and on figures under the wrong year.
"""

from lkj_rules.rules.functions.years import (
    heading_years,
    history,
    other_years,
    retelling,
    slipped_years,
    stray_targets,
    timeline,
    years,
)

__all__ = [
    "heading_years",
    "history",
    "other_years",
    "retelling",
    "slipped_years",
    "stray_targets",
    "timeline",
    "years",
]
