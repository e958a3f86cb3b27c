"""
Findings that rest on one suspect value stand beneath the one to begin with, and none of them is lost.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import attrs

from lkj_rules.model.findings import Finding, Place, Pointer, RuleId, Settled, Severity, Status, Texts
from lkj_rules.model.pointers import Spot
from lkj_rules.render.markdown import render_markdown
from lkj_rules.render.material import Session
from lkj_rules.render.terminal import render_terminal
from lkj_rules.render.views.findings import show
from lkj_rules.render.views.groups import chapters_of

Maker = Callable[..., Finding]
Sessions = Callable[..., Session]

MEAN, ACTION = Pointer("/lkj/klaim/0/nilai"), Pointer("/rencana_aksi/baris/0/target")


def place(pointer: Pointer, value: str, where: str, role: str = "nilai") -> Place:
    """
    Point at a value.
    """
    return Place(pointer=pointer, role=role, value=value, tempat=Texts(where, where))


def mean(make_finding: Maker, suspect: Place, **changes: Any) -> Finding:
    """
    Make the finding that rests on the capaian too: of 100 % and 105,26 % the mean is 102,63 %, and 100% is printed.
    """
    fields = {
        "rule": RuleId("CAP008"), "title": Texts("Rata-rata keliru", "Wrong mean"), "help": Texts("Hitung ulang.", "Recompute."),
        "message": Texts("Rata-rata tertulis 100%, seharusnya 102,63 %.", "The mean reads 100%, not 102.63%."), "actual": "100%",
        "place": place(MEAN, "100%", "Bab IV"), "related": (suspect,), "expected": Texts("102,63 %", "102.63%"),
        "recomputation": None, "difference": None, "suspect": suspect, "cause": "f", "fingerprint": "g",
    }  # fmt: skip
    return make_finding(**{**fields, **changes})


def placed(session: Session) -> Session:
    """
    Tell where the mean and the action plan stand: lines 30 and 40.
    """
    report = session.reports[0]
    spots = {each: Spot(file="laporan.json", pointer=each, line=line, column=7) for each, line in ((MEAN, 30), (ACTION, 40))}
    return attrs.evolve(session, reports=(attrs.evolve(report, spots={**report.spots, **spots}),))


def test_followers_stand_beneath_the_first(make_finding: Maker, make_session: Sessions) -> None:
    """
    A follower takes a line or two beneath the finding to begin with, with severity, figures and place, and stands nowhere else.
    """
    lead = attrs.evolve(make_finding(), suspect=make_finding().place)
    follower = mean(make_finding, lead.place)

    text = render_terminal(placed(make_session(lead, follower)))

    told = (
        "    Periksa dahulu 100 % (12:5). Turut terkait:\n"
        "    – [kesalahan] CAP008 Rata-rata keliru: tertulis 100% · seharusnya 102,63 % ·\n"
        "      Bab IV (30:7)\n"
        "  → Nyatakan batasnya.\n"
    )
    assert told in text
    assert [text.count(words) for words in ("CAP008", "Hitung ulang.", "2 kesalahan. Angka")] == [1, 0, 1]


def test_english_followers(make_finding: Maker, make_session: Sessions) -> None:
    """
    In English the same is said, and nothing of whether the follower would vanish.
    """
    lead = attrs.evolve(make_finding(), suspect=make_finding().place)

    text = render_terminal(placed(make_session(lead, mean(make_finding, lead.place), bahasa="en")))

    assert "Look first at 100 % (12:5). Also concerned:" in text
    assert "– [error] CAP008 Wrong mean: printed 100% · expected 102.63% · Bab IV (30:7)" in " ".join(text.split())


def test_verbose_tells_followers_in_full(make_finding: Maker, make_session: Sessions) -> None:
    """
    With ``--verbose`` a follower has its heading, message, values and advice, beneath the first.
    """
    lead = attrs.evolve(make_finding(), suspect=make_finding().place)

    text = render_terminal(placed(make_session(lead, mean(make_finding, lead.place))), verbose=True)

    start = text.index("Turut terkait:")
    parts = ("    KESALAHAN   CAP008  Rata-rata keliru\n", "      Rata-rata tertulis 100%, seharusnya", "      → Hitung ulang.\n")
    assert [text.count(part) for part in parts] == [1, 1, 1]
    assert [text.index(part) > start for part in parts] == [True, True, True]


def test_followers_of_one_rule_share_a_title(make_finding: Maker, make_session: Sessions) -> None:
    """
    Several followers of one rule are counted after its title, each with its own figures; a lower severity says so.
    """
    lead = attrs.evolve(make_finding(), suspect=make_finding().place)
    followers = [mean(make_finding, lead.place), mean(make_finding, lead.place, actual="99%", fingerprint="h")]
    milder = mean(make_finding, lead.place, severity=Severity.WARNING, fingerprint="i")

    text = " ".join(render_terminal(placed(make_session(lead, *followers, milder))).split())

    two = "tertulis 100% · seharusnya 102,63 % · Bab IV (30:7); tertulis 99% · seharusnya 102,63 % · Bab IV (30:7)"
    assert f"– [kesalahan] CAP008 Rata-rata keliru (2): {two} – [peringatan] CAP008 Rata-rata keliru: tertulis 100%" in text


def test_documents_still_add_up(make_finding: Maker, make_session: Sessions) -> None:
    """
    A follower counts for the document it belongs to, which says where it is reported.
    """
    lead = attrs.evolve(make_finding(), suspect=make_finding().place)
    follower = mean(make_finding, lead.place, place=place(ACTION, "100%", "Lampiran"), severity=Severity.WARNING)

    text = render_terminal(placed(make_session(lead, follower)), by_document=True)

    assert "── Rencana Aksi · 1 peringatan ─" in text
    assert "  CAP008 (1 peringatan) disebut pada Laporan Kinerja (LKj), di bawah CAP003.\n" in text
    assert "── Laporan Kinerja (LKj) · 1 kesalahan ─" in text
    assert "· Lampiran (40:7)" in text


def test_graver_follower_comes_first(make_finding: Maker, make_session: Sessions) -> None:
    """
    A warning that an error is told beneath comes before other warnings, under the errors' heading on the Markdown page.
    """
    lead = attrs.evolve(make_finding(), suspect=make_finding().place, severity=Severity.WARNING)
    other = make_finding(rule=RuleId("ANG001"), severity=Severity.WARNING, fingerprint="o", title=Texts("Lain", "Other"))
    session = placed(make_session(other, lead, mean(make_finding, lead.place)))

    text, page = render_terminal(session), render_markdown(session)

    assert text.index("PERINGATAN  CAP003") < text.index("– [kesalahan] CAP008") < text.index("PERINGATAN  ANG001")
    assert page.index("## Kesalahan (1)") < page.index("(peringatan) Capaian tertulis") < page.index("## Peringatan (2)")
    assert "*1 di antaranya disebut di atas, bersama temuan yang lebih berat.*" in page


def test_follower_without_its_first_stands_alone(make_finding: Maker, make_session: Sessions) -> None:
    """
    A finding whose leading finding is not there is told in full.
    """
    session = placed(make_session(mean(make_finding, make_finding().place, cause="elsewhere")))

    assert "KESALAHAN   CAP008  Rata-rata keliru\n" in render_terminal(session)
    assert "- **CAP008** Rata-rata keliru." in render_markdown(session)


def test_markdown_nests_followers(make_finding: Maker, make_session: Sessions) -> None:
    """
    On the Markdown page a follower is told in full beneath the first, with its severity and advice.
    """
    lead = attrs.evolve(make_finding(), suspect=make_finding().place)

    page = render_markdown(placed(make_session(lead, mean(make_finding, lead.place))))

    told = (
        "  - Periksa dahulu 100 % (Tabel 3.1, 12:5). Turut terkait:\n"
        "    - **CAP008** (kesalahan) Rata-rata keliru. Rata-rata tertulis 100%, seharusnya 102,63 %. (30:7) *Hitung ulang.*\n"
    )
    assert told in page
    assert (page.count("Rata-rata keliru"), "## Kesalahan (2)" in page) == (1, True)


def test_why_a_finding_is_not_open_is_told(make_finding: Maker, make_session: Sessions) -> None:
    """
    The explanation, or the waiver with who asked and who approved, is next to the finding, in a row of alike ones too.
    """
    explained = Settled(reason="Batas 100 dipakai.", paper=Pointer("/penjelasan/0"), basis="Nota 3")
    waived = Settled(reason="Diterima", paper=Pointer("/waiver/0"), basis="LHE", requested_by="Ketua Tim", approved_by="Inspektur")
    findings = (
        make_finding(subject="Satu"),
        make_finding(subject="Dua", status=Status.EXPLAINED, settled=explained),
        make_finding(subject="Tiga", status=Status.WAIVED, settled=waived),
        make_finding(subject="Empat", status=Status.BASELINE),
    )

    text, page = " ".join(render_terminal(make_session(*findings)).split()), render_markdown(make_session(*findings))

    told = (
        "Dijelaskan dalam laporan: Batas 100 dipakai (Nota 3).",
        "Dikecualikan: Diterima (dasar: LHE; diminta Ketua Tim, disetujui Inspektur).",
        "Sudah tercatat dalam garis dasar.",
    )
    assert [(text.count(sentence), page.count(sentence)) for sentence in told] == [(1, 1)] * 3
    settled = "Terbuka: 1 kesalahan; dijelaskan: 1 kesalahan; dikecualikan: 1 kesalahan; sudah tercatat: 1 kesalahan."
    assert (text.count(settled), page.count(settled)) == (2, 1), "at the top and at the end of the terminal, at the top of the page"


def test_explained_follower_says_so(make_finding: Maker, make_session: Sessions) -> None:
    """
    A follower that the office has explained is marked in its line.
    """
    lead = attrs.evolve(make_finding(), suspect=make_finding().place)
    settled = Settled(reason="Rata-rata tertimbang.", paper=Pointer("/penjelasan/0"))

    text = render_terminal(placed(make_session(lead, mean(make_finding, lead.place, status=Status.EXPLAINED, settled=settled))))

    assert "· Bab IV · sudah dijelaskan (30:7)" in " ".join(text.split())


def test_chapters_hold_every_finding_once(make_finding: Maker) -> None:
    """
    Groups and what is beneath them hold each finding once, in whatever documents it stands.
    """
    lead = attrs.evolve(make_finding(), suspect=make_finding().place)
    follower = mean(make_finding, lead.place, place=place(ACTION, "100%", "Lampiran"))
    alone = make_finding(fingerprint="o", place=place(ACTION, "1 %", "Lampiran"))

    chapters = chapters_of([show(finding, "id", str) for finding in (lead, follower, alone)])

    told = [
        finding.fingerprint
        for chapter in chapters for group in chapter.groups for each in group.findings for finding in (each, *group.followers(each))
    ]  # fmt: skip
    assert sorted(told) == ["f", "g", "o"]
    assert [[finding.fingerprint for finding in chapter.findings] for chapter in chapters] == [["g", "o"], ["f"]]
