"""
The words that all renderers share.
"""

import pytest

from lkj_rules.render.wording import role_label


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("realisasi", ("realisasi", "achieved")),
        ("realisasi 2015", ("realisasi 2015", "achieved 2015")),
        ("target 2014", ("target 2014", "target 2014")),
        ("sesudah_perubahan", ("sesudah perubahan", "sesudah perubahan")),
    ],
)
def test_role_label(role: str, expected: tuple[str, str]) -> None:
    """
    A known role is named in both languages, with its year where it has one; any other is the report's own word.
    """
    assert expected == (role_label(role, "id"), role_label(role, "en"))
