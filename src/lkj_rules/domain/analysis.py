"""
Analyses: what is found out about a report once and then asked by rules, consequences and renderers alike.

How much work a rule may still do stands here as well: both change while a scope does not.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

from lkj_rules.model.identity import key_of


class Work:
    """
    Count down the members that loops of rules may still visit in one evaluation; ``made`` holds what many items share.
    """

    def __init__(self) -> None:
        self.left = 0
        self.made: dict[Hashable, tuple[Any, Any]] = {}


Kept = dict[Callable[..., Any], tuple[dict[Hashable, Any], list[Any]]]
"""What each analysis came to, under the identities of what it was asked about; and these things, so that the identities last."""


class Keeper(Protocol):
    """
    Keep the analyses of one report, each with what it was asked about, so that the keys stay its own.
    """

    @property
    def kept(self) -> Kept:
        """
        Give what is kept so far of each analysis.
        """


S = TypeVar("S", bound=Keeper)
P = ParamSpec("P")
T = TypeVar("T")
K = TypeVar("K", bound=Hashable)


def analysis(compute: Callable[Concatenate[S, P], T]) -> Callable[Concatenate[S, P], T]:
    """
    Make a function of a report an analysis: it is computed once for each object, code or year that it is asked about.
    """

    @wraps(compute)
    def ask(scope: S, /, *args: P.args, **kwargs: P.kwargs) -> T:
        asked = (*args, *kwargs.values()) if kwargs else args
        slot = key_of(asked[0]) if len(asked) == 1 else tuple(map(key_of, asked))
        try:
            found: T = scope.kept[compute][0][slot]  # what was asked before is asked some ten times
        except KeyError:
            found = compute(scope, *args, **kwargs)
            results, things = scope.kept.setdefault(compute, ({}, []))
            results[slot] = found
            things += asked
        return found

    return ask


def grouped(pairs: Iterable[tuple[K, T]]) -> dict[K, list[T]]:
    """
    Gather what comes under the same key, keys in the order in which they first came.
    """
    found: dict[K, list[T]] = {}
    for key, thing in pairs:
        found.setdefault(key, []).append(thing)
    return found


def firsts(pairs: Iterable[tuple[K, T]]) -> dict[K, T]:
    """
    Map each key to the first that comes under it.
    """
    return {key: things[0] for key, things in grouped(pairs).items()}
