"""
How print is read: digits and marks, units, columns, predicates, budget codes, amounts in words.
"""
