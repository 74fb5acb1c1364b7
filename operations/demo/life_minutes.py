"""The minutes of the sample: agenda, reports, remarks, decisions of each kind of meeting, put together from words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random
from typing import TypeVar

from ledger.codes.meetings import (
    ACCEPTANCE,
    APPRAISAL_MEETING,
    COMMITTEE_MEETING,
    CONVERSION,
    DISCUSSION,
    GENERAL_COMMITTEE,
    GROUP_MEETING,
    JOINT_ACTIVITY,
    LECTURE,
    LIFE_MEETING,
    MEMBER_MEETING,
    PARTY_DAY,
    REPORT,
    STUDY,
    STUDY_ITEM,
)
from ledger.kinds.meetings import AgendaItem, Decision, Meeting, MeetingGuest, Speech
from ledger.life.facts import LifeFacts
from ledger.life.sheet import ItemSheet, MeetingSheet
from operations.demo import life_words as words
from operations.demo.life_crew import Crew
from operations.demo.life_days import Occasion, working_day
from operations.demo.life_words import Matter, Theme

T = TypeVar("T")
_ROOMS = ("机关大楼301会议室", "机关大楼201会议室", "机关大楼小会议室")
_TURN_OF_MONTH = {3: 1, 6: 0, 11: 2}  # who of the committee lectures; before the Party's birthday the secretary
_REVIEWED = {
    ACCEPTANCE: "组织委员汇报培养教育考察、政治审查和公示情况，会议逐项核对材料，认为手续完备。",
    CONVERSION: "组织委员汇报预备期教育考察情况和本人的转正申请，会议认为手续完备，同意提交党员大会讨论。",
}
_ONLY_ONCE = 11  # a theme comes back after so many others at the earliest


@dataclass
class Words:
    """Draws sentences so that they come back late: each deck is used up before it is shuffled again."""

    random: Random
    _decks: dict[tuple[str, int], list[object]] = field(default_factory=dict)

    def draw(self, deck: str, pool: Sequence[T], unit_id: int = 0) -> T:
        """The next of a deck of a unit."""
        cards = self._decks.setdefault((deck, unit_id), [])
        if not cards:
            cards.extend(self.random.sample(pool, len(pool)))
        card: T = cards.pop()  # type: ignore[assignment]  # a deck holds what its pool holds
        return card

    def some(self, pool: Sequence[str], count: int) -> str:
        """Some sentences in the order in which they stand."""
        return "".join(pool[place] for place in sorted(self.random.sample(range(len(pool)), count)))

    def remark(self, department: str) -> str:
        """What somebody says."""
        opening = self.draw("opening", words.OPENINGS).format(dept=department or "退休支部")
        return f"{opening}{self.draw('core', words.CORES)}；{self.draw('core', words.CORES)}。" + self.draw(
            "ending", words.ENDINGS
        )

    def closing(self) -> str:
        """What the chair says in the end."""
        return self.draw("summary", words.SUMMARIES) + self.draw("summary", words.SUMMARIES)


@dataclass
class Writer:
    """Writes minutes; remembers which themes a unit has had."""

    facts: LifeFacts
    words: Words
    today: date
    reviews: dict[tuple[int, date], list[tuple[str, int]]] = field(default_factory=dict)
    _themes: dict[int, list[str]] = field(default_factory=dict)

    def write(self, one: Occasion, crew: Crew) -> MeetingSheet:
        """The minutes of a usual meeting, without number and state."""
        return _BY_KIND[one.kind](self, one, crew)

    # parts

    def head(self, one: Occasion, topic: str, place: str = "", **more: str) -> Meeting:
        """The frame of a meeting."""
        return Meeting(
            kind=one.kind,
            org_unit_id=one.unit.id,
            topic=topic,
            for_year=one.for_year,
            from_time=one.from_time,
            to_time=one.to_time,
            place=place or self.words.random.choice(_ROOMS),
            study_minutes=one.minutes,
            **more,  # type: ignore[arg-type]  # only texts are given
        )

    def item(
        self, kind: str, title: str, report: str, speakers: Sequence[int], remarks: Sequence[str] = ()
    ) -> ItemSheet:
        """An agenda item with what some said on it, of their work where there are no ``remarks`` to choose from."""
        speeches = tuple(Speech(speaker_id=one, text=self._remark(one, remarks)) for one in speakers)
        return ItemSheet(AgendaItem(kind=kind, title=title, report=report), speeches)

    def _remark(self, member_id: int, remarks: Sequence[str]) -> str:
        if remarks:
            return self.words.draw("remark" + remarks[0], remarks)
        return self.words.remark(self.facts.roster.member_by_id[member_id].department)

    def study(self, one: Occasion, speakers: Sequence[int] = ()) -> ItemSheet:
        """The item with which most meetings begin."""
        title = self.words.draw("study", words.STUDIES, one.unit.id)
        core = self.words.draw("core", words.CORES)
        return self.item(STUDY_ITEM, title, f"领学原文并结合工作讲解，强调{core}。", speakers)

    def decide(self, one: Occasion, text: str, outcome: str, who: int, problem: str = "", days: int = 0) -> Decision:
        """Something decided, done in time where its time has come."""
        due = working_day(one.day + timedelta(days=days or self.words.random.randint(18, 45)))
        done = due - timedelta(days=self.words.random.randint(0, 9))
        is_done = done <= self.today
        return Decision(
            problem=problem,
            text=text,
            responsible_id=who,
            due_on=due,
            done_on=done if is_done else None,
            outcome=outcome if is_done else "",
        )

    def theme(self, one: Occasion) -> Theme:
        """A theme of the month that the unit has not had for long."""
        had = self._themes.setdefault(one.unit.id, [])
        fitting = [theme for theme in words.PARTY_DAYS if one.day.month in theme.months]
        fresh = [theme for theme in fitting if theme.topic not in had[-_ONLY_ONCE:]] or fitting
        chosen = self.words.random.choice(fresh)
        had.append(chosen.topic)
        return chosen


def _party_day(writer: Writer, one: Occasion, crew: Crew) -> MeetingSheet:
    theme, speak = writer.theme(one), crew.speakers
    meeting = writer.head(
        one,
        theme.topic,
        theme.place,
        tags=theme.tags,
        body=writer.words.some(theme.lines, 3),
        summary=writer.words.closing(),
    )
    items = (writer.study(one), writer.item(DISCUSSION, f"围绕“{theme.topic}”交流发言", "", speak[:3]))
    return MeetingSheet(meeting, items=items)


def _joint(writer: Writer, one: Occasion, crew: Crew) -> MeetingSheet:
    theme = words.PARTY_DAYS[-1]
    meeting = writer.head(
        one,
        f"{PARTY_DAY}：两支部与清水村党支部联学共建",
        theme.place,
        tags=f"{PARTY_DAY}、{theme.tags}",
        body=writer.words.some(theme.lines, 3),
        summary=writer.words.closing(),
    )
    guests = (
        MeetingGuest(name="方国平", post="清水村党支部书记", reason="共建单位介绍情况"),
        MeetingGuest(name="贾小兰", post="清水村党支部组织委员", reason="共建单位参加活动"),
    )
    items = (writer.study(one), writer.item(DISCUSSION, "联学共建交流", "", crew.speakers[:4]))
    return MeetingSheet(meeting, one.units, guests=guests, items=items)


def _lecture(writer: Writer, one: Occasion, crew: Crew) -> MeetingSheet:
    theme = writer.words.draw("lecture", words.LECTURES, one.unit.id)
    meeting = writer.head(
        one, theme.topic, theme.place, tags=theme.tags, body="\n".join(theme.lines), summary=writer.words.closing()
    )
    if one.day.month in _TURN_OF_MONTH:
        able = [leader for leader in crew.committee if leader in crew.speakers]
        meeting = replace(meeting, lecturer_id=able[_TURN_OF_MONTH[one.day.month] % len(able)])
    else:
        meeting = replace(meeting, lecturer_name="周文博", lecturer_post="区委党校讲师")
    return MeetingSheet(meeting, items=(writer.item(DISCUSSION, "听课交流", "", crew.speakers[:3]),))


def _committee(writer: Writer, one: Occasion, crew: Crew) -> MeetingSheet:
    if one.matter:
        body = writer.words.some(words.READING_LINES, 3)
        items = [writer.study(one, crew.speakers[:2]), writer.study(one, crew.speakers[-2:])]
        return MeetingSheet(writer.head(one, f"支部委员{one.matter}", tags="专题学习", body=body), items=tuple(items))
    subjects = writer.reviews.get((one.unit.id, one.day), [])
    matters = [writer.words.draw("matter", words.MATTERS, one.unit.id) for _ in range(2)]
    items = [writer.study(one), *(_of_matter(writer, matter, crew) for matter in matters)]
    for resolution, member_id in subjects:
        name = writer.facts.person_name(member_id)
        items.append(
            writer.item(DISCUSSION, f"审查{name}同志{resolution}的材料", _REVIEWED[resolution], crew.speakers[:1])
        )
    decisions = [
        writer.decide(one, matter.decision, matter.outcome, _responsible(writer, crew)) for matter in matters[:2]
    ]
    topic = "、".join(matter.title.removeprefix("研究") for matter in matters)
    meeting = writer.head(one, topic, summary=writer.words.closing())
    return MeetingSheet(meeting, items=tuple(items), decisions=tuple(decisions))


def _of_matter(writer: Writer, matter: Matter, crew: Crew) -> ItemSheet:
    first = writer.words.random.randrange(len(crew.speakers))
    speakers = (crew.speakers * 2)[first : first + writer.words.random.randint(1, 2)]
    return writer.item(DISCUSSION, matter.title, matter.report, tuple(dict.fromkeys(speakers)))


def _responsible(writer: Writer, crew: Crew) -> int:
    return writer.words.random.choice(crew.committee)


def _group(writer: Writer, one: Occasion, crew: Crew) -> MeetingSheet:
    topic = writer.words.draw("group", words.GROUP_TOPICS, one.unit.id)
    core = writer.words.draw("core", words.CORES)
    items = (
        writer.item(REPORT, "传达支部安排", f"组长传达支部近期安排，提出{core}。", ()),
        writer.item(DISCUSSION, topic, "", crew.speakers[:3]),
    )
    return MeetingSheet(writer.head(one, topic, summary=writer.words.draw("summary", words.SUMMARIES)), items=items)


def _training(writer: Writer, one: Occasion, crew: Crew) -> MeetingSheet:
    topic = writer.words.draw("training", words.TRAININGS, one.unit.id)
    meeting = writer.head(
        one, topic, tags="业务培训", body=writer.words.some(words.TRAINING_LINES, 4), summary=writer.words.closing()
    )
    return MeetingSheet(meeting, items=(writer.item(STUDY_ITEM, "分组练习和点评", "", crew.speakers[:2]),))


def _life(writer: Writer, one: Occasion, crew: Crew) -> MeetingSheet:
    problems = [writer.words.draw("problem", words.PROBLEMS, one.unit.id) for _ in range(2)]
    report = (
        f"书记代表支委会通报上次整改情况和会前征求的意见，查摆出两个方面的问题：{'；'.join(p for p, _ in problems)}。"
    )
    items = (
        writer.item(REPORT, "通报支部委员会工作和查摆问题情况", report, ()),
        writer.item(
            DISCUSSION,
            "开展批评和自我批评",
            "党员逐人发言，先自我批评，再相互提出意见。",
            crew.speakers[:5],
            words.CRITICISMS,
        ),
    )
    decisions = tuple(
        writer.decide(one, measure, "已按措施落实并向党员通报", _responsible(writer, crew), problem, 100)
        for problem, measure in problems
    )
    topic = f"{one.for_year}年度组织生活会"
    guests = (MeetingGuest(name="沈立群", post="区直机关工委组织科科长", reason="到会指导"),)
    meeting = writer.head(one, topic, summary=writer.words.closing())
    return MeetingSheet(meeting, guests=guests, items=items, decisions=decisions)


def _appraisal(writer: Writer, one: Occasion, crew: Crew) -> MeetingSheet:
    body = (
        "按照个人自评、党员互评、民主测评、组织评定的步骤进行，测评票当场发出和收回，结果由支部委员会研究后反馈本人。"
    )
    items = (
        writer.item(
            DISCUSSION,
            "个人自评和党员互评",
            writer.words.draw("appraisal", words.APPRAISALS),
            crew.speakers[:4],
            words.CRITICISMS,
        ),
    )
    return MeetingSheet(writer.head(one, f"{one.for_year}年度民主评议党员", body=body), items=items)


def _member_meeting(writer: Writer, one: Occasion, crew: Crew) -> MeetingSheet:
    reported = writer.words.draw("report", words.REPORTS, one.unit.id)
    items = (
        writer.item(REPORT, "通报支部工作", f"{reported}{writer.words.draw('core', words.CORES)}。", crew.speakers[:2]),
        writer.study(one, crew.speakers[2:4]),
    )
    meeting = writer.head(one, f"第{(one.day.month + 2) // 3}季度党员大会", summary=writer.words.closing())
    return MeetingSheet(meeting, items=items)


_BY_KIND: dict[str, Callable[[Writer, Occasion, Crew], MeetingSheet]] = {
    PARTY_DAY: _party_day,
    JOINT_ACTIVITY: _joint,
    LECTURE: _lecture,
    COMMITTEE_MEETING: _committee,
    GENERAL_COMMITTEE: _committee,
    GROUP_MEETING: _group,
    STUDY: _training,
    LIFE_MEETING: _life,
    APPRAISAL_MEETING: _appraisal,
    MEMBER_MEETING: _member_meeting,
}
