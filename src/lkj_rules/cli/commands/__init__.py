"""
The commands of ``lkj-rules``, a module each; what a command needs beyond click is imported when it runs.
"""
