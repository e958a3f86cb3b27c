"""
Functions on what is planned and promised: indicators, objectives, agreements, and the chain of documents.
"""

from lkj_rules.rules.functions.plans import cascade, indicators, quarters

__all__ = ["cascade", "indicators", "quarters"]
