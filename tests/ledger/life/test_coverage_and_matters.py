"""Who has talked with whom, and what is still to be done."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ledger.codes.meetings import COMMITTEE_MEETING, MEMBER_MEETING
from ledger.codes.talks import PARTNER, TAKER, TALKER
from ledger.kinds.meetings import Decision
from ledger.kinds.membership import GroupStay
from ledger.kinds.talks import Talk, TalkPerson
from ledger.life.coverage import AMONG_MEMBERS, WITH_COMMITTEE, WITHIN_COMMITTEE, Coverage, talk_coverage
from ledger.life.facts import LifeFacts
from ledger.life.matters import CONFIDENTIAL, carried_over, open_matters
from tests.ledger.life.life_book import COMMITTEE, HELD, branch, life, meeting, with_meetings
from tests.ledger.roster.people import FIRST, GROUP_ONE, SECOND, TOP

ON = date(2026, 12, 31)


def talked(*talks: tuple[tuple[int, ...], tuple[int, ...]], **more: Any) -> LifeFacts:
    """Talks held on the same day: talkers, partners. The branch has the committee 1 to 3 and the members 4 to 6."""
    records = tuple(
        Talk(**{"id": n, "org_unit_id": FIRST.id, "held_on": HELD, **more}) for n in range(1, len(talks) + 1)
    )
    people = []
    for number, (talkers, partners) in enumerate(talks, start=1):
        people += [TalkPerson(talk_id=number, role=TALKER, member_id=one) for one in talkers]
        people += [TalkPerson(talk_id=number, role=PARTNER, member_id=one) for one in partners]
        people.append(TalkPerson(talk_id=number, role=TAKER, name="记录"))
    numbered = tuple(replace(one, id=place) for place, one in enumerate(people, start=1))
    return life(branch(6), talks=records, talk_people=numbered)


def coverage(facts: LifeFacts, unit: int = FIRST.id, on: date = ON) -> Coverage:
    return talk_coverage(facts, 2026, on, unit)


def missing(facts: LifeFacts, kind: str) -> list[tuple[int, tuple[int, ...]]]:
    return [(one.member_id, one.partner_ids) for one in coverage(facts).missing if one.kind == kind]


def test_without_talks_everybody_is_missing_with_one_suggestion() -> None:
    facts = talked()
    assert missing(facts, WITHIN_COMMITTEE) == [(1, (2,)), (1, (3,)), (2, (3,))]
    assert missing(facts, WITH_COMMITTEE) == [(4, (1,)), (5, (1,)), (6, (1,))]
    assert missing(facts, AMONG_MEMBERS) == [(4, (5,)), (5, (4,)), (6, (4,))]
    assert coverage(facts).committee == {1, 2, 3}


def test_somebody_of_the_same_group_is_suggested_before_the_secretary() -> None:
    groups = (GroupStay(id=1, member_id=2, group_id=GROUP_ONE.id), GroupStay(id=2, member_id=5, group_id=GROUP_ONE.id))
    facts = life(branch(6, group_stays=groups))
    assert (5, (2,)) in missing(facts, WITH_COMMITTEE)
    assert "可安排党员2" in next(one.sentence for one in coverage(facts).missing if one.member_id == 5)
    of_group = talk_coverage(facts, 2026, ON, GROUP_ONE.id)
    assert [entry.member.id for entry in of_group.people] == [2, 5]
    assert {one.member_id for one in of_group.missing} == {2, 5}


def test_a_group_talk_counts_for_each_talker_with_each_partner() -> None:
    facts = talked(((1, 2), (4, 5)))
    assert set(coverage(facts).done) == {frozenset(pair) for pair in ((1, 4), (1, 5), (2, 4), (2, 5))}
    assert missing(facts, WITH_COMMITTEE) == [(6, (1,))]
    assert (1, (2,)) in missing(facts, WITHIN_COMMITTEE)


def test_only_talks_held_in_the_year_count() -> None:
    for more in ({"held_on": None, "planned_on": HELD}, {"held_on": date(2025, 3, 5)}, {"held_on": date(2027, 1, 1)}):
        assert coverage(talked(((1,), (4,)), **more)).done == {}
    assert coverage(talked(((1,), (4,))), on=date(2026, 1, 1)).done == {}


def test_of_a_general_branch_nothing_is_asked() -> None:
    assert coverage(talked(((1,), (4,))), TOP.id).missing == ()
    assert coverage(talked(), SECOND.id).people == ()
    alone = life(branch(1, offices=COMMITTEE[:1]))
    assert coverage(alone).missing == ()


people = st.lists(st.integers(1, 6), min_size=1, max_size=3, unique=True).map(tuple)
talks = st.lists(st.tuples(people, people), max_size=8)


@given(talks, st.tuples(people, people))
def test_one_more_talk_never_adds_somebody_missing(some: list[Any], one: Any) -> None:
    def asked(facts: LifeFacts) -> set[tuple[str, int, int]]:
        found = coverage(facts).missing
        return {(o.kind, o.member_id, o.partner_ids[0] if o.kind == WITHIN_COMMITTEE else 0) for o in found}

    assert asked(talked(*some, one)) <= asked(talked(*some))


def with_decisions(*decisions: Decision, kind: str = MEMBER_MEETING) -> LifeFacts:
    return with_meetings(meeting(kind), decisions=decisions, roster=branch(3))


def test_open_matters_come_from_decisions_and_talks_the_earliest_due_first() -> None:
    done = Decision(id=1, meeting_id=1, text="完成的", done_on=date(2026, 4, 1))
    late = Decision(id=2, meeting_id=1, text="整改", responsible_id=2, due_on=date(2026, 5, 1))
    undated = Decision(id=3, meeting_id=1, text="跟进", responsible="办公室")
    facts = talked(((1,), (4,)), follow_up="帮助就医", follow_up_due_on=date(2026, 4, 30))
    both = replace(facts, meetings=with_decisions().meetings, decisions=(done, late, undated))
    found = open_matters(both, date(2026, 5, 4), FIRST.id)
    assert [(one.kind_key, one.text, one.responsible, one.days_over) for one in found] == [
        ("talks", "帮助就医", "党员1", 4),
        ("decisions", "整改", "党员2", 3),
        ("decisions", "跟进", "办公室", 0),
    ]
    assert open_matters(both, date(2026, 3, 1)) == (), "before anything was decided"
    assert open_matters(both, ON, SECOND.id) == ()
    assert [one.text for one in open_matters(both, date(2026, 3, 31))][-1:] == ["跟进"]


def test_the_follow_up_of_a_confidential_talk_is_not_told() -> None:
    facts = talked(((1,), (4,)), follow_up="帮助就医", is_confidential=True)
    assert [one.text for one in open_matters(facts, ON)] == [CONFIDENTIAL]
    closed = talked(((1,), (4,)), follow_up="帮助就医", follow_up_done_on=date(2026, 6, 1))
    assert open_matters(closed, ON) == ()


def test_open_decisions_are_carried_to_the_next_meeting_of_the_kind() -> None:
    facts = with_decisions(
        Decision(id=1, meeting_id=1, text="开着的"), Decision(id=2, meeting_id=1, text="完成的", done_on=HELD)
    )
    assert [one.text for one in carried_over(facts, MEMBER_MEETING, FIRST.id, HELD + timedelta(days=30))] == ["开着的"]
    assert carried_over(facts, MEMBER_MEETING, FIRST.id, HELD) == ()
    assert carried_over(facts, COMMITTEE_MEETING, FIRST.id, ON) == ()
