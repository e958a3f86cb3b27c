"""
Spreadsheets of others as grids of cells, each as a person sees it: XLSX and ODS in, nothing of a report known here.
"""
