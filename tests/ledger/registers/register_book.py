"""A small roster, and entries of any register with something in every field."""

from collections.abc import Iterable
from datetime import date, time, timedelta
from typing import Any

from ledger.codes.registers import LEADER_ROLE, PARTICIPANT_ROLE
from ledger.fields import Form
from ledger.kept import UNIT, KeptRegister
from ledger.kinds.member import Member
from ledger.kinds.membership import Stay
from ledger.kinds.organisation import BRANCH, GENERAL_BRANCH, OrgUnit
from ledger.kinds.own_registers import OwnRegister, OwnRegisterField
from ledger.kinds.registers import KEPT_REGISTERS
from ledger.kinds.registers.participants import Participant
from ledger.registers.facts import RegisterFacts
from ledger.registers.own import own_register
from ledger.roster.facts import RosterFacts
from ledger.values.dates import LooseDate
from ledger.values.money import Money

TOP, FIRST, SECOND = 1, 2, 3
NAMES = ("王小明", "李娜", "赵刚", "陈静")
ADMITTED = LooseDate(2010, 7, 1)
OWN = own_register(
    OwnRegister(id=1, title="阵地维护", has_people=True, is_landscape=True),
    (
        OwnRegisterField(id=1, register_id=1, label="事项", form="text", width=12),
        OwnRegisterField(id=2, register_id=1, label="说明", form="long_text", width=16),
        OwnRegisterField(id=3, register_id=1, label="完成日期", form="day"),
        OwnRegisterField(id=4, register_id=1, label="件数", form="whole", is_summed=True),
        OwnRegisterField(id=5, register_id=1, label="费用", form="money", is_summed=True),
        OwnRegisterField(id=6, register_id=1, label="类别", form="choice", choices="添置、维修"),
        OwnRegisterField(id=7, register_id=1, label="已验收", form="flag"),
    ),
)
ALL = (*KEPT_REGISTERS, OWN)


def roster() -> RosterFacts:
    """Two branches under a 总支; the first two members in the first branch, the others in the second."""
    branches = [
        OrgUnit(id=number, level=BRANCH, full_name=f"第{name}支部", short_name=f"第{name}支部", parent_id=TOP)
        for number, name in ((FIRST, "一"), (SECOND, "二"))
    ]
    top = OrgUnit(id=TOP, level=GENERAL_BRANCH, full_name="机关党总支", short_name="机关党总支")
    members = [
        Member(id=number, name=name, admitted_on=ADMITTED, full_member_on=LooseDate(2011, 7, 1))
        for number, name in enumerate(NAMES, start=1)
    ]
    stays = [
        Stay(id=one.id, member_id=one.id, branch_id=FIRST if one.id < SECOND else SECOND, joined_on=date(2020, 1, 1))
        for one in members
    ]
    return RosterFacts(units=(top, *branches), members=tuple(members), stays=tuple(stays))


def facts(*records: Any, register: KeptRegister, people: Iterable[Participant] = (), **more: Any) -> RegisterFacts:
    """The facts with entries of one register."""
    return RegisterFacts(
        roster=roster(), records={register.key: records}, participants=tuple(people), own=(OWN,), **more
    )


def entry(register: KeptRegister, record_id: int = 1, day: date = date(2026, 3, 5), **more: Any) -> Any:
    """An entry of the first branch with only what is required."""
    found: dict[str, Any] = {"id": record_id, UNIT: FIRST, register.day: day}
    for field in register.kind.fields:
        if field.info.required and field.name not in found:
            found[field.name] = 1 if field.name in register.pair_of else value_of(field.info.form, field.info, 1)
    return register.kind.record(**found | more)


def filled(register: KeptRegister, number: int, day: date = date(2026, 3, 5), unit_id: int = FIRST) -> Any:
    """An entry with something in every field, other than that of another number."""
    found: dict[str, Any] = {"id": number, UNIT: unit_id, register.day: day}
    for place, field in enumerate(register.plain_fields):
        pair = register.pair_of.get(field.name)
        if field.name in found:
            continue
        if pair is not None:
            key, value = (pair.name, f"来宾{_LETTERS[number]}") if pair.name and number % 2 else (pair.member, 1)
            found[key] = value
        elif field.info.form is Form.DAY:
            found[field.name] = day + timedelta(days=30)
        else:
            found[field.name] = value_of(field.info.form, field.info, number + place)
    return register.kind.record(**found)


def people_of(register: KeptRegister, record: Any) -> list[Participant]:
    """A member who leads, a member with a time of his own, somebody from elsewhere."""
    if register.people is None:
        return []
    owner: dict[str, Any] = {"record_kind": register.participants_kind, "record_id": record.id}
    first = record.id * 10
    asked = register.people.asks
    more: dict[str, Any] = {"minutes": 50} if "minutes" in asked else {}
    more |= {"from_on": date(2026, 3, 5), "to_on": date(2026, 4, 30)} if "from_on" in asked else {}
    more |= {"result": "优秀"} if "result" in asked else {}
    return [
        Participant(id=first, order_no=1, member_id=1, role=LEADER_ROLE, **owner),
        Participant(id=first + 1, order_no=2, member_id=2, role=PARTICIPANT_ROLE, **more, **owner),
        Participant(id=first + 2, order_no=3, name="周洋", post="某公司", **owner),
    ]


_LETTERS = "甲乙丙丁戊己庚辛壬癸"


def value_of(form: Form, info: Any, number: int) -> Any:
    """A value of a form; texts name their field, so that they can be found on paper."""
    if form is Form.CHOICE and info.codes is not None:
        return info.codes.labels[number % len(info.codes.labels)]
    by_form: dict[Form, Any] = {
        Form.WHOLE: 60 + number,
        Form.MONEY: Money(10050 + number),
        Form.CLOCK: time(9, number % 60),
        Form.FLAG: True,
        Form.DAY: date(2026, 4, 1),
    }
    return by_form.get(form, f"{info.label}{_LETTERS[number % len(_LETTERS)]}")
