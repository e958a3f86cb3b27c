"""
The formats that results are written in, by name; known without loading any of them.
"""

from __future__ import annotations

FORMATS = ("terminal", "json", "markdown", "sarif", "junit", "github", "html", "xlsx")
BINARY = frozenset({"xlsx"})
"""Formats that cannot be shown on a screen; they need a file."""
NEEDED = {"html": "jinja2", "xlsx": "xlsxwriter"}
"""The package of the extra ``reviu`` that a format needs."""
