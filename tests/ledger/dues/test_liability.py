"""Who owes a month: whatever the stays are, one branch at most, and the branches together make the whole."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.codes.membership import JOIN_WAY, LEAVE_WAY
from ledger.dues.liability import NotDue, liability_of
from ledger.dues.month_due import due_of
from ledger.dues.settings import DuesSettings, TransferMonth
from ledger.dues.year import year_view
from ledger.kinds.membership import StandingChange, Stay
from ledger.values.months import Month, months_of_year
from tests.ledger.dues.dues_book import LI, WANG, YEAR_END, book, day, month, segment
from tests.ledger.roster.people import FIRST, SECOND, stay

DAYS = st.dates(date(2025, 1, 1), date(2027, 6, 30))
MONTHS = st.builds(Month, st.integers(2025, 2027), st.integers(1, 12))
STAYS = st.builds(
    Stay,
    member_id=st.just(WANG),
    branch_id=st.sampled_from([FIRST.id, SECOND.id]),
    joined_on=st.none() | DAYS,
    join_way=st.sampled_from(["", *JOIN_WAY.labels]),
    joined_paid_through=st.none() | MONTHS,
    left_on=st.none() | DAYS,
    leave_way=st.sampled_from(["", *LEAVE_WAY.labels]),
    dues_paid_through=st.none() | MONTHS,
)
CHANGES = st.builds(
    StandingChange,
    member_id=st.just(WANG),
    change=st.sampled_from(["停止党籍", "恢复党籍", "留党察看"]),
    from_on=st.none() | DAYS,
    to_on=st.none() | DAYS,
)


@given(st.lists(STAYS, max_size=4), st.lists(CHANGES, max_size=3), st.sampled_from(TransferMonth))
def test_a_month_is_owed_to_one_branch_at_most_over_the_whole_book(
    stays: list[Stay], changes: list[StandingChange], setting: TransferMonth
) -> None:
    numbered = tuple(replace(one, id=number) for number, one in enumerate(stays, start=1))
    facts = book(
        segment("50", "2024-01"),
        stays=numbered,
        roster={"standing_changes": tuple(changes)},
        settings=DuesSettings(transfer_month=setting),
    )
    spans = liability_of(facts, facts.roster.member_by_id[WANG]).spans
    for earlier, later in pairwise(spans):
        assert earlier.first <= earlier.last < later.first
    for year in (2025, 2026, 2027):
        whole = year_view(facts, year, YEAR_END).totals
        halves = [year_view(facts, year, YEAR_END, unit.id).totals for unit in (FIRST, SECOND)]
        assert (whole.due, whole.owed) == (sum(half.due for half in halves), sum(half.owed for half in halves))


@pytest.mark.parametrize(
    ("joined", "way", "first"),
    [
        ("2026-03-10", "转入", 4),
        ("2026-03-01", "转入", 3),
        ("2026-03-10", "新发展", 3),
        ("2026-03-31", "恢复党籍", 3),
    ],
)
def test_without_a_letter_the_branch_in_which_the_month_began_collects(joined: str, way: str, first: int) -> None:
    facts = book(segment("50"), stays=(replace(stay(WANG, FIRST, joined=joined), join_way=way), stay(LI)))
    assert [bool(due_of(facts, WANG, one).amount) for one in months_of_year(2026)].index(True) + 1 == first


def test_between_two_stays_outside_the_book_nothing_is_owed_here() -> None:
    away = replace(stay(WANG, FIRST, left="2026-03-31"), leave_way="转出")
    back = replace(stay(WANG, FIRST, joined="2026-09-01"), id=300, join_way="转入")
    facts = book(segment("50"), stays=(away, back, stay(LI)))
    reasons = [due_of(facts, WANG, one).reason for one in months_of_year(2026)]
    assert reasons == [None] * 3 + [NotDue.TRANSFERRED] * 5 + [None] * 4


@pytest.mark.parametrize(
    ("way", "reason"),
    [
        ("死亡", NotDue.DIED),
        ("停止党籍", NotDue.STOPPED),
        ("开除党籍", NotDue.LEFT),
        ("转出", NotDue.TRANSFERRED),
    ],
)
def test_who_has_left_is_told_by_the_way_of_leaving(way: str, reason: NotDue) -> None:
    facts = book(segment("50"), stays=(replace(stay(WANG, FIRST, left="2026-03-20"), leave_way=way), stay(LI)))
    assert due_of(facts, WANG, month("2026-03")).amount
    assert due_of(facts, WANG, month("2026-04")).reason is reason


def test_a_stop_that_has_an_end_of_its_own_ends_there() -> None:
    stop = StandingChange(member_id=WANG, change="停止党籍", from_on=day("2026-02-10"), to_on=day("2026-05-03"))
    facts = book(segment("50"), roster={"standing_changes": (stop,)})
    owes = [bool(due_of(facts, WANG, one).amount) for one in months_of_year(2026)[:6]]
    assert owes == [True, True, False, False, True, True]


def test_a_stay_too_short_for_a_month_of_its_own_hands_nothing_over() -> None:
    away = replace(stay(WANG, FIRST, left="2026-03-31"), leave_way="转出")
    short = replace(
        stay(WANG, SECOND, joined="2026-08-05", left="2026-08-20"), id=300, join_way="转入", leave_way="转出"
    )
    back = replace(stay(WANG, FIRST, joined="2026-08-20"), id=301, join_way="转入")
    facts = book(segment("50"), stays=(away, short, back, stay(LI)))
    owes = [bool(due_of(facts, WANG, one).amount) for one in months_of_year(2026)]
    assert owes == [True] * 3 + [False] * 5 + [True] * 4
