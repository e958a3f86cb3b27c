"""
The texts of the help pages.
"""

CHECK = (
    "Periksa laporan kinerja (report.json) terhadap aturan. REPORT: berkas, folder (semua laporan di dalamnya), atau -.",
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
  lkj-check --lang en report.json                 in English

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
  lkj-check --format xlsx=papers.xlsx report.json working papers of a review

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
  zsh   tambahkan ke ~/.zshrc, sesudah compinit: eval "$(lkj-rules completion zsh)"
  fish  lkj-rules completion fish > ~/.config/fish/conf.d/lkj.fish
""",
    """\
Examples, for this shell only:
  eval "$(lkj-rules completion bash)"
  lkj-rules completion fish | source

To have it always:
  bash  add the line with eval to ~/.bashrc
  zsh   add to ~/.zshrc, behind compinit: eval "$(lkj-rules completion zsh)"
  fish  lkj-rules completion fish > ~/.config/fish/conf.d/lkj.fish
""",
)
