"""
What a rule is: data, the expression language, and the closed list of functions.
"""
