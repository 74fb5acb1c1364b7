"""Votes and elections of the sample, with figures that agree with the attendance."""

from dataclasses import replace
from random import Random

from ledger.codes.meetings import (
    ACCEPTANCE,
    COMMITTEE_SEATS,
    ORDINARY,
    PASSED,
    PRESENT,
    REPORT,
    RESOLUTION,
    SECRET_BALLOT,
    SECRETARY_SEAT,
    SHOW_OF_HANDS,
)
from ledger.kinds.meetings import AgendaItem, Candidate, Election, MeetingGuest, Vote
from ledger.life.elections import least_candidates
from ledger.life.sheet import ElectionSheet, ItemSheet, MeetingSheet
from ledger.life.turnout import turnout
from operations.demo import life_words as words
from operations.demo.life_crew import Crew, full_members
from operations.demo.life_days import Occasion
from operations.demo.life_events import ELECTED
from operations.demo.life_minutes import Writer

_TO_DECIDE = {
    3: ("讨论通过本年度支部工作计划", True),
    6: ("讨论通过先进党员推荐名单", False),
    9: ("讨论通过第四季度活动安排", False),
    12: ("讨论通过支部年度工作总结", False),
}
_TELLERS = 2


def with_resolution(writer: Writer, one: Occasion, sheet: MeetingSheet, *, is_studied: bool) -> MeetingSheet:
    """A usual member meeting with the matter that it decides by show of hands."""
    title, is_major = _TO_DECIDE[one.day.month]
    voters = turnout(writer.facts, _dated(one, sheet)).came_vote
    abstain = writer.words.random.choice((0, 0, 0, 1)) if voters > _TELLERS else 0
    vote = Vote(resolution=ORDINARY, method=SHOW_OF_HANDS, yes=voters - abstain, abstain=abstain, outcome=PASSED)
    item = ItemSheet(
        AgendaItem(kind=RESOLUTION, title=title, report="支部委员会作说明。", is_major=is_major and is_studied),
        (),
        (vote,),
    )
    return replace(sheet, items=(*sheet.items, item))


def admissions_sheet(writer: Writer, one: Occasion, crew: Crew, *, is_studied: bool) -> MeetingSheet:
    """The member meeting that accepts or converts people, one after the other, each by secret ballot."""
    names = "、".join(writer.facts.person_name(member_id) for _, member_id in one.subjects)
    matters = dict.fromkeys("接收预备党员" if resolution == ACCEPTANCE else "转正" for resolution, _ in one.subjects)
    meeting = writer.head(one, f"讨论{names}同志{'和'.join(matters)}", summary=writer.words.closing())
    sheet = MeetingSheet(meeting, attendances=crew.attendances)
    there = {
        mark.entry.member.id for mark in turnout(writer.facts, _dated(one, sheet)).with_status(PRESENT) if mark.may_vote
    }
    subjects = {member_id for _, member_id in one.subjects}
    items = tuple(
        _admission(writer, (resolution, member_id), crew, len(there - subjects), is_studied=is_studied)
        for resolution, member_id in one.subjects
    )
    guest = MeetingGuest(name="陆秋平", post="区直机关工委组织员", reason="列席党员大会")
    done = writer.decide(one, f"将{names}同志的决议和材料报上级党组织审批", "上级已批复", crew.committee[-1], days=20)
    accepted = tuple(
        MeetingGuest(name=writer.facts.person_name(member_id), post="发展对象", reason="讨论本人入党问题")
        for resolution, member_id in one.subjects
        if resolution == ACCEPTANCE
    )
    return replace(sheet, guests=(guest, *accepted), items=items, decisions=(done,))


def _admission(writer: Writer, subject: tuple[str, int], crew: Crew, voters: int, *, is_studied: bool) -> ItemSheet:
    """One person: report, remarks, ballot. The person does not vote."""
    resolution, member_id = subject
    name = writer.facts.person_name(member_id)
    if resolution == ACCEPTANCE:
        title, about, remarks = (
            f"讨论接收{name}同志为中共预备党员",
            "入党志愿、培养考察和政治审查",
            words.ADMISSION_REMARKS,
        )
    else:
        title, about, remarks = f"讨论{name}同志转为中共正式党员", "预备期教育考察", words.CONVERSION_REMARKS
    report = f"本人汇报有关情况；介绍人和支部委员会汇报{about}情况；与会党员充分讨论后进行无记名投票。"
    spoken = writer.item(RESOLUTION, title, report, crew.speakers[:3], remarks)
    abstain = writer.words.random.choice((0, 0, 1)) if voters > _TELLERS else 0
    vote = Vote(
        resolution=resolution,
        subject_id=member_id,
        method=SECRET_BALLOT,
        yes=voters - abstain,
        abstain=abstain,
        outcome=PASSED,
    )
    return replace(spoken, item=replace(spoken.item, is_major=is_studied), votes=(vote,))


def election_sheet(writer: Writer, one: Occasion, crew: Crew, elected: tuple[int, ...]) -> MeetingSheet | None:
    """The election of a committee, or by it of the secretary; None where there are not enough people for it."""
    is_committee = one.matter == ELECTED
    office, seats = (COMMITTEE_SEATS, len(elected)) if is_committee else (SECRETARY_SEAT, 1)
    others = [who for who in full_members(writer.facts, crew.speakers, one.day) if who not in elected]
    more = least_candidates(seats, writer.facts.rules, one.day) - seats if is_committee else 0
    helpers = others[more : more + _TELLERS] if is_committee else list(elected[1 : 1 + _TELLERS])
    if len(others) < more or len(helpers) < _TELLERS or not elected:
        return None
    title = "选举产生新一届支部委员会委员" if is_committee else "选举支部委员会书记"
    meeting = writer.head(one, title, summary="选举结果按程序报上级党组织。")
    sheet = MeetingSheet(meeting, attendances=crew.attendances)
    valid = turnout(writer.facts, _dated(one, sheet)).came_vote
    ballot = Election(
        office=office,
        seats=seats,
        is_equal=not is_committee,
        ballot_no=1,
        issued=valid,
        returned=valid,
        tellers=writer.facts.person_name(helpers[0]),
        counters=writer.facts.person_name(helpers[1]),
    )
    names = (elected[:seats], tuple(others[:more]))
    candidates = _candidates(names, valid, writer.words.random, most_against=1 if is_committee else 0)
    report = (
        "上届支部委员会作工作报告，监票人、计票人经与会党员举手通过。" if is_committee else "由全体新当选委员参加。"
    )
    item = writer.item(REPORT, "通过选举办法" if is_committee else "推选书记候选人", report, ())
    return replace(sheet, items=(item,), elections=(ElectionSheet(ballot, candidates),))


def _candidates(
    names: tuple[tuple[int, ...], tuple[int, ...]], valid: int, random: Random, *, most_against: int
) -> tuple[Candidate, ...]:
    """Nearly all votes for those elected; the others share what these did not get."""
    won, lost = names
    found, free = [], 0
    for member_id in won:
        against = random.randint(0, most_against)
        free += against
        found.append(Candidate(member_id=member_id, yes=valid - against, no=against, is_elected=True))
    for member_id in lost:
        yes = free // len(lost)
        found.append(Candidate(member_id=member_id, yes=yes, no=valid - yes))
    return tuple(found)


def _dated(one: Occasion, sheet: MeetingSheet) -> MeetingSheet:
    return replace(sheet, meeting=replace(sheet.meeting, held_on=one.day))
