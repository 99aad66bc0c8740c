"""The shape of the source: small modules and functions, light starts, parts that are found where they lie."""

from __future__ import annotations

import ast
import io
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

import firsthand
from firsthand import languages
from firsthand.plugins import discover

SOURCE = Path(firsthand.__file__).parent
MODULES = sorted(SOURCE.rglob("*.py"))
NAMES = [str(path.relative_to(SOURCE)) for path in MODULES]

LONGEST_MODULE = 400
LONGEST_FUNCTION = 50
LONGEST_OF_NINE_IN_TEN = 30
LONGEST_PIPELINE = 100

HEAVY = {
    "spacy",
    "numpy",
    "scipy",
    "sklearn",
    "trafilatura",
    "htmldate",
    "lxml",
    "charset_normalizer",
    "jinja2",
    "onnxruntime",
    "tokenizers",
    "tqdm",
}
"""What takes a tenth of a second or more to import, or belongs to one stage alone."""

SHAPELESS = {"utils", "util", "common", "misc", "helpers", "helper", "manager", "tools", "shared", "base"}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions(path: Path) -> Iterator[Function]:
    yield from (n for n in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(n, Function))


def code_lines(path: Path) -> set[int]:
    """The numbers of the lines with code: neither blank, nor comment, nor docstring."""
    text = path.read_text("utf-8")
    told = {n for d in docstrings(ast.parse(text)) for n in range(d.lineno, (d.end_lineno or d.lineno) + 1)}
    silent = (tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER)
    tokens = (t for t in tokenize.generate_tokens(io.StringIO(text).readline) if t.type not in silent)
    return {n for t in tokens for n in range(t.start[0], t.end[0] + 1)} - told


def docstrings(tree: ast.Module) -> Iterator[ast.Expr]:
    alone = (n for n in ast.walk(tree) if isinstance(n, ast.Expr))
    yield from (n for n in alone if isinstance(n.value, ast.Constant) and isinstance(n.value.value, str))


def lengths(path: Path) -> dict[str, int]:
    code = code_lines(path)
    return {f.name: len(code & set(range(f.lineno, (f.end_lineno or f.lineno) + 1))) for f in functions(path)}


def top_level_imports(path: Path) -> set[str]:
    """The packages that importing a module imports, outside functions and type checking."""
    found: set[str] = set()
    rest: list[ast.AST] = [ast.parse(path.read_text("utf-8"))]
    while rest:
        node = rest.pop()
        if isinstance(node, ast.Import):
            found |= {a.name.partition(".")[0] for a in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add((node.module or "").partition(".")[0])
        elif not isinstance(node, Function | ast.Lambda) and not _is_for_types(node):
            rest += ast.iter_child_nodes(node)
    return found


def _is_for_types(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_modules_and_functions_are_short(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= LONGEST_MODULE
    assert {name: n for name, n in lengths(path).items() if n > LONGEST_FUNCTION} == {}


def test_nine_functions_in_ten_are_shorter_still() -> None:
    found = sorted(n for path in MODULES for n in lengths(path).values())
    assert found[len(found) * 9 // 10] <= LONGEST_OF_NINE_IN_TEN


def test_the_pipeline_reads_on_two_screens() -> None:
    assert len((SOURCE / "pipeline.py").read_text("utf-8").splitlines()) <= LONGEST_PIPELINE


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_nothing_heavy_is_imported_before_it_is_needed(path: Path) -> None:
    assert top_level_imports(path) & HEAVY == set()


def test_no_module_is_named_for_nothing() -> None:
    names = {part.removesuffix(".py").lstrip("_") for name in NAMES for part in Path(name).parts}
    assert names & SHAPELESS == set()
    classes = [
        n.name for p in MODULES for n in ast.walk(ast.parse(p.read_text("utf-8"))) if isinstance(n, ast.ClassDef)
    ]
    assert [c for c in classes if c.endswith(("Manager", "Helper", "Utils", "Mixin"))] == []


@pytest.mark.parametrize(
    ("package", "names"),
    [
        ("firsthand.read", ["html", "jsonl", "text"]),
        (
            "firsthand.disagreements",
            ["attribution", "date", "figure", "identity", "name", "place", "polarity", "wording"],
        ),
    ],
)
def test_the_parts_of_a_package_are_found(package: str, names: list[str]) -> None:
    found = discover(package)
    assert [m.__name__.rpartition(".")[2] for m in found] == names
    assert all(callable(getattr(m, "read" if package.endswith("read") else "detect")) for m in found)


def test_the_languages_are_found() -> None:
    assert languages.known() == ("en",)


def test_data_lies_in_data_files() -> None:
    """No list or table of words in a module: more than forty strings in one literal is data."""
    found = [
        f"{path.relative_to(SOURCE)}:{node.lineno}"
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.List | ast.Tuple | ast.Set | ast.Dict)
        and sum(isinstance(n, ast.Constant) and isinstance(n.value, str) for n in ast.iter_child_nodes(node)) > 40
    ]
    assert found == []
