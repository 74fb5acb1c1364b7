"""Golden files: stored texts that a result must equal, and the account of which of them a run has used."""

import difflib
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parent / "golden"
DIFF_LINES = 60


class GoldenLedger:
    """Collects, over all worker processes, the golden files that tests asked for, and reports the forgotten ones."""

    def __init__(self, config: pytest.Config) -> None:
        self._config = config
        self.is_updating = bool(config.getoption("--update-golden"))
        self.used: set[str] = set()
        self.unused: list[str] = []

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        """Take over what a worker process used."""
        self.used.update(getattr(node, "workeroutput", {}).get("golden", ()))

    def pytest_sessionfinish(self, session: pytest.Session, exitstatus: int) -> None:
        """Fail a complete, successful run that left a golden file unused."""
        if hasattr(self._config, "workeroutput"):
            self._config.workeroutput["golden"] = sorted(self.used)
        elif exitstatus == pytest.ExitCode.OK and self._is_complete_run():
            self.unused = sorted(stored_names() - self.used)
            if self.unused:
                session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Name the unused files."""
        if self.unused:
            terminalreporter.section("golden files that no test uses")
            for name in self.unused:
                terminalreporter.line(f"tests/golden/{name}")

    def _is_complete_run(self) -> bool:
        option = self._config.option
        narrowed = option.keyword or option.markexpr or option.lf or option.failedfirst or option.collectonly
        return not narrowed and not option.deselect and self._config.args_source == pytest.Config.ArgsSource.TESTPATHS


class Golden:
    """Compares texts with the stored ones; the test's `golden` fixture."""

    def __init__(self, ledger: GoldenLedger) -> None:
        self._ledger = ledger

    def __call__(self, name: str, actual: str) -> None:
        """Assert that `actual` equals `tests/golden/<name>`; a name has its suffix and "/" for folders."""
        self._ledger.used.add(name)
        path = FOLDER / name
        if self._ledger.is_updating:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(actual, encoding="utf-8", newline="\n")
            return
        assert path.is_file(), f"no golden file {name}: run with --update-golden, look at it, then commit it"
        expected = path.read_text(encoding="utf-8")
        if actual != expected:
            pytest.fail(f"golden file {name} differs:\n{readable_diff(expected, actual)}", pytrace=False)


def stored_names() -> set[str]:
    """Names of all golden files, relative to their folder, with "/" on every system."""
    return {path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*") if path.is_file()}


def readable_diff(expected: str, actual: str) -> str:
    """Unified diff of two texts, cut after a screenful."""
    lines = list(difflib.unified_diff(expected.splitlines(), actual.splitlines(), "stored", "now", lineterm=""))
    rest = len(lines) - DIFF_LINES
    return "\n".join([*lines[:DIFF_LINES], *([f"… {rest} more lines"] if rest > 0 else [])])
