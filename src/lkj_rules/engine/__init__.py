"""
The engine: facts paired, rules evaluated, findings written. Pure: no clock, no files, no printing.
"""
