"""
The rules of a run, one by one: what each tests, what it came to, and why it could not be applied.
"""

from __future__ import annotations

import attrs

from lkj_rules.model.findings import Outcome, RuleResult, RunResult
from lkj_rules.render.material import counts
from lkj_rules.rules.rule import Rule, RuleSet


@attrs.frozen(kw_only=True)
class RuleTest:
    """
    Hold one rule with its counts and the one outcome that sums them up.
    """

    rule: Rule
    result: RuleResult

    @property
    def counts(self) -> dict[str, int]:
        """
        Count the evaluations by outcome.
        """
        return counts(self.result)

    @property
    def outcome(self) -> Outcome:
        """
        Sum up: broken, failed, passed, not testable or not applicable, the first of them that happened.
        """
        ranked = (Outcome.BROKEN, Outcome.FAIL, Outcome.PASS, Outcome.NOT_TESTABLE)
        return next((outcome for outcome in ranked if self.counts[outcome]), Outcome.NOT_APPLICABLE)


def rule_tests(result: RunResult, rules: RuleSet) -> tuple[RuleTest, ...]:
    """
    Give every rule that the run applied, in the order of the ids.
    """
    known = {rule.id: rule for rule in rules}
    return tuple(RuleTest(rule=known[each.rule], result=each) for each in result.rules)
