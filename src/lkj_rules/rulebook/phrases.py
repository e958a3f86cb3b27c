"""
Expressions of rules in words: from the parse tree to an Indonesian or English phrase, without any code in it.
"""

from __future__ import annotations

import ast

from lkj_rules.rulebook.nouns import Nouns
from lkj_rules.rulebook.phrasebook import bare
from lkj_rules.rules.kinds import Kind, member_of
from lkj_rules.rules.syntax import parse

_NEGATIVE: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.GtE, ast.GtE: ast.Lt, ast.Gt: ast.LtE, ast.LtE: ast.Gt,
    ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip


class Speaker(Nouns):
    """
    Put the expressions of one rule into words.
    """

    def text(self, expression: str, *, chosen: bool = False) -> str:
        """
        Put an expression into words; ``chosen`` puts the conditions of a choice first.
        """
        tree = parse(expression)
        noun = self._choice if chosen else self.noun
        return bare(self.clause(tree) if self._is_condition(tree) else noun(tree), self.bahasa)

    def _choice(self, node: ast.expr) -> str:
        if not isinstance(node, ast.IfExp):
            return self.noun(node)
        return self._say("choice", self.clause(node.test), self.noun(node.body), self._choice(node.orelse))

    def condition(self, expression: str) -> str:
        """
        Put a condition into words.
        """
        return bare(self.clause(parse(expression)), self.bahasa)

    def clause(self, node: ast.expr, *, negated: bool = False, inside: bool = False) -> str:
        """
        Say that something holds, or that it does not.
        """
        match node:
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                return self.clause(operand, negated=not negated, inside=inside)
            case ast.BoolOp():
                return self._joined(node, negated=negated, inside=inside)
            case ast.Compare():
                return self._compared(node, negated=negated)
            case ast.IfExp():
                chosen = (self.clause(node.test), *(self.clause(each, negated=negated) for each in (node.body, node.orelse)))
                said = self._say("choice", *chosen)
                return f"({said})" if inside else said
            case ast.Call(func=ast.Name(id="all" | "any" as which), args=[ast.GeneratorExp() as loop]):
                said = self._quantified(which, loop, negated=negated)
                return f"({said})" if inside else said
            case ast.Call():
                return self._called(node, negated=negated)
            case ast.Attribute() if self._is_condition(node):
                return self._say("property", self.noun(node.value), self._field(node), negated=negated)
            case ast.Name(id="unknown"):
                return self._say("unknown")
        return self._say("holds", self.noun(node), negated=negated)

    def _joined(self, node: ast.BoolOp, *, negated: bool, inside: bool) -> str:
        """
        Join conditions; one that only guards the next (``known(x) and x.y``) goes without saying.
        """
        both = isinstance(node.op, ast.And)
        values = [each for each, after in zip(node.values, [*node.values[1:], None], strict=True) if not _guards(each, after, both)]
        if len(values) == 1:
            return self.clause(values[0], negated=negated, inside=inside)
        if isinstance(values[-1], ast.Name) and values[-1].id == "unknown" and len(values) == 2:  # noqa: PLR2004
            return self._say("undecided" if both else "else undecided", self.clause(values[0], negated=negated, inside=True))
        parts = [self.clause(each, negated=negated, inside=True) for each in values]
        joint = self._say("and" if both is not negated else "or")
        if len(parts) > 2 and not inside:  # noqa: PLR2004  # more than two conditions are easier to follow by letter
            parts = [f"({letter}) {part}" for letter, part in zip("abcdefghijklmnop", parts, strict=False)]
            return f"{'; '.join(parts[:-1])}; {joint} {parts[-1]}"
        said = f" {joint} ".join(parts)
        return f"({said})" if inside else said

    def _compared(self, node: ast.Compare, *, negated: bool) -> str:
        left, parts = node.left, []
        for comparison, right in zip(node.ops, node.comparators, strict=True):
            parts.append(self._comparison(left, type(comparison), right, negated=negated))
            left = right
        return f" {self._say('or' if negated else 'and')} ".join(parts)

    def _comparison(self, left: ast.expr, sign: type[ast.cmpop], right: ast.expr, *, negated: bool) -> str:
        sign = _NEGATIVE[sign] if negated else sign
        match left, right:
            case ast.Call(func=ast.Name(id="count"), args=[counted]), ast.Constant(value=0) if sign in (ast.Gt, ast.Eq, ast.NotEq):
                return self._say("empty", self.noun(counted, several=True), negated=sign is not ast.Eq)
            case _, ast.List(elts=choices) if sign in (ast.In, ast.NotIn):
                key = "among" if len(choices) > 1 else "is"
                return self._say(key, self.noun(left), self.noun(right, joint="or"), negated=sign is ast.NotIn)
        if sign in (ast.In, ast.NotIn):
            held = self.kind(right)
            member = None if held is None else member_of(held)
            in_print = isinstance(left, ast.Constant) and (member is None or member.legal_texts is None)  # stays as it is
            named = f"“{ast.literal_eval(left)}”" if in_print else self.noun(left)
            return self._say("in", named, self.noun(right, several=True), negated=sign is ast.NotIn)
        kinds = [kind.kind for kind in map(self.kind, (left, right)) if kind is not None]
        if sign in (ast.Eq, ast.NotEq):
            words = Kind.TEXT in kinds or Kind.CODE in kinds or Kind.OBJECT in kinds
            return self._say("is" if words else "equals", self.noun(left), self.noun(right), negated=sign is ast.NotEq)
        return self._say(f"{sign.__name__}{'Date' if Kind.DATE in kinds else ''}", self.noun(left), self.noun(right))

    def _quantified(self, which: str, loop: ast.GeneratorExp, *, negated: bool) -> str:
        with_names = dict(self.names), self.compiler.names
        if which == "any":  # the test is one more filter: some member passes all
            last = loop.generators[-1]
            filtered = ast.comprehension(last.target, last.iter, [*last.ifs, loop.elt], is_async=0)
            said = self._say("any", self._members([*loop.generators[:-1], filtered]), negated=negated)
        else:
            members = self._members(loop.generators)
            said = self._say("all", members, bare(self.clause(loop.elt), self.bahasa), negated=negated)
        self.names, self.compiler.names = with_names
        return said


def _guards(test: ast.expr, after: ast.expr | None, both: bool) -> bool:  # noqa: FBT001
    match test:
        case ast.Call(func=ast.Name(id="known"), args=[guarded]) if both and after is not None:
            return ast.unparse(guarded) in ast.unparse(after)
    return False
