"""发展党员: one case a person with the dates of the 25 steps, and what belongs to the case.

What is decided at a meeting is not typed again: ``acceptance_vote_id`` and the two votes on conversion name the votes
of 组织生活; the dates beside them speak only where a case was taken over from paper. Deadlines, earliest days and the
stage follow from the dates and the version of the 细则 under which the case was opened.
"""

from dataclasses import dataclass
from datetime import date

from ledger import fields
from ledger.codes.development import (
    CHECK_KIND,
    CONVERSION_OUTCOME,
    DEVELOPMENT_ROLE,
    END_OF_CASE,
    MATERIAL,
    RECOMMENDATION,
    REVIEW_RESULT,
    REVIEW_WAY,
    RULES_VERSION,
)
from ledger.codes.person import EDUCATION, ETHNIC_GROUP, SEX
from ledger.fields import Mask
from ledger.kind import Record, RecordKind
from ledger.values.dates import LooseDate
from ledger.values.months import Month

PERSON = "基本情况"
APPLYING = "申请入党"
ACTIVE = "积极分子"
CHOSEN = "发展对象"
ACCEPTING = "接收预备党员"
PROBATION = "预备期和转正"
REST = "其他"
_VOTE_HINT = "会议和表决先在“组织生活”登记"


@dataclass(frozen=True, kw_only=True, slots=True)
class DevelopmentCase(Record):
    """The way of one person from the application to the filing of the material.

    ``member_id`` is empty until the person stands in the roster; name and birth are those of the application.
    """

    org_unit_id: int | None = fields.reference("所在党支部", "org_units", required=True, section=PERSON)
    group_id: int | None = fields.reference("党小组", "org_units", section=PERSON)
    rules: str = fields.choice("适用细则", RULES_VERSION, required=True, width=5, section=PERSON)
    member_id: int | None = fields.reference("名册中的党员", "members", section=PERSON)
    name: str = fields.text("姓名", required=True, width=5, section=PERSON)
    sex: str = fields.choice("性别", SEX, width=2, section=PERSON)
    ethnic_group: str = fields.choice("民族", ETHNIC_GROUP, width=4, section=PERSON)
    birth_on: LooseDate | None = fields.loose_date("出生日期", section=PERSON)
    id_number: str = fields.text("公民身份证号", width=10, mask=Mask.ID_NUMBER, section=PERSON)
    native_place: str = fields.text("籍贯", width=6, section=PERSON)
    education: str = fields.choice("学历", EDUCATION, is_closed=False, width=5, section=PERSON)
    department: str = fields.text("工作单位（部门）", width=10, section=PERSON)
    admin_post: str = fields.text("职务", width=8, section=PERSON)
    work_started_on: LooseDate | None = fields.loose_date("参加工作日期", section=PERSON)
    phone: str = fields.text("手机号", width=7, mask=Mask.PHONE, section=PERSON)

    applied_on: date | None = fields.day("申请入党日期", section=APPLYING, hint="入党申请书落款日期")
    received_on: date | None = fields.day("收到申请日期", section=APPLYING, hint="与落款日期相同的可不填")
    talked_on: date | None = fields.day("派人谈话日期", section=APPLYING)
    talker: str = fields.text("谈话人", width=6, section=APPLYING)
    talk_id: int | None = fields.reference("谈话记录", "talks", section=APPLYING)

    recommendation: str = fields.choice("推荐方式", RECOMMENDATION, is_closed=False, width=6, section=ACTIVE)
    recommended_on: date | None = fields.day("推荐日期", section=ACTIVE)
    activist_on: date | None = fields.day("确定为积极分子日期", section=ACTIVE)
    activist_meeting_id: int | None = fields.reference("确定积极分子的会议", "meetings", section=ACTIVE)
    activist_filed_on: date | None = fields.day("积极分子备案日期", section=ACTIVE)

    opinions_on: date | None = fields.day("征求意见日期", section=CHOSEN, hint="党小组、培养联系人、党员和群众的意见")
    proposed_on: date | None = fields.day("支委会讨论日期", section=CHOSEN)
    proposal_meeting_id: int | None = fields.reference("讨论发展对象的会议", "meetings", section=CHOSEN)
    superior_on: date | None = fields.day("上级备案（同意）日期", section=CHOSEN, hint="细则2014为备案，细则2026为同意")
    superior_document: str = fields.text("备案（同意）文号", width=12, section=CHOSEN)
    notice_from_on: date | None = fields.day("公示起始日期", section=CHOSEN)
    notice_to_on: date | None = fields.day("公示截止日期", section=CHOSEN)
    notice_result: str = fields.text("公示结果", width=14, section=CHOSEN)
    candidate_on: date | None = fields.day("列为发展对象日期", section=CHOSEN)
    reviewed_on: date | None = fields.day("政治审查结论日期", section=CHOSEN)
    review_result: str = fields.choice("政治审查结论", REVIEW_RESULT, width=4, section=CHOSEN)
    review_text: str = fields.long_text("政治审查综合材料", width=24, section=CHOSEN)
    trained_from_on: date | None = fields.day("集中培训开始日期", section=CHOSEN)
    trained_to_on: date | None = fields.day("集中培训结束日期", section=CHOSEN)
    trained_days: int = fields.whole("培训天数", section=CHOSEN)
    trained_hours: int = fields.whole("培训学时", section=CHOSEN)
    certificate_no: str = fields.text("结业证编号", width=10, section=CHOSEN)
    training_waiver: str = fields.text("未经培训的说明", width=14, section=CHOSEN, hint="个别特殊情况，经上级同意")

    committee_on: date | None = fields.day("支委会审查日期", section=ACCEPTING)
    committee_meeting_id: int | None = fields.reference("审查的支委会", "meetings", section=ACCEPTING)
    prereview_on: date | None = fields.day("上级预审通过日期", section=ACCEPTING)
    prereview_document: str = fields.text("预审文号", width=12, section=ACCEPTING)
    form_no: str = fields.text("入党志愿书编号", width=10, section=ACCEPTING)
    accepted_on: date | None = fields.day("支部大会通过日期", section=ACCEPTING, hint="已关联会议表决的以会议日期为准")
    acceptance_vote_id: int | None = fields.reference("接收表决", "votes", section=ACCEPTING, hint=_VOTE_HINT)
    delegate_on: date | None = fields.day("上级派人谈话日期", section=ACCEPTING)
    delegate: str = fields.text("上级谈话人", width=8, section=ACCEPTING)
    approved_on: date | None = fields.day("上级审批日期", section=ACCEPTING)
    approval_document: str = fields.text("审批文号", width=12, section=ACCEPTING)
    approval_delay: str = fields.text("延期审批的说明", width=14, section=ACCEPTING)
    organisation_filed_on: date | None = fields.day("组织部门备案日期", section=ACCEPTING)

    assigned_on: date | None = fields.day("编入支部和小组日期", section=PROBATION)
    sworn_on: date | None = fields.day("入党宣誓日期", section=PROBATION)
    probation_ends_on: date | None = fields.day("预备期满日期", section=PROBATION, hint="空白的按通过之日起满一年计算")
    conversion_applied_on: date | None = fields.day("转正申请日期", section=PROBATION)
    conversion_on: date | None = fields.day("讨论转正日期", section=PROBATION, hint="已关联会议表决的以会议日期为准")
    conversion_vote_id: int | None = fields.reference("转正表决", "votes", section=PROBATION, hint=_VOTE_HINT)
    conversion_outcome: str = fields.choice("转正讨论结果", CONVERSION_OUTCOME, width=6, section=PROBATION)
    extended_to: date | None = fields.day("延长预备期至", section=PROBATION)
    extension_approved_on: date | None = fields.day("延长审批日期", section=PROBATION)
    extension_document: str = fields.text("延长审批文号", width=12, section=PROBATION)
    second_on: date | None = fields.day("再次讨论日期", section=PROBATION)
    second_vote_id: int | None = fields.reference("再次表决", "votes", section=PROBATION, hint=_VOTE_HINT)
    second_outcome: str = fields.choice("再次讨论结果", CONVERSION_OUTCOME, width=6, section=PROBATION)
    conversion_approved_on: date | None = fields.day("转正审批日期", section=PROBATION)
    conversion_document: str = fields.text("转正审批文号", width=12, section=PROBATION)
    delay_reason: str = fields.text("未按期讨论的原因", width=14, section=PROBATION)
    told_on: date | None = fields.day("通知本人日期", section=PROBATION)

    archived_on: date | None = fields.day("材料归档日期", section=REST)
    archived_at: str = fields.text("归档处", width=12, section=REST)
    ended_on: date | None = fields.day("终止培养日期", section=REST)
    end_reason: str = fields.choice("终止原因", END_OF_CASE, is_closed=False, width=8, section=REST)
    note: str = fields.long_text("备注", width=12, section=REST)


