"""A small book of 发展党员 for its papers, seen on 22 November 2026: one person at each stage, four letters."""

from dataclasses import replace
from datetime import date
from typing import Any

from ledger.codes.development import (
    ACTIVIST_CHECK,
    BY_LEAGUE,
    BY_MEMBERS,
    CONTACT,
    FIT,
    PROBATION_CHECK,
    REVIEW_FILES,
    REVIEW_LETTER,
    REVIEW_TALK,
    RULES_2014,
    RULES_2026,
    SPONSOR,
    THOUGHT_REPORT,
)
from ledger.codes.meetings import SEALED
from ledger.codes.talks import PARTNER, TALKER
from ledger.development.facts import DevelopmentFacts
from ledger.kinds.development import (
    DevelopmentCase,
    DevelopmentCheck,
    DevelopmentContact,
    DevelopmentMaterial,
    Holiday,
    ReviewInquiry,
    TransferLetter,
)
from ledger.kinds.talks import Talk, TalkPerson
from ledger.life.facts import LifeFacts
from ledger.values.dates import LooseDate
from ledger.values.months import Month
from operations.registers import RegisterInput, RegisterOptions
from operations.tables import rulebook
from tests.ledger.roster.people import FIRST, SECOND
from tests.operations.registers.dues_sample import NAMES
from tests.operations.registers.life_sample import CHEN, LI, OUYANG, TODAY, VOTE, WANG, ZHANG, sample

PROBATIONER, NEWCOMER, CANDIDATE, ACTIVIST, APPLICANT, ENDED = 1, 2, 3, 4, 5, 6
PEOPLE_OF_CASES = ("欧阳静怡", "何思远", "高翔", "周岚", "许诺", "宋词")
LETTER, LATE_LETTER, VOID_LETTER, RETURNED_LETTER = 1, 2, 3, 4
INQUIRY = 3
APPLICANT_TALK = 50


def development_input(facts: DevelopmentFacts | None = None, **options: Any) -> RegisterInput:
    """What a paper about 发展党员 is made of; of the first branch unless asked otherwise."""
    known = facts or development()
    chosen = {"as_of": TODAY, "unit_id": FIRST.id, **options}
    return RegisterInput(known.roster, NAMES, RegisterOptions(**chosen), life=known.life, development=known)


def development(**more: Any) -> DevelopmentFacts:
    """The whole book; ``more`` replaces what it holds."""
    given: dict[str, Any] = {
        "cases": _cases(),
        "contacts": _contacts(),
        "checks": _checks(),
        "inquiries": _inquiries(),
        "materials": _materials(),
        "holidays": (
            Holiday(id=1, day_on=date(2026, 10, 1), name="国庆节"),
            Holiday(id=2, day_on=date(2026, 10, 10), is_work=True),
        ),
        "letters": _letters(),
    }
    return DevelopmentFacts(**{"life": _life(), **given, **more})


def _life() -> LifeFacts:
    """Organisational life with the talk with an applicant, under the rules of every room."""
    known = sample()
    talk = Talk(
        id=APPLICANT_TALK,
        org_unit_id=FIRST.id,
        occasion="入党申请人谈话",
        held_on=date(2024, 5, 24),
        place="谈心室",
        content="了解申请入党的动机和成长经历，介绍入党的条件和程序。",
        state=SEALED,
        written_on=date(2024, 5, 24),
    )
    people = (
        TalkPerson(id=50, talk_id=talk.id, role=TALKER, member_id=LI, order_no=1),
        TalkPerson(id=51, talk_id=talk.id, role=PARTNER, name="高翔", post="综合科二级主任科员", order_no=2),
    )
    return replace(known, rules=rulebook(), talks=(*known.talks, talk), talk_people=(*known.talk_people, *people))


