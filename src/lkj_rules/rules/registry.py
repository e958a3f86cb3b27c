"""
The closed list of functions that rules may call: how a function is declared, and where the declared ones are found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import attrs

from lkj_rules.domain.scope import Scope
from lkj_rules.model import Record
from lkj_rules.model.findings import Texts
from lkj_rules.model.values import Nilai
from lkj_rules.rules.kinds import Type

Run = TypeVar("Run", bound=Callable[..., Any])
Touches = Callable[..., Iterable[Nilai]]
Why = Callable[..., Texts | None]


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Function(Record):
    """
    Hold one function of the rule language.

    ``run`` takes the scope and the arguments, and gives ``None`` for unknown. A function that is not ``total`` is never called
    with an unknown argument: its result is unknown then. ``optional`` counts the parameters at the end that may be left out.
    ``touches`` names the printed values that the verdict rests on where the arguments do not show them; ``why`` says why the
    result is unknown for known arguments. ``scaled`` makes the result's kind that of the first argument (a sum of rupiah is
    rupiah).
    """

    name: str
    parameters: tuple[tuple[str, Type], ...]
    result: Type
    run: Callable[..., Any]
    doc: Texts
    total: bool = False
    optional: int = 0
    scaled: bool = False
    touches: Touches | None = None
    why: Why | None = None

    @property
    def signature(self) -> str:
        """
        Write the function with its parameters and result, as the documentation does.
        """
        shown = ", ".join(f"{name}: {kind.name}" for name, kind in self.parameters)
        return f"{self.name}({shown}) -> {self.result.name}"


FUNCTIONS: dict[str, Function] = {}


def function(
    *parameters: tuple[str, Type], result: Type, doc: tuple[str, str], total: bool = False, optional: int = 0, scaled: bool = False,
    touches: Touches | None = None, why: Why | None = None,
) -> Callable[[Run], Run]:
    """
    Declare a function of the rule language under the Python function's own name.

    ``doc`` is what it does, in Indonesian and in English.
    """

    def register(run: Run) -> Run:
        name = run.__name__.rstrip("_")
        if name in FUNCTIONS:
            raise ValueError(f"two functions of the rule language are called {name!r}")
        FUNCTIONS[name] = Function(
            name=name, parameters=parameters, result=result, run=run, doc=Texts(*doc), total=total, optional=optional,
            scaled=scaled, touches=touches, why=why,
        )  # fmt: skip
        return run

    return register


__all__ = ["FUNCTIONS", "Function", "Scope", "function"]
