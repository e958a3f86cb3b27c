"""
Read the text of a formula into a tree that computes exactly.

Only named operands, numbers, ``+ - × ÷ : / ( ) %`` and the bars of an absolute value are known; anything else is not a formula. The
operands of a capaian formula are *realisasi* and *target* (or *rencana*); other formulas name others. What a formula means, and
which of the known ones it is, stands in ``formulas``.
"""

from __future__ import annotations

import ast
import operator
import re
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from typing import Literal

import attrs

from lkj_rules.model import Record
from lkj_rules.model.intervals import Exact, Interval, Number, divide


@attrs.frozen(slots=True, eq=False, repr=False)
class Bilangan(Record):
    """
    Hold a literal number of a formula.
    """

    nilai: Exact


@attrs.frozen(slots=True, eq=False, repr=False)
class Peubah(Record):
    """
    Hold an operand by its letter: in a capaian formula ``R`` for realisasi, ``T`` for target.
    """

    nama: str


@attrs.frozen(slots=True, eq=False, repr=False)
class Operasi(Record):
    """
    Hold an operation on two parts; a sign before a part is 0 minus that part.
    """

    tanda: Literal["+", "-", "*", "/"]
    kiri: Pohon
    kanan: Pohon


@attrs.frozen(slots=True, eq=False, repr=False)
class Mutlak(Record):
    """
    Hold the absolute value of a part: how far the realisasi lies from the target, whichever way.
    """

    isi: Pohon


Pohon = Bilangan | Peubah | Operasi | Mutlak

_OPERATIONS: dict[str, Callable[[Number, Number], Number | None]] = {
    "+": operator.add, "-": operator.sub, "*": operator.mul, "/": divide,
}  # fmt: skip

_SIGN_OF: dict[type[ast.operator], Literal["+", "-", "*", "/"]] = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/"}

# A formula is one line of a report; the limits keep hostile text from exhausting the stack.
_LONGEST = 300
_DEEPEST = 20

Operands = tuple[tuple[str, str], ...]
"""The letters of a formula's operands, each with the pattern of the words that stand for it, longer words first."""

CAPAIAN: Operands = (
    ("R", r"re[als]{1,3}i?[sai]{2,5}i(?![a-z])|(?:capaian |kinerja )+nyata|capaian target|r(?![a-z])"),
    ("T", r"target|targer|tagret|traget|rencana|recana|(?:capaian |kinerja )*(?:yang )?diharapkan|t(?![a-z])"),
)

_ALIKE = str.maketrans("×·∙•÷∶∣", "****//|")
"""Signs that mean the same; a pattern with classes of them takes longer to compile than to use."""
_SIGNS = (
    r"\s*(?:(?P<number>\d{1,9}(?:[.,]\d{1,9})?)"
    r"|(?P<hundred>seratus(?= persen))|(?P<percent>%|persen)"
    r"|(?P<noise>kinerja|indikator|iku|iki|jumlah|total|nilai|yang (?:dicapai|ditetapkan)|_+"
    r"|tahun(?: ?ke)?(?:[- ]?(?:t|n|ini|berjalan|\d{4}))?(?![a-z]))"
    r"|(?P<times>[*x]|dikali(?:kan)?(?: dengan)?|kali)|(?P<by>[/:]|dibagi(?: dengan)?|dibanding(?:kan)?(?: dengan)?)"
    r"|(?P<minus>[-−–—‐‑])|(?P<plus>\+)|(?P<open>[(\[{])|(?P<close>[)\]}])"
    r"|(?P<bar>\|)|(?P<mutlak>(?:abs|mutlak)(?=\s*\()))"
)
_SIGN = {"times": "*", "by": "/", "minus": "-", "plus": "+", "open": "(", "close": ")", "percent": "%", "bar": "|"}


@lru_cache(maxsize=8)
def _lexers(operands: Operands) -> tuple[re.Pattern[str], re.Pattern[str]]:
    named = "|".join(f"(?P<{letter}>{words})" for letter, words in operands)
    return re.compile(rf"\s*(?:{named})"), re.compile(_SIGNS)


def tokens_of(text: str, operands: Operands = CAPAIAN) -> list[str] | None:
    """
    Split a formula into the letters of its operands, numbers and signs; ``None`` when it holds anything else.
    """
    if len(text) > _LONGEST or sum(map(text.count, "([{|∣")) > _DEEPEST:
        return None
    folded, tokens, position, (named_here, signs) = text.strip().lower().translate(_ALIKE), list[str](), 0, _lexers(operands)
    names = {letter for letter, _ in operands}
    while position < len(folded):
        match = named_here.match(folded, position) or signs.match(folded, position)
        if match is None or match.lastgroup is None:
            return None
        position = match.end()
        if match.lastgroup == "number":
            tokens.append(match["number"].replace(",", "."))
        elif match.lastgroup == "hundred":
            tokens.append("100")
        elif match.lastgroup != "noise":
            named = _SIGN.get(match.lastgroup, match.lastgroup)
            tokens += [] if named in names and tokens[-1:] == [named] else [named]  # "Target Rencana" is one operand
    return tokens


