"""党员: what stays with the person wherever the person is enrolled.

Standing (预备, 正式) is not a field: it follows from the two dates and the 党籍变动 records, so that the roster of
any day can be rebuilt and nothing is entered twice.
"""

from dataclasses import dataclass

from ledger import fields
from ledger.codes.membership import SENIORITY_BASIS
from ledger.codes.person import DEGREE, EDUCATION, ETHNIC_GROUP, PERSON_CATEGORY, RANK, SEX
from ledger.fields import Mask
from ledger.kind import Record, RecordKind
from ledger.values.dates import LooseDate

PERSON = "基本情况"
PARTY = "党籍"
WORK = "工作"
CONTACT = "联系方式"
OTHER = "其他"


@dataclass(frozen=True, kw_only=True, slots=True)
class Member(Record):
    """A person of the roster (national 党员信息采集表, 2017, and the columns usual on a 花名册)."""

    name: str = fields.text("姓名", required=True, width=5, section=PERSON)
    sex: str = fields.choice("性别", SEX, width=2, section=PERSON)
    ethnic_group: str = fields.choice("民族", ETHNIC_GROUP, width=4, section=PERSON)
    birth_on: LooseDate | None = fields.loose_date("出生日期", section=PERSON)
    id_number: str = fields.text("公民身份证号", width=10, mask=Mask.ID_NUMBER, section=PERSON)
    native_place: str = fields.text("籍贯", width=6, section=PERSON)
    education: str = fields.choice("学历", EDUCATION, is_closed=False, width=5, section=PERSON)
    degree: str = fields.choice("学位", DEGREE, is_closed=False, width=4, section=PERSON)
    school: str = fields.text("毕业院校", width=10, section=PERSON)
    major: str = fields.text("所学专业", width=8, section=PERSON)
    pinyin: str = fields.text("姓名拼音", width=8, section=PERSON, hint="读音与字典不同时填写，如 qiu he")

    admitted_on: LooseDate | None = fields.loose_date(
        "加入党组织日期", section=PARTY, hint="支部大会通过接收为预备党员之日"
    )
    full_member_on: LooseDate | None = fields.loose_date(
        "转为正式党员日期", section=PARTY, hint="预备期满转为正式党员之日，党龄由此起算"
    )
    person_category: str = fields.choice(
        "人员类别", PERSON_CATEGORY, width=4, section=PARTY, hint="转正日期不明时据此判断"
    )
    seniority_basis: str = fields.choice("党龄起算依据", SENIORITY_BASIS, width=8, section=PARTY)
    seniority_correction: int = fields.whole("党龄校正（月）", section=PARTY, hint="加减的月数，如曾中断填负数")
    introducers: str = fields.text("入党介绍人", width=8, section=PARTY)
    admitted_at: str = fields.text("入党时所在支部", width=12, section=PARTY)

    department: str = fields.text("工作单位（部门）", width=10, section=WORK)
    admin_post: str = fields.text("行政职务", width=8, section=WORK)
    rank: str = fields.choice("职级", RANK, is_closed=False, width=6, section=WORK)
    work_started_on: LooseDate | None = fields.loose_date("参加工作日期", section=WORK)

    phone: str = fields.text("手机号", width=7, mask=Mask.PHONE, section=CONTACT)
    landline: str = fields.text("固定电话", width=8, mask=Mask.PHONE, section=CONTACT)
    address: str = fields.text("家庭住址", width=16, section=CONTACT, hint="具体到门牌号")

    hand_order: int = fields.whole("手工排序号", section=OTHER)
    note: str = fields.long_text("备注", width=12, section=OTHER)


MEMBERS = RecordKind("members", Member, "党员", lambda member: member.name)
