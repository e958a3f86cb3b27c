"""
The report's own scale of categories, its labels, and where it prints them.
"""