@dataclass(frozen=True, kw_only=True, slots=True)
class DevelopmentContact(Record):
    """A 培养联系人 or 入党介绍人 of a case, from one day to another."""

    case_id: int | None = fields.reference("发展档案", "development_cases", required=True)
    role: str = fields.choice("培养身份", DEVELOPMENT_ROLE, required=True, width=6)
    member_id: int | None = fields.reference("党员", "members")
    name: str = fields.text("姓名（不在名册）", width=5)
    from_on: date | None = fields.day("自何日")
    to_on: date | None = fields.day("至何日")
    note: str = fields.text("备注", width=12)


@dataclass(frozen=True, kw_only=True, slots=True)
class DevelopmentCheck(Record):
    """A half-year look at an activist or a probationary member, or a 思想汇报."""

    case_id: int | None = fields.reference("发展档案", "development_cases", required=True)
    kind: str = fields.choice("考察类型", CHECK_KIND, required=True, width=6)
    checked_on: date | None = fields.day("考察日期", required=True)
    self_view: str = fields.long_text("本人小结", width=24)
    contact_view: str = fields.long_text("联系人（介绍人）意见", width=24)
    group_view: str = fields.long_text("党小组意见", width=20)
    branch_view: str = fields.long_text("党支部意见", width=24)


@dataclass(frozen=True, kw_only=True, slots=True)
class ReviewInquiry(Record):
    """A step of the 政治审查: a talk, the files, or a letter (函调) and its answer."""

    case_id: int | None = fields.reference("发展档案", "development_cases", required=True)
    way: str = fields.choice("政审方式", REVIEW_WAY, required=True, width=6)
    about: str = fields.text("了解对象", width=8, hint="本人、直系亲属或主要社会关系")
    sent_to: str = fields.text("函调单位", width=16)
    sent_on: date | None = fields.day("发函（进行）日期")
    replied_on: date | None = fields.day("复函日期")
    result: str = fields.long_text("了解的情况", width=24)


