"""
Finished reports as papers: PDF and Word in, lines and tables as they are printed out; what they mean is not known here.
"""
