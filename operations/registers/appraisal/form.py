"""民主评议党员登记表: one person's appraisal of a year on one form, with room for the hands of all who have a say."""

from exports.paper.document import OFFICIAL, Fit, FormCell, FormRow, FormSheet, HeadFields, label
from ledger.appraisal.sheet import votes_of
from ledger.appraisal.summary import GRADES
from ledger.errors import KnownError
from ledger.kinds.appraisal import AppraisalResult
from ledger.roster.entry import RosterEntry
from operations.registers.appraisal.common import AppraisalPaper, appraisals_in, chinese_day, some
from operations.registers.appraisal.tally import tally_listing
from operations.registers.definition import RegisterDefinition, RegisterInput, Subject
from operations.registers.period import Span

TITLE = "民主评议党员登记表"
_WIDTHS = (24, 28, 24, 28, 24, 28)
_REST = len(_WIDTHS) - 1
_HAND = "签名：　　　　　　　　年　　月　　日"
_SEAL = "负责人签名（盖章）：　　　　　　　　年　　月　　日"


def appraisal_forms(given: RegisterInput) -> list[FormSheet]:
    """A form for everybody appraised in the year, for one person, or an empty one.

    Raises KnownError when there is nobody.
    """
    if given.options.is_blank:
        return [_form(given, None, None, None)]
    wanted = given.options.member_id
    found = [
        _form(given, paper, line, entry)
        for paper in some(appraisals_in(given), given)
        for line, entry in paper.lines
        if wanted in (None, line.member_id)
    ]
    if not found:
        raise KnownError(f"{given.period.year}年度的民主评议里没有这名党员，没有可打印的内容。")
    return found


def _form(
    given: RegisterInput, paper: AppraisalPaper | None, line: AppraisalResult | None, entry: RosterEntry | None
) -> FormSheet:
    year = f"{paper.one.for_year}年度" if paper else "　　　　年度"
    return FormSheet(
        title=TITLE,
        record=paper.name_of(line) if paper and line else "空白表",
        column_widths=_WIDTHS,
        rows=(*_person_rows(paper, line, entry), *_view_rows(paper, line)),
        head=HeadFields(left=f"党组织：{paper.unit_name if paper else given.unit_name}", right=year),
        setup=OFFICIAL,
        text_size=11,
    )


def _person_rows(
    paper: AppraisalPaper | None, line: AppraisalResult | None, entry: RosterEntry | None
) -> tuple[FormRow, ...]:
    member = entry.member if entry else None
    posts = "、".join(entry.offices) if entry else ""
    name = paper.name_of(line) if paper and line else ""
    group = entry.group.short_name if entry and entry.group else ""
    return (
        _facts(
            ("姓名", name),
            ("性别", member.sex if member else ""),
            ("出生年月", member.birth_on.register_text[:7] if member and member.birth_on else ""),
        ),
        _facts(
            ("民族", member.ethnic_group if member else ""),
            ("学历", member.education if member else ""),
            ("人员类别", entry.category if entry else ""),
        ),
        _facts(
            ("入党日期", member.admitted_on.register_text if member and member.admitted_on else ""),
            ("转正日期", member.full_member_on.register_text if member and member.full_member_on else ""),
            ("党内职务", posts),
        ),
        FormRow(
            (
                label("单位职务"),
                FormCell(text=_post(entry), columns=3, name="单位职务"),
                label("党小组"),
                FormCell(text=group, name="党小组"),
            ),
            9,
        ),
    )


def _facts(*pairs: tuple[str, str]) -> FormRow:
    return FormRow(
        tuple(cell for caption, text in pairs for cell in (label(caption), FormCell(text=text, name=caption))), 9
    )


def _post(entry: RosterEntry | None) -> str:
    return "".join(filter(None, (entry.member.department, entry.member.admin_post))) if entry else ""


def _view_rows(paper: AppraisalPaper | None, line: AppraisalResult | None) -> tuple[FormRow, ...]:
    return (
        _view("个人自评", line.self_view if line else "", 46, _HAND),
        _view("党员互评", line.mutual_view if line else "", 30, ""),
        _votes(paper, line),
        _view("支部意见\n和等次", _opinion(line), 26, _SEAL),
        _view("上级党组织\n意见", line.superior_opinion if line else "", 20, _SEAL),
        _view("教育帮助\n措施", line.measures if line else "", 16, ""),
        _view("告知本人", _told(line), 14, f"本人{_HAND}"),
    )


def _view(caption: str, text: str, height: float, foot: str) -> FormRow:
    cell = FormCell(text=text, columns=_REST, fit=Fit.WRAP, foot=foot, name=caption.replace("\n", ""))
    return FormRow((label(caption), cell), height)


def _votes(paper: AppraisalPaper | None, line: AppraisalResult | None) -> FormRow:
    """What the ballot said; blanks to fill in by hand where nothing was counted."""
    if paper and line and line.reason and not any(votes_of(line)):
        text = line.reason
    elif paper and line and any(votes_of(line)):
        parts = [f"{grade}{number}票" for grade, number in zip(GRADES, votes_of(line), strict=True)]
        text = "　".join(parts) + f"（有效测评票{paper.summary.valid}张）"
    else:
        text = "　".join(f"{grade}　　票" for grade in GRADES)
    return FormRow((label("民主测评"), FormCell(text=text, columns=_REST, name="民主测评")), 10)


def _opinion(line: AppraisalResult | None) -> str:
    if line is None:
        return ""
    grade = f"评定等次：{line.grade or line.reason}" if line.grade or line.reason else ""
    return "\n".join(filter(None, (line.opinion, grade)))


def _told(line: AppraisalResult | None) -> str:
    return f"已于{chinese_day(line.told_on)}告知本人。" if line and line.told_on else ""


FORM = RegisterDefinition(
    "appraisal_form",
    TITLE,
    (),
    appraisal_forms,
    subject=Subject.APPRAISAL,
    span=Span.YEAR,
    listing=tally_listing,
)
