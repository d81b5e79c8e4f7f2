"""Modules of the model read as text: what they say of themselves, what they call, which values and luck they take."""

import ast
import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from simsp import parameters
from simsp.luck import Decision

PACKAGE = Path(__file__).resolve().parent.parent
_SENTENCE = re.compile(r"(?<=[^\s.])\.(?=\s+[A-Z`]|$)")
_REGISTERS = ("Decision", "_D")  # the names that the steps give to the register of decisions


@dataclass(frozen=True)
class Source:
    """One module: its dotted name, its syntax tree, and what the names in it stand for."""

    name: str
    tree: ast.Module

    @property
    def stem(self) -> str:
        """The last part of its name."""
        return self.name.rpartition(".")[2]

    @property
    def path(self) -> str:
        """Its file, seen from the folder of the project."""
        return f"{self.name.replace('.', '/')}.py"

    @property
    def says(self) -> list[str]:
        """The paragraphs of its docstring, each on one line."""
        return paragraphs(self.tree)

    @functools.cached_property
    def functions(self) -> dict[str, ast.FunctionDef]:
        """Its functions by name."""
        return {node.name: node for node in self.tree.body if isinstance(node, ast.FunctionDef)}

    @functools.cached_property
    def names(self) -> dict[str, str]:
        """What is known in it, by the name it has there: its own functions, modules and functions of others."""
        known = {name: f"{self.name}.{name}" for name in self.functions}
        for node in self.tree.body:
            if isinstance(node, ast.ImportFrom):
                known |= {one.asname or one.name: f"{node.module}.{one.name}" for one in node.names}
        return known

    def mentions(self, node: ast.AST) -> list[str]:
        """The dotted names of all that a piece of the module mentions, in its order; attributes spelt out."""
        found = []
        for part in in_order(node):
            root, dot, rest = ast.unparse(part).partition(".")
            if isinstance(part, ast.Name | ast.Attribute) and root in self.names:
                found.append(self.names[root] + dot + rest)
        return found


@functools.cache
def module(name: str) -> Source:
    """The module of a dotted name, such as 'simsp.month.talk'."""
    path = PACKAGE.joinpath(*name.split(".")[1:]).with_suffix(".py")
    return Source(name, ast.parse(path.read_text(encoding="utf-8")))


def folder(name: str) -> list[Source]:
    """Every module of a package such as 'month', by name, without the package's own."""
    stems = sorted(path.stem for path in (PACKAGE / name).glob("*.py"))
    return [module(f"simsp.{name}.{stem}") for stem in stems if stem != "__init__"]


def paragraphs(node: ast.Module | ast.FunctionDef | ast.ClassDef) -> list[str]:
    """The paragraphs of a docstring, each on one line; lists of arguments and errors are left out."""
    found = [" ".join(text.split()) for text in (ast.get_docstring(node) or "").split("\n\n")]
    return [text for text in found if text and not text.startswith(("Args:", "Raises:", "Returns:"))]


def first_sentence(text: str) -> str:
    """The first sentence of a text, with its full stop; 's.78' and the like end none."""
    end = _SENTENCE.search(text)
    return text[: end.end()] if end else text


def in_order(node: ast.AST) -> list[ast.expr]:
    """The expressions of a piece of code as they are read, the longer first where two begin together."""
    found = [part for part in ast.walk(node) if isinstance(part, ast.expr)]
    return sorted(found, key=lambda part: (part.lineno, part.col_offset, -(part.end_col_offset or 0)))


def draws(source: Source) -> list[str]:
    """The decisions that a module takes by chance, by name, in the order of the register."""
    found = {
        node.attr
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Attribute) and ast.unparse(node.value).rpartition(".")[2] in _REGISTERS
    }
    return [decision.name for decision in Decision if decision.name in found]


def laws(source: Source) -> list[str]:
    """The branches of law whose rules a module asks, by name."""
    imported = (name for name in source.names.values() if name.startswith("simsp.law."))
    return sorted({name.split(".")[2] for name in imported})


def reads(source: Source) -> list[str]:
    """The values that a module reads by name, as 'branch.key'; chances prepared before the first month included."""
    found = set(_values(source, source.tree))
    for node in _odds(source.tree):
        found |= prepared().get(node.attr, frozenset())
    return [name for name in _keys() if name in found]


def _odds(piece: ast.AST) -> Iterator[ast.Attribute]:
    """Where a piece of code takes a chance or price that was worked out beforehand."""
    for node in ast.walk(piece):
        if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "odds":
            yield node


