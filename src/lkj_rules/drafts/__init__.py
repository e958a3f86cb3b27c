"""
Drafts of reports: what the tables of a finished report are and the ``report.json`` that they make; doubt is marked or listed.
"""
