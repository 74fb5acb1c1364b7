"""党课讲稿封面: subject, lecturer, place and audience; the script itself is bound behind it."""

from exports.paper.document import OFFICIAL, FormRow, FormSheet, label
from ledger.codes.meetings import LECTURE
from operations.registers.definition import RegisterDefinition, RegisterInput, Subject
from operations.registers.life.common import held, meetings_in, pair, some, unit_stem
from operations.registers.life.meeting_paper import MeetingPaper, paper_of
from operations.registers.life.minutes import meetings_listing
from operations.registers.life.minutes_flow import record_words
from operations.registers.period import Span

TITLE = "党课讲稿"
_WIDTHS = (40, 116)
_TITLE_SIZE = 36
_ROOM = 26  # millimetres between the edge of the type area and the boxes


def lecture_covers(given: RegisterInput) -> list[FormSheet]:
    """A cover for each 党课 of the period, for one, or an empty one."""
    if given.options.is_blank:
        return [_cover(None)]
    found = held(some(meetings_in(given, frozenset({LECTURE})), given, "党课"))
    return [_cover(paper_of(given, one)) for one in found]


def _cover(paper: MeetingPaper | None) -> FormSheet:
    texts = _texts(paper) if paper else {}
    captions = ("课　　题", "授 课 人", "职　　务", "时　　间", "地　　点", "听课人员", "专　　题", "主办单位")
    boxes = (FormRow(pair(one, texts.get(one, "")), 15) for one in captions)
    return FormSheet(
        title=TITLE,
        record=record_words(paper) if paper else "空白表",
        column_widths=_WIDTHS,
        rows=(FormRow((label("", columns=2),), _ROOM, is_open=True), *boxes),
        setup=OFFICIAL,
        text_size=15,
        title_size=_TITLE_SIZE,
    )


def _texts(paper: MeetingPaper) -> dict[str, str]:
    unit = paper.facts.roster.unit_by_id.get(paper.meeting.org_unit_id or 0)
    who = paper.turnout
    return {
        "课　　题": paper.meeting.topic,
        "授 课 人": paper.lecturer_name,
        "职　　务": paper.lecturer_post,
        "时　　间": paper.when,
        "地　　点": paper.meeting.place,
        "听课人员": f"党员{who.came}名（应到{who.should}名）",
        "专　　题": paper.meeting.tags,
        "主办单位": unit_stem(paper.facts.roster, unit),
    }


LECTURE_COVER = RegisterDefinition(
    "lecture_cover",
    "党课讲稿封面",
    (),
    lecture_covers,
    subject=Subject.LIFE,
    span=Span.PART_OF_YEAR,
    is_by_record=True,
    about="meetings",
    listing=meetings_listing,
)
