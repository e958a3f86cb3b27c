"""
Budgets: their lines, and the efficiency that a report states.
"""
