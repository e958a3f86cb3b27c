"""
Tables as offices have them, in spreadsheets, Word files, CSV or on the clipboard → rows of ``report.json``.
"""
