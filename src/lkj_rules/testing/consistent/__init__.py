"""
Consistent reports made to measure: ``write_report`` asks a chooser for every choice and computes all that follows from it.

The arithmetic is written out here once more, apart from the model's, so that a report is consistent by itself and not by the code
that it is to test.
"""
