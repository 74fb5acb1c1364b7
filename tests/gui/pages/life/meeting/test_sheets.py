"""The pure parts of the editor: parts of a sheet by id, temporary ids, what follows from another day."""

from dataclasses import replace
from datetime import date

import pytest

from gui.pages.life.meeting.adapting import adapted
from gui.pages.life.meeting.jumps import place_of, place_of_rule
from gui.pages.life.meeting.marking import next_status, with_marks
from gui.pages.life.meeting.parts import (
    Part,
    Ref,
    added_speech,
    find_part,
    item_sheet,
    moved_item,
    with_part,
    without,
)
from gui.pages.life.meeting.temporary_ids import id_changes, with_temporary_ids
from ledger.codes.meetings import LIFE_MEETING, MEMBER_MEETING, ON_LEAVE, PRESENT
from ledger.errors import Finding, Level
from ledger.kinds.meetings import (
    AgendaItem,
    Attendance,
    Candidate,
    Decision,
    Election,
    Meeting,
    MeetingGuest,
    Speech,
    Vote,
)
from ledger.life.facts import LifeFacts
from ledger.life.sheet import ElectionSheet, ItemSheet, MeetingSheet
from ledger.roster.facts import RosterFacts
from ledger.rulebook import Rulebook

SHEET = MeetingSheet(
    Meeting(id=9, kind=MEMBER_MEETING, org_unit_id=2, held_on=date(2026, 3, 1), for_year=2026, number=1),
    guests=(MeetingGuest(id=1, name="周明"),),
    items=(
        ItemSheet(AgendaItem(id=1, title="一"), (Speech(id=1, text="甲"), Speech(id=2, text="乙")), (Vote(id=1),)),
        ItemSheet(AgendaItem(id=2, title="二"), votes=(Vote(id=2),)),
    ),
    decisions=(Decision(id=1, text="办"),),
    elections=(ElectionSheet(Election(id=1, office="委员"), (Candidate(id=1, member_id=3),)),),
)
CHANGES = {
    Part.MEETING: ("place", "礼堂"),
    Part.ITEM: ("title", "新"),
    Part.SPEECH: ("text", "新"),
    Part.VOTE: ("yes", 3),
    Part.GUEST: ("post", "新"),
    Part.DECISION: ("text", "新"),
    Part.ELECTION: ("seats", 3),
}


@pytest.mark.parametrize("part", list(Part))
def test_a_part_is_found_and_put_in_its_place(part: Part) -> None:
    ref = Ref(part, 0 if part is Part.MEETING else 1)
    name, value = CHANGES[part]
    changed = with_part(SHEET, ref, replace(find_part(SHEET, ref), **{name: value}))
    assert getattr(find_part(changed, ref), name) == value
    assert with_part(changed, ref, find_part(SHEET, ref)) == SHEET


@pytest.mark.parametrize("part", [Part.SPEECH, Part.VOTE, Part.GUEST, Part.DECISION, Part.ELECTION])
def test_a_part_that_was_taken_out_is_gone(part: Part) -> None:
    left = without(SHEET, Ref(part, 1))
    with pytest.raises(KeyError):
        find_part(left, Ref(part, 1))
    assert find_part(SHEET, Ref(part, 1))


def test_an_item_that_is_gone_is_not_found() -> None:
    with pytest.raises(KeyError):
        item_sheet(SHEET, 77)


def test_items_stop_at_the_ends() -> None:
    assert moved_item(SHEET, 1, -1) == SHEET
    assert [one.item.id for one in moved_item(SHEET, 1, 5).items] == [2, 1]


def test_a_speech_comes_behind_the_one_it_answers() -> None:
    assert [one.id for one in added_speech(SHEET, 1, after=1).items[0].speeches] == [1, 0, 2]
    assert [one.id for one in added_speech(SHEET, 1).items[0].speeches] == [1, 2, 0]


def test_parts_without_a_number_get_one_below_zero_and_later_their_own() -> None:
    fresh = MeetingSheet(Meeting(), items=(ItemSheet(AgendaItem(title="一"), (Speech(),)),), guests=(MeetingGuest(),))
    named = with_temporary_ids(fresh)
    assert (named.items[0].item.id, named.items[0].speeches[0].id, named.guests[0].id) == (-1, -2, -3)
    kept = replace(
        named,
        items=(ItemSheet(replace(named.items[0].item, id=50), (replace(named.items[0].speeches[0], id=60),)),),
        guests=(replace(named.guests[0], id=70),),
    )
    ids = id_changes(named, kept)
    speech = Ref(Part.SPEECH, -2)
    speech.renumber(ids)
    assert speech.id == 60
    assert ids["item", -1] == 50


def facts() -> LifeFacts:
    return LifeFacts(RosterFacts(), Rulebook(()), meetings=(SHEET.meeting,))


def test_a_number_that_somebody_typed_stays() -> None:
    typed = replace(SHEET, meeting=replace(SHEET.meeting, number=7))
    other = replace(typed, meeting=replace(typed.meeting, kind="党课"))
    assert adapted(facts(), typed, other).meeting.number == 7
    assert adapted(facts(), SHEET, SHEET) is SHEET


def test_the_year_follows_the_day_except_where_it_was_chosen() -> None:
    later = replace(SHEET, meeting=replace(SHEET.meeting, held_on=date(2027, 1, 5)))
    assert adapted(facts(), SHEET, later).meeting.for_year == 2027
    chosen = replace(later, meeting=replace(later.meeting, for_year=2025))
    assert adapted(facts(), SHEET, chosen).meeting.for_year == 2025
    appraisal = replace(later, meeting=replace(later.meeting, kind=LIFE_MEETING))
    assert adapted(facts(), SHEET, appraisal).meeting.for_year == 2026


def test_a_meeting_ahead_turns_between_away_and_nothing() -> None:
    ahead = replace(SHEET, meeting=replace(SHEET.meeting, held_on=None, planned_on=date(2026, 12, 1)))
    assert next_status(ahead, "") == ON_LEAVE
    assert next_status(ahead, "缺席") == ""
    assert with_marks(ahead, [5], lambda one: replace(one, status=PRESENT)).attendances == ()
    away = with_marks(ahead, [5], lambda one: replace(one, status=ON_LEAVE))
    assert away.attendances == (Attendance(member_id=5, status=ON_LEAVE),)


def test_findings_lead_to_their_places() -> None:
    def found(rule: str, scope: str = "") -> Finding:
        return Finding(rule, Level.WARN, "", "", "meetings", 9, scope)

    assert place_of(found("vote.method", "vote-3"), SHEET.meeting) == "vote-3"
    assert place_of(found("election.majority", "election-2-readings"), SHEET.meeting) == "election-2-readings"
    assert place_of(found("attendance.reason"), SHEET.meeting) == "attendance"
    assert place_of(found("minutes.complete"), SHEET.meeting) == "from_time"
    assert place_of_rule("chair", SHEET.meeting) == "chair_id"
