"""The golden-file fixture, tried on a small suite of its own."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
ONE_TEST = 'def test_register(golden):\n    golden("register.txt", "姓名\\n陈𠮷\\n")\n'


@pytest.fixture
def suite(tmp_path: Path) -> Path:
    """A folder with our conftest and one test that asks for one golden file."""
    tests = tmp_path / "suite" / "tests"
    tests.mkdir(parents=True)
    for name in ("conftest.py", "golden_files.py", "room_coverage.py"):
        shutil.copy(TESTS / name, tests)
    (tests / "test_one.py").write_text(ONE_TEST, encoding="utf-8")
    options = 'testpaths = ["tests"]\npythonpath = ["."]\naddopts = "--import-mode=importlib"\n'
    (tests.parent / "pyproject.toml").write_text("[tool.pytest.ini_options]\n" + options, encoding="utf-8")
    return tests.parent


def run(suite: Path, *options: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "COV_"))}
    environment["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    command = [sys.executable, "-m", "pytest", "-q", *options]
    return subprocess.run(command, cwd=suite, env=environment, capture_output=True, encoding="utf-8", check=False)


def test_a_golden_file_is_written_on_request_and_then_compared(suite: Path) -> None:
    stored = suite / "tests" / "golden" / "register.txt"
    assert "no golden file register.txt" in run(suite).stdout
    assert run(suite, "--update-golden").returncode == 0
    assert stored.read_bytes() == "姓名\n陈𠮷\n".encode()
    assert run(suite).returncode == 0

    stored.write_text("姓名\n陈吉\n", encoding="utf-8")
    answer = run(suite)
    assert answer.returncode == 1
    assert "-陈吉\n+陈𠮷" in answer.stdout


@pytest.mark.parametrize("options", [[], ["-p", "xdist", "-n", "2"]], ids=["one-process", "two-workers"])
def test_a_forgotten_golden_file_fails_a_whole_run(suite: Path, options: list[str]) -> None:
    stored = suite / "tests" / "golden"
    stored.mkdir()
    (stored / "register.txt").write_text("姓名\n陈𠮷\n", encoding="utf-8")
    (stored / "forgotten.txt").write_text("", encoding="utf-8")

    answer = run(suite, *options)
    assert answer.returncode == 1
    assert "tests/golden/forgotten.txt" in answer.stdout
    assert "tests/golden/register.txt" not in answer.stdout


def test_a_narrowed_run_does_not_look_for_forgotten_files(suite: Path) -> None:
    run(suite, "--update-golden")
    (suite / "tests" / "golden" / "forgotten.txt").write_text("", encoding="utf-8")
    assert run(suite, "tests/test_one.py").returncode == 0
