"""
Texts compared as a careful reader compares them: wordings, headings, numbers of lists, citations, contacts.
"""
