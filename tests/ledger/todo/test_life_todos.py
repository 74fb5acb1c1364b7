"""Plans, follow-ups and periods that end: what meetings and talks leave to do."""

from datetime import date

from ledger.codes.talks import PARTNER, TALKER
from ledger.kinds.meetings import Decision, Meeting
from ledger.kinds.talks import Talk, TalkPerson
from ledger.life.facts import LifeFacts
from ledger.todo.life import life_todos
from ledger.todo.todo import Group, Weight
from tests.ledger.life.life_book import branch, life
from tests.ledger.roster.people import FIRST, SECOND
from tests.ledger.todo.todo_book import TODAY, shown


def planned(number: int, kind: str, on: date, place: str = "") -> Meeting:
    return Meeting(id=number, kind=kind, org_unit_id=FIRST.id, planned_on=on, topic="学习", place=place)


def talk(number: int, **more: object) -> Talk:
    given: dict[str, object] = {"org_unit_id": FIRST.id, **more}
    return Talk(id=number, **given)  # type: ignore[arg-type]


def talked(*talks: Talk) -> LifeFacts:
    """Each of these talks is one of the first member with the second."""
    people = [
        TalkPerson(id=one.id * 10 + place, talk_id=one.id, role=role, member_id=place)
        for one in talks
        for place, role in ((1, TALKER), (2, PARTNER))
    ]
    return life(branch(full=3), talks=talks, talk_people=tuple(people))


def test_plans_of_the_next_thirty_days_are_told_and_those_whose_day_has_passed() -> None:
    facts = life(
        branch(full=3),
        meetings=(
            planned(1, "支部党员大会", date(2026, 12, 20), place="三楼会议室"),
            planned(2, "主题党日", date(2026, 12, 23)),  # the thirty-first day
            planned(3, "支部委员会", date(2026, 11, 18)),
        ),
    )
    found = [one for one in life_todos(facts, TODAY, FIRST.id) if one.weight is not Weight.SOON]
    assert [(one.weight.label, one.words, one.note) for one in found] == [
        ("计划", "第一支部 支部党员大会：学习", "周日 三楼会议室"),
        ("逾期", "第一支部 支部委员会：学习", "计划的日期已过"),
    ]
    assert list(life_todos(facts, TODAY, SECOND.id)) == []


def test_a_talk_that_is_planned_tells_its_day_and_nothing_of_its_matter() -> None:
    facts = talked(talk(1, planned_on=TODAY, place="二楼", content="家庭困难"))
    one = next(one for one in life_todos(facts, TODAY, FIRST.id) if one.group is Group.TALK)
    assert (one.words, one.note) == ("党员1与党员2谈心谈话", "今天")


def test_what_was_agreed_and_is_overdue_keeps_the_words_of_a_confidential_talk_to_itself() -> None:
    late = {"held_on": date(2026, 11, 1), "follow_up": "申请补助", "follow_up_due_on": date(2026, 11, 20)}
    facts = talked(
        talk(1, **late), talk(2, is_confidential=True, **late), talk(3, **late | {"follow_up_due_on": TODAY})
    )
    assert [one for one in shown(life_todos, facts, TODAY, None) if one[0] == "逾期"] == [
        ("逾期", "党员1谈话后续：申请补助"),
        ("逾期", "党员1谈话后续（内容保密）"),
    ]


def test_a_decision_past_its_day_opens_the_meeting_that_made_it() -> None:
    held = Meeting(id=7, kind="支部委员会", org_unit_id=FIRST.id, held_on=date(2026, 10, 8))
    decision = Decision(id=5, meeting_id=7, text="报送材料", responsible_id=2, due_on=date(2026, 11, 20))
    facts = life(branch(full=3), meetings=(held,), decisions=(decision,))
    one = next(one for one in life_todos(facts, TODAY, None) if one.weight is Weight.OVERDUE)
    assert (one.words, one.note, one.record_kind, one.record_id) == ("党员2：报送材料", "逾期2天", "meetings", 7)


def test_a_period_that_ends_soon_without_a_meeting_names_its_article_until_one_is_planned() -> None:
    words = ("近期", "第一支部2026年第4季度还没有支部党员大会")
    assert words in shown(life_todos, life(branch(full=3)), date(2026, 12, 20), None)
    assert words not in shown(life_todos, life(branch(full=3)), date(2026, 12, 1), None)
    facts = life(branch(full=3), meetings=(planned(1, "支部党员大会", date(2026, 12, 28)),))
    assert words not in shown(life_todos, facts, date(2026, 12, 20), None)
    one = next(one for one in life_todos(life(branch(full=3)), date(2026, 12, 20), None) if one.words == words[1])
    assert "第十一条" in one.article
    assert (one.rule, one.scope) == ("meeting.member.per_quarter", "2026-Q4")
