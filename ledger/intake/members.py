"""The roster as the target of an import: its fields, and the cross-checks of one person."""

import re
from collections.abc import Sequence

from ledger.codes.code_list import CodeList
from ledger.codes.membership import ON_PROBATION, POST, STANDING
from ledger.codes.organisation import OFFICE
from ledger.codes.person import DEGREE, EDUCATION, ETHNIC_GROUP, PERSON_CATEGORY, RANK, SEX
from ledger.errors import Problem
from ledger.fields import Form
from ledger.intake.cells import Cell, cell_text
from ledger.intake.compare import ByPerson
from ledger.intake.date_reader import read_day, read_loose_date
from ledger.intake.mapping import OWN_PREFIX
from ledger.intake.member_headings import SYNONYMS
from ledger.intake.readers import (
    identity_of,
    read_code,
    read_flag,
    read_identity,
    read_name,
    read_phone,
    read_text,
    read_unit,
    read_whole,
)
from ledger.intake.reading import EMPTY, Reading
from ledger.intake.target import ColumnUse, Draft, Reader, Refusal, Target, TargetField
from ledger.roster.columns import COLUMN_BY_KEY
from ledger.values.dates import LooseDate
from ledger.values.id_number import IdReading, disagreements
from ledger.values.sex import known_sex
from ledger.values.text import fold

_NOT_MEMBERS = re.compile(
    "积极分子|发展对象|申请人|申请书|群众|团员|民主党派|无党派|民革|民盟|民建|民进|农工党|致公党|九三|台盟"
)
_JUST_MEMBER = re.compile("(?:中共|中国共产党)?党员")
_PROBATION_WORDS = re.compile("(?:中共|中国共产党)?预备(?:党员|期)?|未转正")
_BRACKETED = re.compile(r"(?P<name>[^()（）]+)[(（](?P<aside>[^()（）]+)[)）]")
_ASIDE_SIGNS = re.compile("[,，、;；/ ]+")
_SECTION = re.compile(
    r"(?:[(（][一二三四五六七八九十\d]+[)）]|[一二三四五六七八九十\d]+[、.])?\s*(?P<name>[^\s:：]{1,30}(?:支部|小组))\s*"
    r"(?:[(（]?\s*共?\s*\d+\s*[人名]\s*[)）]?)?[:：]?"
)
_SECTION_OF_KIND = re.compile(
    r"(?:[^\s]{1,4}[、.)）])?\s*(正式党员|预备党员)(?:名单|名册|花名册)?\s*(?:[(（].{1,8}[)）])?[:：]?"
)


def _read_member_name(cell: Cell) -> Reading:
    """A name; what lists put in brackets behind it (女，维吾尔族，预备) is no part of it."""
    reading = read_name(cell)
    found = _BRACKETED.fullmatch(reading.value) if isinstance(reading.value, str) else None
    if found is None:
        return reading
    asides = [_aside(part) for part in _ASIDE_SIGNS.split(found["aside"])]
    known = tuple(one for one in asides if one is not None)
    if len(known) < len(asides):
        return Reading(reading.value, "姓名后面的括号不知是什么意思，原样保留，请核对。")
    return Reading(found["name"], asides=known)


def _aside(text: str) -> tuple[str, str] | None:
    for key in ("sex", "ethnic_group", "person_category"):
        if not text.isdigit() and (code := _CLOSED[key].find(text)):
            return key, code.label
    return None


def _read_category(cell: Cell) -> Reading:
    """人员类别, also from a column of 政治面貌: 中共党员 says nothing about probation, 群众 is no member."""
    text = fold(cell_text(cell))
    if _NOT_MEMBERS.search(text):
        return Reading(refusal=f"这一行是“{text[:20]}”，不是党员，没有列入名册。")
    if _JUST_MEMBER.fullmatch(text):
        return EMPTY
    if _PROBATION_WORDS.fullmatch(text):
        return Reading(ON_PROBATION)
    return _CATEGORY(cell)


def _read_full_member_on(cell: Cell) -> Reading:
    """转正日期; somebody still on probation has none."""
    if isinstance(cell, str) and _PROBATION_WORDS.fullmatch(fold(cell)):
        return EMPTY
    return read_loose_date(cell)


