"""政治审查: the letter that asks another organisation (函调) with room for its answer, and the whole 综合材料."""

from collections.abc import Iterator, Sequence

from exports.paper.document import OFFICIAL, Align, Fit, FormCell, FormRow, FormSheet, HeadFields, label
from ledger.codes.development import CANDIDATE, REVIEW_LETTER
from ledger.errors import KnownError
from ledger.kinds.development import DEVELOPMENT_CASES, REVIEW_INQUIRIES, DevelopmentCase, ReviewInquiry
from operations.registers.definition import RegisterDefinition, RegisterInput, Subject
from operations.registers.development.booklet import REST, WIDTHS, particulars, record_of
from operations.registers.development.common import (
    DATE_LINE,
    LONG_BLANK,
    at_stage,
    cases_here,
    cases_of,
    development_of,
    opinion,
    or_blank,
    post_words,
    unit_of,
    unit_words,
)
from operations.registers.development.lists import developed
from operations.registers.life.common import chinese_day, tall, unit_stem

LETTER_TITLE = "政治审查函调信"
SUMMARY_TITLE = "政治审查综合材料"
_SEAM = "－　－　－　－　－　－　－　－　－　－　－（沿此线裁开）－　－　－　－　－　－　－　－　－　－　－"
_ASKED = "请就其政治面貌、政治历史、现实表现和遵纪守法等情况函复，并加盖党组织印章。"
_COLUMNS = 4
_LEAST_LINES = 4


def review_letters(given: RegisterInput) -> list[FormSheet]:
    """A letter for each inquiry by letter of the people here, for one inquiry, or an empty one.

    Raises KnownError when there is none.
    """
    if given.options.is_blank:
        return [_letter(given, None, None)]
    facts = development_of(given)
    if given.options.record_id is not None:
        return [_one_letter(given, given.options.record_id)]
    found = [
        _letter(given, case, one)
        for case in cases_here(given)
        for one in facts.inquiries_of.get(case.id, ())
        if one.way == REVIEW_LETTER and one.replied_on is None
    ]
    if not found:
        raise KnownError("没有待复的函调，没有可打印的内容；可以打印空白表，或者选择一条函调记录。")
    return found


def _one_letter(given: RegisterInput, inquiry_id: int) -> FormSheet:
    facts = development_of(given)
    one = next((one for one in facts.inquiries if one.id == inquiry_id), None)
    case = facts.case_by_id.get(one.case_id or 0) if one else None
    if one is None or case is None:
        raise KnownError(f"编号为{inquiry_id}的政审记录不在账簿里，没有可打印的内容；请重新选择。")
    return _letter(given, case, one)


def _letter(given: RegisterInput, case: DevelopmentCase | None, one: ReviewInquiry | None) -> FormSheet:
    unit = unit_of(given, case)
    stem = unit_stem(given.facts, unit)
    name = or_blank(case.name if case else "")
    post = f"（{post_words(case)}）" if case and post_words(case) else ""
    about = or_blank(one.about if one else "", LONG_BLANK)
    sent = chinese_day(one.sent_on) if one and one.sent_on else DATE_LINE
    contact = or_blank(unit.contact if unit else "", LONG_BLANK)
    phone = or_blank(unit.contact_phone if unit else "", LONG_BLANK)
    return FormSheet(
        title=LETTER_TITLE,
        record=record_of(case),
        column_widths=(1,) * _COLUMNS,
        rows=(
            _line(f"{or_blank(one.sent_to if one else '', LONG_BLANK)}：", Align.LEFT, 12),
            _text(
                f"　　{stem}{name}同志{post}已列为发展对象。因政治审查需要，{_request(about)}",
                26,
            ),
            _line("　　此致", Align.LEFT),
            _line("敬礼", Align.LEFT),
            _line(f"{unit.full_name if unit else ''}（盖章）　　", Align.RIGHT),
            _line(f"{sent}　　", Align.RIGHT),
            _line(f"联系人：{contact}　　联系电话：{phone}", Align.LEFT),
            _line(f"通讯地址：{LONG_BLANK * 2}", Align.LEFT),
            _line(_SEAM, Align.CENTRE, 12, Fit.ONE_LINE),
            FormRow((label("政治审查函调复函", columns=_COLUMNS),), 10, is_open=True),
            FormRow((label("了解对象"), FormCell(text=one.about if one else "", columns=3, name="了解对象"))),
            tall("政治面貌和\n政治历史", "", _COLUMNS - 1, 24),
            tall("现实表现和\n遵纪守法\n情况", "", _COLUMNS - 1, 24),
            opinion("党组织意见", "", _COLUMNS - 1, 28, "（盖章）"),
        ),
        setup=OFFICIAL,
        text_size=12,
        leading=1.5,
    )


