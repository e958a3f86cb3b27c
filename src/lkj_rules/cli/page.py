"""
The texts of the help pages.
"""

CHECK = (
    "Periksa laporan kinerja (report.json) terhadap aturan. LAPORAN: berkas, folder (semua laporan di dalamnya), atau -.",
    "Check performance reports (report.json) against the rules. REPORT: files, folders (all reports in them), or - (stdin).",
)

EXAMPLES = (
    """\
Contoh:
  lkj-check report.json                           periksa satu laporan
  lkj-check laporan/                              semua laporan dalam folder
  lkj-check --select TGT,CAP002 report.json       hanya aturan target dan CAP002
  lkj-check --format markdown=reviu.md report.json
                                                  ringkasan checklist reviu
  lkj-check --format html=hasil.html report.json  satu halaman untuk dibaca
  lkj-check --format xlsx=kkr.xlsx report.json    kertas kerja reviu
  lkj-check --lang en report.json                 berbahasa Inggris

Status keluar:
  0  tidak ada temuan pada atau di atas ambang (--fail-on)
  1  ada temuan
  2  cara pakai salah
  3  laporan atau berkas aturan tidak dapat dibaca
  4  ada aturan yang rusak, atau gangguan dalam program

Belum punya report.json?  lkj-rules init
Arti sebuah aturan:       lkj-rules explain TGT004
""",
    """\
Examples:
  lkj-check report.json                           check one report
  lkj-check reports/                              every report below a folder
  lkj-check --select TGT,CAP002 report.json       only target rules and CAP002
  lkj-check --format markdown=review.md report.json
                                                  summary by the reviu checklist
  lkj-check --format html=out.html report.json    one page to read
  lkj-check --format xlsx=kkr.xlsx report.json    working papers of a review
  lkj-check --lang id report.json                 in Indonesian

Exit status:
  0  nothing at or above the threshold (--fail-on)
  1  findings
  2  wrong usage
  3  a report or a rule file cannot be read
  4  a rule broke, or an internal fault

No report.json yet?       lkj-rules init
What a rule asks:         lkj-rules explain TGT004
""",
)

TOOLBOX = (
    "Alat di sekitar lkj-check: memulai berkas, menjelaskan dan menguji aturan.",
    "Tools around lkj-check: start a file, explain and test rules.",
)

COMPLETION = (
    """\
Contoh, untuk shell ini saja:
  eval "$(lkj-rules completion bash)"
  lkj-rules completion fish | source

Agar selalu ada:
  bash  tambahkan baris eval itu ke ~/.bashrc
  zsh   tambahkan ke ~/.zshrc, sesudah compinit:
        eval "$(lkj-rules completion zsh)"
  fish  lkj-rules completion fish > ~/.config/fish/conf.d/lkj.fish
""",
    """\
Examples, for this shell only:
  eval "$(lkj-rules completion bash)"
  lkj-rules completion fish | source

To have it always:
  bash  add the line with eval to ~/.bashrc
  zsh   add to ~/.zshrc, behind compinit:
        eval "$(lkj-rules completion zsh)"
  fish  lkj-rules completion fish > ~/.config/fish/conf.d/lkj.fish
""",
)

INIT = (
    """\
Contoh:
  lkj-rules init                     report.json dalam folder ini
  lkj-rules init kpu --tahun 2024    dalam folder kpu, untuk tahun 2024
""",
    """\
Examples:
  lkj-rules init                     report.json in this folder
  lkj-rules init kpu --tahun 2024    in the folder kpu, for the year 2024
""",
)

LIST = (
    """\
Contoh:
  lkj-rules list --select TGT,CAP    aturan target dan capaian
  lkj-rules list --format json       untuk program lain
""",
    """\
Examples:
  lkj-rules list --select TGT,CAP    rules on targets and achievements
  lkj-rules list --format json       for other programs
""",
)

EXPLAIN = (
    """\
Contoh:
  lkj-rules explain TGT004           satu aturan
  lkj-rules explain PMB              sekeluarga
""",
    """\
Examples:
  lkj-rules explain TGT004           one rule
  lkj-rules explain PMB              a family
""",
)

TEST = (
    """\
Contoh:
  lkj-rules test CAP002              kasus satu aturan
""",
    """\
Examples:
  lkj-rules test CAP002              the cases of one rule
""",
)

SCHEMA = (
    """\
Contoh:
  lkj-rules schema                   cetak skema report.json
  lkj-rules schema --install         pasang dalam folder ini, untuk VS Code
  lkj-rules schema --of check        skema keluaran lkj-check --format json
""",
    """\
Examples:
  lkj-rules schema                   print the schema of report.json
  lkj-rules schema --install         install it in this folder, for VS Code
  lkj-rules schema --of check        the schema of lkj-check --format json
""",
)

NEW = (
    """\
Contoh:
  lkj-rules new KAB001 --family kabupaten --rules aturan
""",
    """\
Examples:
  lkj-rules new KAB001 --family kabupaten --rules aturan
""",
)

DOCS = (
    """\
Contoh:
  lkj-rules docs --out halaman
""",
    """\
Examples:
  lkj-rules docs --out pages
""",
)

MUTATE = (
    """\
Contoh:
  lkj-rules mutate report.json --sample 20 --out kepekaan.md
""",
    """\
Examples:
  lkj-rules mutate report.json --sample 20 --out sensitivity.md
""",
)

WHY = (
    """\
Contoh:
  lkj-rules why report.json --at /lkj/tabel/0/baris/5/capaian
  lkj-rules why report.json --at 494:253
""",
    """\
Examples:
  lkj-rules why report.json --at /lkj/tabel/0/baris/5/capaian
  lkj-rules why report.json --at 494:253
""",
)

UNGUARDED = (
    """\
Contoh:
  lkj-rules unguarded report.json
""",
    """\
Examples:
  lkj-rules unguarded report.json
""",
)

BASELINE = (
    """\
Contoh:
  lkj-rules baseline write report.json
  lkj-check --baseline lkj-baseline.json report.json
  lkj-rules baseline diff report.json --prune
""",
    """\
Examples:
  lkj-rules baseline write report.json
  lkj-check --baseline lkj-baseline.json report.json
  lkj-rules baseline diff report.json --prune
""",
)

PROFILE = (
    """\
Contoh:
  lkj-rules profile list
  lkj-rules profile show kpu
  lkj-rules profile diff kl kpu
""",
    """\
Examples:
  lkj-rules profile list
  lkj-rules profile show kpu
  lkj-rules profile diff kl kpu
""",
)

PACKS = (
    """\
Contoh:
  lkj-rules packs
""",
    """\
Examples:
  lkj-rules packs
""",
)

TOOLBOX_EXAMPLES = (
    """\
Contoh:
  lkj-rules init                     mulai sebuah report.json
  lkj-rules explain TGT004           arti sebuah aturan
  lkj-rules why report.json --at 494:253
                                     asal penilaian sebuah angka
  lkj-rules schema --help           bantuan sebuah perintah
""",
    """\
Examples:
  lkj-rules init                     begin a report.json
  lkj-rules explain TGT004           what a rule asks
  lkj-rules why report.json --at 494:253
                                     how a number was judged
  lkj-rules schema --help            help on a command
""",
)
