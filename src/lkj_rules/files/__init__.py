"""
Turn files into the model, strictly: reports, their positions and their schema.
"""
