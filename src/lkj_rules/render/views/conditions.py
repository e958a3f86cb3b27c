"""
The conditions of a run in words, for the first lines of every format.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from lkj_rules.model.findings import Texts
from lkj_rules.render.conditions import Change, Conditions
from lkj_rules.render.wording import severity_word

HEADING = Texts("Ketentuan pemeriksaan", "Conditions of the check")
_Pair = tuple[str, str]
_NAMED = ("disebut dengan --config", "named by --config")
_OTHERS = ("Laporan lain", "Other reports")


@attrs.frozen
class Condition:
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


def _shown(stated: Conditions) -> Iterator[tuple[_Pair, _Pair]]:
    yield from _of_rules(stated)
    if stated.fail_on == "never":
        yield ("Ambang", "Threshold"), ("never, temuan apa pun tidak menggagalkan", "never, no finding makes the check fail")
    elif stated.fail_on != "error":
        yield ("Ambang", "Threshold"), (stated.fail_on,) * 2
    for label, paper in ((("Pengecualian", "Waivers"), stated.waivers), (("Garis dasar", "Baseline"), stated.baseline)):
        if paper is not None:
            yield label, (f"{paper.file} ({paper.entries} temuan)", f"{paper.file} (findings: {paper.entries})")
    if stated.alone:
        yield _OTHERS, ("tidak dicari (alone)", "not looked for (alone)")
    yield from ((_OTHERS, (remark.id, remark.en)) for remark in stated.remarks)


def _of_rules(stated: Conditions) -> Iterator[tuple[_Pair, _Pair]]:
    if stated.config:
        ways = ("ditemukan; --isolated mengabaikannya", "found; --isolated ignores it") if stated.found else _NAMED
        yield ("Konfigurasi", "Configuration"), (f"{stated.config} ({ways[0]})", f"{stated.config} ({ways[1]})")
    if stated.profile:
        source = f" ({stated.profile_file})" if stated.profile_file else ""
        yield ("Profil", "Profile"), (f"{stated.profile}{source}",) * 2
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
