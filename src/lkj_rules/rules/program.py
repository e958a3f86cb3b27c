"""
A rule compiled: one plain loop in Python, and the smaller functions that a finding's texts need.

The loop is generated once a rule and counts outcomes; nothing is interpreted per item. What only a finding needs (message slots,
blame, the names of unknown values) is checked here too, at load, but turned into code when the first finding asks for it.
"""

from __future__ import annotations

import keyword
import string
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Protocol

import attrs

from lkj_rules.errors import Problem, RuleError
from lkj_rules.model.budget_lines import KolomAnggaran, columns_of, rows_of
from lkj_rules.model.categories import Label
from lkj_rules.model.documents import Anggaran, Laporan, SasaranDokumen, TotalAnggaran
from lkj_rules.model.facts import Fakta, Lembar
from lkj_rules.model.findings import Texts
from lkj_rules.model.headings import Judul
from lkj_rules.rules import functions, kinds
from lkj_rules.rules.expressions import Compiled, Compiler, ExpressionError, Name, nearest
from lkj_rules.rules.fields import fields_of
from lkj_rules.rules.kinds import Kind, Type
from lkj_rules.rules.registry import FUNCTIONS, Function
from lkj_rules.rules.rule import Missing, Rule
from lkj_rules.rules.scope import Scope, walk

assert functions  # importing the functions declares them

AUTOMATIC_SLOTS = ("tertulis", "seharusnya", "selisih", "kolom")
"""Slots that the failing comparison itself fills: its left side, its right side, their difference, the left side's column."""

ALIGN_KEYS = {"indikator": "indikator", "tahun": "tahun", "pos": "pos", "dokumen": "dokumen", "ukuran": "ukuran"}
"""The keys that facts may be paired on; every other aspect only filters."""

_VIRTUAL: dict[str, tuple[str, type[Any]]] = {
    "fakta": ("s.facts", Fakta),
    "lembar": ("s.sheets", Lembar),
    "sasaran_dokumen": ("s.objectives", SasaranDokumen),
    "judul": ("s.headings", Judul),
    "label": ("s.labels", Label),
}
"""
Collections that run across all documents: every printed value, every printed table, every objective as the documents that count
list it, every section that the report announces or has, every category that the report prints.
"""

_DERIVED: dict[tuple[type[Any], str], tuple[str, type[Any]]] = {
    (Anggaran, "baris"): ("f_rows_of", TotalAnggaran),
    (Anggaran, "kolom"): ("f_columns_of", KolomAnggaran),
}
"""
Collections inside a document that the file does not list as such: every row of a budget, nested lines and the total row alike (what
they have in common are the total row's fields), and every column of money that the total row adds up.
"""

ASPECTS = (
    "ukuran", "dokumen", "tabel", "versi", "salinan", "jenjang", "sasaran", "pembanding", "tahun", "pos", "satuan", "jenis",
)


class Observer(Protocol):
    """Take down what the loop of a rule comes to."""

    passed: int
    not_applicable: int
    tracing: bool

    def absent(self, path: str) -> None:
        """
        Note that a document is not in the report.
        """
        ...

    def fail(self, check: int, items: tuple[Any, ...]) -> None:
        """
        Note a check that does not hold; −1 is a missing side.
        """
        ...

    def unknown(self, check: int, items: tuple[Any, ...]) -> None:
        """
        Note a check (−1: the condition) that cannot be decided.
        """
        ...

    def broken(self, error: Exception, items: tuple[Any, ...]) -> None:
        """
        Note that the rule itself raised.
        """
        ...

    def trace(self, check: int, items: tuple[Any, ...]) -> None:
        """
        Note a check that holds.
        """
        ...

    def align(self) -> Iterator[tuple[Any, ...]]:
        """
        Pair the facts of the rule's sides.
        """
        ...



