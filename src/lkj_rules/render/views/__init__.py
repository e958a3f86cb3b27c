"""
What pages for people show next to the findings, put together once for all of them: values, verdicts and places, no layout.
"""
