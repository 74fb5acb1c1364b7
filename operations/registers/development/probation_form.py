"""预备党员考察表: particulars and the days of admission, half-year checks, opinions on conversion."""

from collections.abc import Iterator

from exports.paper.document import FormRow, FormSheet
from ledger.codes.development import PROBATION_CHECK, PROBATIONER
from ledger.development.known import outcome_of
from ledger.development.windows import probation_of
from ledger.kinds.development import DEVELOPMENT_CASES, DevelopmentCase
from operations.registers.definition import RegisterDefinition, RegisterInput, Subject
from operations.registers.development.booklet import REST, check_sheets, checks_of, cover, particulars, sheet, wide
from operations.registers.development.common import at_stage, cases_of, development_of, opinion, people_words
from operations.registers.development.lists import developed
from operations.registers.life.common import chinese_day, pair

TITLE = "预备党员考察表"
_CHECK_TITLE = "预备期考察情况"
_CAPTIONS = (
    ("本人小结", "self_view"),
    ("入党介绍人\n意见", "contact_view"),
    ("党小组意见", "group_view"),
    ("党支部意见", "branch_view"),
)


def probation_forms(given: RegisterInput) -> list[FormSheet]:
    """A booklet for each probationary member, for one person, or an empty one. Raises KnownError for none."""
    if given.options.is_blank:
        return _booklet(given, None)
    cases = cases_of(given, at_stage(given, PROBATIONER), "预备党员")
    return [part for one in cases for part in _booklet(given, one)]


def _booklet(given: RegisterInput, case: DevelopmentCase | None) -> list[FormSheet]:
    checks = checks_of(development_of(given), case, PROBATION_CHECK, given.options.as_of)
    return [
        cover(given, TITLE, case, (("预 备 期", _probation(given, case)),)),
        sheet("基本情况", case, (*particulars(given, case), *_admission(given, case), *_free())),
        *check_sheets(_CHECK_TITLE, case, checks, _CAPTIONS),
        sheet("转正意见", case, _conversion(case)),
    ]


def _probation(given: RegisterInput, case: DevelopmentCase | None) -> str:
    found = probation_of(development_of(given), case) if case else None
    return f"{chinese_day(found.start)}至{chinese_day(found.ends)}（满期日）" if found else ""


def _admission(given: RegisterInput, case: DevelopmentCase | None) -> tuple[FormRow, ...]:
    facts, as_of = development_of(given), given.options.as_of
    sponsors = people_words(facts, facts.sponsors_on(case.id, as_of)) if case else ""
    accepted = chinese_day(case.accepted_on) if case else ""
    approved = chinese_day(case.approved_on) if case else ""
    sworn = chinese_day(case.sworn_on) if case else ""
    return (
        FormRow((*pair("支部大会\n通过日期", accepted), *pair("上级审批\n日期", approved)), 12),
        FormRow((*pair("入党宣誓\n日期", sworn), *pair("志愿书编号", case.form_no if case else "")), 12),
        FormRow(pair("预备期起止", _probation(given, case), REST)),
        FormRow(pair("入党介绍人", sponsors, REST)),
    )


def _free() -> tuple[FormRow, ...]:
    return (
        wide("预备期内\n工作和学习\n情况", "", 55),
        wide("奖惩情况", "", 28),
    )


def _conversion(case: DevelopmentCase | None) -> Iterator[FormRow]:
    applied = chinese_day(case.conversion_applied_on) if case else ""
    decided = chinese_day(case.second_on or case.conversion_on) if case else ""
    yield FormRow((*pair("转正申请\n日期", applied), *pair("讨论转正\n日期", decided)))
    yield FormRow(pair("讨论结果", outcome_of(case) if case else "", REST))
    yield opinion("本人转正\n申请要点", "", REST, 36, "签名：")
    yield opinion("党小组和\n入党介绍人\n意见", "", REST, 40, "签名：")
    yield opinion("党支部大会\n意见", "", REST, 46, "书记签名（盖章）：")
    yield opinion("上级党委\n审批意见", _approval(case), REST, 46, "（盖章）")


def _approval(case: DevelopmentCase | None) -> str:
    if case is None or case.conversion_approved_on is None:
        return ""
    return "　".join(part for part in (chinese_day(case.conversion_approved_on), case.conversion_document) if part)


PROBATION_FORM = RegisterDefinition(
    "probation_form",
    TITLE,
    (),
    probation_forms,
    subject=Subject.DEVELOPMENT,
    is_by_record=True,
    about=DEVELOPMENT_CASES.key,
    listing=developed,
)
