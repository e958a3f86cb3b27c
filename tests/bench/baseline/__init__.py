"""
The rule set by hand: what a careful programmer would write without an engine, over the same objects and the same analyses.

Plain functions and plain ``if``, loops fused where one pass does; no rule language, no texts, no account of what was looked at.
``report.failures`` gives rule and place of everything that is wrong, for 208 of the 214 built-in rules. Left out are the six that
judge what became of other findings: on waivers (PMB001 to PMB003) and on the office's explanations (PMB004 to PMB006).
"""
