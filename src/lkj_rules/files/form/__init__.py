"""
The workbook to fill in (``isian.xlsx``): a report as sheets that an office knows, there and back without a loss.
"""
