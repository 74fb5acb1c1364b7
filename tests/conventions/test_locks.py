"""The lock files hold what pyproject asks for, with hashes, and name no host."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = ["requirements.lock", "requirements-dev.lock"]
PIN = re.compile(r"^([\w.-]+)==([^\s;]+)", re.MULTILINE)


def lock_text(name: str) -> str:
    return (ROOT / name).read_text(encoding="ascii")


def pins(text: str) -> set[tuple[str, str]]:
    return {(name.lower(), version) for name, version in PIN.findall(text)}


@pytest.mark.parametrize("lock", LOCKS)
def test_the_program_gets_the_versions_that_it_asks_for(lock: str) -> None:
    asked = pins("\n".join(PROJECT["project"]["dependencies"]))
    assert len(asked) == len(PROJECT["project"]["dependencies"]), "every dependency has an exact version"
    assert asked <= pins(lock_text(lock))


def test_the_tools_are_locked_on_top_of_the_program() -> None:
    tools = pins("\n".join(PROJECT["dependency-groups"]["dev"]))
    assert pins(lock_text("requirements.lock")) | tools <= pins(lock_text("requirements-dev.lock"))


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_is_known_by_its_hash(lock: str) -> None:
    for entry in re.split(r"\n(?=\w)", lock_text(lock).strip()):
        assert "--hash=sha256:" in entry, entry


@pytest.mark.parametrize("lock", LOCKS)
def test_no_lock_names_a_host(lock: str) -> None:
    assert re.findall(r"\S*(?:://|--index|--find-links)\S*", lock_text(lock)) == []
