"""
The derivation of one value on the terminal: what was found, what holds, what could not be tested, what did not apply.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

import attrs

from lkj_rules.domain.places import row_of
from lkj_rules.engine.derivation import Derivation, Look, Operand
from lkj_rules.engine.statements import Computed
from lkj_rules.model.documents import Laporan
from lkj_rules.model.findings import Texts
from lkj_rules.model.pointers import Spot
from lkj_rules.model.results import Outcome
from lkj_rules.render.terminal.lines import EMPTY, Entry, Line, Span, Style, shorten, styled, table, wrap
from lkj_rules.render.text import plain
from lkj_rules.render.wording import role_label, value_label

OUTCOMES = {
    Outcome.FAIL: Texts("tidak terpenuhi", "does not hold"),
    Outcome.BROKEN: Texts("aturan rusak", "rule broken"),
    Outcome.PASS: Texts("terpenuhi", "holds"),
    Outcome.NOT_TESTABLE: Texts("tidak dapat diuji", "not testable"),
    Outcome.NOT_APPLICABLE: Texts("tidak berlaku di sini", "does not apply here"),
}
_LEADS = {
    Outcome.FAIL: Texts("Yang dicari aturan berikut ditemukan:", "What these rules look for was found:"),
    Outcome.PASS: Texts("Yang dicari aturan berikut tidak ditemukan:", "What these rules look for was not found:"),
}
"""Titles of rules name the fault: before them it says whether it is there."""
_STYLES = {Outcome.FAIL: Style.ALARM, Outcome.BROKEN: Style.ALARM}
_WORKING = {"recomputation": Texts("hitungan", "working"), "expected": Texts("seharusnya", "expected")}
_ALONE = Texts("tidak membandingkan angkanya", "does not compare the figure")
_SHOWN = 8
"""Partners shown of one evaluation; a total may have a thousand lines below it."""
_LONGEST = 40


@attrs.frozen(kw_only=True)
class DerivationPage:
    """
    Lay out derivations for one width and language.
    """

    spots: Mapping[str, Spot]
    report: str
    bahasa: str
    width: int
    laporan: Laporan

    def lines(self, derivation: Derivation) -> Iterator[Line]:
        """
        Give all lines on one value.
        """
        yield from self._head(derivation)
        for outcome, looks in groupby(derivation.looks, key=lambda look: look.outcome):
            heading = OUTCOMES[outcome][self.bahasa]
            yield EMPTY
            yield (Span(f"── {heading} {'─' * max(self.width - len(heading) - 4, 0)}", _STYLES.get(outcome, Style.HEADING)),)
            if outcome in _LEADS:
                yield from styled(wrap(_LEADS[outcome][self.bahasa], self.width))
            if outcome is Outcome.NOT_APPLICABLE:
                yield from self._passed_over(list(looks))
            else:
                yield from self._evaluations(list(looks), derivation.value)

    def _head(self, derivation: Derivation) -> Iterator[Line]:
        value = derivation.value
        printed = plain(value_label(value.value, self.bahasa))
        yield from styled(wrap(": ".join(filter(None, (plain(derivation.subject), printed))), self.width), Style.TITLE)
        place = (plain(self._place(value)), self._position(value), plain(value.pointer))
        yield from styled(wrap(" · ".join(filter(None, place)), self.width), Style.PLACE)
        read = Texts("Dibaca oleh aturan sebagai", "Rules read it as")[self.bahasa]
        yield from styled(wrap(f"{read}: {value.reading[self.bahasa]}.", self.width))
        yield from styled(wrap(self._summary(derivation.looks), self.width))

    def _summary(self, looks: Sequence[Look]) -> str:
        if not looks:
            return Texts("Tidak ada aturan yang melihat nilai ini.", "No rule looks at this value.")[self.bahasa]
        rules = len({look.rule.id for look in looks})
        number = Texts(f"{rules} aturan, {len(looks)} pengujian", f"{rules} rules, {len(looks)} evaluations")[self.bahasa]
        counts = [(OUTCOMES[outcome][self.bahasa], sum(look.outcome is outcome for look in looks)) for outcome in OUTCOMES]
        return f"{number}: " + ", ".join(f"{count} {name}" for name, count in counts if count) + "."

    def _evaluations(self, looks: Sequence[Look], value: Operand) -> Iterator[Line]:
        """
        Lay out evaluations, those of the same partners together with one table.
        """
        groups: dict[tuple[str, ...], list[Look]] = {}
        for look in looks:
            groups.setdefault(tuple(sorted(operand.pointer for operand in look.operands)), []).append(look)
        for number, group in enumerate(groups.values()):
            if number:
                yield EMPTY
            for look in group:
                yield from self._look(look)
            yield from self._partners(group[0].operands, value)
            computed = {each.name: each for look in group for each in look.computed}
            for each in computed.values():
                yield from styled(wrap(self._computed(each), self.width, first="    = ", rest="      "), Style.PLACE)

    def _look(self, look: Look) -> Iterator[Line]:
        yield from self._title(look)
        for statement in look.statements:
            yield from styled(wrap(statement, self.width, first="  ", rest="    "), Style.CODE)
        if look.reason is not None:
            yield from styled(wrap(plain(look.reason[self.bahasa]), self.width, first="  ", rest="    "))

    def _title(self, look: Look, more: str = "") -> Iterator[Line]:
        alone = look.outcome is Outcome.PASS and not look.vouches
        text = plain(look.rule.title[self.bahasa]) + more + (f" ({_ALONE[self.bahasa]})" if alone else "")
        yield from styled(wrap(text, self.width, first=f"{look.rule.id}  "), Style.RULE)

    def _partners(self, operands: Sequence[Operand], value: Operand) -> Iterator[Line]:
        ordered = sorted(operands, key=lambda operand: operand.pointer != value.pointer)
        if len(ordered) == 1 and ordered[0].pointer == value.pointer:
            return
        yield from table(map(self._entry, ordered[:_SHOWN]), self.width, "    ")
        rest = len(ordered) - _SHOWN
        if rest > 0:
            yield (Span(Texts(f"    … dan {rest} nilai lain", f"    … and {rest} more values")[self.bahasa], Style.PLACE),)

    def _entry(self, operand: Operand) -> Entry:
        value, reading = plain(value_label(operand.value, self.bahasa)), operand.reading[self.bahasa]
        shown = "" if reading in value else f"[{reading}] "
        label, where = role_label(operand.role, self.bahasa), shown + plain(self._place(operand))
        return Entry(label, shorten(value, _LONGEST), where, self._position(operand))

    def _place(self, operand: Operand) -> str:
        """
        Write where on paper a value stands.
        """
        printed = self._spot(operand).printed
        return printed or ", ".join(filter(None, (operand.tempat, row_of(self.laporan, operand.pointer)[self.bahasa])))

    def _position(self, operand: Operand) -> str:
        spot = self._spot(operand)
        return "" if spot.printed else plain(spot.position(self.report))

    def _spot(self, operand: Operand) -> Spot:
        return self.spots.get(operand.pointer) or Spot(file=self.report, pointer=operand.pointer)

    def _computed(self, each: Computed) -> str:
        value = plain(each.value[self.bahasa])
        if each.name in _WORKING:
            return f"{_WORKING[each.name][self.bahasa]}: {value}"
        return f"{each.name} = {each.formula} = {value}" if each.formula else f"{each.name} = {value}"

    def _passed_over(self, looks: Sequence[Look]) -> Iterator[Line]:
        """
        Lay out, a rule at a time, why a rule passed over the value.
        """
        for _, several in groupby(looks, key=lambda look: look.rule.id):
            group = list(several)
            yield from self._title(group[0], f" ({len(group)}×)" if len(group) > 1 else "")
            whys = dict.fromkeys(self._why_not(look) for look in group)
            for why in whys:
                yield from styled(wrap(why, self.width, first="  ", rest="    "), Style.PLACE)

    def _why_not(self, look: Look) -> str:
        if look.reason is not None:
            return plain(look.reason[self.bahasa])
        wanted = "; ".join(look.statements)
        named = [each for each in look.computed if each.formula is None and each.name in wanted]
        known = "; ".join(f"{each.name} = {plain(each.value[self.bahasa])}" for each in named)
        return f"{Texts('perlu', 'needs')[self.bahasa]}: {wanted}" + (f" ({known})" if known else "")
