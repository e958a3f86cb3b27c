"""
The page on oracles is what comes of the suites.
"""

from page import PAGE, write_page


def test_page() -> None:
    """
    The published page is current.
    """
    assert write_page() == PAGE.read_text(encoding="utf-8"), "run `make oracles`"
