"""What the page reads says the same of every case as the whole book does."""

from datetime import date
from pathlib import Path

import pytest

from ledger.development.steps import case_views
from ledger.kinds.development import DEVELOPMENT_CASES
from operations.demo import Plan, demo_book
from operations.development.linking import MEETING_FIELDS, VOTE_FIELDS, meetings_for, talks_for, votes_about
from operations.development.quick_reading import read_cases
from operations.development.reading import read_development
from tests.gui.conftest import NOW

TODAY = NOW.date()


@pytest.mark.parametrize("as_of", [TODAY, date(2025, 6, 1)])
def test_the_steps_and_what_can_be_chosen_are_those_of_the_whole_book(tmp_path: Path, as_of: date) -> None:
    with demo_book(tmp_path / "示例.zbtz", Plan(36, 3, TODAY), 1, clock=lambda: NOW) as store:
        quick, whole = read_cases(store), read_development(store)
        assert quick.cases == whole.cases == tuple(store.all(DEVELOPMENT_CASES))
        assert case_views(quick, as_of) == case_views(whole, as_of)
        for case in whole.cases:
            for field in VOTE_FIELDS:
                assert votes_about(quick, case, field) == votes_about(whole, case, field)
            for field in MEETING_FIELDS:
                assert meetings_for(quick, case, field) == meetings_for(whole, case, field)
            if case.member_id is None:
                assert talks_for(quick, case) == talks_for(whole, case)
