"""
What the mutants of a report say of the rules, as one page: shares caught, and every survivor with its reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

import attrs

from lkj_rules.testing.judgement import Judgement, Reason

_INDEX = re.compile(r"/[0-9]+(?=/|$)")
_SHOWN = 3
"""Examples shown of survivors that are alike."""


@attrs.frozen(kw_only=True)
class Shares:
    """
    Count what came of some mutants; shares are in percent, ``None`` of nothing.

    ``missed`` are the survivors that count against the rules, ``excused`` those that nobody could know. ``severe`` were caught by
    an error or a warning. ``named``: the first finding names the changed value; ``knowable``: no other value stands in all of its
    findings.
    """

    caught: int
    missed: int
    excused: int
    severe: int
    named: int
    knowable: int
    named_knowable: int

    @classmethod
    def of(cls, judgements: Iterable[Judgement]) -> Shares:
        """
        Count.
        """
        given = list(judgements)
        caught = [each for each in given if each.caught]
        missed = sum(each.reason is not None and each.reason.counted for each in given)
        knowable = [each for each in caught if each.knowable]
        return cls(
            caught=len(caught), missed=missed, excused=len(given) - len(caught) - missed,
            severe=sum(each.severe for each in caught),
            named=sum(each.named for each in caught), knowable=len(knowable), named_knowable=sum(each.named for each in knowable),
        )  # fmt: skip

    @property
    def share(self) -> float | None:
        """
        Give the share caught of those that could be.
        """
        return _percent(self.caught, self.caught + self.missed)

    @property
    def share_named(self) -> float | None:
        """
        Give how often the first finding names the changed value, of all that were caught.
        """
        return _percent(self.named, self.caught)

    @property
    def share_named_knowable(self) -> float | None:
        """
        Give the same of those where no other value stands in all of the findings.
        """
        return _percent(self.named_knowable, self.knowable)


def _percent(part: int, whole: int) -> float | None:
    return None if whole == 0 else 100 * part / whole


def numbers(judgements: Iterable[Judgement]) -> Iterator[Judgement]:
    """
    Give those whose value is a number, which the goal speaks of.
    """
    return (each for each in judgements if each.mutant.kind.numeric)


def write_page(judgements: Sequence[Judgement], *, name: str) -> str:
    """
    Write the page in Markdown; ``name`` is the report's.
    """
    goal = Shares.of(numbers(judgements))
    caught, named, known = (_shown(share) for share in (goal.share, goal.share_named, goal.share_named_knowable))
    lines = [
        "# Sensitivity by mutation",
        "",
        f"Written by `lkj-rules mutate` from {name}: one printed value changed at a time, {len(judgements)} mutants in all.",
        "A mutant is caught when a finding points at the changed value or at its partner in the relation. Survivors that",
        "nobody could know are excused and listed; all others are missed, and listed too.",
        "",
        f"Of mutated numbers that could be known, **{caught}** are caught. The first finding names the changed value in",
        f"**{named}** of them, and in **{known}** of the {goal.knowable} where no other value stands in all of the findings.",
        "",
        *_table("kind of value", judgements, lambda each: each.mutant.kind.value),
        *_table("kind of change", judgements, lambda each: each.mutant.slip.value),
        *_survivors(judgements),
    ]
    return "\n".join(lines) + "\n"


def _shown(share: float | None) -> str:
    return "–" if share is None else f"{share:.1f} %"


def _table(title: str, judgements: Sequence[Judgement], group: Callable[[Judgement], str]) -> Iterator[str]:
    yield f"## Share caught per {title}"
    yield ""
    yield f"| {title} | caught | missed | excused | share caught | by error or warning | first finding names it |"
    yield "|---|---:|---:|---:|---:|---:|---:|"
    for name in (*dict.fromkeys(map(group, judgements)), "all"):
        counts = Shares.of(each for each in judgements if name in {"all", group(each)})
        severe = _percent(counts.severe, counts.caught)
        yield (
            f"| {name} | {counts.caught} | {counts.missed} | {counts.excused} | {_shown(counts.share)} | {_shown(severe)} |"
            f" {_shown(counts.share_named)} |"
        )
    yield ""


def survivor_place(judgement: Judgement) -> str:
    """
    Give the pointer of a changed value without its row numbers, so that values that are alike stand together.
    """
    return _INDEX.sub("/*", judgement.mutant.pointer)


def _survivors(judgements: Sequence[Judgement]) -> Iterator[str]:
    yield "## Survivors"
    for reason in sorted(Reason, key=lambda reason: not reason.counted):
        alike: dict[tuple[str, str, str], list[Judgement]] = {}
        for each in judgements:
            if each.reason is reason:
                alike.setdefault((survivor_place(each), each.mutant.slip.value, ", ".join(each.rules)), []).append(each)
        if alike:
            verdict = "missed" if reason.counted else "excused"
            yield from ("", f"### {reason.value} ({verdict}: {sum(map(len, alike.values()))})", "")
            yield from ("| value | change | number | rules that look at it | examples |", "|---|---|---:|---|---|")
            for (place, slip, rules), group in alike.items():
                yield f"| `{place}` | {slip} | {len(group)} | {rules or '–'} | {_examples(group)} |"


def _examples(group: Sequence[Judgement]) -> str:
    shown = [f"{_code(each.mutant.before)} → {_code(each.mutant.after)}" for each in group[:_SHOWN]]
    return "; ".join((*shown, *(["…"] if len(group) > _SHOWN else [])))


def _code(text: str) -> str:
    """
    Quote a text of a report so that nothing in it is read as Markdown.
    """
    flat = " ".join(text.split()).replace("|", "¦").replace("`", "'")
    return f"`{flat}`" if flat else "blank"
