"""Two books that were kept separately meet for the first time: what both have stands once, whatever else differs."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, given, settings

from ledger.codes.meetings import PARTY_DAY, SEALED
from ledger.kinds.appraisal import APPRAISAL_RESULTS, APPRAISALS, MEMBER_SCORES, Appraisal, AppraisalResult, MemberScore
from ledger.kinds.development import DEVELOPMENT_CASES, DevelopmentCase
from ledger.kinds.meetings import AGENDA_ITEMS, MEETINGS, AgendaItem, Meeting
from ledger.kinds.member import MEMBERS
from ledger.kinds.own_registers import (
    OWN_ENTRIES,
    OWN_ENTRY_VALUES,
    OWN_REGISTER_FIELDS,
    OWN_REGISTERS,
    OwnEntry,
    OwnEntryValue,
    OwnRegister,
    OwnRegisterField,
)
from ledger.kinds.registers import KEPT_REGISTERS, PARTICIPANTS
from ledger.kinds.registers.participants import Participant
from ledger.kinds.registers.visiting import VISITS, Visit
from ledger.kinds.registers.volunteering import VOLUNTEER_EVENTS, VolunteerEvent
from ledger.kinds.talks import TALK_PEOPLE, TALKS
from ledger.values.dates import LooseDate
from operations.exchange import Side, Status
from operations.records import save_record
from tests.ledger.registers.register_book import entry
from tests.operations.exchange.first_contact import GUEST, Meeters, Pen, Write, statuses

NEW, SAME, UPDATED, CONFLICT = Status.NEW, Status.SAME, Status.UPDATED, Status.CONFLICT
CLOSED: dict[str, Any] = {"state": SEALED, "sealed_on": date(2026, 3, 8), "written_on": date(2026, 3, 6)}


@pytest.fixture
def both(tmp_path: Path) -> Iterator[Meeters]:
    made = Meeters(tmp_path)
    yield made
    made.close()


def talk(*names: str, **more: Any) -> Write:
    return lambda pen: pen.talk(*names, **more)


# Talks

HELD = date(2026, 3, 5)


def planned_talk(*names: str, **more: Any) -> Write:
    return lambda pen: pen.talk(*names, **{"held_on": None, "planned_on": pen.day, **more})


def days(number: int) -> list[date]:
    """As many days as there are cases, a week between them."""
    return [HELD + timedelta(weeks=place) for place in range(number)]


TALKS_OF_BOTH: list[tuple[Write, Write, Status]] = [
    (talk("王芳", place="一室"), talk("王芳", place="二室"), CONFLICT),
    (talk("王芳", place="一室"), talk("王芳"), UPDATED),
    (talk("王芳"), talk("王芳", place="二室"), SAME),
    (talk("王芳", "李强", place="一室"), talk("李强", "王芳"), UPDATED),
    (talk("王芳", f"{GUEST}孙处长", place="一室"), talk(f"{GUEST}孙处长", "王芳"), UPDATED),
    (talk(f"{GUEST}王芳", place="一室"), talk("王芳"), UPDATED),
    (talk("王芳", from_time=time(9), place="一室"), talk("王芳"), UPDATED),
    (planned_talk("王芳", place="一室"), planned_talk("王芳"), UPDATED),
    (talk("王芳", from_time=time(9)), talk("王芳", from_time=time(15)), NEW),
    (talk("王芳"), talk("李强"), NEW),
    (talk("王芳"), talk("王芳", "李强"), NEW),
    (talk("王芳"), planned_talk("王芳"), NEW),
    (talk(place="一室"), talk(place="二室"), NEW),  # nobody is named: who knows
]


def test_a_talk_of_the_same_day_and_people_is_one(both: Meeters) -> None:
    for day, (there, here, _) in zip(days(len(TALKS_OF_BOTH)), TALKS_OF_BOTH, strict=True):
        both.write(there, here, day)
    expected = [status for _, _, status in TALKS_OF_BOTH]
    assert statuses(both.merged(Side.HERE), TALKS) == expected
    assert both.top.count(TALKS) == len(expected) + expected.count(NEW)
    people = [(one.talk_id, one.member_id) for one in both.top.all(TALK_PEOPLE)]
    assert len(people) == len({*people})  # nobody came twice


def test_of_two_talks_that_may_be_meant_only_an_equal_one_is(both: Meeters) -> None:
    def two(pen: Pen) -> None:
        pen.talk("王芳", content="谈工作")
        pen.talk("王芳", content="谈家庭")

    both.write(talk("王芳", content="谈身体"), two)
    assert statuses(both.plan(), TALKS) == [NEW]
    save_record(both.branch, TALKS, replace(both.branch.all(TALKS)[0], content="谈家庭"))
    assert statuses(both.plan(), TALKS) == [SAME]


@pytest.mark.parametrize("order", [("谈工作", "谈家庭"), ("谈家庭", "谈工作")])
def test_two_talks_of_the_branch_are_not_told_apart_by_which_comes_first(both: Meeters, order: tuple[str, str]) -> None:
    def two(pen: Pen) -> None:
        for content in order:
            pen.talk("王芳", content=content)

    both.write(two, talk("王芳", content="谈家庭"))
    found = dict(zip(order, statuses(both.merged(), TALKS), strict=True))
    assert found == {"谈家庭": SAME, "谈工作": NEW}


CONTENTS = st.sampled_from(["谈工作", "谈家庭"])
TALKS_HAD = st.lists(st.tuples(st.sampled_from(["王芳", "李强"]), CONTENTS), max_size=4)


@settings(
    max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(there=TALKS_HAD, here=TALKS_HAD)
def test_whatever_both_had_the_order_does_not_matter_and_nothing_is_doubled_later(
    tmp_path_factory: pytest.TempPathFactory, there: list[tuple[str, str]], here: list[tuple[str, str]]
) -> None:
    found = []
    for had in (there, there[::-1]):
        both = Meeters(tmp_path_factory.mktemp("law"))

        def write(pen: Pen, talks: list[tuple[str, str]]) -> None:
            for name, content in talks:
                pen.talk(name, content=content)

        both.write(lambda pen, had=had: write(pen, had), lambda pen: write(pen, here))  # type: ignore[misc]
        both.merged()
        count = both.top.count(TALKS)
        assert max(len(there), len(here)) <= count <= len(there) + len(here)
        assert both.top.count(TALK_PEOPLE) == count
        assert not both.merged().of(NEW)
        found.append(sorted(one.content for one in both.top.all(TALKS)))
        both.close()
    assert found[0] == found[1]


# Minutes that each book has closed for itself


def test_who_has_closed_equal_minutes_is_told_once_and_asked_of_nobody(both: Meeters) -> None:
    def minutes(by: str) -> Write:
        def write(pen: Pen) -> None:
            for day in (5, 12):
                held = date(2026, 3, day)
                pen.add(
                    MEETINGS,
                    Meeting(
                        org_unit_id=pen.unit_id, kind=PARTY_DAY, held_on=held, topic="学习", sealed_by=by, **CLOSED
                    ),
                )
            pen.talk("王芳", sealed_by=by, **CLOSED)

        return write

    both.write(minutes("支部书记"), minutes("总支书记"))
    plan = both.merged()
    assert {*statuses(plan, MEETINGS), *statuses(plan, TALKS)} == {SAME}
    (remark,) = plan.remarks
    assert "2次会议、1次谈心谈话只有定稿人与文件里的不同" in remark
    assert [one.sealed_by for one in both.top.all(MEETINGS)] == ["总支书记"] * 2
    assert both.top.all(TALKS)[0].sealed_by == "总支书记"
    assert both.plan().remarks == ()
    save_record(both.branch, MEETINGS, replace(both.branch.all(MEETINGS)[0], summary="补记的小结"))
    (updated,) = both.merged().of(UPDATED)
    assert updated.fields == ("summary",)
    assert both.top.all(MEETINGS)[0].sealed_by == "总支书记"


def test_where_more_than_the_signature_differs_both_versions_are_shown_whole(both: Meeters) -> None:
    both.write(
        talk("王芳", sealed_by="支部书记", content="谈工作", **CLOSED),
        talk("王芳", sealed_by="总支书记", content="谈家庭", **CLOSED),
    )
    (waiting,) = both.plan().of(CONFLICT)
    assert waiting.fields == ("content", "sealed_by")


# Registers, scores, cases


def test_an_entry_of_any_register_stands_once(both: Meeters) -> None:
    def entered(note: str, day: date) -> Write:
        def write(pen: Pen) -> None:
            for one in KEPT_REGISTERS:
                people = {pair.member: pen.person("王芳") for pair in one.persons}
                pen.add(one.kind, entry(one, 0, day, **{"org_unit_id": pen.unit_id, "note": note, **people}))

        return write

    both.write(entered("支部记的", HELD), entered("总支记的", HELD))
    both.write(entered("", date(2026, 3, 6)), entered("", date(2026, 3, 7)))
    plan = both.merged(Side.THERE)
    for register in KEPT_REGISTERS:
        assert statuses(plan, register.kind) == [CONFLICT, NEW], register.title
        assert [one.note for one in both.top.all(register.kind)] == ["支部记的", "", ""]


def test_a_person_of_an_entry_may_be_on_the_roster_of_one_book_only(both: Meeters) -> None:
    def visit(**who: Any) -> Write:
        return lambda pen: pen.add(
            VISITS, Visit(org_unit_id=pen.unit_id, visited_on=HELD, occasion="春节慰问", goods="米", **who)
        )

    both.write(lambda pen: visit(member_id=pen.person("王芳"))(pen), visit(name="王 芳"))
    assert statuses(both.merged(), VISITS) == [UPDATED]
    assert both.top.all(VISITS)[0].member_id == both.top.where(MEMBERS, name="王芳")[0].id


def test_who_took_part_stands_once(both: Meeters) -> None:
    def event(minutes: int, *names: str) -> Write:
        def write(pen: Pen) -> None:
            made = pen.add(VOLUNTEER_EVENTS, VolunteerEvent(org_unit_id=pen.unit_id, held_on=HELD, title="清扫"))
            for name in names:
                one = Participant(record_kind=VOLUNTEER_EVENTS.key, record_id=made.id, member_id=pen.person(name))
                pen.add(PARTICIPANTS, one if name == "李强" else replace(one, minutes=minutes))

        return write

    both.write(event(60, "王芳", "李强"), event(90, "李强", "王芳"))
    assert sorted(statuses(both.merged(Side.THERE), PARTICIPANTS)) == sorted([CONFLICT, SAME])
    assert sorted(one.minutes for one in both.top.all(PARTICIPANTS)) == [0, 60]


MEETINGS_OF_BOTH: list[tuple[dict[str, Any], dict[str, Any], Status]] = [
    ({"topic": "学习"}, {"topic": "学习", "place": "一室"}, SAME),
    ({"topic": "学习", "place": "一室"}, {"topic": "学 习", "place": "一室"}, CONFLICT),
    ({"topic": "学习"}, {}, UPDATED),
    ({"topic": "学习", "from_time": time(9)}, {"topic": "参观", "from_time": time(9)}, CONFLICT),
    ({"topic": "学习"}, {"topic": "参观"}, NEW),
    ({"topic": "学习", "from_time": time(9)}, {"topic": "学习", "from_time": time(14)}, NEW),
]


def test_meetings_are_told_apart_as_in_their_sheet(both: Meeters) -> None:
    def meeting(said: dict[str, Any]) -> Write:
        def write(pen: Pen) -> None:
            one = pen.add(MEETINGS, Meeting(org_unit_id=pen.unit_id, kind=PARTY_DAY, held_on=pen.day, **said))
            pen.add(AGENDA_ITEMS, AgendaItem(meeting_id=one.id, title="学习文件", report=said.get("place", "")))

        return write

    for day, (there, here, _) in zip(days(len(MEETINGS_OF_BOTH)), MEETINGS_OF_BOTH, strict=True):
        both.write(meeting(there), meeting(here), day)
    expected = [status for _, _, status in MEETINGS_OF_BOTH]
    assert statuses(both.merged(Side.HERE), MEETINGS) == expected
    assert both.top.count(MEETINGS) == both.top.count(AGENDA_ITEMS) == len(expected) + expected.count(NEW)


def test_appraisals_results_and_scores_stand_once(both: Meeters) -> None:
    def appraised(note: str) -> Write:
        def write(pen: Pen) -> None:
            one = pen.add(APPRAISALS, Appraisal(org_unit_id=pen.unit_id, for_year=2025, note=note))
            pen.add(APPRAISAL_RESULTS, AppraisalResult(appraisal_id=one.id, member_id=pen.person("王芳"), note=note))
            for period in ("", "第一季度"):
                score = MemberScore(
                    title="先锋指数", for_year=2025, period=period, member_id=pen.person("王芳"), note=note
                )
                pen.add(MEMBER_SCORES, score)

        return write

    both.write(appraised("支部记的"), appraised("总支记的"))
    plan = both.merged(Side.THERE)
    assert [one.kind for one in plan.of(CONFLICT)] == [APPRAISALS, APPRAISAL_RESULTS, MEMBER_SCORES, MEMBER_SCORES]
    assert [both.top.count(one) for one in (APPRAISALS, APPRAISAL_RESULTS, MEMBER_SCORES)] == [1, 1, 2]


BORN = LooseDate(1995, 5, 1)
FIRST, LATER = date(2020, 1, 1), date(2024, 1, 1)


NUMBER, OTHER = "330402199505011234", "330402199505019999"
CASES_OF_BOTH: list[tuple[dict[str, Any], dict[str, Any], Status]] = [
    ({"id_number": NUMBER}, {}, UPDATED),
    ({"applied_on": LATER, "birth_on": BORN}, {"applied_on": LATER}, UPDATED),
    ({"id_number": NUMBER}, {"id_number": OTHER}, NEW),
    ({"applied_on": LATER}, {"applied_on": FIRST}, NEW),
    ({"birth_on": BORN, "applied_on": LATER}, {"birth_on": BORN, "applied_on": FIRST}, CONFLICT),
]


def test_a_case_is_known_by_name_unless_something_says_otherwise(both: Meeters) -> None:
    def case(name: str, said: dict[str, Any]) -> Write:
        return lambda pen: pen.add(
            DEVELOPMENT_CASES, DevelopmentCase(org_unit_id=pen.unit_id, name=name, rules="2014", **said)
        )

    for name, (there, here, _) in zip("甲乙丙丁戊", CASES_OF_BOTH, strict=True):
        both.write(case(name, there), case(name, here))
    assert statuses(both.plan(), DEVELOPMENT_CASES) == [status for _, _, status in CASES_OF_BOTH]


def test_of_two_cases_of_a_person_the_application_tells_which(both: Meeters) -> None:
    def cases(*applied: date, note: str) -> Write:
        def write(pen: Pen) -> None:
            for day in applied:
                case = DevelopmentCase(org_unit_id=pen.unit_id, name="周洋", rules="2014", birth_on=BORN, note=note)
                pen.add(DEVELOPMENT_CASES, replace(case, applied_on=day))

        return write

    both.write(cases(FIRST, LATER, note=""), cases(LATER, note="总支记的"))
    assert statuses(both.merged(), DEVELOPMENT_CASES) == [NEW, SAME]


def test_entries_of_a_register_of_ones_own_are_told_apart_by_what_they_say(both: Meeters) -> None:
    def entered(note: str, *texts: str) -> Write:
        def write(pen: Pen) -> None:
            register = pen.add(OWN_REGISTERS, OwnRegister(title="阵地维护"))
            column = pen.add(OWN_REGISTER_FIELDS, OwnRegisterField(register_id=register.id, label="事项", form="text"))
            for text in texts:
                one = OwnEntry(register_id=register.id, org_unit_id=pen.unit_id, day_on=HELD, note=note)
                made = pen.add(OWN_ENTRIES, one)
                pen.add(OWN_ENTRY_VALUES, OwnEntryValue(entry_id=made.id, field_id=column.id, value=text))

        return write

    both.write(entered("支部记的", "换灯", "刷墙", "修门"), entered("", "刷墙", "换灯"))
    plan = both.merged()
    assert statuses(plan, OWN_ENTRIES) == [UPDATED, UPDATED, NEW]
    assert statuses(plan, OWN_ENTRY_VALUES) == [SAME, SAME, NEW]
    assert [one.value for one in both.top.all(OWN_ENTRY_VALUES)] == ["刷墙", "换灯", "修门"]
