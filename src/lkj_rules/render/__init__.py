"""
Results as people and programs read them: terminal, JSON, Markdown.

No renderer knows another; none prints, writes files or asks the environment.
"""
