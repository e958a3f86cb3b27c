"""
Check Indonesian performance reports (Laporan Kinerja) against declarative rules.

Three calls are enough: ``check(read_report("report.json"), load_rules())``.
"""

from lkj_rules.api import check, load_rules, read_report
from lkj_rules.errors import InputError, LkjError, Problem, RuleError

__all__ = ["InputError", "LkjError", "Problem", "RuleError", "check", "load_rules", "read_report"]
