"""
Types by the names that definitions call them: kinds of the language, classes of the model, lists of these.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

import attrs

from lkj_rules.model import documents
from lkj_rules.rules import kinds
from lkj_rules.rules.collections import VIRTUAL
from lkj_rules.rules.functions import FUNCTIONS
from lkj_rules.rules.kinds import Kind, Type, list_of, object_of
from lkj_rules.rules.relations import RELATIONS

_PLAIN: dict[str, Type] = {
    "bool": kinds.BOOL, "number": kinds.NUMBER, "year": kinds.YEAR, "nilai": kinds.NILAI, "percent": kinds.PERCENT,
    "rupiah": kinds.RUPIAH, "date": kinds.DATE, "text": kinds.TEXT, "field": kinds.FIELD, "code": kinds.CODE, "facts": kinds.FACTS,
    "side": kinds.SIDE, "any": kinds.ANY,
    "list": Type(Kind.LIST), "printed": kinds.PRINTED_NILAI, "printed percent": kinds.PRINTED_PERCENT,
    "printed rupiah": kinds.PRINTED_RUPIAH,
}  # fmt: skip


def named_type(name: str) -> Type | None:
    """
    Give the type of a name such as ``text``, ``PosAnggaran`` or ``list[PosAnggaran]``; ``None`` for a name of no type.
    """
    inner = re.fullmatch(r"list\[(.+)\]", name.strip())
    if inner is not None:
        element = named_type(inner[1])
        return None if element is None else list_of(element)
    return type_names().get(name.strip())


def type_name(kind: Type) -> str:
    """
    Give the name that ``named_type`` knows a type by.
    """
    if kind.kind is Kind.LIST and kind.element is not None:
        return f"list[{type_name(kind.element)}]"
    return next(name for name, known in type_names().items() if known == kind)


@lru_cache(maxsize=1)
def type_names() -> dict[str, Type]:
    """
    Give all types that have a name of one word.
    """
    classes: set[type[Any]] = {each for each in vars(documents).values() if isinstance(each, type) and attrs.has(each)}
    classes.update(cls for _, cls in VIRTUAL.values())
    classes.update(owner for owner, _ in RELATIONS)
    results = [relation.result for relation in RELATIONS.values()]
    results += [kind for each in FUNCTIONS.values() for kind in (each.result, *(wanted for _, wanted in each.parameters))]
    for kind in results:
        inner = kind.element or kind
        if inner.kind is Kind.OBJECT and inner.cls is not None:
            classes.add(inner.cls)
    return {**{cls.__name__: object_of(cls) for cls in classes}, **_PLAIN}
