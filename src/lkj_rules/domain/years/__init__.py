"""
Figures of several years: years that headings name, what was reported then, what an earlier capaian is taken of.
"""
