"""
The conditions of a run in words, for the first lines of every format.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import attrs

from lkj_rules.model import Record
from lkj_rules.model.findings import Finding, Severity, Status, Texts
from lkj_rules.render.conditions import Change, Conditions
from lkj_rules.render.material import Checked
from lkj_rules.render.text import plain
from lkj_rules.render.wording import STATUSES, severity_word
from lkj_rules.rules.rule import Rule

HEADING = Texts("Ketentuan pemeriksaan", "Conditions of the check")
_Pair = tuple[str, str]
_NAMED = ("disebut dengan --config", "named by --config")
_OTHERS = ("Laporan lain", "Other reports")
_SETTLED = ("Kesalahan yang dikesampingkan", "Errors set aside")
_DOUBTED = Texts(
    "menjadi peringatan karena bacaan nilainya ditandai meragukan", "reported as a warning: its value is marked as doubtfully read",
)
_MOST = 3
"""Reasons that are shown; all stand at their findings."""
_LONGEST = 80
"""Characters of a reason that are shown."""


@attrs.frozen(eq=False, repr=False)
class Condition(Record):
    """
    Hold one condition in words: what it is about, and what holds.
    """

    label: Texts
    value: Texts


def conditions_shown(conditions: Conditions) -> tuple[Condition, ...]:
    """
    Say what governed a run, one condition each; nothing where it is what holds for everyone.
    """
    return tuple(Condition(Texts(*label), Texts(*value)) for label, value in _shown(conditions))


def conditions_line(conditions: Conditions, bahasa: str) -> str:
    """
    Say the same in one line; empty where there is nothing to say.
    """
    return "; ".join(f"{each.label[bahasa]}: {each.value[bahasa]}" for each in conditions_shown(conditions))


def settled_errors(reports: Sequence[Checked], rules: Iterable[Rule]) -> tuple[Texts, ...]:
    """
    Count the errors that are not open as such, and findings that are left out, with the reasons that were given.
    """
    known, ways = {rule.id: rule for rule in rules}, dict[Texts, list[Finding]]()
    for finding in (each for report in reports for each in report.result.findings):
        rule = known.get(finding.rule)
        way = None if rule is None else _way(finding, rule)
        if way is not None:
            ways.setdefault(way, []).append(finding)
    said = [_counted(way, found, sum(known[each.rule].impossible is not None for each in found)) for way, found in ways.items()]
    left = sum(report.left_out for report in reports)
    if left:
        said.append(Texts(f"{left} temuan tidak menyangkut dokumen yang diperiksa",
                          f"{left} findings do not concern the document checked"))
    return tuple(said)


def _way(finding: Finding, rule: Rule) -> Texts | None:
    """
    Say what sets an error aside; ``None`` for one that is open, and for what is not an error.
    """
    if finding.status is not Status.OPEN:
        before = None if finding.settled is None else finding.settled.softened_from
        return STATUSES[finding.status] if Severity.ERROR in (finding.severity, before) else None
    doubted = finding.softened is not None and finding.severity is Severity.WARNING and rule.severity is Severity.ERROR
    return _DOUBTED if doubted else None


def _counted(way: Texts, found: Sequence[Finding], impossible: int) -> Texts:
    reasons = tuple(dict.fromkeys(_quoted(each.settled.reason) for each in found if each.settled is not None))
    given = f" ({', '.join(reasons[:_MOST])}{', …' * (len(reasons) > _MOST)})" if reasons else ""
    never = (f", {impossible} di antaranya mustahil benar", f", {impossible} of them impossible") if impossible else ("", "")
    if impossible and way is _DOUBTED:
        which = (f"{impossible} di antaranya", f"{impossible} of them") if len(found) > 1 else ("angkanya", "the figure")
        never = (f"; bila bacaan itu benar, {which[0]} mustahil benar", f"; if the reading is right, {which[1]} cannot be right")
    return Texts(*(f"{len(found)} {way[bahasa]}{never[at]}{given}" for at, bahasa in enumerate(("id", "en"))))


def _quoted(reason: str) -> str:
    short = plain(reason[: _LONGEST + 1]).strip()
    return f"“{short if len(reason) <= _LONGEST else short[:_LONGEST] + '…'}”"


def _shown(stated: Conditions) -> Iterator[tuple[_Pair, _Pair]]:
    yield from _of_rules(stated)
    if stated.fail_on == "never":
        yield ("Ambang", "Threshold"), ("never, temuan apa pun tidak menggagalkan", "never, no finding makes the check fail")
    elif stated.fail_on != "error":
        yield ("Ambang", "Threshold"), (stated.fail_on,) * 2
    for label, paper in ((("Pengecualian", "Waivers"), stated.waivers), (("Garis dasar", "Baseline"), stated.baseline)):
        if paper is not None:
            per, by = (f", per {paper.day} (--today)", f", as of {paper.day} (--today)") if paper.day else ("", "")
            yield label, (f"{paper.file} ({paper.entries} temuan{per})", f"{paper.file} (findings: {paper.entries}{by})")
    if stated.settled:
        yield _SETTLED, ("; ".join(each.id for each in stated.settled), "; ".join(each.en for each in stated.settled))
    if stated.alone:
        yield _OTHERS, ("tidak dicari (alone)", "not looked for (alone)")
    yield from ((_OTHERS, (remark.id, remark.en)) for remark in stated.remarks)


def _of_rules(stated: Conditions) -> Iterator[tuple[_Pair, _Pair]]:
    if stated.config:
        ways = ("ditemukan; --isolated mengabaikannya", "found; --isolated ignores it") if stated.found else _NAMED
        yield ("Konfigurasi", "Configuration"), (f"{stated.config} ({ways[0]})", f"{stated.config} ({ways[1]})")
    if stated.profile:
        source = f" ({stated.profile_file})" if stated.profile_file else ""
        keys = ", ".join(stated.profile_states)
        states = (f"; menetapkan {keys}", f"; states {keys}") if keys else ("", "")
        yield ("Profil", "Profile"), (f"{stated.profile}{source}{states[0]}", f"{stated.profile}{source}{states[1]}")
    if stated.select or stated.ignore or stated.rules_run < stated.rules_known:
        yield ("Aturan", "Rules"), _choice(stated)
    if stated.changes:
        changes = tuple(", ".join(_change(each, bahasa) for each in stated.changes) for bahasa in ("id", "en"))
        yield ("Aturan yang diubah", "Rules changed"), (changes[0], changes[1])
    if stated.further_rules:
        yield ("Aturan tambahan", "Further rules"), (", ".join(stated.further_rules),) * 2


def _choice(stated: Conditions) -> _Pair:
    """
    Say how many rules were run, and by which words these were chosen.
    """
    number, known = stated.rules_run, stated.rules_known
    said_id, said_en = [f"{number} dari {known} dijalankan"], [f"{number} of {known} run"]
    for words, label_id, label_en in ((stated.select, "hanya", "only"), (stated.ignore, "tanpa", "without")):
        if words:
            said_id.append(f"{label_id} {', '.join(words)}")
            said_en.append(f"{label_en} {', '.join(words)}")
    return ", ".join(said_id), ", ".join(said_en)


def _change(change: Change, bahasa: str) -> str:
    said = [] if change.severity is None else [severity_word(change.severity, bahasa)]
    said += [f"{name} = {value}" for name, value in change.parameters]
    return f"{change.rule} ({', '.join(said)})"
