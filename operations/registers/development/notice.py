"""公示: who is about to be listed, accepted or converted, for how long it hangs, where to say something."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from exports.paper.document import Flow, Paragraph
from ledger.codes.development import ACTIVIST, CANDIDATE, PROBATIONER, RULES_2026
from ledger.kinds.development import DEVELOPMENT_CASES, DevelopmentCase
from ledger.kinds.organisation import OrgUnit
from ledger.rulebook import Rule
from operations.registers.definition import RegisterDefinition, RegisterInput, Subject
from operations.registers.development.common import (
    DATE_LINE,
    LONG_BLANK,
    SHORT_DATE_LINE,
    at_stage,
    cases_of,
    development_of,
    or_blank,
    unit_of,
)
from operations.registers.development.lists import developed
from operations.registers.development.person_words import (
    BLANK_COURSE,
    BLANK_PERSON,
    course_words,
    names_words,
    person_words,
)
from operations.registers.life.common import chinese_day, unit_stem

TITLE = "发展党员公示"


@dataclass(frozen=True, slots=True)
class Occasion:
    """What is announced. ``has_days``: the case keeps from when to when; other notices leave the days to the hand."""

    key: str
    name: str
    subject: str
    stages: tuple[str, ...]
    has_days: bool = False


OCCASIONS = (
    Occasion("candidates", "拟列为发展对象", "拟列{who}为发展对象", (ACTIVIST, CANDIDATE), has_days=True),
    Occasion("acceptance", "拟接收为预备党员", "拟接收{who}为中共预备党员", (CANDIDATE,)),
    Occasion("conversion", "拟转为正式党员", "{who}拟转为中共正式党员", (PROBATIONER,)),
)
_OCCASION_BY_KEY = {one.key: one for one in OCCASIONS}
_BODY = "现将有关情况公示如下，接受党员和群众监督。"
_FOOT = (
    "公示期间，党员和群众对公示对象有情况需要反映的，请以来信、来电、来访等方式向党组织反映。"
    "反映情况应当实事求是，以个人名义反映的请署真实姓名。"
)


def notices(given: RegisterInput) -> list[Flow]:
    """A notice for those of a branch who hang together, for one person, or an empty one. Raises KnownError for none."""
    occasion = _OCCASION_BY_KEY.get(given.options.layout, OCCASIONS[0])
    if given.options.is_blank:
        return [_notice(given, occasion, ())]
    found = cases_of(given, _waiting(given, occasion), f"{occasion.name}的公示对象")
    found.sort(key=_together)
    return [_notice(given, occasion, list(group)) for _, group in groupby(found, key=_together)]


def _waiting(given: RegisterInput, occasion: Occasion) -> list[DevelopmentCase]:
    people = at_stage(given, *occasion.stages)
    return [one for one in people if not occasion.has_days or one.notice_from_on or one.proposed_on]


def _together(one: DevelopmentCase) -> tuple[int, str]:
    return one.org_unit_id or 0, f"{chinese_day(one.notice_from_on)}{chinese_day(one.notice_to_on)}{one.rules}"


def _notice(given: RegisterInput, occasion: Occasion, cases: Sequence[DevelopmentCase]) -> Flow:
    unit = unit_of(given, cases[0]) if cases else given.unit
    subject = occasion.subject.format(who=names_words(cases))
    about = [Paragraph(_about(given, occasion, one)) for one in cases] or [
        Paragraph(f"{BLANK_PERSON}；{BLANK_COURSE}。")
    ]
    return Flow(
        title=f"关于{subject}的公示",
        record=names_words(cases),
        paragraphs=(
            Paragraph(f"按照发展党员工作有关规定，{unit_stem(given.facts, unit)}{subject}。{_BODY}"),
            *about,
            Paragraph(_period(given, occasion, cases), lead="公示时间："),
            Paragraph(_FOOT),
            Paragraph(_phone(unit), lead="联系电话："),
            Paragraph(or_blank(unit.contact if unit else "", LONG_BLANK), lead="联 系 人："),
        ),
        signatures=(unit.full_name if unit else LONG_BLANK, _signed(occasion, cases)),
        has_number=False,
    )


def _about(given: RegisterInput, occasion: Occasion, case: DevelopmentCase) -> str:
    on = (case.notice_from_on if occasion.has_days else None) or given.options.as_of
    course = course_words(development_of(given), case, min(on, given.options.as_of))
    return f"{person_words(case)}；{course}。" if course else f"{person_words(case)}。"


def _period(given: RegisterInput, occasion: Occasion, cases: Sequence[DevelopmentCase]) -> str:
    """From when to when, and how many working days that is by the holiday table, or has to be."""
    one = cases[0] if cases and occasion.has_days else None
    start, end = (one.notice_from_on, one.notice_to_on) if one else (None, None)
    words = f"{chinese_day(start) or SHORT_DATE_LINE}至{chinese_day(end) or SHORT_DATE_LINE}"
    facts = development_of(given)
    if start and end:
        return f"{words}（{facts.calendar.count(start, end)}个工作日）。"
    rule = _least(given, one) if occasion.has_days else None
    return f"{words}（不少于{rule.value}个工作日）。" if rule else f"{words}。"


def _least(given: RegisterInput, one: DevelopmentCase | None) -> Rule | None:
    case = one or DevelopmentCase(rules=RULES_2026)
    return development_of(given).rule(case, "development.notice.working_days")


def _phone(unit: OrgUnit | None) -> str:
    return or_blank(unit.contact_phone if unit else "", LONG_BLANK)


def _signed(occasion: Occasion, cases: Sequence[DevelopmentCase]) -> str:
    start = cases[0].notice_from_on if cases and occasion.has_days else None
    return chinese_day(start) or DATE_LINE


NOTICE = RegisterDefinition(
    "development_notice",
    TITLE,
    (),
    notices,
    subject=Subject.DEVELOPMENT,
    is_by_record=True,
    about=DEVELOPMENT_CASES.key,
    listing=developed,
    layouts=tuple((one.key, one.name) for one in OCCASIONS),
    has_docx=True,
)
