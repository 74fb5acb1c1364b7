"""党员月交纳党费核定表: one page a member, from the pay slip to the due, each step with its rule."""

from collections.abc import Iterator, Sequence

from exports.paper.document import PORTRAIT, Align, Fit, FormCell, FormRow, FormSheet, HeadFields, label
from ledger.codes.dues import COUNTED, DEDUCTED, NEVER_COUNTED, NOT_DEDUCTED
from ledger.dues.explain import Step, explain
from ledger.dues.facts import DuesFacts
from ledger.errors import KnownError
from ledger.kinds.dues import Assessment, AssessmentItem
from ledger.kinds.member import Member
from ledger.values.money import format_money, total
from operations.registers.definition import RegisterDefinition, RegisterInput, Subject
from operations.registers.dues.assessments import assessments_register, base_text, rate_text, segments_in
from operations.registers.dues.common import MEASURE, chinese_day, dues_of, months_text, year_rows
from operations.registers.period import Span

TITLE = "党员月交纳党费核定表"
_WIDTHS = (22, 40, 26, 30, 24, 38)
_GROUPS = {
    COUNTED: ("计入基数的项目", 5),
    DEDUCTED: ("扣除的项目", 6),
    NEVER_COUNTED: ("不计入的项目", 2),
    NOT_DEDUCTED: ("不扣除的项目", 0),
}
_LINE = 6.5
_EMPTY = AssessmentItem()


def assessment_forms(given: RegisterInput) -> list[FormSheet]:
    """The last assessment of the year of each member, or an empty form. Raises KnownError when there is none."""
    if given.options.is_blank:
        return [_form(given, None, None)]
    facts = dues_of(given)
    forms = []
    for row in year_rows(given):
        segments = segments_in(facts, row.member.id, given.period.year)
        if segments:
            forms.append(_form(given, row.member, segments[-1]))
    if not forms:
        raise KnownError(f"{given.period.words}还没有核定，没有可打印的核定表。")
    return forms


def _form(given: RegisterInput, member: Member | None, segment: Assessment | None) -> FormSheet:
    facts = dues_of(given)
    items = facts.items_of.get(segment.id, ()) if segment else ()
    return FormSheet(
        title=TITLE,
        record=member.name if member else "空白表",
        column_widths=_WIDTHS,
        head=HeadFields(
            left=f"党支部（盖章）：{given.unit_name}",
            right=f"{given.period.words}　{MEASURE}" if segment else f"　　　　年度　{MEASURE}",
        ),
        rows=(
            *_person_rows(member, segment),
            *_item_rows(items, is_blank=segment is None),
            *_result_rows(segment),
            *_ground_rows(facts, member, segment),
            *_signature_rows(segment),
        ),
        setup=PORTRAIT,
        text_size=10.5,
    )


def _person_rows(member: Member | None, segment: Assessment | None) -> tuple[FormRow, ...]:
    start = segment.from_month.chinese() if segment and segment.from_month else ""
    end = f"至{months_text([segment.to_month])}" if segment and segment.to_month else "起" if start else ""
    return (
        FormRow(
            (
                *_pair("姓名", member.name if member else ""),
                *_pair("人员类型", segment.person_kind if segment else ""),
                *_pair("核定方法", segment.method if segment else ""),
            ),
            8,
        ),
        FormRow(
            (
                *_pair("执行时间", start + end),
                *_pair("核定原因", segment.reason if segment else ""),
                *_pair("核定日期", chinese_day(segment.verified_on) if segment else ""),
            ),
            8,
        ),
    )


def _item_rows(items: Sequence[AssessmentItem], *, is_blank: bool) -> Iterator[FormRow]:
    if not items and not is_blank:
        return
    yield FormRow((label("处理"), label("项目"), label("金额"), label("说明", columns=3)), _LINE + 1)
    for treatment, (caption, room) in _GROUPS.items():
        own = [_EMPTY] * room if is_blank else [item for item in items if item.treatment == treatment]
        for number, item in enumerate([*own, None] if own else []):
            head = (label(caption, rows=len(own) + 1),) if number == 0 else ()
            cells = _sum_cells(own, is_blank=is_blank) if item is None else _item_cells(item, is_blank=is_blank)
            yield FormRow((*head, *cells), _LINE)


def _item_cells(item: AssessmentItem, *, is_blank: bool) -> tuple[FormCell, ...]:
    amount = "" if is_blank else format_money(item.amount)
    return (
        FormCell(text=item.item, name="项目", align=Align.LEFT),
        FormCell(text=amount, name="金额", align=Align.RIGHT),
        FormCell(text=item.reason, name="说明", columns=3, align=Align.LEFT),
    )


def _sum_cells(own: Sequence[AssessmentItem], *, is_blank: bool) -> tuple[FormCell, ...]:
    amount = "" if is_blank else format_money(total(item.amount for item in own))
    return label("小计"), FormCell(text=amount, name="小计", align=Align.RIGHT), FormCell(columns=3, name="说明")


def _result_rows(segment: Assessment | None) -> tuple[FormRow, ...]:
    base, rate, due = ("", "", "") if segment is None else _figures(segment)
    return (FormRow((*_pair("计算基数", base), *_pair("交纳比例", rate), *_pair("月应交党费", due)), 9),)


def _figures(segment: Assessment) -> tuple[str, str, str]:
    ceiling = f"（{segment.ceiling}）" if segment.ceiling else ""
    return base_text(segment), rate_text(segment), f"{format_money(segment.due)}元{ceiling}"


def _ground_rows(facts: DuesFacts, member: Member | None, segment: Assessment | None) -> tuple[FormRow, ...]:
    text = ""
    if member is not None and segment is not None and segment.from_month is not None:
        steps = explain(facts, member.id, segment.from_month).steps
        wanted = [step for step in steps if not step.rule.startswith(_LEFT_OUT)]
        text = "\n".join(f"{number}.{_sentence(step)}" for number, step in enumerate(wanted, start=1))
    return (FormRow((label("核定依据"), FormCell(text=text, columns=5, fit=Fit.WRAP, name="核定依据")), 28),)


# What stands elsewhere on the sheet, and what came after the assessment.
_LEFT_OUT = ("item.", "result", "closed", "correction")


def _sentence(step: Step) -> str:
    return (
        f"{step.text}（《{step.document}》{step.article}）" if step.document and step.rule != "practice" else step.text
    )


def _signature_rows(segment: Assessment | None) -> tuple[FormRow, ...]:
    who = segment.verified_by if segment else ""
    day = "　　　　年　　月　　日"
    return (
        _signed("本人意见", f"签名：　　　　　　{day}", 14),
        _signed("党支部意见", f"书记签名（盖章）：　　　　　　{day}", 17),
        _signed("党总支核定", f"{f'核定人：{who}　' if who else ''}（盖章）　　　　{day}", 17),
    )


def _signed(caption: str, foot: str, height: float) -> FormRow:
    return FormRow((label(caption), FormCell(columns=5, fit=Fit.WRAP, foot=foot, name=caption)), height)


def _pair(caption: str, text: str) -> tuple[FormCell, FormCell]:
    return label(caption), FormCell(text=text, name=caption)


ASSESSMENT_FORM = RegisterDefinition(
    "dues_assessment_form",
    TITLE,
    (),
    assessment_forms,
    subject=Subject.DUES,
    span=Span.YEAR,
    listing=assessments_register,
)
