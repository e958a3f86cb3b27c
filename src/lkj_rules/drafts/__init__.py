"""
Drafts of reports: what the tables of a finished report are, and the ``report.json`` that they make; what is unsure is marked or listed.
"""