@attrs.frozen
class Reading:
    """
    Hold how to collect the printed values that a check rests on: one expression for all it names, and calls that know of more.

    ``needs_lets`` tells whether the named values have to be evaluated for it.
    """

    values: str | None
    calls: tuple[tuple[Function, str], ...]
    needs_lets: bool

    @classmethod
    def of(cls, compiled: Compiled) -> Reading:
        """
        Read off a compiled expression what it looks at.
        """
        sources = tuple(dict.fromkeys(leaf.source for leaf in compiled.leaves if shows_values(leaf.type)))
        calls = tuple(
            (touch.function, f"({', '.join(touch.arguments)},)") for touch in compiled.touches if touch.function.touches is not None
        )
        values = f"({', '.join(sources)},)" if sources else None
        return cls(values, calls, any("l_" in source for source in (values or "", *(call for _, call in calls))))


def shows_values(kind: Type) -> bool:
    """
    Tell whether something of this type is, or holds, printed values.
    """
    if kind.kind is Kind.LIST:
        return kind.element is not None and shows_values(kind.element)
    return kind.printed or kind.kind is Kind.FACTS or kind.cls is Fakta


@attrs.frozen(kw_only=True, eq=False)
class Program:
    """
    Hold a rule with its compiled parts.

    ``bindings`` are the names that the loop gives (the collection's items, or the sides of the alignment), ``lets`` the named
    values in order. ``parts`` holds every other expression by its role: ``blame``, ``expected``, ``slot:…`` and so on.
    """

    rule: Rule
    bindings: tuple[tuple[str, Type], ...]
    lets: tuple[tuple[str, Compiled], ...]
    when: Compiled | None
    checks: tuple[Compiled, ...]
    parts: dict[str, Compiled]
    readings: tuple[Reading, ...]
    constants: dict[str, Any]
    run: Callable[[Scope, Observer], None]
    _made: dict[str, Callable[..., Any]] = attrs.field(factory=dict, init=False)

    def evaluate(self, source: str, scope: Scope, items: Sequence[Any], lets: Sequence[Any] = ()) -> Any:
        """
        Evaluate one of the program's expressions for one item.
        """
        make = self._made.get(source)
        if make is None:
            parameters = ", ".join(["s", *(f"b_{name}" for name, _ in self.bindings), *(f"l_{name}=None" for name, _ in self.lets)])
            make = _execute(f"def part({parameters}):\n    return {source}\n", self.constants)["part"]
            self._made[source] = make
        return make(scope, *items, *lets)

    def let_values(self, scope: Scope, items: Sequence[Any], names: frozenset[str] | None = None) -> tuple[Any, ...]:
        """
        Evaluate the named values for one item, in order; only those of ``names``, where given, the others being ``None``.
        """
        values: list[Any] = []
        for name, compiled in self.lets:
            values.append(self.evaluate(compiled.source, scope, items, values) if names is None or name in names else None)
        return tuple(values)


def compile_rule(rule: Rule) -> Program:
    """
    Check and compile a rule.

    Raises ``RuleError`` with every problem found, each with the rule's file and the key it stands under.
    """
    return _RuleCompiler(rule).build()


def message_slots(text: str) -> Iterator[str]:
    """
    Give the slot names of a message text.

    Raises ``ValueError`` when the braces do not match, or a slot states a format: how values print is not the rule's matter.
    """
    for _, name, form, conversion in string.Formatter().parse(text):
        if name is not None:
            if form or conversion:
                raise ValueError(f"format in {{{name}}}")
            yield name


