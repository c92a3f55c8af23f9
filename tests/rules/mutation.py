"""Deliberately broken copies of the encoders, made systematically from their source.

Every method that `encode` reaches is changed in one place at a time: a number by one, a comparison, a sign, an
operator, the sides of a rule, the order of arguments, an escape taken away, the first or last turn of a loop left out,
a condition turned round or dropped, a statement removed. The check of a copy stays as it was.
"""

from __future__ import annotations

import ast
import copy
import inspect
import sys
import textwrap
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from liftrun.rules.base import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

_COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.Gt),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.Lt),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
}
_OPERATORS: dict[type[ast.operator], type[ast.operator]] = {ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add}
_EDGES = (("start", "end"), ("starts", "ends"))
_SYMMETRIC = {"max", "week.clause", "week.together"}
_NO_ESCAPE = {"unless": ast.UnaryOp(ast.Invert(), ast.Constant(0)), "breaches": ast.List([], ast.Load())}


class Mutant(NamedTuple):
    """A changed method of a kind; the name states the change."""

    kind: type[Rule]
    name: str
    method: ast.FunctionDef

    def copy_of_kind(self) -> type[Rule]:
        """The kind with the changed method."""
        namespace = dict(vars(sys.modules[self.kind.__module__]))
        # Annotations must stay unread: they name what is imported for the type checker only.
        unread = ast.parse("from __future__ import annotations").body
        module = ast.fix_missing_locations(ast.Module([*unread, self.method], []))
        exec(compile(module, self.name, "exec"), namespace)  # noqa: S102  # our own source
        return type(self.kind)(
            f"Changed{self.kind.__name__}", (self.kind,), {self.method.name: namespace[self.method.name]}
        )


def mutants(kind: type[Rule]) -> Iterator[Mutant]:
    """Every broken copy of a kind's encoder."""
    seen: dict[str, int] = {}
    for method in _methods(kind):
        for place, node in enumerate(ast.walk(method)):
            for number, change in enumerate(_changes(node, kind)):
                changed = copy.deepcopy(method)
                target = list(ast.walk(changed))[place]
                list(_changes(target, kind))[number].make(target)
                name = f"{method.name}: {change.text}"
                seen[name] = seen.get(name, 0) + 1
                yield Mutant(kind, name if seen[name] == 1 else f"{name} ({seen[name]})", changed)


def _methods(kind: type[Rule]) -> list[ast.FunctionDef]:
    """The methods that `encode` reaches, docstrings taken out."""
    reached: dict[str, ast.FunctionDef] = {}
    waiting = ["encode"]
    while waiting:
        name = waiting.pop()
        function = vars(kind).get(name)
        if name in reached or not inspect.isfunction(function):
            continue
        method = ast.parse(textwrap.dedent(inspect.getsource(function))).body[0]
        method.body = method.body[1:] if ast.get_docstring(method) else method.body
        reached[name] = method
        waiting += [node.attr for node in ast.walk(method) if isinstance(node, ast.Attribute)]
    return list(reached.values())


class Change(NamedTuple):
    """A new value for a field of a node, and the change in words."""

    field: str
    value: object
    text: str

    def make(self, node: ast.AST) -> None:
        """Change the node in place."""
        setattr(node, self.field, self.value)


def _changes(node: ast.AST, kind: type[Rule]) -> Iterator[Change]:
    """Each change that fits a node."""
    for field, value in (*_numbers(node), *_operators(node), *_names(node, kind), *_calls(node)):
        yield _described(node, field, value)
    yield from _loops(node)
    yield from _statements(node)


def _described(node: ast.AST, field: str, value: object) -> Change:
    changed = copy.copy(node)
    setattr(changed, field, value)
    return Change(field, value, f"{_text(node)} -> {_text(changed)}")


def _text(node: ast.AST) -> str:
    return " ".join(ast.unparse(ast.fix_missing_locations(copy.deepcopy(node))).split())


def _numbers(node: ast.AST) -> Iterator[tuple[str, object]]:
    if isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield "value", not node.value
    elif isinstance(node, ast.Constant) and isinstance(node.value, int):
        yield "value", node.value + 1
        yield "value", node.value - 1


def _operators(node: ast.AST) -> Iterator[tuple[str, object]]:
    if isinstance(node, ast.Compare):
        for other in _COMPARISONS[type(node.ops[0])]:
            yield "ops", [other()]
    elif isinstance(node, ast.BoolOp):
        yield "op", ast.Or() if isinstance(node.op, ast.And) else ast.And()
        for index, _ in enumerate(node.values):
            kept = [*node.values[:index], *node.values[index + 1 :]]
            yield "values", kept if len(kept) > 1 else kept * 2
    elif isinstance(node, ast.BinOp) and type(node.op) in _OPERATORS:
        yield "op", _OPERATORS[type(node.op)]()


def _names(node: ast.AST, kind: type[Rule]) -> Iterator[tuple[str, object]]:
    if isinstance(node, ast.Attribute):
        of_self = isinstance(node.value, ast.Name) and node.value.id == "self"
        for pair in _sides(kind) if of_self else _EDGES:
            if node.attr in pair:
                yield "attr", pair[1 - pair.index(node.attr)]


def _sides(kind: type[Rule]) -> list[tuple[str, str]]:
    """Parameters of one type, which may be confused: `one` and `other`, `at_least` and `at_most`."""
    own = [(name, field.annotation) for name, field in kind.model_fields.items() if name not in Rule.model_fields]
    return [(one, other) for (one, type_), (other, same) in combinations(own, 2) if type_ == same]


def _calls(node: ast.AST) -> Iterator[tuple[str, object]]:
    if isinstance(node, ast.Call):
        for index, value in enumerate(node.args):
            if isinstance(value, ast.UnaryOp):
                yield "args", [*node.args[:index], value.operand, *node.args[index + 1 :]]
        if len(node.args) > 1 and ast.unparse(node.func) not in _SYMMETRIC:
            yield "args", [node.args[1], node.args[0], *node.args[2:]]
    elif isinstance(node, ast.keyword) and node.arg in _NO_ESCAPE:
        yield "value", copy.deepcopy(_NO_ESCAPE[node.arg])
    elif isinstance(node, ast.List) and isinstance(node.ctx, ast.Load):
        for index, value in enumerate(node.elts):
            yield "elts", [*node.elts[:index], *node.elts[index + 1 :]]
            if isinstance(value, ast.UnaryOp):
                yield "elts", [*node.elts[:index], value.operand, *node.elts[index + 1 :]]


def _loops(node: ast.AST) -> Iterator[Change]:
    if isinstance(node, ast.For | ast.comprehension):
        for cut in ("[1:]", "[:-1]"):
            less = ast.parse(f"list({ast.unparse(node.iter)}){cut}", mode="eval").body
            yield Change("iter", less, f"in {_text(node.iter)} -> {cut}")
    if isinstance(node, ast.comprehension) and node.ifs:
        yield Change("ifs", [], f"if {_text(node.ifs[0])} left out")


def _statements(node: ast.AST) -> Iterator[Change]:
    if isinstance(node, ast.If | ast.IfExp):
        yield Change("test", ast.UnaryOp(ast.Not(), node.test), f"if not {_text(node.test)}")
        yield Change("test", ast.Constant(value=True), f"whether or not {_text(node.test)}")
    for field in ("body", "orelse"):
        block = getattr(node, field, None)
        for index, statement in enumerate(block if isinstance(block, list) else []):
            if isinstance(statement, ast.Expr | ast.Return):
                left = [*block[:index], ast.Pass(), *block[index + 1 :]]
                yield Change(field, left, f"{_text(statement)} left out")
