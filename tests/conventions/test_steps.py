"""A released step of the schema must do tomorrow what it does today."""

import ast
import sys
from pathlib import Path

import pytest

STEPS = sorted((Path(__file__).parents[2] / "storage" / "steps").glob("step_*.py"))


def test_there_is_a_first_step() -> None:
    assert STEPS


@pytest.mark.parametrize("path", STEPS, ids=lambda path: path.stem)
def test_a_step_imports_nothing_of_ours(path: Path) -> None:
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    names = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    names += [node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)]
    assert {name.partition(".")[0] for name in names} <= sys.stdlib_module_names | {"sqlite_utils"}