class _RuleCompiler:
    def __init__(self, rule: Rule) -> None:
        self.rule = rule
        self.problems: list[Problem] = []
        self.loop: list[str] = []
        self.bindings: list[tuple[str, Type]] = []
        self.names: dict[str, Name] = {"laporan": Name("s.laporan", kinds.object_of(Laporan))}

    def build(self) -> Program:
        rule = self.rule
        self._bind()
        if self.problems and rule.each is not None:
            raise RuleError(tuple(self.problems))  # what the rule walks over is not known: all its names would be reported too
        self._check_names()
        compiler = Compiler(self.names)
        for name, value in rule.parameters:
            constant = compiler.keep(value)
            compiler.names[name] = Name(constant, kinds.TEXT if isinstance(value, str) else kinds.NUMBER)
        lets = self._lets(compiler)
        when = self._part(compiler, "when", rule.when, kinds.BOOL)
        checks = [self._part(compiler, "check", text, kinds.BOOL) for text in rule.check]
        parts = self._parts(compiler)
        if self.problems:
            raise RuleError(tuple(self.problems))
        sound = tuple(check for check in checks if check is not None)
        source = self._source(lets, when, sound)
        run = _execute(source, compiler.constants)["run"]
        return Program(
            rule=rule, bindings=tuple(self.bindings), lets=tuple(lets), when=when, checks=sound, parts=parts,
            readings=tuple(map(Reading.of, sound)), constants=compiler.constants, run=run,
        )

    def _problem(self, key: str, error: ExpressionError) -> None:
        self.problems.append(
            Problem(
                file=self.rule.source, pointer=key, message_id=error.message_id, message_en=error.message_en,
                suggestion=error.suggestion,
            )
        )

    def _bind(self) -> None:
        for path in self.rule.requires:
            self._require(path)
        if self.rule.each is not None:
            self._bind_path(self.rule.each)
        else:
            self._bind_sides()

    def _check_names(self) -> None:
        """
        Refuse names that an expression cannot write, or that already stand for something else.
        """
        taken: set[str] = {"laporan", "item"} if self.rule.each is None else set(self.names)
        for key, entries in (("facts", self.rule.facts), ("parameters", self.rule.parameters), ("let", self.rule.let)):
            for name, _ in entries:
                if not name.isascii() or not name.isidentifier() or keyword.iskeyword(name):
                    self._problem(f"{key}.{name}", ExpressionError(f"Nama {name!r} tidak sah.", f"{name!r} cannot be a name."))
                elif name in taken:
                    said = ExpressionError(f"Nama {name!r} sudah dipakai.", f"The name {name!r} is already taken.")
                    self._problem(f"{key}.{name}", said)
                taken.add(name)

    def _bind_sides(self) -> None:
        for name, chosen in self.rule.facts:
            self.bindings.append((name, kinds.FACTS))
            self.names[name] = Name(f"b_{name}", kinds.FACTS)
            for aspect, _ in chosen.aspects:
                if aspect not in ASPECTS:
                    self._unknown(f"facts.{name}.{aspect}", aspect, ASPECTS)
        for key in self.rule.align:
            if key not in ALIGN_KEYS:
                self._unknown("align", key, ALIGN_KEYS)
        if not self.rule.check and not any(policy is Missing.FAIL for _, policy in self.rule.missing):
            self._problem("check", ExpressionError("Aturan ini tidak memeriksa apa pun.", "This rule checks nothing."))

    def _unknown(self, key: str, word: str, legal: Any) -> None:
        self._problem(key, ExpressionError(f"{word!r} tidak dikenal.", f"{word!r} is not known.", nearest(word, legal)))

    def _bind_path(self, path: str) -> None:
        """
        Write the loop over a collection of the model, a nested ``for`` for each list on the path.
        """
        source, cls, depth = "s.laporan", Laporan, 1
        for number, segment in enumerate(path.split(".")):
            if number == 0 and segment in _VIRTUAL:
                source, cls = _VIRTUAL[segment]
                self._enter(segment, source, cls, depth)
                depth += 1
                continue
            if (cls, segment) in _DERIVED:
                maker, cls = _DERIVED[cls, segment]
                self._enter(segment, f"{maker}({source})", cls, depth)
                depth += 1
                continue
            kind = fields_of(cls).get(segment)
            found = None if kind is None else (kind.element.cls if kind.kind is Kind.LIST and kind.element else kind.cls)
            if kind is None or found is None:
                self._unknown("each", segment, [*fields_of(cls), *_VIRTUAL] if number == 0 else fields_of(cls))
                return
            inner = f"{source}.{segment}"
            if number == 0:
                self.loop.append(f"    if not {inner}:\n        o.absent({segment!r})\n        return")
            if kind.kind is Kind.LIST:
                self._enter(segment, inner, found, depth)
                depth += 1
            else:
                self._hold(segment, inner, found, depth, first=number == 0)
            source, cls = f"b_{segment}", found
        last = self.bindings[-1]
        self.names["item"] = Name(f"b_{last[0]}", last[1])

    def _require(self, path: str) -> None:
        """
        Write the test for a part without which the rule has nothing to say.
        """
        source, kind = "s.laporan", kinds.object_of(Laporan)
        for segment in path.split("."):
            fields = {} if kind.kind is not Kind.OBJECT or kind.cls is None else fields_of(kind.cls)
            if segment not in fields:
                self._unknown("requires", segment, fields)
                return
            self.loop.append(f"    if not {source}.{segment}:\n        o.absent({path!r})\n        return")
            source, kind = f"{source}.{segment}", fields[segment]

    def _enter(self, name: str, source: str, cls: type[Any], depth: int) -> None:
        nested = "anak" in fields_of(cls)
        iterable = f"f_walk({source})" if nested else source
        self.loop.append(f"{'    ' * depth}for b_{name} in {iterable}:")
        self._name_item(name, cls)

    def _hold(self, name: str, source: str, cls: type[Any], depth: int, *, first: bool) -> None:
        indent = "    " * depth
        self.loop.append(f"{indent}b_{name} = {source}")
        if not first:
            leave = "return" if depth == 1 else "continue"
            self.loop.append(f"{indent}if b_{name} is None:\n{indent}    {leave}")
        self._name_item(name, cls)

    def _name_item(self, name: str, cls: type[Any]) -> None:
        self.bindings.append((name, kinds.object_of(cls)))
        self.names[name] = Name(f"b_{name}", kinds.object_of(cls))

    def _lets(self, compiler: Compiler) -> list[tuple[str, Compiled]]:
        lets: list[tuple[str, Compiled]] = []
        for name, text in self.rule.let:
            compiled = self._part(compiler, f"let.{name}", text)
            if compiled is not None:
                lets.append((name, compiled))
                compiler.names[name] = Name(f"l_{name}", compiled.type, compiled)
        return lets

    def _part(self, compiler: Compiler, key: str, text: str | None, wanted: Type | None = None) -> Compiled | None:
        if text is None:
            return None
        try:
            return compiler.compile(text, wanted)
        except ExpressionError as error:
            self._problem(key, error)
            return None

    def _parts(self, compiler: Compiler) -> dict[str, Compiled]:
        rule = self.rule
        texts: dict[str, str | None] = {
            "blame": rule.blame, "expected": rule.expected, "actual": rule.actual, "recomputation": rule.recomputation,
            "subject": rule.subject,
        }
        parts = {key: self._part(compiler, key, text) for key, text in texts.items()}
        blamed, dot, _ = (rule.blame or "").rpartition(".")
        if dot and blamed.replace(".", "").replace("_", "").isalnum():  # a field, which may hold a text: its owner gives the place
            parts["blame:owner"] = self._part(compiler, "blame", blamed)
        for number, variant in enumerate(rule.variants):
            parts[f"variant:{number}"] = self._part(compiler, f"variant[{number}].when", variant.when, kinds.BOOL)
        for key, text in self._written():
            parts.update(self._slots(compiler, key, text))
        return {key: part for key, part in parts.items() if part is not None}

    def _written(self) -> Iterator[tuple[str, str]]:
        """
        Give every text that may have slots, with its key.
        """
        spoken: list[tuple[str, Texts | None]] = [("message", self.rule.message), ("help", self.rule.help)]
        for number, variant in enumerate(self.rule.variants):
            spoken.append((f"variant[{number}].message", variant.message))
            spoken.append((f"variant[{number}].help", variant.help))
        for key, texts in spoken:
            if texts is not None:
                yield f"{key}.id", texts.id
                yield f"{key}.en", texts.en

    def _slots(self, compiler: Compiler, key: str, text: str) -> dict[str, Compiled | None]:
        try:
            slots = list(message_slots(text))
        except ValueError as error:
            self._problem(key, ExpressionError(f"Isian pesan salah tulis: {error}.", f"A slot is not well formed: {error}."))
            return {}
        return {
            f"slot:{slot}": self._part(compiler, key, slot) for slot in slots if slot not in AUTOMATIC_SLOTS
        }

    def _source(self, lets: list[tuple[str, Compiled]], when: Compiled | None, checks: Sequence[Compiled]) -> str:
        items = ", ".join(f"b_{name}" for name, _ in self.bindings)
        depth = 1 + sum(1 for line in self.loop if line.lstrip().startswith("for "))
        head = ["def run(s, o):", "    n_pass = n_skip = 0", *self.loop]
        if self.rule.each is None:
            head.append(f"    for ({items},) in o.align():")
            depth = 2
        pad = "    " * depth
        body = [f"{pad}try:", *_block(
            f"{pad}    ", f"({items},)", missing=self._missing(), lets=lets, when=when, checks=checks
        )]
        body += [f"{pad}except Exception as error:", f"{pad}    o.broken(error, ({items},))"]
        if self.rule.each is not None and depth == 1:
            # a single object, no loop around it: an empty one lets `continue` mean the same everywhere
            body = ["    for _ in (0,):", *(f"    {line}" for entry in body for line in entry.split("\n"))]
        return "\n".join([*head, *body, "    o.passed += n_pass", "    o.not_applicable += n_skip", ""])

    def _missing(self) -> list[tuple[str, Missing]]:
        policies = dict(self.rule.missing)
        return [(name, policies.get(name, Missing.SKIP)) for name, _ in self.rule.facts]


