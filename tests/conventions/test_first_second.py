"""What a start costs: nothing is loaded that the first window or the first answer does not need."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# python_calamine is none of them: it loads in two milliseconds.
HEAVY = {"reportlab", "xlsxwriter", "pypdfium2"}


def modules_loaded_by(module: str) -> set[str]:
    """Top-level names in sys.modules of a fresh Python that has imported this module."""
    script = f"import {module}, json, sys; print(json.dumps([name.partition('.')[0] for name in sys.modules]))"
    command = [sys.executable, "-c", script]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert answer.returncode == 0, answer.stderr
    return set(json.loads(answer.stdout))


@pytest.mark.parametrize("module", ["gui.app", "commands"])
def test_neither_window_nor_command_line_loads_paper_and_sheets_at_start(module: str) -> None:
    assert modules_loaded_by(module) & HEAVY == set()


def test_the_command_line_does_not_load_qt() -> None:
    """So that it works on a machine without a display and without Qt's system libraries."""
    assert "PySide6" not in modules_loaded_by("commands")
