"""
Indicators and objectives along the documents: how they are worded, placed, numbered, and whether they can be measured.
"""