def _block(
    pad: str, items: str, *, missing: list[tuple[str, Missing]], lets: list[tuple[str, Compiled]], when: Compiled | None,
    checks: Sequence[Compiled],
) -> Iterator[str]:
    """
    Write what happens for one item: missing sides, applicability, named values, checks.
    """
    for policy, outcome in ((Missing.SKIP, "n_skip += 1"), (Missing.FAIL, f"o.fail(-1, {items})")):
        for name, chosen in missing:
            if chosen is policy:
                yield f"{pad}if b_{name} is None:\n{pad}    {outcome}\n{pad}    continue"
    early = set() if when is None else when.names
    yield from (f"{pad}l_{name} = {compiled.source}" for name, compiled in lets if name in early)
    if when is not None:
        yield f"{pad}w = {when.source}"
        yield f"{pad}if w is False:\n{pad}    n_skip += 1\n{pad}    continue"
        yield f"{pad}if w is None:\n{pad}    o.unknown(-1, {items})\n{pad}    continue"
    yield from (f"{pad}l_{name} = {compiled.source}" for name, compiled in lets if name not in early)
    if not checks:
        yield f"{pad}n_pass += 1\n{pad}if o.tracing:\n{pad}    o.trace(-1, {items})"
    for number, check in enumerate(checks):
        yield f"{pad}c = {check.source}"
        yield f"{pad}if c is None:\n{pad}    o.unknown({number}, {items})"
        yield f"{pad}elif c:\n{pad}    n_pass += 1\n{pad}    if o.tracing:\n{pad}        o.trace({number}, {items})"
        yield f"{pad}else:\n{pad}    o.fail({number}, {items})"


def _execute(source: str, constants: dict[str, Any]) -> dict[str, Any]:
    """
    Run generated source; it holds nothing but what ``expressions`` and this module wrote.
    """
    namespace: dict[str, Any] = {f"f_{name}": each.run for name, each in FUNCTIONS.items()}
    namespace.update(constants)
    namespace.update(f_walk=walk, f_rows_of=rows_of, f_columns_of=columns_of)
    namespace["f_flat"] = lambda _, lists: None if any(each is None for each in lists) else [one for each in lists for one in each]
    exec(compile(source, "<rule>", "exec"), namespace)  # noqa: S102
    return namespace
