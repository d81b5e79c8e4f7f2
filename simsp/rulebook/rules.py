"""The rules of the law as they stand in the files: clause, what they say, what they read."""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from simsp import parameters
from simsp.rulebook.clauses import ACTS, Clause, named

_NO_CLAUSE = Clause(len(ACTS), (0, 0), (0, 0))


@dataclass(frozen=True)
class Rule:
    """One function of a rule file.

    `reads` are values and `uses` are other rules, both by public name, in the order in which they occur.
    """

    name: str
    source: str
    says: str
    reads: tuple[str, ...]
    uses: tuple[str, ...]

    @property
    def clauses(self) -> list[Clause]:
        """The clauses that its source names."""
        return named(self.source)


@dataclass(frozen=True)
class Branch:
    """A rule file and the file of values beside it."""

    name: str
    thai: str
    says: str
    rules: tuple[Rule, ...]


def branches(folder: Path) -> list[Branch]:
    """Every branch of the law in the order of the Acts, and so its rules; what has no clause comes last.

    Args:
        folder: where the rule files (.py) and the values (.yaml) lie beside each other.
    """
    stems = sorted(path.stem for path in folder.glob("*.yaml"))
    trees = {stem: ast.parse((folder / f"{stem}.py").read_text(encoding="utf-8")) for stem in stems}
    known = {stem: {node.name for node, _ in _ruled(tree)} for stem, tree in trees.items()}
    found = [_branch(folder, stem, trees[stem], known) for stem in stems]
    found.sort(key=lambda branch: _place(branch.rules[0]))  # as written, the first rule is the one to go by
    return [replace(branch, rules=tuple(sorted(branch.rules, key=_place))) for branch in found]


def _place(rule: Rule) -> tuple[bool, Clause]:
    """By clause; what is no law comes last, whichever clause it follows."""
    return not rule.source.startswith(ACTS), next(iter(rule.clauses), _NO_CLAUSE)


def _branch(folder: Path, stem: str, tree: ast.Module, known: Mapping[str, set[str]]) -> Branch:
    names = _names(stem, tree, known)
    rules = [
        Rule(f"{stem}.{node.name}", source, _plain(node), _reads(stem, node, known), _uses(node, names))
        for node, source in _ruled(tree)
    ]
    thai = str(parameters.read_yaml(folder / f"{stem}.yaml").get("thai", ""))
    return Branch(stem, thai, _first_paragraph(tree), tuple(rules))


def _ruled(tree: ast.Module) -> Iterator[tuple[ast.FunctionDef, str]]:
    """The functions marked @rule, with what the mark names."""
    functions = (node for node in tree.body if isinstance(node, ast.FunctionDef))
    for node in functions:
        for mark in node.decorator_list:
            if isinstance(mark, ast.Call) and getattr(mark.func, "id", "") == "rule":
                yield node, str(ast.literal_eval(mark.args[0]))


def _names(stem: str, tree: ast.Module, known: Mapping[str, set[str]]) -> dict[str, str]:
    """Public names of the rules that a file may call: its own, those it imports, and those of other branches."""
    names = {f"{branch}.{name}": f"{branch}.{name}" for branch, rules in known.items() for name in rules}
    names |= {name: f"{stem}.{name}" for name in known[stem]}
    for node in tree.body:
        if isinstance(node, ast.ImportFrom):
            origin = str(node.module).rpartition(".")[2]
            taken = {alias.name for alias in node.names} & known.get(origin, set())
            names |= {name: f"{origin}.{name}" for name in taken}
    return names


def _reads(stem: str, rule: ast.FunctionDef, known: Mapping[str, set[str]]) -> tuple[str, ...]:
    """Values taken from the record `law` of the branch, or from an argument named after another branch."""
    given = {argument.arg for argument in rule.args.args}
    records = {name: stem if name == "law" else name for name in given & {"law", *known}}
    found = [
        f"{records[node.value.id]}.{node.attr}"
        for node in _in_order(rule)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in records
    ]
    return tuple(dict.fromkeys(found))


def _uses(rule: ast.FunctionDef, names: Mapping[str, str]) -> tuple[str, ...]:
    called = (ast.unparse(node.func) for node in _in_order(rule) if isinstance(node, ast.Call))
    return tuple(dict.fromkeys(names[name] for name in called if name in names))


def _in_order(rule: ast.FunctionDef) -> list[ast.expr]:
    """The expressions of a function's body as they are read."""
    nodes = [node for line in rule.body for node in ast.walk(line) if isinstance(node, ast.expr)]
    return sorted(nodes, key=lambda node: (node.lineno, node.col_offset))


def _first_paragraph(tree: ast.Module) -> str:
    return " ".join((ast.get_docstring(tree) or "").partition("\n\n")[0].split())


def _plain(rule: ast.FunctionDef) -> str:
    """What the docstring says, without its list of arguments."""
    paragraphs = [" ".join(text.split()) for text in (ast.get_docstring(rule) or "").split("\n\n")]
    kept = (text.replace("Returns: ", "It gives: ", 1) for text in paragraphs if not text.startswith("Args:"))
    return "\n\n".join(kept)
