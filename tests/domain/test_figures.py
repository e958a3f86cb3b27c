"""
Figures that are not facts: what sentences state is counted in the assurance.
"""

import json

from lkj_rules.api import check
from lkj_rules.files.report_reader import parse_report

REPORT = {
    "format": "lkj-rules/1", "entitas": {"nama": "Instansi", "level": "satker"}, "tahun": 2024,
    "indikator": [{"kode": "A", "nama": "Persentase A", "arah": "maksimum"}],
    "rencana_aksi": {"baris": [{"indikator": "A", "target": "80 %", "triwulan": ["20 %", "80 %"]}]},
    "lkj": {
        "klaim": [{"jenis": "rata_rata", "nilai": "79 %", "bilangan": ["78 %", "80 %"]}],
        "jumlah_terbilang": [{"angka": "Rp 5.000", "terbilang": "lima ribu rupiah"}],
        "efisiensi": [{"penyerapan": "90 %", "nilai": "10 %"}],
        "pasangan": [{"bagian": "3 orang", "keseluruhan": "5 orang"}],
        "sebutan_anggaran": [{"ukuran": "pagu", "jumlah": "Rp 5.000"}],
    },
}  # fmt: skip


def test_sentences_are_counted() -> None:
    """
    A figure that some rule related to another is looked at; one that nothing could be compared with is listed as unguarded.
    """
    assurance = check(parse_report(json.dumps(REPORT).encode(), name="x.json")).assurance

    assert assurance.looked_at["/lkj/klaim/0/nilai"] == ("NAR002",)
    assert assurance.looked_at["/lkj/klaim/0/bilangan/1"] == ("NAR002",)
    assert assurance.looked_at["/lkj/jumlah_terbilang/0/angka"] == ("ANG013",)
    assert assurance.looked_at["/lkj/pasangan/0/bagian"] == ("NAR005",)
    assert assurance.looked_at["/rencana_aksi/baris/0/triwulan/0"] == ("DAT009", "TGT011")
    assert set(assurance.unguarded) == {"/lkj/efisiensi/0/nilai", "/lkj/efisiensi/0/penyerapan", "/lkj/sebutan_anggaran/0/jumlah"}
