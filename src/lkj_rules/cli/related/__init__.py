"""
Reports that belong to those asked for: other years of the same office, and reports that name a changed document.

A pre-commit hook names only the files that changed, and what changed in them may contradict others.
"""
