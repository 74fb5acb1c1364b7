"""The import contracts say something about every room and every package that we depend on."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
NO_ROOMS = {"benchmarks", "docs", "packaging", "tests", "tools"}
# Where a distribution's import name is not its own name in lower case with underscores.
IMPORT_NAMES = {"pyside6-essentials": "PySide6", "python-docx": "docx"}


def contract(identifier: str) -> dict[str, Any]:
    contracts: list[dict[str, Any]] = PROJECT["tool"]["importlinter"]["contracts"]
    return next(contract for contract in contracts if contract["id"] == identifier)


def rooms() -> set[str]:
    return {path.parent.name for path in ROOT.glob("[!.]*/*.py")} - NO_ROOMS


def test_every_room_stands_on_a_floor() -> None:
    floors = {room for layer in contract("floors")["layers"] for room in re.findall(r"\w+", layer)}
    assert floors == rooms() == set(PROJECT["tool"]["importlinter"]["root_packages"])


@pytest.mark.parametrize("setting", [("mypy", "files"), ("coverage", "run", "source")], ids=".".join)
def test_every_room_is_typed_and_measured(setting: tuple[str, ...]) -> None:
    listed = PROJECT["tool"]
    for key in setting:
        listed = listed[key]
    assert rooms() - set(listed) <= {"resources"}


def test_ledger_may_import_none_of_our_dependencies() -> None:
    names = [re.match(r"[\w-]+", requirement) for requirement in PROJECT["project"]["dependencies"]]
    distributions = {name[0].lower() for name in names if name}
    modules = {IMPORT_NAMES.get(name, name.replace("-", "_")) for name in distributions}
    assert modules - set(contract("ledger-is-pure")["forbidden_modules"]) == set()
