"""The lists of people under development: applicants, activists, and those developed, as of a day."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from exports.paper.document import Align, Column, Fit, HeadFields, PageSetup, Register, Row
from ledger.codes.development import ACTIVIST, ACTIVIST_CHECK, APPLICANT, CANDIDATE, CONVERTED, PROBATIONER
from ledger.development.facts import DevelopmentFacts
from ledger.development.known import outcome_of, stage_of
from ledger.kinds.development import DevelopmentCase, DevelopmentContact
from operations.registers.columns import NUMBER
from operations.registers.definition import RegisterDefinition, RegisterInput, Subject
from operations.registers.development.common import (
    at_stage,
    cases_here,
    development_of,
    post_words,
)
from operations.registers.life.common import SIGNATURES, as_of_words, day_column, iso_day

_BLANK_ROWS = 14
_PERSON = (
    NUMBER,
    Column(label="姓名", width=19),
    Column(label="性别", width=9, align=Align.CENTRE),
    Column(label="民族", width=13, align=Align.CENTRE),
    Column(label="出生日期", width=19, align=Align.CENTRE, fit=Fit.ONE_LINE),
    Column(label="学历", width=17, align=Align.CENTRE),
    Column(label="单位及职务", width=30, fit=Fit.WRAP),
    day_column("申请入党", 19),
)
_NOTE = Column(label="备注", width=24, fit=Fit.WRAP)
_DEVELOPED = (
    *_PERSON,
    day_column("积极分子", 19),
    day_column("发展对象", 19),
    day_column("接收预备", 19),
    day_column("上级审批", 19),
    day_column("转正", 19),
    Column(label="培养联系人", width=20, fit=Fit.WRAP),
    Column(label="入党介绍人", width=20, fit=Fit.WRAP),
    Column(label="备注", width=19, fit=Fit.WRAP),
)
_ACTIVISTS = (
    *_PERSON,
    Column(label="推荐方式", width=20, align=Align.CENTRE),
    day_column("确定日期", 19),
    day_column("备案日期", 19),
    Column(label="培养联系人", width=22, fit=Fit.WRAP),
    day_column("最近考察", 19),
    Column(label="阶段", width=20, align=Align.CENTRE),
    _NOTE,
)
_APPLICANTS = (
    *_PERSON,
    day_column("收到申请", 19),
    day_column("派人谈话", 19),
    Column(label="谈话人", width=20),
    _NOTE,
)
Cells = Callable[[DevelopmentFacts, DevelopmentCase, date], tuple[str, ...]]


def developed(given: RegisterInput) -> Register:
    """发展党员花名册: candidates and probationers of the day, and who was converted or ended in its year."""
    year = given.options.as_of.year
    return _list(
        given, "发展党员花名册", _DEVELOPED, [one for one in cases_here(given) if _is_developed(one, year)], _course
    )


def activists(given: RegisterInput) -> Register:
    """入党积极分子花名册: activists, with the candidates among them."""
    return _list(given, "入党积极分子花名册", _ACTIVISTS, at_stage(given, ACTIVIST, CANDIDATE), _growth)


def applicants(given: RegisterInput) -> Register:
    """入党申请人名册: who has applied and is no activist yet."""
    return _list(given, "入党申请人名册", _APPLICANTS, at_stage(given, APPLICANT), _application)


def name_list(given: RegisterInput, title: str, cases: Sequence[DevelopmentCase]) -> Register:
    """Some people with their course, as the list behind a request."""
    return _list(given, title, _DEVELOPED, cases, _course)


def _list(
    given: RegisterInput, title: str, columns: tuple[Column, ...], cases: Sequence[DevelopmentCase], cells: Cells
) -> Register:
    facts, as_of = development_of(given), given.options.as_of
    in_order = sorted(cases, key=lambda one: (_place(one), one.applied_on or date.max, one.id))
    return Register(
        title=title,
        columns=columns,
        rows=[
            Row((str(number), *_person(one), *cells(facts, one, as_of)), one.name)
            for number, one in enumerate(in_order, start=1)
        ],
        head=HeadFields(
            left=f"党组织（盖章）：{given.unit_name}",
            centre=as_of_words(given),
            right="" if given.options.is_blank else f"共{len(in_order)}人",
        ),
        setup=PageSetup(is_landscape=True),
        blank_rows=_BLANK_ROWS if given.options.is_blank else 0,
        signatures=SIGNATURES,
        row_height=9,
        text_size=9,
    )


def _is_developed(one: DevelopmentCase, year: int) -> bool:
    if one.candidate_on is None and one.accepted_on is None:
        return False
    if one.ended_on is not None:
        return one.ended_on.year == year
    if stage_of(one) == CONVERTED and one.conversion_approved_on is not None:
        return one.conversion_approved_on.year == year
    return True


def _place(one: DevelopmentCase) -> int:
    """Who is furthest stands first."""
    return (CONVERTED, PROBATIONER, CANDIDATE, ACTIVIST, APPLICANT).index(stage_of(one))


def _person(one: DevelopmentCase) -> tuple[str, ...]:
    born = one.birth_on.register_text if one.birth_on else ""
    return (one.name, one.sex, one.ethnic_group, born, one.education, post_words(one), iso_day(one.applied_on))


def _course(facts: DevelopmentFacts, one: DevelopmentCase, as_of: date) -> tuple[str, ...]:
    return (
        iso_day(one.activist_on),
        iso_day(one.candidate_on),
        iso_day(one.accepted_on),
        iso_day(one.approved_on),
        iso_day(one.conversion_on if stage_of(one) == CONVERTED else None),
        _below(facts, facts.contacts_on(one.id, as_of)),
        _below(facts, facts.sponsors_on(one.id, as_of)),
        _remark(one),
    )


def _growth(facts: DevelopmentFacts, one: DevelopmentCase, as_of: date) -> tuple[str, ...]:
    looks = [
        check.checked_on
        for check in facts.checks_of.get(one.id, ())
        if check.kind == ACTIVIST_CHECK and check.checked_on is not None and check.checked_on <= as_of
    ]
    return (
        one.recommendation,
        iso_day(one.activist_on),
        iso_day(one.activist_filed_on),
        _below(facts, facts.contacts_on(one.id, as_of)),
        iso_day(max(looks, default=None)),
        stage_of(one).removeprefix("入党"),
        _remark(one),
    )


def _application(_: DevelopmentFacts, one: DevelopmentCase, __: date) -> tuple[str, ...]:
    return iso_day(one.received_on or one.applied_on), iso_day(one.talked_on), one.talker, _remark(one)


def _below(facts: DevelopmentFacts, people: Iterable[DevelopmentContact]) -> str:
    """Names below each other, so that none is broken."""
    return "、\n".join(facts.person_name(one) for one in people)


def _remark(one: DevelopmentCase) -> str:
    ended = f"{iso_day(one.ended_on)}终止：{one.end_reason}" if one.ended_on else ""
    return "；".join(part for part in (ended, "" if ended else outcome_of(one), one.note) if part)


DEVELOPMENT_ROSTER = RegisterDefinition(
    "development_roster", "发展党员花名册", (), developed, subject=Subject.DEVELOPMENT, listing=developed
)
ACTIVIST_ROSTER = RegisterDefinition(
    "activist_roster", "入党积极分子花名册", (), activists, subject=Subject.DEVELOPMENT, listing=activists
)
APPLICANT_ROSTER = RegisterDefinition(
    "applicant_roster", "入党申请人名册", (), applicants, subject=Subject.DEVELOPMENT, listing=applicants
)