@functools.cache
def prepared() -> dict[str, frozenset[str]]:
    """Chances and prices that `simsp.world.times` works out beforehand, each with the values behind it."""
    source = module("simsp.world.times")
    made: dict[str, frozenset[str]] = {}
    for function in (source.functions[name] for name in ("_set_papers", "odds_table")):
        for node in ast.walk(function):
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]).startswith("odds."):
                field = re.split(r"\W", ast.unparse(node.targets[0]))[1]
                earlier = (made.get(part.attr, frozenset()) for part in _odds(node.value))
                made[field] = frozenset(_behind(source, function, node.value)).union(*earlier)
    return made


def _behind(source: Source, function: ast.FunctionDef, value: ast.expr) -> Iterator[str]:
    """Values in an expression, in the local names it is made of, and in the functions it calls."""
    aliases = _aliases(function)
    yield from _values_in(value, aliases)
    for node in in_order(value):
        if isinstance(node, ast.Attribute) and _elsewhere(source, node):
            other = module(_elsewhere(source, node))
            yield from _values_called(other, other.functions[node.attr])
        elif isinstance(node, ast.Name) and node.id in source.functions:
            yield from _values_called(source, source.functions[node.id])
        elif isinstance(node, ast.Name):
            for given in _assigned(function, node.id):
                yield from _values_in(given, aliases)


def _elsewhere(source: Source, node: ast.Attribute) -> str:
    """The module of the world whose function is named, as in `paper_odds.lapse`; '' for none."""
    name = source.names.get(ast.unparse(node.value), "")
    found = name.startswith("simsp.world.") and node.attr in module(name).functions
    return name if found else ""


def _values_called(source: Source, function: ast.FunctionDef) -> Iterator[str]:
    """Values that a function reads, and the functions of its module that it calls."""
    yield from _values(source, function)
    for node in ast.walk(function):
        if isinstance(node, ast.Name) and node.id in source.functions and node.id != function.name:
            yield from _values_called(source, source.functions[node.id])


def _assigned(function: ast.FunctionDef, name: str) -> Iterator[ast.expr]:
    for node in ast.walk(function):
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == name:
            yield node.value


def _values(source: Source, node: ast.AST) -> Iterator[str]:
    """Values read anywhere in a piece of a module; each function has its own short names for branches."""
    functions = [node] if isinstance(node, ast.FunctionDef) else source.functions.values()
    for function in functions:
        yield from _values_in(function, _aliases(function))


@functools.cache
def _keys() -> tuple[str, ...]:
    return tuple(dict.fromkeys(parameter.base for parameter in parameters.load().values()))


@functools.cache
def _branches() -> frozenset[str]:
    return frozenset(name.partition(".")[0] for name in _keys())


def _aliases(function: ast.AST) -> dict[str, str]:
    """Local names that stand for a branch, as `claims` after 'claims = rules.claims'."""
    found: dict[str, str] = {}
    for node in ast.walk(function):
        if isinstance(node, ast.Assign):
            for target, value in _pairs(node.targets[0], node.value):
                if isinstance(target, ast.Name) and isinstance(value, ast.Attribute):
                    found |= {target.id: value.attr} if value.attr in _branches() else {}
    return found


def _pairs(target: ast.expr, value: ast.expr) -> Iterable[tuple[ast.expr, ast.expr]]:
    if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        return zip(target.elts, value.elts, strict=False)
    return [(target, value)]


def _values_in(piece: ast.AST, aliases: Mapping[str, str]) -> Iterator[str]:
    for node in ast.walk(piece):
        if isinstance(node, ast.Attribute):
            name = f"{_branch(node.value, aliases)}.{node.attr}"
            yield from [name] if name in _keys() else []
        elif isinstance(node, ast.Subscript) and isinstance(node.slice, ast.JoinedStr):
            begin = f"{_branch(node.value, aliases)}.{ast.unparse(node.slice)[2:].partition('{')[0]}"
            yield from (name for name in _keys() if name.startswith(begin))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from (name for name in _keys() if f"{node.value}_".startswith(f"{name}_"))


def _branch(node: ast.expr, aliases: Mapping[str, str]) -> str:
    """The branch of values that an expression stands for; '' for none."""
    if isinstance(node, ast.Attribute):
        return node.attr if node.attr in _branches() else ""
    if not isinstance(node, ast.Name):
        return ""
    return aliases.get(node.id, node.id if node.id in _branches() else "")  # an argument may bear its name