def _request(about: str) -> str:
    return f"现就{about}的情况函请贵单位协助了解。{_ASKED}"


def _text(text: str, height: float) -> FormRow:
    return FormRow((FormCell(text=text, columns=_COLUMNS, fit=Fit.WRAP, name="正文"),), height, is_open=True)


def _line(text: str, align: Align, height: float = 9, fit: Fit = Fit.SHRINK) -> FormRow:
    return FormRow((FormCell(text=text, columns=_COLUMNS, align=align, fit=fit, name="正文"),), height, is_open=True)


def review_summaries(given: RegisterInput) -> list[FormSheet]:
    """The form for each candidate, for one person, or an empty one. Raises KnownError when there is none."""
    if given.options.is_blank:
        return [_summary(given, None)]
    return [_summary(given, one) for one in cases_of(given, at_stage(given, CANDIDATE), "发展对象")]


def _summary(given: RegisterInput, case: DevelopmentCase | None) -> FormSheet:
    inquiries = development_of(given).inquiries_of.get(case.id, ()) if case else ()
    conclusion = "\n".join(part for part in (case.review_text, _result(case)) if part) if case else ""
    return FormSheet(
        title=SUMMARY_TITLE,
        record=record_of(case),
        column_widths=WIDTHS,
        rows=(
            *particulars(given, case),
            *_steps(inquiries),
            opinion("综合意见\n和结论", conclusion, REST, 46, "书记签名（盖章）："),
        ),
        head=HeadFields(
            left=f"党支部：{unit_words(given, case)}",
            right=f"结论日期：{chinese_day(case.reviewed_on) if case and case.reviewed_on else '　　　年　月　日'}",
        ),
        setup=OFFICIAL,
        text_size=12,
    )


def _result(case: DevelopmentCase) -> str:
    return f"政治审查{case.review_result}。" if case.review_result else ""


def _steps(inquiries: Sequence[ReviewInquiry]) -> Iterator[FormRow]:
    """How it was found out: way, about whom, day, result."""
    yield FormRow((label("方式"), label("了解对象和\n日期"), label("了解的情况", columns=2)), 11)
    lines = [(one.way, _who_and_when(one), one.result) for one in inquiries]
    for way, who, result in [*lines, *[("", "", "")] * max(0, _LEAST_LINES - len(lines))]:
        yield FormRow(
            (
                FormCell(text=way, name="方式"),
                FormCell(text=who, name="了解对象"),
                FormCell(text=result, columns=2, fit=Fit.WRAP, name="了解的情况"),
            ),
            14,
        )


def _who_and_when(one: ReviewInquiry) -> str:
    day = chinese_day(one.replied_on or one.sent_on)
    place = f"（{one.sent_to}）" if one.sent_to else ""
    return "\n".join(part for part in (f"{one.about}{place}", day) if part)


REVIEW_LETTER_FORM = RegisterDefinition(
    "review_letter",
    LETTER_TITLE,
    (),
    review_letters,
    subject=Subject.DEVELOPMENT,
    is_by_record=True,
    about=REVIEW_INQUIRIES.key,
    listing=developed,
)
REVIEW_SUMMARY = RegisterDefinition(
    "review_summary",
    SUMMARY_TITLE,
    (),
    review_summaries,
    subject=Subject.DEVELOPMENT,
    is_by_record=True,
    about=DEVELOPMENT_CASES.key,
    listing=developed,
)