def parse_tokens(tokens: Sequence[str], *, percent: bool) -> Pohon | None:
    """
    Build the tree of a formula; ``None`` when the tokens are not a formula. ``percent`` says whether ``%`` divides by 100.
    """
    try:
        return _tree(ast.parse(_python(tokens, percent=percent), mode="eval").body, percent=percent)
    except (SyntaxError, ValueError):
        return None


def _python(tokens: Sequence[str], *, percent: bool) -> str:
    """
    Write a formula as an expression of Python: numbers as texts, ``%`` as a subscript, bars as a set.

    The sign of multiplication is often left out next to a number, as in "2T" and "Realisasi/Target 100 %"; it is put in.
    """
    written: list[str] = []
    before, leads = "", False  # ``leads``: before is a number with which a product begins
    for part in tokens:
        due = before in {"", "+", "-", "sign", "*", "/", "("}  # an operand
        if part[:1].isdigit():
            written += [] if due else ["*"]
            written.append(repr(part))
            before, leads = part, before in {"", "+", "-", "("}
            continue
        if leads and not due and (part == "(" or part.isalpha()):
            written.append("*")
        leads = leads and part == "%" and not percent
        written.append({"%": "[0]", "|": "{" if due else "}"}.get(part, part))
        before = {"|": "(" if due else ")", "-": "sign" if due else "-"}.get(part, part)
    return " ".join(written)


def _tree(node: ast.expr, *, percent: bool) -> Pohon:
    match node:
        case ast.Constant(value=str(number)):
            return Bilangan(Fraction(number))
        case ast.Name(id=letter):
            return Peubah(letter)
        case ast.UnaryOp(op=ast.USub(), operand=part):
            return Operasi("-", Bilangan(0), _tree(part, percent=percent))
        case ast.BinOp(left=left, op=sign, right=right) if type(sign) in _SIGN_OF:
            return Operasi(_SIGN_OF[type(sign)], _tree(left, percent=percent), _tree(right, percent=percent))
        case ast.Subscript(value=part):
            inner = _tree(part, percent=percent)
            return Operasi("/", inner, Bilangan(100)) if percent else inner
        case ast.Set(elts=[part]) | ast.Call(func=ast.Name(id="mutlak"), args=[part]):
            return Mutlak(_tree(part, percent=percent))
    raise ValueError(node)


def evaluate(tree: Pohon, target: Number, realisasi: Number) -> Number | None:
    """
    Compute a capaian formula exactly; ``None`` where it divides by zero.
    """
    return compute(tree, {"T": target, "R": realisasi})


def compute(tree: Pohon, operands: Mapping[str, Number]) -> Number | None:
    """
    Compute a formula exactly from its operands by letter; ``None`` where it divides by zero.
    """
    match tree:
        case Bilangan(nilai):
            return nilai
        case Peubah(nama):
            return operands[nama]
        case Mutlak(isi):
            inner = compute(isi, operands)
            return abs(inner) if isinstance(inner, Interval) else None if inner is None else abs(Fraction(inner))
    left, right = compute(tree.kiri, operands), compute(tree.kanan, operands)
    return None if left is None or right is None else _OPERATIONS[tree.tanda](left, right)


def readings(tokens: Sequence[str]) -> list[list[str]]:
    """
    Give the ways to read a formula whose fraction bar was lost in one line of text, the literal one first.

    ``Target - (Realisasi - Target) / Target x 100 %`` was printed with everything before the stroke above the bar, and the factor
    100 after it applies to the whole.
    """
    whole, rest = list(tokens), list(tokens)
    if rest[-1:] == ["%"]:
        rest.pop()
    if len(rest) > 1 and rest[-1] == "100":
        rest.pop()
        if rest[-1] == "*":
            rest.pop()
    else:
        rest = whole
    found = [whole, rest]
    if whole[-1:] == ["T"] and whole[-4:-1] == ["*", "100", "%"]:  # the bar stood below: "Realisasi x 100 % Target"
        found.append(["(", *whole[:-4], ")", "/", "T", "*", "100"])
    depth, barred, stroke, sum_before = 0, False, -1, False
    for place, sign in enumerate(rest):
        barred ^= sign == "|"
        if barred:
            continue
        depth += (sign == "(") - (sign == ")")
        if depth == 0 and sign in {"+", "-"}:
            sum_before, stroke = True, -1
        elif depth == 0 and sign == "/":
            stroke = place
    if sum_before and stroke > 0:
        found.append(["(", *rest[:stroke], ")", *rest[stroke:]])
    return found
