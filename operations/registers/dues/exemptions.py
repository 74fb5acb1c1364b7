"""少交免交党费审批表: the application, the study of the branch, and the approval that the rules ask for."""

from exports.paper.document import PORTRAIT, Column, Fit, FormCell, FormRow, FormSheet, PageSetup, Register, Row, label
from ledger.codes.dues import EXEMPT, EXEMPTION_KIND
from ledger.dues.facts import DuesFacts
from ledger.dues.month_due import is_approved
from ledger.errors import KnownError
from ledger.kinds.dues import Assessment, Exemption
from ledger.kinds.member import Member
from ledger.kinds.organisation import OrgUnit
from ledger.values.money import format_money
from ledger.values.months import Month
from operations.registers.columns import NUMBER
from operations.registers.definition import BLANK_ROWS, RegisterDefinition, RegisterInput, Subject
from operations.registers.dues.common import (
    amount_column,
    centred_column,
    chinese_day,
    day_column,
    dues_of,
    iso_day,
    months_text,
    numbered_notes,
    rank_in,
    year_head,
)
from operations.registers.period import Span

TITLE = "党员少交免交党费审批表"
_WIDTHS = (30, 50, 30, 50)
_PRINCIPLES = ("exemption", "retired_exemption")
_COLUMNS = (
    NUMBER,
    Column(label="姓名", width=20),
    centred_column("减免", 12),
    Column(label="期限", width=44),
    amount_column("原月应交", 20),
    amount_column("减免后月应交", 24),
    Column(label="申请理由", width=46),
    day_column("支部研究日期", 24),
    Column(label="批准机关", width=44),
    day_column("批准日期", 24),
    Column(label="状态", width=20),
)


def exemption_forms(given: RegisterInput) -> list[FormSheet]:
    """A form for each exemption of the year, for one, or an empty form. Raises KnownError when there is none."""
    if given.options.is_blank:
        return [_form(given, None)]
    found = _exemptions(given)
    if not found:
        raise KnownError(f"{given.period.words}没有这样的少交免交申请，没有可打印的内容。")
    return [_form(given, one) for one in found]


def exemption_listing(given: RegisterInput) -> Register:
    """All exemptions of the year in one table."""
    found = [] if given.options.is_blank else _exemptions(given)
    return Register(
        title="党员少交免交党费名单",
        columns=_COLUMNS,
        rows=[_row(dues_of(given), number, one) for number, one in enumerate(found, start=1)],
        head=year_head(given),
        setup=PageSetup(is_landscape=True),
        blank_rows=BLANK_ROWS if given.options.is_blank else 0,
    )


def _exemptions(given: RegisterInput) -> list[Exemption]:
    """Those with a month in the year, of the members of the unit."""
    facts, options = dues_of(given), given.options
    rank = rank_in(given)
    first, last = Month(given.period.year, 1), Month(given.period.year, 12)
    found = [
        one
        for one in facts.exemptions
        if (one.from_month or first) <= last
        and (one.to_month or last) >= first
        and options.record_id in {None, one.id}
        and options.member_id in {None, one.member_id}
        and _belongs(given, one)
    ]
    return sorted(found, key=lambda one: (*rank(facts.roster.member_by_id[one.member_id or 0]), one.id))


def _belongs(given: RegisterInput, one: Exemption) -> bool:
    wanted = dues_of(given).wanted_branches(given.options.unit_id)
    stays = given.facts.stays_of.get(one.member_id or 0, ())
    return wanted is None or any(stay.branch_id in wanted for stay in stays)


def _form(given: RegisterInput, one: Exemption | None) -> FormSheet:
    facts = dues_of(given)
    member = facts.roster.member_by_id[one.member_id or 0] if one else None
    principles = [facts.rules.principles[key] for key in _PRINCIPLES]
    return FormSheet(
        title=TITLE,
        record=member.name if member else "空白表",
        column_widths=_WIDTHS,
        rows=(*_person_rows(given, member, _segment(facts, one)), *_wish_rows(facts, one), *_opinion_rows(one)),
        setup=PORTRAIT,
        footnotes=numbered_notes([f"{one.text.rstrip('。')}（{one.citation}）。" for one in principles]),
    )


