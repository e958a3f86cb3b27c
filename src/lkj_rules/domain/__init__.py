"""
What the regulation and arithmetic know of a report: one module a subject, one analysis a question.
"""