def _cases() -> tuple[DevelopmentCase, ...]:
    return (
        _case(
            PROBATIONER,
            member_id=OUYANG,
            applied_on=date(2023, 4, 10),
            received_on=date(2023, 4, 12),
            talked_on=date(2023, 4, 28),
            talker="陈志强",
            recommendation=BY_MEMBERS,
            recommended_on=date(2023, 10, 9),
            activist_on=date(2023, 10, 16),
            activist_filed_on=date(2023, 10, 30),
            proposed_on=date(2025, 3, 3),
            superior_on=date(2025, 3, 20),
            candidate_on=date(2025, 3, 3),
            reviewed_on=date(2025, 6, 10),
            review_result=FIT,
            trained_from_on=date(2025, 7, 7),
            trained_to_on=date(2025, 7, 9),
            trained_days=3,
            trained_hours=24,
            committee_on=date(2025, 10, 13),
            prereview_on=date(2025, 11, 20),
            form_no="2025-0117",
            accepted_on=date(2025, 12, 10),
            delegate_on=date(2025, 12, 22),
            delegate="孙明",
            approved_on=date(2026, 1, 15),
            approval_document="甲工委组〔2026〕3号",
            sworn_on=date(2026, 1, 30),
        ),
        _case(
            NEWCOMER,
            applied_on=date(2024, 3, 1),
            talked_on=date(2024, 3, 20),
            activist_on=date(2024, 9, 2),
            candidate_on=date(2025, 9, 15),
            reviewed_on=date(2025, 11, 3),
            review_result=FIT,
            prereview_on=date(2026, 2, 12),
            acceptance_vote_id=VOTE,
        ),
        _case(
            CANDIDATE,
            rules=RULES_2026,
            sex="男",
            ethnic_group="汉族",
            birth_on=LooseDate(1996, 8, 21),
            id_number="330499199608210031",
            native_place="浙江嘉兴",
            education="大学本科",
            department="综合科",
            admin_post="二级主任科员",
            work_started_on=LooseDate(2019, 7),
            phone="13800005678",
            applied_on=date(2024, 5, 6),
            talked_on=date(2024, 5, 24),
            talker="李秀兰",
            talk_id=APPLICANT_TALK,
            recommendation=BY_LEAGUE,
            recommended_on=date(2025, 1, 6),
            activist_on=date(2025, 1, 13),
            activist_filed_on=date(2025, 1, 24),
            opinions_on=date(2026, 9, 7),
            proposed_on=date(2026, 9, 14),
            superior_on=date(2026, 9, 28),
            superior_document="甲工委组〔2026〕41号",
            notice_from_on=date(2026, 10, 12),
            notice_to_on=date(2026, 10, 16),
            notice_result="公示期间没有收到反映",
            candidate_on=date(2026, 10, 19),
            reviewed_on=date(2026, 11, 12),
            review_result=FIT,
            review_text="高翔同志拥护党的路线方针政策，政治历史清楚，遵纪守法。直系亲属和主要社会关系政治情况清楚，没有影响其入党的问题。",
        ),
        _case(
            ACTIVIST,
            rules=RULES_2026,
            sex="女",
            ethnic_group="回族",
            birth_on=LooseDate(1999, 2),
            education="硕士研究生",
            department="业务一科",
            admin_post="一级科员",
            applied_on=date(2025, 3, 3),
            talked_on=date(2025, 3, 17),
            recommendation=BY_MEMBERS,
            recommended_on=date(2025, 10, 13),
            activist_on=date(2025, 10, 20),
        ),
        _case(APPLICANT, rules=RULES_2026, sex="男", department="业务二科", applied_on=date(2026, 11, 9)),
        _case(
            ENDED,
            applied_on=date(2024, 1, 8),
            activist_on=date(2024, 8, 5),
            ended_on=date(2026, 5, 11),
            end_reason="组织关系转出",
        ),
    )


def _case(number: int, **more: Any) -> DevelopmentCase:
    given = {"org_unit_id": FIRST.id, "rules": RULES_2014, "name": PEOPLE_OF_CASES[number - 1], **more}
    return DevelopmentCase(id=number, **given)


def _contacts() -> tuple[DevelopmentContact, ...]:
    began = date(2025, 1, 13)
    people = (
        (PROBATIONER, CONTACT, LI, date(2023, 10, 16), None),
        (PROBATIONER, SPONSOR, LI, date(2025, 3, 3), None),
        (PROBATIONER, SPONSOR, ZHANG, date(2025, 3, 3), None),
        (CANDIDATE, CONTACT, WANG, began, date(2025, 9, 1)),
        (CANDIDATE, CONTACT, CHEN, date(2025, 9, 1), None),
        (CANDIDATE, CONTACT, LI, began, None),
        (CANDIDATE, SPONSOR, CHEN, date(2026, 10, 19), None),
        (CANDIDATE, SPONSOR, LI, date(2026, 10, 19), None),
        (ACTIVIST, CONTACT, ZHANG, date(2025, 10, 20), None),
    )
    return tuple(
        DevelopmentContact(id=number, case_id=case, role=role, member_id=who, from_on=since, to_on=until)
        for number, (case, role, who, since, until) in enumerate(people, start=1)
    )