@dataclass(frozen=True, kw_only=True, slots=True)
class DevelopmentMaterial(Record):
    """A paper of the case's file: whether it is there, its day, its pages, and a scan if somebody made one."""

    case_id: int | None = fields.reference("发展档案", "development_cases", required=True)
    material: str = fields.choice("材料名称", MATERIAL, required=True, is_closed=False, width=14)
    dated_on: date | None = fields.day("材料日期")
    pages: int = fields.whole("页数")
    is_there: bool = fields.flag("已收齐")
    file_name: str = fields.text("文件名", width=16)
    byte_count: int = fields.whole("大小（字节）")
    content: str = fields.text("内容校验值", width=12)
    order_no: int = fields.whole("排列序号")
    note: str = fields.text("备注", width=12)


@dataclass(frozen=True, kw_only=True, slots=True)
class Holiday(Record):
    """A day of the yearly 节假日安排 that is not as its weekday: a weekday off, or a weekend day worked."""

    day_on: date | None = fields.day("日期", required=True)
    is_work: bool = fields.flag("调休上班")
    name: str = fields.text("节日", width=6)


@dataclass(frozen=True, kw_only=True, slots=True)
class TransferLetter(Record):
    """介绍信 (组通字〔2006〕45号) in three parts: stub, letter, receipt."""

    member_id: int | None = fields.reference("党员", "members", required=True)
    from_unit_id: int | None = fields.reference("开出单位", "org_units")
    serial_year: int = fields.whole("年份")
    serial_no: int = fields.whole("编号")
    addressed_to: str = fields.text("收信党组织", required=True, width=18)
    from_place: str = fields.text("由何处", width=14)
    to_place: str = fields.text("去何处", width=14)
    paid_through: Month | None = fields.month("党费交至")
    valid_days: int = fields.whole("有效期（天）")
    issued_on: date | None = fields.day("开出日期", required=True)
    receipt_on: date | None = fields.day("收到回执日期")
    received_by: str = fields.text("接收党组织", width=16)
    received_on: date | None = fields.day("对方接收日期")
    is_void: bool = fields.flag("作废")
    note: str = fields.text("备注", width=12)


DEVELOPMENT_CASES = RecordKind("development_cases", DevelopmentCase, "发展党员档案", lambda one: one.name)
DEVELOPMENT_CONTACTS = RecordKind(
    "development_contacts", DevelopmentContact, "联系人和介绍人", lambda one: one.name or one.role
)
DEVELOPMENT_CHECKS = RecordKind("development_checks", DevelopmentCheck, "培养考察", lambda one: one.kind)
REVIEW_INQUIRIES = RecordKind("review_inquiries", ReviewInquiry, "政审材料", lambda one: one.about or one.way)
DEVELOPMENT_MATERIALS = RecordKind("development_materials", DevelopmentMaterial, "发展材料", lambda one: one.material)
HOLIDAYS = RecordKind("holidays", Holiday, "节假日", lambda one: one.name or ("调休上班" if one.is_work else "放假"))
TRANSFER_LETTERS = RecordKind(
    "transfer_letters", TransferLetter, "组织关系介绍信", lambda one: f"{one.serial_year}年第{one.serial_no}号"
)
