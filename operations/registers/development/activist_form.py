"""入党积极分子培养考察登记表: particulars, how the person became an activist, contacts, half-year checks, opinions."""

from collections.abc import Iterable, Iterator

from exports.paper.document import FormCell, FormRow, FormSheet, label
from ledger.codes.development import ACTIVIST, ACTIVIST_CHECK, CANDIDATE, CONTACT, THOUGHT_REPORT
from ledger.kinds.development import DEVELOPMENT_CASES, DevelopmentCase, DevelopmentContact
from operations.registers.definition import RegisterDefinition, RegisterInput, Subject
from operations.registers.development.booklet import (
    REST,
    check_sheets,
    checks_of,
    cover,
    particulars,
    sheet,
    wide,
)
from operations.registers.development.common import at_stage, cases_of, development_of, opinion
from operations.registers.development.lists import activists
from operations.registers.life.common import chinese_day, pair

TITLE = "入党积极分子培养考察登记表"
_CHECK_TITLE = "培养教育考察情况"
_CAPTIONS = (
    ("本人小结", "self_view"),
    ("培养联系人\n意见", "contact_view"),
    ("党小组意见", "group_view"),
    ("党支部考察\n意见", "branch_view"),
)
_LEAST_CONTACTS = 3


def activist_forms(given: RegisterInput) -> list[FormSheet]:
    """A booklet for each activist and candidate, for one person, or an empty one. Raises KnownError for none."""
    if given.options.is_blank:
        return _booklet(given, None)
    cases = cases_of(given, at_stage(given, ACTIVIST, CANDIDATE), "入党积极分子")
    return [part for one in cases for part in _booklet(given, one)]


def _booklet(given: RegisterInput, case: DevelopmentCase | None) -> list[FormSheet]:
    checks = checks_of(development_of(given), case, ACTIVIST_CHECK, given.options.as_of)
    became = chinese_day(case.activist_on) if case else ""
    return [
        cover(given, TITLE, case, (("确定为积极\n分子日期", became),)),
        sheet("基本情况", case, (*particulars(given, case), *_course(case), *_free())),
        sheet("培养联系人和思想汇报", case, (*_contacts(given, case), *_reports(given, case))),
        *check_sheets(_CHECK_TITLE, case, checks, _CAPTIONS),
        sheet("列为发展对象的意见", case, _opinions(case)),
    ]


def _course(case: DevelopmentCase | None) -> tuple[FormRow, ...]:
    applied = chinese_day(case.applied_on) if case else ""
    talked = "　".join(part for part in (chinese_day(case.talked_on), case.talker) if part) if case else ""
    way = case.recommendation if case else ""
    recommended = chinese_day(case.recommended_on) if case else ""
    became = chinese_day(case.activist_on) if case else ""
    filed = chinese_day(case.activist_filed_on) if case else ""
    return (
        FormRow((*pair("申请入党\n日期", applied), *pair("派人谈话", talked))),
        FormRow((*pair("推荐方式", way), *pair("推荐日期", recommended))),
        FormRow((*pair("确定日期", became), *pair("备案日期", filed))),
    )


def _free() -> tuple[FormRow, ...]:
    return (
        wide("本人简历", "", 38),
        wide("家庭成员\n和主要社会\n关系", "", 36),
        opinion("推荐意见", "", REST, 24, "签名（盖章）："),
    )


def _contacts(given: RegisterInput, case: DevelopmentCase | None) -> Iterator[FormRow]:
    facts = development_of(given)
    people: Iterable[DevelopmentContact] = facts.people_in(case.id, CONTACT) if case else ()
    yield FormRow((label("培养联系人"), label("起止日期"), label("单位及职务", columns=2)), 9)
    lines = [(facts.person_name(one), _period(one), _post(given, one)) for one in people]
    for name, period, post in [*lines, *[("", "", "")] * max(0, _LEAST_CONTACTS - len(lines))]:
        yield FormRow(
            (
                FormCell(text=name, name="培养联系人"),
                FormCell(text=period, name="起止日期"),
                FormCell(text=post, columns=2, name="单位及职务"),
            ),
            10,
        )


def _period(one: DevelopmentContact) -> str:
    since, until = chinese_day(one.from_on), chinese_day(one.to_on)
    return f"{since}至\n{until}" if until else f"{since}起" if since else ""


def _post(given: RegisterInput, one: DevelopmentContact) -> str:
    member = given.facts.member_by_id.get(one.member_id or 0)
    return f"{member.department}{member.admin_post}" if member else one.note


def _reports(given: RegisterInput, case: DevelopmentCase | None) -> Iterator[FormRow]:
    reports = checks_of(development_of(given), case, THOUGHT_REPORT, given.options.as_of)
    days = "\n".join(chinese_day(one.checked_on) for one in reports)
    yield wide("思想汇报\n日期", days, 50)
    yield wide("参加党内\n活动和培训\n情况", "", 50)
    yield wide("奖惩情况", "", 40)


def _opinions(case: DevelopmentCase | None) -> Iterator[FormRow]:
    opinions = chinese_day(case.opinions_on) if case else ""
    proposed = chinese_day(case.proposed_on) if case else ""
    yield FormRow((*pair("征求意见\n日期", opinions), *pair("支委会讨\n论日期", proposed)))
    yield opinion("党小组和\n培养联系人\n意见", "", REST, 42, "签名：")
    yield opinion("党员和群众\n意见", "", REST, 42, "签名：")
    yield opinion("党支部意见", "", REST, 48, "书记签名（盖章）：")
    yield opinion("上级党委\n意见", _superior(case), REST, 48, "（盖章）")


def _superior(case: DevelopmentCase | None) -> str:
    if case is None or case.superior_on is None:
        return ""
    return "　".join(part for part in (chinese_day(case.superior_on), case.superior_document) if part)


ACTIVIST_FORM = RegisterDefinition(
    "activist_form",
    TITLE,
    (),
    activist_forms,
    subject=Subject.DEVELOPMENT,
    is_by_record=True,
    about=DEVELOPMENT_CASES.key,
    listing=activists,
)
