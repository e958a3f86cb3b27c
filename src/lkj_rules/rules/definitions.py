"""
Definitions: common ideas written once, in the rule language, and used by rules like functions.

A definition has typed parameters, a value and a sentence in both languages; it stands in ``rules/definitions/<subject>.toml``, or
in a pack's own folder of that name. It sees its parameters and the report, nothing of the rule that uses it.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Container, Iterable, Mapping, Sequence

import attrs

from lkj_rules.model import Record
from lkj_rules.model.findings import Texts
from lkj_rules.nearest import nearest
from lkj_rules.rules.kinds import Type
from lkj_rules.rules.syntax import parse


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Definition(Record):
    """
    Hold one definition; ``source`` names the file for error messages.
    """

    name: str
    parameters: tuple[tuple[str, Type], ...]
    value: str
    doc: Texts
    source: str = attrs.field(default="", eq=False)

    @property
    def signature(self) -> str:
        """
        Write the definition with its parameters, as the documentation does.
        """
        return f"{self.name}({', '.join(f'{name}: {kind.name}' for name, kind in self.parameters)})"


_CALLED = re.compile(r"\b([a-z_]\w*)\(")


def used_by(texts: Iterable[str], known: Mapping[str, Definition], others: Container[str] | None = None) -> tuple[Definition, ...]:
    """
    Give the definitions that texts use, those that these use included, in the order of their names.

    Where ``others`` holds what else can be called, a name that nothing has brings the definition that it most likely means: the
    error about it can suggest only what is there.
    """
    found: dict[str, Definition] = {}
    waiting = list(texts)
    while waiting:
        for name in _CALLED.findall(waiting.pop()):
            wrong = others is not None and name not in known and name not in others
            definition = known.get((nearest(name, known) or "") if wrong else name)
            if definition is not None and name not in found:
                found[name] = definition
                waiting.append(definition.value)
    return tuple(found[name] for name in sorted(found))


def names_read(text: str, known: Iterable[Definition]) -> frozenset[str]:
    """
    Give the names that an expression reads, and those that the definitions it uses read, without parameters and names of loops.
    """
    used = used_by([text], {definition.name: definition for definition in known})
    read: set[str] = set()
    for value, own in ((text, ()), *((each.value, each.parameters) for each in used)):
        names = [node for node in ast.walk(parse(value)) if isinstance(node, ast.Name)]
        bound = {name for name, _ in own} | {node.id for node in names if isinstance(node.ctx, ast.Store)}
        read.update(node.id for node in names if node.id not in bound)
    return frozenset(read)


def circle(known: Mapping[str, Definition]) -> Sequence[str]:
    """
    Give the names of definitions that use one another in a circle, as far as the first; none where there is no circle.
    """
    done: set[str] = set()
    for start in known:
        path: list[str] = []
        waiting = [(start, 0)]
        while waiting:
            name, level = waiting.pop()
            del path[level:]
            if name in path:
                return [*path[path.index(name) :], name]
            if name in done or name not in known:
                continue
            path.append(name)
            waiting.extend((called, level + 1) for called in _CALLED.findall(known[name].value) if called in known)
        done.add(start)
    return []
