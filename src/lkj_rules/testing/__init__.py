"""
Tools for people who write rules: cases of rules, mutants of a report, arbitrary consistent reports.

Only ``consistent_reports`` needs Hypothesis (the extra ``lkj-rules[testing]``), and only when it is called.
"""

from lkj_rules.testing.cases import Case, ExpectedFinding, evaluate_case, load_cases, report_of, run_case, spoken
from lkj_rules.testing.cells import Cell, Kind, cells_of
from lkj_rules.testing.consistent.report import consistent_reports
from lkj_rules.testing.figures import Slip
from lkj_rules.testing.judgement import Bench, Judgement, Reason, judge_mutant
from lkj_rules.testing.mutation import Mutant, mutants, mutate, sample_of
from lkj_rules.testing.sensitivity import Shares, numbers, write_page

__all__ = [
    "Bench", "Case", "Cell", "ExpectedFinding", "Judgement", "Kind", "Mutant", "Reason", "Shares", "Slip", "cells_of",
    "consistent_reports", "evaluate_case", "judge_mutant", "load_cases", "mutants", "mutate", "numbers", "report_of", "run_case",
    "sample_of", "spoken", "write_page",
]
