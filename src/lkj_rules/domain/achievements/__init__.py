"""
Capaian: the formulas, the verdict on a printed percentage, the means taken of it.
"""
