"""发展党员花名册, 积极分子花名册 and the like as the target of an import: one row a person, a column a step."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from ledger.fields import Field, Form
from ledger.intake.cells import Cell
from ledger.intake.date_reader import read_day, read_loose_date
from ledger.intake.life_readers import read_free_text
from ledger.intake.member_headings import SYNONYMS
from ledger.intake.members import read_section
from ledger.intake.readers import read_code, read_identity, read_name, read_phone, read_unit, read_whole
from ledger.intake.reading import Reading
from ledger.intake.target import Reader, Target, TargetField
from ledger.kinds.development import DEVELOPMENT_CASES

BRANCH, GROUP, CONTACTS, SPONSORS = "branch", "group", "contacts", "sponsors"
_AHEAD = frozenset({"notice_to_on", "probation_ends_on", "extended_to"})
_OF_THE_PERSON: dict[str, Callable[[Cell], Reading]] = {
    "name": read_name,
    "id_number": read_identity,
    "phone": read_phone,
}
_BY_FORM: dict[Form, Callable[[Cell], Reading]] = {
    Form.DAY: read_day,
    Form.LOOSE_DATE: read_loose_date,
    Form.WHOLE: read_whole,
}
_WORDS: dict[str, tuple[str, ...]] = {
    key: tuple(words.split())
    for key, words in {
        "rules": "细则版本 适用细则版本",
        "applied_on": (
            "申请入党时间 申请时间 申请日期 递交入党申请书时间 递交入党申请书日期 提交入党申请书时间 入党申请时间 "
            "入党申请日期 递交申请书时间 申请入党年月 递交申请时间"
        ),
        "received_on": "收到申请时间 收到入党申请书时间",
        "talked_on": "谈话时间 谈话日期 派人谈话时间 党组织派人谈话时间 党组织谈话时间",
        "talker": "派谈人 谈话人姓名",
        "recommendation": "推荐形式 推荐方式（党员推荐/群团推优）",
        "activist_on": (
            "确定积极分子日期 确定积极分子时间 确定为积极分子时间 确定入党积极分子时间 确定入党积极分子日期 "
            "列为积极分子时间 列为入党积极分子时间 积极分子时间 成为积极分子时间 确定为入党积极分子时间 积极分子"
        ),
        "activist_filed_on": "积极分子备案时间",
        "superior_on": "上级备案时间 上级同意时间 发展对象备案时间",
        "notice_from_on": "公示时间 公示开始时间 公示起始时间",
        "notice_to_on": "公示结束时间 公示截止时间",
        "candidate_on": (
            "确定发展对象日期 确定发展对象时间 列为发展对象时间 确定为发展对象时间 成为发展对象时间 发展对象时间 "
            "发展对象"
        ),
        "reviewed_on": "政审时间 政治审查时间 政审日期 政治审查日期",
        "review_result": "政审结论 政审结果",
        "trained_from_on": "培训开始时间 培训时间 集中培训时间 集中培训日期",
        "trained_to_on": "培训结束时间",
        "trained_days": "培训天数（天）",
        "trained_hours": "培训学时数",
        "committee_on": "支委会审查时间",
        "prereview_on": "预审时间 上级预审时间 预审日期",
        "form_no": "志愿书编号 入党志愿书号",
        "accepted_on": (
            "接收预备党员日期 接收预备党员时间 接收为预备党员时间 支部大会通过时间 支部大会时间 入党时间 入党日期 "
            "接收时间 接收日期 发展时间 成为预备党员时间 预备党员时间 支部大会通过接收日期"
        ),
        "approved_on": "上级审批时间 党委审批时间 审批时间 批准时间 上级批准时间 党委批准时间 审批日期 批准日期",
        "approval_document": "批准文号 批复文号",
        "sworn_on": "宣誓时间 入党宣誓时间 宣誓日期",
        "probation_ends_on": "预备期满时间 预备期截止时间",
        "conversion_applied_on": "提出转正申请时间 转正申请时间",
        "conversion_on": "支部大会转正时间 讨论转正时间 转正大会时间 转正时间 转正日期",
        "conversion_approved_on": "转正审批时间 转正批准时间 批准转正时间",
        "archived_on": "归档时间",
        "ended_on": "终止时间 退出时间",
        "end_reason": "终止培养原因 退出原因",
        "note": "说明 备考",
    }.items()
}
_EXAMPLES = {
    "name": "张三（示例）",
    "applied_on": "2026-06-01",
    "activist_on": "2026-12-01",
    "rules": "细则2026",
}


def _read(field: Field) -> Reader:
    info = field.info
    if field.name in _OF_THE_PERSON:
        return _OF_THE_PERSON[field.name]
    if info.form is Form.CHOICE and info.codes is not None:
        return read_code(info.codes, is_closed=info.is_closed)
    return _BY_FORM.get(info.form, read_free_text)


def _field(field: Field) -> TargetField:
    info = field.info
    return TargetField(
        field.name,
        info.label,
        _read(field),
        (*_WORDS.get(field.name, ()), *SYNONYMS.get(field.name, ())),
        is_required=field.name == "name",
        choices=info.codes.labels if info.codes else (),
        is_closed=info.is_closed,
        form=info.form,
        example=_EXAMPLES.get(field.name, ""),
        hint=info.hint,
        may_lie_ahead=field.name in _AHEAD,
    )


def _people(key: str, label: str, words: str) -> TargetField:
    return TargetField(
        key, label, read_free_text, tuple(words.split()), example="王芳、李明", hint="几个人用顿号分开。"
    )


def _fields() -> tuple[TargetField, ...]:
    plain = [_field(one) for one in DEVELOPMENT_CASES.fields if one.info.form is not Form.REFERENCE]
    name, rest = plain[1], [plain[0], *plain[2:]]
    fields = (
        name,
        TargetField(BRANCH, "所在支部", read_unit, SYNONYMS[BRANCH], example="机关第一支部"),
        TargetField(GROUP, "党小组", read_unit, SYNONYMS[GROUP]),
        *rest[:-1],
        _people(CONTACTS, "培养联系人", "联系人 入党积极分子培养联系人 培养人"),
        _people(SPONSORS, "入党介绍人", "介绍人 入党介绍人姓名"),
        rest[-1],
    )
    taken = {one.label for one in fields}
    made = []
    for one in fields:
        free = tuple(dict.fromkeys(word for word in one.synonyms if word not in taken))
        taken |= set(free)
        made.append(replace(one, synonyms=free))
    return tuple(made)


_STEPS = frozenset({"applied_on", "activist_on", "candidate_on", CONTACTS, "talked_on"})


def _objection(_: Sequence[str], fields: frozenset[str]) -> str | None:
    return None if fields & _STEPS else "里没有申请入党、积极分子、发展对象的日期"


DEVELOPMENT_TARGET = Target(
    key=DEVELOPMENT_CASES.key,
    title="发展党员花名册",
    fields=_fields(),
    anchor="name",
    substance=_STEPS,
    counted="发展档案",
    objection=_objection,
    section=read_section,
)
