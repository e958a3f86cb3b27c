"""
The papers that a reviewer hands over, as DOCX: Catatan Hasil Reviu, Formulir Checklist Reviu and Pernyataan Telah Direviu.

They are in Indonesian whatever the language of the call: they are official papers, drafted for people to edit and sign. The only
room that knows python-docx, which is an extra (``lkj-rules[reviu]``).
"""
