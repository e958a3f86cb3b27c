"""
The documentation that rules write themselves: a page a rule, an index, matrices to the regulation, the language's reference.

Everything here comes from the rules, their cases and the code; nothing is kept twice, and ``lkj-rules docs --check`` reports when a
page no longer says what they say.
"""