def _checks() -> tuple[DevelopmentCheck, ...]:
    return (
        DevelopmentCheck(
            id=1,
            case_id=CANDIDATE,
            kind=ACTIVIST_CHECK,
            checked_on=date(2025, 7, 14),
            self_view="半年来参加支部学习六次，承担了窗口值班。",
            contact_view="学习自觉，工作主动，群众基础好。",
            branch_view="继续培养，多安排急难任务。",
        ),
        DevelopmentCheck(
            id=2,
            case_id=CANDIDATE,
            kind=ACTIVIST_CHECK,
            checked_on=date(2026, 1, 12),
            contact_view="在防汛值守中带头值夜班。",
            branch_view="表现稳定，列入年内重点培养。",
        ),
        DevelopmentCheck(id=3, case_id=CANDIDATE, kind=THOUGHT_REPORT, checked_on=date(2026, 3, 30)),
        DevelopmentCheck(
            id=4,
            case_id=ACTIVIST,
            kind=ACTIVIST_CHECK,
            checked_on=date(2026, 4, 20),
            contact_view="理论学习认真，希望多参加志愿服务。",
        ),
        DevelopmentCheck(
            id=5,
            case_id=PROBATIONER,
            kind=PROBATION_CHECK,
            checked_on=date(2026, 6, 10),
            self_view="按时参加组织生活，完成了两项调研。",
            contact_view="能以党员标准要求自己。",
            group_view="同意介绍人意见。",
            branch_view="预备期表现良好。",
        ),
    )


def _inquiries() -> tuple[ReviewInquiry, ...]:
    return (
        ReviewInquiry(
            id=1, case_id=CANDIDATE, way=REVIEW_TALK, about="本人", sent_on=date(2026, 10, 20), result="政治态度端正。"
        ),
        ReviewInquiry(id=2, case_id=CANDIDATE, way=REVIEW_FILES, about="本人", sent_on=date(2026, 10, 21)),
        ReviewInquiry(
            id=INQUIRY,
            case_id=CANDIDATE,
            way=REVIEW_LETTER,
            about="父亲高建平",
            sent_to="中共嘉兴市某某街道工作委员会",
            sent_on=date(2026, 10, 22),
            replied_on=date(2026, 11, 6),
            result="群众，遵纪守法，无不良反映。",
        ),
    )


def _materials() -> tuple[DevelopmentMaterial, ...]:
    papers = (
        ("入党申请书", date(2024, 5, 6), 4, True),
        ("谈话记录", date(2024, 5, 24), 2, True),
        ("入党积极分子推荐和确定材料", date(2025, 1, 13), 3, True),
        ("政治审查材料", None, 0, False),
    )
    return tuple(
        DevelopmentMaterial(
            id=number, case_id=CANDIDATE, material=name, dated_on=day, pages=pages, is_there=there, order_no=number
        )
        for number, (name, day, pages, there) in enumerate(papers, start=1)
    )


def _letters() -> tuple[TransferLetter, ...]:
    return (
        TransferLetter(
            id=LETTER,
            member_id=ZHANG,
            from_unit_id=FIRST.id,
            serial_year=2026,
            serial_no=12,
            addressed_to="中共甲市乙区教育局委员会组织科",
            from_place="甲市某局机关第一支部",
            to_place="甲市乙区第三中学党支部",
            paid_through=Month(2026, 11),
            valid_days=30,
            issued_on=date(2026, 11, 20),
        ),
        TransferLetter(
            id=LATE_LETTER,
            member_id=LI,
            from_unit_id=FIRST.id,
            serial_year=2026,
            serial_no=9,
            addressed_to="中共丙县委组织部",
            from_place="甲市某局机关第一支部",
            to_place="丙县农业农村局党支部",
            paid_through=Month(2026, 6),
            valid_days=90,
            issued_on=date(2026, 6, 30),
        ),
        TransferLetter(
            id=VOID_LETTER,
            member_id=LI,
            from_unit_id=FIRST.id,
            serial_year=2026,
            serial_no=8,
            addressed_to="中共丙县委员会",
            issued_on=date(2026, 6, 29),
            is_void=True,
            note="收信党组织写错",
        ),
        TransferLetter(
            id=RETURNED_LETTER,
            member_id=21,
            from_unit_id=SECOND.id,
            serial_year=2026,
            serial_no=3,
            addressed_to="中共丁市委市直机关工委",
            to_place="丁市某局",
            issued_on=date(2026, 3, 2),
            receipt_on=date(2026, 3, 20),
            received_by="丁市某局机关党委",
            received_on=date(2026, 3, 16),
        ),
    )
