"""
Hypothesis without a deadline everywhere, since a busy machine is no defect; where CI is set, with the same examples every time.
"""

import os

from hypothesis import settings

settings.register_profile("unhurried", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("unhurried")
