"""
Functions on what is planned and promised: the quarters of the action plan.
"""

from lkj_rules.rules.functions.plans import quarters

__all__ = ["quarters"]
