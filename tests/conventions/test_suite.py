"""How tests wait: for a signal or a condition, never for a time."""

import re
from pathlib import Path

TESTS = Path(__file__).parents[1]
# Written so that this file does not find itself.
FIXED_WAIT = re.compile(r"qtbot\.wait\(|QTest\.q(?:Wait|Sleep)\(|\.msleep\(")


def test_no_test_waits_for_a_fixed_time() -> None:
    found = [
        f"{path.relative_to(TESTS)}:{number}"
        for path in TESTS.rglob("*.py")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if FIXED_WAIT.search(line)
    ]
    assert found == []
