"""Sets the program up with its development tools and runs every check and test; leaves with 0 only when all are clean.

python3 tools/check.py          (Windows: py tools/check.py)
"""

from __future__ import annotations

import subprocess
import time

from bootstrap import ROOT, Environment, run_command
from system_packages import require_qt
from wording import say

ENVIRONMENT = Environment()
PYTHON = str(ENVIRONMENT.python)
STEPS = {
    "format": [PYTHON, "-m", "ruff", "format", "--check", "."],
    "lint": [PYTHON, "-m", "ruff", "check", "."],
    "imports": [str(ENVIRONMENT.scripts / "lint-imports"), "--no-logo"],
    "types": [PYTHON, "-m", "mypy"],
    "tests": [PYTHON, "-m", "pytest", "-n", "2", "--cov", "--cov-report=term"],
}


def main() -> int:
    """Run all steps, the failing ones included, so that one run shows everything there is to mend."""
    ENVIRONMENT.prepare(ROOT / "requirements-dev.lock")
    require_qt(ENVIRONMENT.folder, ["offscreen"])
    results = {name: run_step(name, command) for name, command in STEPS.items()}
    failed = [name for name, (is_passed, _) in results.items() if not is_passed]
    times = ", ".join(f"{name} {seconds:.0f} s" for name, (_, seconds) in results.items())
    if failed:
        say(f"未通过：{'、'.join(failed)}（{times}）", f"Failed: {', '.join(failed)} ({times})")
        return 1
    say(f"全部通过（{times}）", f"All clean ({times})")
    return 0


def run_step(name: str, command: list[str]) -> tuple[bool, float]:
    """Run one step with its output on this console; returns whether it passed and how many seconds it took."""
    print(f"\n── {name}", flush=True)
    started = time.monotonic()
    is_passed = subprocess.run(command, cwd=ROOT, check=False).returncode == 0
    return is_passed, time.monotonic() - started


if __name__ == "__main__":
    run_command(main)
