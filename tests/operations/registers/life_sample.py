"""A small book of organisational life for its registers, seen on 22 November 2026: a branch of eighteen, one year."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, time
from typing import Any

from ledger.codes.meetings import (
    ACCEPTANCE,
    COMMITTEE_MEETING,
    COMMITTEE_SEATS,
    DRAFT,
    GROUP_MEETING,
    JOINT_ACTIVITY,
    LECTURE,
    LIFE_MEETING,
    MEMBER_MEETING,
    ON_LEAVE,
    PARTY_DAY,
    PASSED,
    PLANNED,
    SEALED,
    SECRET_BALLOT,
    SHOW_OF_HANDS,
)
from ledger.codes.membership import UNDER_OBSERVATION
from ledger.codes.talks import PARTNER, TAKER, TALKER
from ledger.kinds.attached import Addendum, Attachment, FindingAnswer
from ledger.kinds.meetings import (
    AgendaItem,
    Candidate,
    Decision,
    Election,
    Meeting,
    MeetingGuest,
    MeetingUnit,
    Speech,
    Vote,
)
from ledger.kinds.member import Member
from ledger.kinds.membership import GroupStay, Mobility, StandingChange
from ledger.kinds.organisation import Office, Term
from ledger.kinds.talks import Talk, TalkPerson
from ledger.life.facts import LifeFacts
from ledger.roster.facts import RosterFacts
from ledger.values.dates import LooseDate
from operations.registers import RegisterInput, RegisterOptions
from tests.ledger.life.life_book import RULES, attended
from tests.ledger.roster.people import FIRST, GROUP_ONE, SECOND, facts, member, stay
from tests.operations.registers.dues_sample import NAMES

TODAY = date(2026, 11, 22)
WANG, LI, CHEN, LIU, ZHAO, ZHANG, ABDUL, HAN, OUYANG, MA = 1, 2, 3, 4, 5, 6, 7, 15, 17, 18
PEOPLE = (
    "王建国", "李秀兰", "陈志强", "刘敏", "赵刚", "张𬴂", "阿卜杜热合曼·买买提明", "孙丽华", "周文斌",
    "吴晓燕", "郑海涛", "冯雪梅", "褚卫东", "沈佳宁", "韩立新", "杨帆", "欧阳静怡", "马德福",
)  # fmt: skip
OF_SECOND = ("黄志远", "林若溪", "丁一凡")
ACCEPTING, ELECTING, LECTURING, PARTY_DAYING, LIVING, JOINING, PLANNING = 1, 2, 3, 4, 5, 20, 30
VOTE, ELECTION, TALK, SECRET_TALK, PLANNED_TALK = 1, 1, 1, 2, 3
SECRETS = ("家庭近期出现变故", "希望暂缓安排夜班", "与爱人协商照料老人", "已协调调整值班", "补录亲属住院情况")


def life_input(life: LifeFacts | None = None, **options: Any) -> RegisterInput:
    """What a register about meetings and talks is made of; of the first branch unless asked otherwise."""
    known = life or sample()
    chosen = {"as_of": TODAY, "unit_id": FIRST.id, **options}
    return RegisterInput(known.roster, NAMES, RegisterOptions(**chosen), life=known)


def roster() -> RosterFacts:
    people = [_person(number, name) for number, name in enumerate(PEOPLE, start=1)]
    others = [member(number, name) for number, name in enumerate(OF_SECOND, start=21)]
    stays = [stay(one.id) for one in people] + [stay(one.id, SECOND) for one in others]
    offices = ((WANG, "书记"), (LI, "副书记"), (CHEN, "组织委员"), (LIU, "宣传委员"), (ZHAO, "纪检委员"))
    return facts(
        *people,
        *others,
        stays=tuple(stays),
        terms=(Term(id=1, org_unit_id=FIRST.id, term_no=4, started_on=date(2023, 6, 15), years=3),),
        offices=(
            *(
                Office(id=number, member_id=who, org_unit_id=FIRST.id, office=office, from_on=date(2023, 6, 15))
                for number, (who, office) in enumerate(offices, start=1)
            ),
            Office(id=9, member_id=ZHANG, org_unit_id=GROUP_ONE.id, office="党小组组长", from_on=date(2023, 7, 1)),
        ),
        group_stays=tuple(GroupStay(id=n, member_id=n, group_id=GROUP_ONE.id) for n in range(6, 11)),
        standing_changes=(StandingChange(id=1, member_id=MA, change=UNDER_OBSERVATION, from_on=date(2025, 9, 1)),),
        mobilities=(Mobility(id=1, member_id=HAN, from_on=LooseDate(2025, 10), destination="广东深圳"),),
    )


def _person(number: int, name: str) -> Member:
    on_probation = number == OUYANG
    made = member(
        number, name, "2025-12-10" if on_probation else f"20{number:02}-07-01", "" if on_probation else "2019-07-01"
    )
    return replace(made, admin_post={8: "综合科科长", 9: "一级主任科员"}.get(number, ""))


def _meeting(meeting_id: int, kind: str, held: str, **more: Any) -> Meeting:
    day = date.fromisoformat(held)
    given = {
        "org_unit_id": FIRST.id,
        "number": 1,
        "for_year": day.year,
        "held_on": day,
        "from_time": time(14, 30),
        "to_time": time(16, 10),
        "place": "机关三楼会议室",
        "chair_id": WANG,
        "recorder_id": CHEN,
        "state": SEALED,
        "written_on": day,
    }
    return Meeting(id=meeting_id, kind=kind, **{**given, **more})


def meetings() -> tuple[Meeting, ...]:
    committee = [
        _meeting(
            10 + month,
            COMMITTEE_MEETING,
            f"2026-{month:02}-02",
            number=month,
            topic="研究本月工作",
            to_time=time(15, 20),
        )
        for month in (1, 2, 3, 4, 6, 7, 8, 9)
    ]
    return (
        _meeting(
            ACCEPTING,
            MEMBER_MEETING,
            "2026-03-05",
            topic="讨论接收预备党员，通报党费收缴情况",
            summary="会议各项议程已经完成。请大家按决议抓好落实。",
        ),
        _meeting(ELECTING, MEMBER_MEETING, "2026-06-18", number=2, topic="支部委员会换届选举", state=DRAFT),
        _meeting(
            LECTURING,
            LECTURE,
            "2026-04-16",
            topic="在本职岗位上发挥先锋模范作用",
            lecturer_id=WANG,
            tags="专题学习",
            study_minutes=90,
            body="一、先锋模范作用体现在日常。\n二、把群众的小事当作自己的大事。\n三、讨论和交流。",
        ),
        _meeting(
            PARTY_DAYING,
            PARTY_DAY,
            "2026-05-07",
            topic="走进社区为老服务",
            place="春江社区服务站",
            study_minutes=120,
            written_on=date(2026, 5, 20),
            body="全体党员分三组，到春江社区入户走访独居老人十二户，修理门窗、清理杂物，登记需要帮办的事项九件。",
            summary="走访中登记的九件事项由各组组长跟踪办理。",
            state=DRAFT,
        ),
        _meeting(LIVING, LIFE_MEETING, "2026-02-10", for_year=2025, topic="2025年度组织生活会", place="机关二楼会议室"),
        _meeting(
            6,
            GROUP_MEETING,
            "2026-03-12",
            org_unit_id=GROUP_ONE.id,
            chair_id=ZHANG,
            recorder_id=ABDUL,
            topic="学习讨论",
            number=3,
        ),
        _meeting(
            7,
            LECTURE,
            "2026-01-22",
            topic="学习党章",
            lecturer_name="孙明",
            lecturer_post="区委党校讲师",
            study_minutes=60,
        ),
        *committee,
        _meeting(
            JOINING, JOINT_ACTIVITY, "2026-07-01", topic="主题党日：重温入党誓词", study_minutes=60, place="烈士陵园"
        ),
        replace(
            _meeting(PLANNING, MEMBER_MEETING, "2026-12-10", number=4, topic="民主评议党员"),
            held_on=None,
            planned_on=date(2026, 12, 10),
            state=PLANNED,
            written_on=None,
        ),
    )


def _absences() -> Mapping[int, Mapping[int, Mapping[str, Any]]]:
    return {
        ACCEPTING: {
            HAN: {"status": ON_LEAVE, "reason": "在外务工", "made_up_on": date(2026, 3, 10), "made_up": "线上自学"},
            16: {"status": ON_LEAVE, "reason": "病假"},
        },
        ELECTING: {HAN: {"status": ON_LEAVE, "reason": "在外务工"}},
        PARTY_DAYING: {13: {"status": "缺席", "reason": "未说明"}, HAN: {"status": ON_LEAVE, "reason": "在外务工"}},
        LIVING: {WANG: {"as_ordinary": True}},
    }


def sample(**more: Any) -> LifeFacts:
    """The whole book; ``more`` replaces what it holds."""
    known = roster()
    held = meetings()
    units = (MeetingUnit(id=1, meeting_id=JOINING, org_unit_id=SECOND.id),)
    empty = LifeFacts(roster=known, rules=RULES)
    absences = _absences()
    attendances = tuple(
        mark
        for one in held
        if one.held_on is not None
        for mark in attended(
            empty, one, (SECOND.id,) if one.id == JOINING else (), absent=dict(absences.get(one.id, {}))
        )
    )
    given: dict[str, Any] = {
        "meetings": held,
        "meeting_units": units,
        "attendances": attendances,
        "guests": (
            MeetingGuest(
                id=1, meeting_id=ACCEPTING, name="孙明", post="区直机关工委组织科科长", reason="到会指导", order_no=1
            ),
            MeetingGuest(id=2, meeting_id=ACCEPTING, name="何思远", post="综合科科员", reason="发展对象", order_no=2),
        ),
        **_agenda(),
        "decisions": _decisions(),
        **_election(),
        **_talks(),
        "addenda": (
            Addendum(
                id=1,
                meeting_id=ACCEPTING,
                added_on=date(2026, 3, 20),
                added_by="陈志强",
                reason="漏记列席人员单位",
                text="列席人员孙明的单位补正为“区直机关工委组织科”。",
            ),
            Addendum(
                id=2,
                talk_id=SECRET_TALK,
                added_on=date(2026, 6, 9),
                added_by="王建国",
                reason="补录情况",
                text="补录亲属住院情况，已请工会协助。",
            ),
        ),
        "attachments": (Attachment(id=1, meeting_id=ACCEPTING, title="签到表扫描件", file_name="签到.pdf"),),
        "answers": (
            FindingAnswer(
                id=1,
                rule="meeting.member.per_quarter",
                record_kind="org_units",
                record_id=FIRST.id,
                scope="2026-Q3",
                text="8月拟开的大会因防汛值守推迟到10月。",
                answered_on=date(2026, 10, 8),
                answered_by="王建国",
            ),
        ),
    }
    return LifeFacts(**{"roster": known, "rules": RULES, **given, **more})


def _agenda() -> dict[str, Any]:
    return {
        "agenda_items": (
            AgendaItem(
                id=1,
                meeting_id=ACCEPTING,
                order_no=1,
                title="讨论接收何思远同志为中共预备党员",
                is_major=True,
                report="支部委员会报告考察情况：何思远同志2024年3月递交入党申请书，2024年9月确定为入党积极分子，"
                "经过培养教育和考察，政治审查合格，已报上级党委预审同意。\n"
                "主要不足：理论学习的系统性还不够，到基层的次数不多。",
            ),
            AgendaItem(
                id=2,
                meeting_id=ACCEPTING,
                order_no=2,
                title="通报2025年度党费收缴情况",
                report="2025年度应交党费全部交清，明细在公示栏公示。",
            ),
            AgendaItem(id=3, meeting_id=ELECTING, order_no=1, title="听取上届委员会工作报告"),
            AgendaItem(id=4, meeting_id=LIVING, order_no=1, title="开展批评和自我批评"),
        ),
        "speeches": (
            Speech(
                id=1,
                agenda_item_id=1,
                order_no=1,
                speaker_id=LI,
                text="作为入党介绍人，介绍何思远同志的现实表现。工作踏实，群众反映好，同意接收。",
            ),
            Speech(id=2, agenda_item_id=1, order_no=2, speaker_id=ZHANG, text="希望今后多到窗口一线锻炼。同意接收。"),
            Speech(
                id=3,
                agenda_item_id=1,
                order_no=3,
                speaker_name="何思远",
                text="感谢同志们的帮助，我会改正不足，接受组织继续考察。",
            ),
            Speech(id=4, agenda_item_id=4, order_no=1, speaker_id=ZHAO, text="支部对年轻党员交任务多，帮带少。"),
        ),
        "votes": (
            Vote(
                id=VOTE,
                agenda_item_id=1,
                order_no=1,
                resolution=ACCEPTANCE,
                subject_name="何思远",
                method=SECRET_BALLOT,
                yes=13,
                no=0,
                abstain=1,
                outcome=PASSED,
            ),
            Vote(
                id=2, agenda_item_id=2, order_no=1, resolution="一般事项", method=SHOW_OF_HANDS, yes=14, outcome=PASSED
            ),
        ),
    }


def _decisions() -> tuple[Decision, ...]:
    return (
        Decision(
            id=1,
            meeting_id=ACCEPTING,
            agenda_item_id=1,
            order_no=1,
            text="将决议和有关材料报上级党委审批",
            responsible_id=CHEN,
            due_on=date(2026, 3, 12),
            done_on=date(2026, 3, 11),
            outcome="已报送",
        ),
        Decision(
            id=2,
            meeting_id=LIVING,
            order_no=1,
            problem="年轻党员帮带不够",
            text="每名委员联系两名年轻党员，每季度谈心一次",
            responsible_id=LI,
            due_on=date(2026, 6, 30),
            done_on=date(2026, 6, 28),
            outcome="结对名单已公布，上半年谈心10人次",
        ),
        Decision(
            id=3,
            meeting_id=LIVING,
            order_no=2,
            problem="主题党日形式单一",
            text="每季度安排一次到社区的主题党日",
            responsible="宣传委员",
            due_on=date(2026, 12, 31),
        ),
    )


def _election() -> dict[str, Any]:
    names = ((WANG, 15, 0), (LI, 14, 1), (CHEN, 13, 1), (LIU, 2, 12))
    return {
        "elections": (
            Election(
                id=ELECTION,
                meeting_id=ELECTING,
                order_no=1,
                office=COMMITTEE_SEATS,
                seats=3,
                ballot_no=1,
                issued=15,
                returned=15,
                tellers="孙丽华、周文斌",
                counters="吴晓燕",
            ),
        ),
        "candidates": (
            *(
                Candidate(id=n, election_id=ELECTION, member_id=who, yes=yes, no=no, is_elected=n < 4, order_no=n)
                for n, (who, yes, no) in enumerate(names, start=1)
            ),
            Candidate(id=5, election_id=ELECTION, member_id=ABDUL, is_written_in=True, yes=1, order_no=5),
        ),
    }


def _talks() -> dict[str, Any]:
    confidential, wish, agreed, outcome, _ = SECRETS
    return {
        "talks": (
            Talk(
                id=TALK,
                org_unit_id=FIRST.id,
                occasion="组织生活会前",
                held_on=date(2026, 1, 30),
                from_time=time(9, 0),
                to_time=time(9, 40),
                place="谈心室",
                content="交流对支部工作的意见，征求对书记本人的意见。",
                difficulties="承担的材料多，学习时间少。",
                suggestions="主题党日多到基层去。",
                follow_up="调整材料分工",
                follow_up_due_on=date(2026, 2, 28),
                follow_up_done_on=date(2026, 2, 20),
                outcome="已由综合科重新分工",
                state=SEALED,
                written_on=date(2026, 1, 30),
            ),
            Talk(
                id=SECRET_TALK,
                org_unit_id=FIRST.id,
                occasion="家庭变故或重大困难",
                held_on=date(2026, 6, 3),
                place="谈心室",
                content=f"{confidential}，情绪低落。",
                difficulties=f"{agreed}。",
                suggestions=f"{wish}。",
                follow_up=f"{outcome}。",
                follow_up_due_on=date(2026, 6, 10),
                is_confidential=True,
                state=SEALED,
                note=confidential,
            ),
            Talk(
                id=PLANNED_TALK, org_unit_id=FIRST.id, occasion="日常谈心", planned_on=date(2026, 12, 1), state=PLANNED
            ),
        ),
        "talk_people": (
            TalkPerson(id=1, talk_id=TALK, role=TALKER, member_id=WANG, order_no=1),
            TalkPerson(id=2, talk_id=TALK, role=PARTNER, member_id=ZHAO, order_no=2),
            TalkPerson(id=3, talk_id=TALK, role=TAKER, member_id=CHEN, order_no=3),
            TalkPerson(id=4, talk_id=SECRET_TALK, role=TALKER, member_id=WANG, order_no=1),
            TalkPerson(id=5, talk_id=SECRET_TALK, role=PARTNER, member_id=ABDUL, order_no=2),
            TalkPerson(id=6, talk_id=PLANNED_TALK, role=TALKER, member_id=LI, order_no=1),
            TalkPerson(id=7, talk_id=PLANNED_TALK, role=PARTNER, name="何思远", post="综合科科员", order_no=2),
        ),
    }