def _person_rows(given: RegisterInput, member: Member | None, segment: Assessment | None) -> tuple[FormRow, ...]:
    admitted = member.admitted_on.register_text if member and member.admitted_on else ""
    branch = _branch(given, member)
    return (
        FormRow((*_pair("姓名", member.name if member else ""), *_pair("性别", member.sex if member else ""))),
        FormRow(
            (*_pair("入党日期", admitted), *_pair("人员类型", segment.person_kind if segment else "")),
        ),
        FormRow(_pair("所在支部", branch.full_name if branch else "", 3)),
    )


def _branch(given: RegisterInput, member: Member | None) -> OrgUnit | None:
    stays = given.facts.stays_of.get(member.id, ()) if member else ()
    return given.facts.unit_by_id.get(stays[-1].branch_id or 0) if stays else None


def _wish_rows(facts: DuesFacts, one: Exemption | None) -> tuple[FormRow, ...]:
    return (
        FormRow((*_pair("申请事项", _boxes(one)), *_pair("期限", _term(one)))),
        FormRow((*_pair("原月应交", _yuan(_original(facts, one))), *_pair("减免后月应交", _yuan(_reduced(one))))),
        FormRow(
            (
                label("申请理由"),
                FormCell(
                    text=one.reason if one else "",
                    columns=3,
                    fit=Fit.WRAP,
                    foot=f"申请人签名：　　　　　　{chinese_day(one.applied_on if one else None)}",
                    name="申请理由",
                ),
            ),
            40,
        ),
    )


def _opinion_rows(one: Exemption | None) -> tuple[FormRow, ...]:
    decided = chinese_day(one.decided_on if one else None)
    approved = chinese_day(one.approved_on if one else None)
    body = one.approved_by if one else ""
    document = f"（{one.document}）" if one and one.document else ""
    opinion = f"批准机关：{body}{document}" if body else ""
    return (
        _opinion("党支部意见", f"经{decided}支部研究：" if one and one.decided_on else "", decided, 40),
        _opinion("党总支意见", "", chinese_day(None), 30),
        _opinion("上级党委\n审批意见", opinion, approved, 40),
        FormRow((label("备注"), FormCell(text=one.note if one else "", columns=3, fit=Fit.WRAP, name="备注")), 15),
    )


def _opinion(caption: str, text: str, day: str, height: float) -> FormRow:
    foot = f"负责人签名（盖章）：　　　　　　{day}"
    return FormRow((label(caption), FormCell(text=text, columns=3, fit=Fit.WRAP, foot=foot, name=caption)), height)


def _pair(caption: str, text: str, columns: int = 1) -> tuple[FormCell, FormCell]:
    return label(caption), FormCell(text=text, columns=columns, name=caption)


def _boxes(one: Exemption | None) -> str:
    return "　".join(f"{name}{'■' if one and one.relief == name else '□'}" for name in EXEMPTION_KIND.labels)


def _term(one: Exemption | None) -> str:
    if one is None or one.from_month is None or one.to_month is None:
        return "　　年　月至　　年　月"
    return months_text(one.from_month.through(one.to_month))


def _segment(facts: DuesFacts, one: Exemption | None) -> Assessment | None:
    if one is None or one.from_month is None:
        return None
    return facts.segment_at(one.member_id or 0, one.from_month)


def _original(facts: DuesFacts, one: Exemption | None) -> str:
    segment = _segment(facts, one)
    return format_money(segment.due) if segment else ""


def _reduced(one: Exemption | None) -> str:
    if one is None:
        return ""
    return EXEMPT if one.relief == EXEMPT else format_money(one.amount)


def _yuan(text: str) -> str:
    return text if text == EXEMPT else f"{text or '　　　　'}元"


def _row(facts: DuesFacts, number: int, one: Exemption) -> Row:
    name = facts.roster.member_by_id[one.member_id or 0].name
    segment = _segment(facts, one)
    is_in_force = is_approved(one, segment.person_kind if segment else "")
    cells = (
        str(number),
        name,
        one.relief,
        _term(one),
        _original(facts, one),
        _reduced(one),
        one.reason,
        iso_day(one.decided_on),
        one.approved_by,
        iso_day(one.approved_on),
        "已批准" if is_in_force else "未批准",
    )
    return Row(cells, name)


EXEMPTIONS = RegisterDefinition(
    "dues_exemptions",
    TITLE,
    (),
    exemption_forms,
    subject=Subject.DUES,
    span=Span.YEAR,
    is_by_record=True,
    listing=exemption_listing,
)
