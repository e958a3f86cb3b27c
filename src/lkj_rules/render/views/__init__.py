"""
What pages for people show beside the findings, put together once for all of them: values, verdicts and places, no layout.
"""
