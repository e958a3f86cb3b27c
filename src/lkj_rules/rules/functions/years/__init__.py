"""
Functions on figures of several years, and on figures under the wrong year.
"""

from lkj_rules.rules.functions.years import (
    heading_years,
    history,
    retelling,
    slipped_years,
    stray_targets,
    years,
)

__all__ = [
    "heading_years",
    "history",
    "retelling",
    "slipped_years",
    "stray_targets",
    "years",
]