_CATEGORY = read_code(PERSON_CATEGORY)
_SEX_CHOICES = ("男", "女")
_CLOSED: dict[str, CodeList] = {
    "sex": SEX,
    "ethnic_group": ETHNIC_GROUP,
    "person_category": PERSON_CATEGORY,
    "status": STANDING,
}
_OPEN: dict[str, CodeList] = {
    "education": EDUCATION,
    "degree": DEGREE,
    "post": POST,
    "party_post": OFFICE,
    "rank": RANK,
}
_READERS: dict[str, Reader] = {
    **{key: read_code(codes) for key, codes in _CLOSED.items()},
    **{key: read_code(codes, is_closed=False) for key, codes in _OPEN.items()},
    "name": _read_member_name,
    "branch": read_unit,
    "group": read_unit,
    "department": read_unit,
    "id_number": read_identity,
    "birth_on": read_loose_date,
    "person_category": _read_category,
    "admitted_on": read_loose_date,
    "full_member_on": _read_full_member_on,
    "phone": read_phone,
    "landline": read_phone,
    "work_started_on": read_loose_date,
    "is_lost": read_flag,
    "lost_since": read_loose_date,
    "is_mobile": read_flag,
    "seniority_correction": read_whole,
    "joined_on": read_day,
}


_EXAMPLES = {
    "name": "张三（示例）",
    "branch": "机关第一支部",
    "id_number": "18位号码，末位可为X",
    "sex": "男",
    "ethnic_group": "汉族",
    "birth_on": "1990-01-15",
    "education": "大学本科",
    "person_category": "正式党员",
    "admitted_on": "2012-07-01",
    "full_member_on": "2013-07-01",
    "phone": "13800000000",
    "status": "正常",
    "is_lost": "否",
    "is_mobile": "否",
}
_DATE_HINT = "写成1990-01-15；只知道年月的写1990-01，只知道年的写1990。"
_HINTS = {
    "name": "与身份证一致，两个字中间不用加空格。",
    "id_number": "按文本填写，18位；出生日期和性别留空时由此得出。",
    "branch": "账簿里的支部名称；只有一个支部时可不填。",
    "phone": "有几个号码时用顿号隔开。",
}


def _field(key: str) -> TargetField:
    column = COLUMN_BY_KEY[key]
    codes = _CLOSED.get(key) or _OPEN.get(key)
    is_date = column.form in (Form.DAY, Form.LOOSE_DATE)
    choices = ("是", "否") if column.form is Form.FLAG else codes.labels if codes else ()
    return TargetField(
        key,
        column.label,
        _READERS.get(key, read_text),
        SYNONYMS.get(key, ()),
        is_required=key == "name",
        choices=_SEX_CHOICES if key == "sex" else choices,
        is_closed=key not in _OPEN,
        form=column.form,
        example=_EXAMPLES.get(key, ""),
        hint=_HINTS.get(key, _DATE_HINT if is_date else ""),
    )


def settle(draft: Draft) -> Draft:
    """Cross-check one person: what the id number says settles, fills and contradicts birth and sex; order of dates."""
    settled = dict(draft)
    for key, value in draft["name"].asides if "name" in draft else ():
        settled.setdefault(key, Reading(value, is_derived=True))
    identity = draft.get("id_number")
    number = str(identity.value) if identity and identity.value else ""
    if number:
        _settle_by_id(settled, identity_of(number))
    _doubt_order(settled, "birth_on", "admitted_on", "入党日期早于出生日期，请核对。")
    _doubt_order(settled, "birth_on", "work_started_on", "参加工作日期早于出生日期，请核对。")
    _doubt_order(settled, "admitted_on", "full_member_on", "转正日期早于入党日期，请核对。")
    return settled


def _settle_by_id(draft: Draft, identity: IdReading) -> None:
    birth = draft.get("birth_on")
    if identity.birth is not None:
        fitting = [choice for choice in birth.choices if choice.agrees_with(identity.birth)] if birth else []
        if fitting:
            draft["birth_on"] = Reading(fitting[0])
        elif birth is None:
            draft["birth_on"] = Reading(LooseDate.of(identity.birth), is_derived=True)
    if identity.sex is not None and "sex" not in draft:
        draft["sex"] = Reading(identity.sex.value, is_derived=True)
    said, sex = _date(draft, "birth_on"), _value(draft, "sex")
    # Nearly every row agrees to the letter; only the others are worth a sentence.
    if (said is not None and said.exact != identity.birth) or sex != identity.sex:
        _mark(draft, disagreements(identity, said, known_sex(str(sex))))


