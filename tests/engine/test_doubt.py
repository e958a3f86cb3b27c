"""
What a finding says of the doubtful readings that it rests on.
"""

from lkj_rules.engine.findings import doubt_of
from lkj_rules.model.findings import Texts
from lkj_rules.model.values import Nilai


def test_notes_are_told_once() -> None:
    """
    Each note of a doubtful value is reported once, one that the message has already is not, and a sure value's never.
    """
    values = [
        Nilai(teks="8", diragukan=True, catatan="Sel kabur"), Nilai(teks="9", diragukan=True, catatan="Sel kabur."),
        Nilai(teks="7", diragukan=True, catatan="Mungkin 1."), Nilai(teks="6", catatan="Jelas."), Nilai(teks="5", diragukan=True),
    ]

    said = doubt_of(values, Texts("Tertulis 7. Mungkin 1.", "It reads 7."))

    assert said == Texts(
        "Bersandar pada nilai yang diragukan pembacaannya; periksa dokumen aslinya. Catatan penyalin: Sel kabur.",
        "Rests on a value whose reading is doubtful; look at the original document. Transcriber's note: Sel kabur.",
    )


def test_nodoubt_of() -> None:
    """
    Sure values need no word.
    """
    assert doubt_of([Nilai(teks="8", catatan="Jelas.")], Texts("", "")) is None
