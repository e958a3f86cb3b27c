"""
What is known of findings before a run, compared with what is found now.
"""

from lkj_rules.model.findings import Texts
from lkj_rules.model.waivers import changes


def test_changes_are_written_in_both_languages() -> None:
    """
    How a figure is read is recorded in Indonesian, and written in the reader's language.
    """
    before = {"/a": "50 % (dibaca 60 %) (diragukan)", "/b": "10.000 (notasi koma)", "/c": "7"}
    now = (("/a", "50 %"), ("/b", "(kosong)"), ("/c", "7"))

    assert changes(before, now) == (
        Texts("/a: 50 % (dibaca 60 %) (diragukan) → 50 %", "/a: 50 % (read as 60 %) (doubtful) → 50 %"),
        Texts("/b: 10.000 (notasi koma) → (kosong)", "/b: 10.000 (notation koma) → (blank)"),
    )
