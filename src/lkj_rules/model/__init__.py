"""
The nouns: values as printed, the documents, findings and results. attrs and the standard library only.
"""
