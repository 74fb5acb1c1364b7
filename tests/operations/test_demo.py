"""The sample book is a book to learn from: nothing in it contradicts itself, on no day that it shows."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from ledger.checks.course import course_findings
from ledger.checks.overview import overview
from ledger.errors import Level
from operations.demo import Plan, demo_book
from operations.facts import read_facts
from operations.tables import rulebook

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize("seed", [1, 7])
def test_the_sample_book_has_gaps_to_point_at_and_no_contradictions(seed: int, tmp_path: Path) -> None:
    clock = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
    with demo_book(tmp_path / "示例.zbtz", Plan(60, 3, TODAY), seed, clock=lambda: clock) as book:
        facts = read_facts(book)
    for day in (TODAY, date(2025, 6, 30), date(2024, 1, 1)):
        assert course_findings(facts, day) == []
    levels = {one.level for one in overview(facts, rulebook(), TODAY).findings}
    assert Level.INFO in levels
    assert Level.MUST not in levels
