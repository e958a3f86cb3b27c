"""
Check Indonesian performance reports (Laporan Kinerja) against declarative rules.
"""
