"""
The rules of a run, one by one: what each tests, what it came to, and why it could not be applied.
"""

from __future__ import annotations

import attrs

from lkj_rules.model.findings import Outcome, RuleResult, RunResult
from lkj_rules.rules.rule import Rule, RuleSet


@attrs.frozen(kw_only=True)
class RuleTest:
    """
    Hold one rule with its counts and the one outcome that sums them up.
    """

    rule: Rule
    result: RuleResult

    @property
    def outcome(self) -> Outcome:
        """
        Sum up: broken, failed, passed, not testable or not applicable, the first of them that happened.
        """
        counts = (
            (Outcome.BROKEN, self.result.broken), (Outcome.FAIL, self.result.failed), (Outcome.PASS, self.result.passed),
            (Outcome.NOT_TESTABLE, self.result.not_testable),
        )  # fmt: skip
        return next((outcome for outcome, number in counts if number), Outcome.NOT_APPLICABLE)


def rule_tests(result: RunResult, rules: RuleSet) -> tuple[RuleTest, ...]:
    """
    Give every rule that the run applied, in the order of the ids.
    """
    known = {rule.id: rule for rule in rules}
    return tuple(RuleTest(rule=known[each.rule], result=each) for each in result.rules)
