"""
Objects distinguished by identity.
"""

from lkj_rules.model.identity import Index


def test_an_index_goes_only_as_far_as_it_is_asked() -> None:
    """Of two equal objects each has the first value given for it, and nothing behind the one asked for is looked at."""
    one, equal, last = [1], [1], [2]
    pairs = iter([(one, "a"), (equal, "b"), (equal, "c"), (last, "d"), (one, "e")])
    index = Index(pairs)

    assert index.get(equal) == "b"
    assert next(pairs) == (equal, "c")
    assert (index.get(one), index.get(last), index.get([1])) == ("a", "d", None)
