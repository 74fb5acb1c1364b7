"""组织生活会问题整改清单: what was found, what is done about it, by whom, by when, and whether it is done."""

from collections.abc import Iterable, Sequence

from exports.paper.document import Column, Fit, HeadFields, PageSetup, Register, Row
from ledger.codes.meetings import LIFE_MEETING
from ledger.errors import KnownError
from ledger.kinds.meetings import Decision, Meeting
from ledger.life.duties import year_of
from ledger.life.facts import LifeFacts, meeting_order
from operations.registers.columns import NUMBER
from operations.registers.definition import RegisterDefinition, RegisterInput, Subject
from operations.registers.life.common import as_of_words, day_column, iso_day, life_of, meetings_in, units_of
from operations.registers.life.meeting_paper import paper_of
from operations.registers.period import Span

TITLE = "组织生活会问题整改清单"
_BLANK_ROWS = 12
_SIGNED = ("支部书记：", "组织委员：", "填表日期：　　　　年　　月　　日")


_MEETING = day_column("会议日期", 23)
_COLUMNS = (
    NUMBER,
    Column(label="存在问题", width=58, fit=Fit.WRAP),
    Column(label="整改措施", width=62, fit=Fit.WRAP),
    Column(label="责任人", width=20),
    day_column("完成时限", 23),
    day_column("完成日期", 23),
    Column(label="落实情况", width=44, fit=Fit.WRAP),
)


def problem_lists(given: RegisterInput) -> list[Register]:
    """A list for each 组织生活会 of the year (所属年度), for one, or an empty one. Raises KnownError without any."""
    if given.options.is_blank:
        return [_list(HeadFields(left=f"党组织：{given.unit_name}", right="会议日期：　　　　年　　月　　日"), [])]
    found = _meetings(given)
    if not found:
        raise KnownError(f"{given.period.words}没有组织生活会，没有可打印的内容。")
    return [_of_meeting(given, one) for one in found]


def problems_listing(given: RegisterInput) -> Register:
    """The problems of all 组织生活会 of the year in one table."""
    facts = life_of(given)
    pairs = [(one, decision) for one in _meetings(given) for decision in facts.decisions_of.get(one.id, ())]
    rows = []
    for number, (one, decision) in enumerate(pairs, start=1):
        first, *others = _cells(facts, number, decision)
        rows.append(Row((first, iso_day(one.held_on), *others), decision.text))
    return Register(title=TITLE, columns=(NUMBER, _MEETING, *_COLUMNS[1:]), rows=rows, head=HeadFields(given.unit_name))


def _meetings(given: RegisterInput) -> list[Meeting]:
    """Those that count for the year, though they may be held in the next one."""
    options, facts, wanted = given.options, life_of(given), units_of(given)
    if options.is_blank or options.record_id is not None:
        return meetings_in(given, frozenset({LIFE_MEETING}))
    return [
        one
        for one in sorted(facts.meetings, key=meeting_order)
        if one.kind == LIFE_MEETING
        and year_of(one, one.kind) == given.period.year
        and (one.held_on or options.as_of) <= options.as_of
        and not wanted.isdisjoint(facts.units_of[one.id])
    ]


def _of_meeting(given: RegisterInput, one: Meeting) -> Register:
    paper, facts = paper_of(given, one), life_of(given)
    head = HeadFields(
        left=f"党组织：{paper.unit_name}",
        centre="　".join([*[f"{one.for_year}年度"] * bool(one.for_year), f"会议日期：{iso_day(paper.sheet.day)}"]),
        right=as_of_words(given),
    )
    return _list(head, [_cells(facts, n, decision) for n, decision in enumerate(paper.sheet.decisions, start=1)])


def _list(head: HeadFields, rows: Iterable[Sequence[str]]) -> Register:
    lines = [Row(tuple(cells), cells[1]) for cells in rows]
    return Register(
        title=TITLE,
        columns=_COLUMNS,
        rows=lines,
        head=head,
        setup=PageSetup(is_landscape=True),
        blank_rows=0 if lines else _BLANK_ROWS,
        signatures=_SIGNED,
        row_height=10,
        text_size=11,
    )


def _cells(facts: LifeFacts, number: int, one: Decision) -> tuple[str, ...]:
    who = facts.person_name(one.responsible_id, one.responsible)
    return str(number), one.problem, one.text, who, iso_day(one.due_on), iso_day(one.done_on), one.outcome


LIFE_PROBLEMS = RegisterDefinition(
    "life_problems",
    TITLE,
    (),
    problem_lists,
    subject=Subject.LIFE,
    span=Span.YEAR,
    is_by_record=True,
    about="meetings",
    listing=problems_listing,
)
