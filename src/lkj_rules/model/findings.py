"""
What a run finds: findings with their places, how severe they are and whether they stand.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NewType

import attrs

from lkj_rules.model import Record

RuleId = NewType("RuleId", str)
"""Id of a rule: letters of its family and three digits, such as ``TGT004``."""
Pointer = NewType("Pointer", str)
"""JSON pointer (RFC 6901) into the report, such as ``/lkj/tabel/0/baris/6/capaian``."""


class Bahasa(StrEnum):
    """Name the languages that everything a person reads exists in."""

    ID = "id"
    EN = "en"


class Severity(StrEnum):
    """Grade a finding, the most severe grade first."""

    ERROR = "error"
    """Impossible or contradictory."""
    WARNING = "warning"
    """Very likely wrong, or a required part is missing."""
    INFO = "info"
    """A note."""
    REVIEW = "review"
    """A plausibility signal that a person should look at; it never fails a run."""

    @property
    def weight(self) -> int:
        """
        Give the rank for sorting and thresholds; higher is more severe, and ``review`` never fails a run.
        """
        return {"error": 3, "warning": 2, "info": 1, "review": 0}[self.value]


class Status(StrEnum):
    """Say whether a finding is open or was dealt with."""

    OPEN = "open"
    """It stands."""
    EXPLAINED = "explained"
    """The report explains it; it is one severity milder, if it is more than a note."""
    WAIVED = "waived"
    """A waiver keeps it; it fails no run."""
    BASELINE = "baseline"
    """It was known before; it fails no run."""


@attrs.frozen(repr=False)
class Texts(Record):
    """Hold one text in both languages; ``texts["en"]`` gives English, any other word Indonesian."""

    id: str
    """In Indonesian."""
    en: str
    """In English."""

    def __getitem__(self, bahasa: str) -> str:
        return self.en if bahasa == "en" else self.id


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Basis(Record):
    """Hold the norm that a rule rests on."""

    peraturan: str
    """The regulation, or ``praktik baik`` where no regulation prescribes it."""
    butir: str | None = None
    """The clause; ``None`` for good practice."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Place(Record):
    """
    Point at one value: where it stands in the file, in the printed report, and what is written there.
    """

    pointer: Pointer
    """Where it stands in the report, documents in other files put in place; ``ReportFile.spots`` finds file, line and column."""
    role: str
    """What it does in the finding: a fact's name in the rule, ``juga`` for a repetition, a field's name otherwise."""
    value: str
    """As printed; empty for a blank cell."""
    tempat: Texts
    """The place in the printed report, as a reader would look it up."""
    doubtful: bool = False
    """Whether its reading is in doubt."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Settled(Record):
    """
    Hold why a finding does not stand open: the office's explanation in the report, or a waiver of the reviewer.
    """

    reason: str
    """The explanation or the waiver's reason, in the words of its writer."""
    paper: Pointer
    """Where it stands in its file."""
    basis: str | None = None
    """The document that it rests on."""
    requested_by: str | None = None
    """Who asked for the waiver; ``None`` for an explanation, as are the next two."""
    approved_by: str | None = None
    """Who approved the waiver."""
    expires: str | None = None
    """The last day of the waiver, as ``YYYY-MM-DD``; ``None`` where it does not end."""
    softened_from: Severity | None = None
    """The severity before an explanation made it milder; ``None`` where it was left as it is."""
    kept: Texts | None = None
    """Why an explained or waived error stays an error: what it finds is impossible, whatever the reason."""
    covers: int = 1
    """How many findings the explanation settles."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Finding(Record):
    """
    Hold one finding, complete enough to be shown without the report.
    """

    rule: RuleId
    """The rule's id, such as ``TGT004``."""
    name: str
    """The rule's name, which names the fault in kebab-case."""
    severity: Severity
    """How severe it is: as the rule says, unless a profile, a doubtful value or an explanation changed it."""
    title: Texts
    """What is wrong, in a few words."""
    message: Texts
    """What is wrong here: place, what is printed, what was expected and the difference, in whole sentences."""
    help: Texts
    """What to do about it."""
    place: Place
    """The value blamed."""
    related: tuple[Place, ...] = ()
    """The other values that the verdict rests on."""
    subject: str | None = None
    """The indicator or budget line, in the report's words."""
    subject_code: str | None = None
    """Its code in the register."""
    measure: str | None = None
    """What the blamed value measures: ``target``, ``realisasi``, ``capaian``, ``pagu`` and so on."""
    year: int | None = None
    """The year of the blamed value."""
    document: str | None = None
    """The document or table that the blamed value stands in."""
    expected: Texts | None = None
    """What was expected, with its unit."""
    actual: str | None = None
    """What is there, as printed."""
    difference: Texts | None = None
    """How far they are apart, with its unit."""
    rupiah: int | None = None
    """How many rupiah they are apart; ``None`` where it is not about money."""
    recomputation: Texts | None = None
    """The working, figure by figure."""
    softened: Texts | None = None
    """Why it is milder than its rule: it rests on a doubtful value."""
    suspect: Place | None = None
    """The figure that it shares with other findings, and that fewest relations vouch for."""
    cause: str | None = None
    """Fingerprint of the finding to begin with among those that share the figure; ``None`` for that one."""
    status: Status = Status.OPEN
    """Whether it is open, or was explained, waived or known before."""
    settled: Settled | None = None
    """Why the status is not open, or what the report says of an error that stays one; the baseline alone settles without it."""
    changed: tuple[Texts, ...] = ()
    """What is another than in the baseline, which is why it is open: path, figure then, figure now; or the severity, if it rose."""
    group: str = ""
    """Common to findings of one rule that need one remedy."""
    fingerprint: str = ""
    """Hexadecimal digits of office, year, rule and what is blamed; never of lines, positions in lists, or figures."""
    values: tuple[tuple[str, str], ...] = ()
    """The figures that it rests on, each as printed, by its stable path; other figures end a waiver or an explanation."""
    basis: tuple[Basis, ...] = ()
    """The norms that the rule rests on."""
    checklist: tuple[str, ...] = ()
    """The rows of the reviu checklist that the rule serves, such as ``II.5``."""