def _mark(draft: Draft, problems: Sequence[Problem]) -> None:
    for problem in problems:
        draft[problem.field] = draft[problem.field]._replace(doubt=problem.sentence)


def _doubt_order(draft: Draft, first: str, second: str, sentence: str) -> None:
    later = _date(draft, second)
    earlier = _date(draft, first) if later else None
    if not earlier or not later or earlier.year < later.year or draft[second].doubt:
        return
    if later.surely_before(earlier):
        draft[second] = draft[second]._replace(doubt=sentence)


def _date(draft: Draft, key: str) -> LooseDate | None:
    value = _value(draft, key)
    return value if isinstance(value, LooseDate) else None


def _value(draft: Draft, key: str) -> object:
    return draft[key].value if key in draft else None


def read_section(text: str) -> tuple[str, str] | None:
    """A line between the rows such as 一、机关第一支部（12人） or 二、预备党员."""
    plain = fold(text)
    if found := _SECTION_OF_KIND.fullmatch(plain):
        return "person_category", found[1]
    if found := _SECTION.fullmatch(plain):
        return ("group" if found["name"].endswith("小组") else "branch"), found["name"]
    return None


_PAY = re.compile("工资|津贴|补贴|党费|基数|应缴|实缴|应交|实交")
_PERSONAL = frozenset({"admitted_on", "birth_on", "full_member_on"})  # what lists of amounts and marks never hold
_MONTH = re.compile(r"\d{1,2}月(?:份)?")
_FEWEST_MONTHS = 6


def _objection(headings: Sequence[str], fields: frozenset[str]) -> str | None:
    """Lists of amounts or marks by month, and pay lists, are no roster."""
    if fields & _PERSONAL:
        return None
    if sum(bool(_MONTH.fullmatch(heading)) for heading in headings) >= _FEWEST_MONTHS:
        return "按月份分列，像是党费或考勤表"
    return "里是工资或党费" if sum(bool(_PAY.search(heading)) for heading in headings) > 1 else None


_REFUSALS = (
    Refusal(
        re.compile("积极分子|发展对象|入党申请"),
        "这是入党积极分子（发展对象）的名单，不是党员花名册，请到“发展党员”里登记。",
        frozenset({"admitted_on", "person_category"}),
    ),
    Refusal(
        re.compile("签到|参会人员|应到会"),
        "这是会议签到表，不是党员花名册，没有导入。",
        frozenset({"admitted_on", "id_number"}),
    ),
    Refusal(
        re.compile("党费.*(?:收缴|缴纳|交纳|收支|明细|登记|核定|台账|计算|标准|基数)"),
        "这是党费表，不是党员花名册，请到“党费”里导入。",
        frozenset({"admitted_on", "full_member_on"}),
    ),
    Refusal(
        re.compile("考勤|出勤|成绩|得分|评分|测评|考试"),
        "这是考勤或成绩表，不是党员花名册，没有导入。",
        frozenset({"admitted_on", "birth_on"}),
    ),
)
_KEYS = tuple(key for key, column in COLUMN_BY_KEY.items() if not column.is_derived)
# A list of names with these alone can be any list.
_COMMON = {"name", "note", "admin_post", "department", "group"}


def members_target(own_fields: Sequence[tuple[str, str]] = ()) -> Target:
    """The roster as a target; ``own_fields`` are key and label of the user's own fields."""
    own = tuple(TargetField(key, label, read_text) for key, label in own_fields)
    return Target(
        key="members",
        title="党员花名册",
        fields=tuple(_field(key) for key in _KEYS) + own,
        anchor="name",
        substance=frozenset(_KEYS) - _COMMON,
        counted="人员",
        matching=ByPerson(),
        uses=(ColumnUse(OWN_PREFIX, "保留为自设字段", read_text),),
        objection=_objection,
        settle=settle,
        refusals=_REFUSALS,
        section=read_section,
    )


MEMBERS_TARGET = members_target()
