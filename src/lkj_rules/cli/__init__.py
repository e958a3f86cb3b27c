"""
The programs ``lkj-check`` and ``lkj-rules``: the only place that prints, exits, and looks at the clock and the environment.
"""

import sys

try:
    import click as _click  # noqa: F401
except ImportError as _fault:
    # Status 1 means findings; an installation that lacks a part must not be taken for that.
    sys.stderr.write(f"lkj-rules: pemasangan tidak lengkap / the installation is incomplete: {_fault}\n")
    raise SystemExit(4) from None
