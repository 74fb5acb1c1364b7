from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ledger.kinds.membership import GroupStay, LostContact, Mobility, PostHolding, StandingChange, Stay
from ledger.kinds.organisation import Office
from ledger.roster.asof import former_on, is_enrolled, latest_entry, roster_on
from ledger.values.dates import LooseDate
from tests.ledger.roster.people import FIRST, GROUP_ONE, SECOND, TOP, facts, member, stay

WANG = member(1, "王小明")
LI = member(2, "李娜", admitted="2025-12-01", full="")


def names(roster: list) -> list[str]:  # type: ignore[type-arg]
    return [entry.member.name for entry in roster]


def test_on_the_day_of_a_move_a_person_is_in_the_new_branch_only() -> None:
    moved = facts(
        WANG,
        stays=(stay(1, FIRST, left="2026-03-10"), stay(1, SECOND, joined="2026-03-10")),
    )
    assert names(roster_on(moved, date(2026, 3, 9), FIRST.id)) == ["王小明"]
    assert names(roster_on(moved, date(2026, 3, 10), FIRST.id)) == []
    assert names(roster_on(moved, date(2026, 3, 10), SECOND.id)) == ["王小明"]
    assert names(roster_on(moved, date(2026, 3, 10), TOP.id)) == ["王小明"]


def test_a_person_who_left_and_came_back_is_one_person_with_a_gap() -> None:
    returned = facts(WANG, stays=(stay(1, left="2020-01-01"), stay(1, joined="2024-06-01")))
    assert names(roster_on(returned, date(2019, 12, 31))) == ["王小明"]
    assert names(roster_on(returned, date(2022, 1, 1))) == []
    assert names(roster_on(returned, date(2024, 6, 1))) == ["王小明"]
    assert names(former_on(returned, date(2022, 1, 1))) == ["王小明"]
    assert names(former_on(returned, date(2025, 1, 1))) == []


def test_standing_follows_the_dates_of_acceptance_and_conversion() -> None:
    on_probation = facts(member(1, "王小明", "2025-07-01", "2026-07-01"))
    before, after = roster_on(on_probation, date(2026, 6, 30))[0], roster_on(on_probation, date(2026, 7, 1))[0]
    assert (before.category, before.may_vote) == ("预备党员", False)
    assert (after.category, after.may_vote) == ("正式党员", True)


def test_without_a_conversion_date_the_declared_category_speaks() -> None:
    assert roster_on(facts(LI), date(2026, 1, 1))[0].category == "预备党员"
    old = member(3, "赵刚", admitted="1985", full="")
    assert roster_on(facts(old), date(2026, 1, 1))[0].category == ""


def test_stopped_standing_takes_the_person_out_of_the_count_but_not_off_the_list() -> None:
    stopped = facts(
        WANG,
        standing_changes=(
            StandingChange(member_id=1, change="停止党籍", from_on=date(2025, 1, 1)),
            StandingChange(member_id=1, change="恢复党籍", from_on=date(2026, 1, 1)),
        ),
    )
    during, afterwards = roster_on(stopped, date(2025, 6, 1))[0], roster_on(stopped, date(2026, 1, 1))[0]
    assert (during.status, during.counts_as_member) == ("停止党籍", False)
    assert (afterwards.status, afterwards.counts_as_member) == ("正常", True)


def test_observation_takes_the_vote_and_not_the_membership() -> None:
    watched = StandingChange(member_id=1, change="留党察看", from_on=date(2025, 1, 1), to_on=date(2026, 1, 1))
    book = facts(WANG, standing_changes=(watched,))
    assert (roster_on(book, date(2025, 12, 31))[0].is_full, roster_on(book, date(2025, 12, 31))[0].may_vote) == (
        True,
        False,
    )
    assert roster_on(book, date(2026, 1, 1))[0].may_vote


def test_offices_posts_group_mobility_and_lost_contact_hold_for_their_days() -> None:
    book = facts(
        WANG,
        offices=(
            Office(member_id=1, org_unit_id=2, office="组织委员", from_on=date(2024, 1, 1)),
            Office(member_id=1, org_unit_id=2, office="书记", from_on=date(2024, 1, 1), to_on=date(2026, 1, 1)),
        ),
        post_holdings=(
            PostHolding(member_id=1, post="公务员"),
            PostHolding(member_id=1, post="退休", from_on=date(2026, 2, 1)),
        ),
        group_stays=(GroupStay(member_id=1, group_id=4, from_on=date(2025, 1, 1)),),
        mobilities=(Mobility(member_id=1, from_on=LooseDate(2025, 5), destination="深圳"),),
        lost_contacts=(LostContact(member_id=1, lost_since=LooseDate(2025), found_on=date(2025, 9, 1)),),
    )
    entry = roster_on(book, date(2025, 6, 1))[0]
    assert entry.offices == ("书记", "组织委员")
    assert (entry.post, entry.group, entry.mobility is not None, entry.lost is not None) == (
        "公务员",
        GROUP_ONE,
        True,
        True,
    )
    later = roster_on(book, date(2026, 2, 1), GROUP_ONE.id)[0]
    assert (later.offices, later.post, later.lost) == (("组织委员",), "退休", None)


@given(
    days=st.lists(st.integers(0, 400), min_size=2, max_size=6, unique=True).map(sorted),
    asked=st.integers(-10, 410),
)
def test_consecutive_stays_put_a_person_into_exactly_one_branch_a_day(days: list[int], asked: int) -> None:
    origin = date(2025, 1, 1)
    dates = [origin + timedelta(days=offset) for offset in days]
    stays = tuple(
        stay(1, FIRST if number % 2 else SECOND, joined=begin.isoformat(), left=end.isoformat())
        for number, (begin, end) in enumerate(pairwise(dates))
    )
    day = origin + timedelta(days=asked)
    expected = 1 if dates[0] <= day < dates[-1] else 0
    assert len(roster_on(facts(WANG, stays=stays), day)) == expected


def test_nobody_is_on_a_list_of_days_before_the_admission() -> None:
    book = facts(WANG, member(2, "李娜", admitted="2012", full="2013"), member(3, "赵刚", admitted="", full=""))
    assert names(roster_on(book, date(2010, 6, 30))) == ["赵刚"]
    assert names(roster_on(book, date(2010, 7, 1))) == ["王小明", "赵刚"]
    assert names(roster_on(book, date(2012, 1, 1))) == ["王小明", "李娜", "赵刚"]
    assert not is_enrolled(book, WANG, date(2010, 6, 30))
    early = facts(WANG, stays=(stay(1, joined="2010-01-01"),))
    assert names(roster_on(early, date(2010, 1, 1))) == ["王小明"]


def test_the_latest_line_of_a_person_is_todays_or_that_of_the_last_day() -> None:
    gone = facts(WANG, LI, stays=(stay(1, FIRST, left="2020-01-01"), stay(2, SECOND, joined="2026-01-01")))
    last = latest_entry(gone, WANG, date(2026, 3, 1))
    assert last is not None
    assert (last.on, last.branch.short_name) == (date(2019, 12, 31), "第一支部")
    now = latest_entry(gone, LI, date(2026, 3, 1))
    assert now is not None
    assert (now.on, now.branch.short_name) == (date(2026, 3, 1), "第二支部")
    assert latest_entry(gone, LI, date(2025, 12, 31)) is None


def test_a_stay_in_an_unknown_branch_shows_nothing() -> None:
    nowhere = facts(WANG, stays=(Stay(member_id=1), Stay(branch_id=FIRST.id)))
    assert roster_on(nowhere, date(2026, 1, 1)) == []
