"""谈话记录 of a case: the talk with an applicant within a month, and that of the higher committee before approval."""

from exports.paper.document import OFFICIAL, Fit, FormCell, FormRow, FormSheet, HeadFields, label
from ledger.codes.development import APPLICANT, CANDIDATE
from ledger.kinds.development import DEVELOPMENT_CASES, DevelopmentCase
from ledger.kinds.talks import Talk
from operations.registers.definition import RegisterDefinition, RegisterInput, Subject
from operations.registers.development.common import (
    DATE_LINE,
    at_stage,
    cases_of,
    development_of,
    post_words,
    unit_words,
)
from operations.registers.development.lists import applicants
from operations.registers.life.common import chinese_day, pair, tall

TITLE = "发展党员谈话记录"
OF_APPLICANT, OF_DELEGATE = "applicant", "delegate"
LAYOUTS = ((OF_APPLICANT, "同入党申请人谈话"), (OF_DELEGATE, "上级党委派人谈话"))
_TITLES = {OF_APPLICANT: "入党申请人谈话记录", OF_DELEGATE: "接收预备党员谈话记录"}
_WIDTHS = (27, 51, 27, 51)
_REST = len(_WIDTHS) - 1
_COVERED = "谈话内容保密，请从谈心谈话单独打印"


def talk_forms(given: RegisterInput) -> list[FormSheet]:
    """A form for each person with whom such a talk is held, for one, or an empty one. Raises KnownError for none."""
    layout = given.options.layout if given.options.layout in _TITLES else OF_APPLICANT
    if given.options.is_blank:
        return [_form(given, layout, None)]
    stage = APPLICANT if layout == OF_APPLICANT else CANDIDATE
    waiting = [one for one in at_stage(given, stage) if layout == OF_APPLICANT or one.accepted_on is not None]
    return [_form(given, layout, one) for one in cases_of(given, waiting, f"{dict(LAYOUTS)[layout]}的对象")]


def _form(given: RegisterInput, layout: str, case: DevelopmentCase | None) -> FormSheet:
    is_first = layout == OF_APPLICANT
    talk = _talk(given, case) if is_first else None
    day, talker = _when_and_who(case, is_first=is_first)
    return FormSheet(
        title=_TITLES[layout],
        record=case.name if case else "空白表",
        column_widths=_WIDTHS,
        rows=(
            FormRow((*pair("谈话时间", day), *pair("谈话地点", talk.place if talk else "")), 12),
            FormRow((*pair("谈话人", talker), *pair("谈话对象", case.name if case else "")), 12),
            FormRow(
                (*pair("单位及职务", post_words(case) if case else ""), *pair(*_reference(case, is_first=is_first)))
            ),
            tall("谈话内容", _shown(talk, "content"), _REST, 88 if is_first else 70),
            *_views(talk, is_first=is_first),
            _signatures(),
        ),
        head=HeadFields(left=f"党组织：{unit_words(given, case)}"),
        setup=OFFICIAL,
        text_size=12,
    )


def _when_and_who(case: DevelopmentCase | None, *, is_first: bool) -> tuple[str, str]:
    if case is None:
        return "", ""
    return (chinese_day(case.talked_on), case.talker) if is_first else (chinese_day(case.delegate_on), case.delegate)


def _reference(case: DevelopmentCase | None, *, is_first: bool) -> tuple[str, str]:
    """The day that the talk follows."""
    if is_first:
        return "申请入党\n日期", chinese_day(case.applied_on) if case else ""
    return "大会通过\n日期", chinese_day(case.accepted_on) if case else ""


def _views(talk: Talk | None, *, is_first: bool) -> tuple[FormRow, ...]:
    if is_first:
        return (tall("存在的不足\n和建议", _shown(talk, "suggestions"), _REST, 44),)
    return (
        tall("对党的认识\n和入党动机", "", _REST, 36),
        tall("谈话人对其\n能否入党的\n意见", "", _REST, 30),
    )


def _talk(given: RegisterInput, case: DevelopmentCase | None) -> Talk | None:
    return development_of(given).life.talk_by_id.get(case.talk_id or 0) if case else None


def _shown(talk: Talk | None, field: str) -> str:
    """What the linked talk says; of a confidential one only where it can be had."""
    if talk is None:
        return ""
    text: str = getattr(talk, field)
    return _COVERED if talk.is_confidential and text else text


def _signatures() -> FormRow:
    foot = DATE_LINE.removeprefix("　　")
    signed = (FormCell(fit=Fit.WRAP, foot=foot) for _ in range(2))
    return FormRow((label("谈话人\n签名"), next(signed), label("谈话对象\n签名"), next(signed)), 22)


DEVELOPMENT_TALK = RegisterDefinition(
    "development_talk",
    TITLE,
    (),
    talk_forms,
    subject=Subject.DEVELOPMENT,
    is_by_record=True,
    about=DEVELOPMENT_CASES.key,
    listing=applicants,
    layouts=LAYOUTS,
)
