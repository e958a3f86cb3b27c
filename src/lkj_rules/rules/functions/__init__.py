"""
The functions that rules may call. Importing this package fills ``registry.FUNCTIONS``; there is no other way in.
"""

from lkj_rules.rules.functions import budget, comparing, conflicts, directions, general, performance, scale, verdicts, wording

__all__ = ["budget", "comparing", "conflicts", "directions", "general", "performance", "scale", "verdicts", "wording"]
