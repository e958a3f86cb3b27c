"""
The rule set by hand: what a careful programmer would write without an engine, over the same objects and the same analyses.

Plain functions and plain ``if``, loops fused where one pass does; no rule language, no texts, no account of what was looked at.
``report.failures`` gives rule and place of everything that is wrong, for all built-in rules but six: left out are those that
judge what became of other findings: on waivers (PMB001 to PMB003) and on the office's explanations (PMB004 to PMB006).
"""
