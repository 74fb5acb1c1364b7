"""The register of the user's own in the sample: what was bought and repaired for the activity room."""

from collections.abc import Sequence
from datetime import date

from ledger.fields import Form
from ledger.kinds.organisation import OrgUnit
from ledger.kinds.own_registers import (
    OWN_ENTRIES,
    OWN_ENTRY_VALUES,
    OWN_REGISTER_FIELDS,
    OWN_REGISTERS,
    OwnEntry,
    OwnEntryValue,
    OwnRegister,
    OwnRegisterField,
)
from operations.demo.registers_words import UPKEEP
from storage.store import Change


def add_own_register(change: Change, units: Sequence[OrgUnit], days: Sequence[date]) -> None:
    """The register with one entry a day."""
    register = change.add(
        OWN_REGISTERS,
        OwnRegister(title="活动阵地维护", day_label="日期", note="活动室添置、更新和维修在这里登记。", order_no=1),
    )
    declared = (
        OwnRegisterField(label="事项", form=Form.TEXT.value, width=16),
        OwnRegisterField(label="类别", form=Form.CHOICE.value, choices="添置、更新、维修", width=4),
        OwnRegisterField(label="费用", form=Form.MONEY.value, width=6, is_summed=True),
    )
    made = (
        OwnRegisterField(
            register_id=register.id,
            label=one.label,
            form=one.form,
            choices=one.choices,
            width=one.width,
            is_summed=one.is_summed,
            order_no=number,
        )
        for number, one in enumerate(declared, start=1)
    )
    fields = [change.add(OWN_REGISTER_FIELDS, one) for one in made]
    for number, day in enumerate(days):
        what, kind, fen = UPKEEP[number % len(UPKEEP)]
        unit = units[number % len(units)]
        entry = change.add(OWN_ENTRIES, OwnEntry(register_id=register.id, org_unit_id=unit.id, day_on=day))
        for field, text in zip(fields, (what, kind, str(fen)), strict=True):
            change.add(OWN_ENTRY_VALUES, OwnEntryValue(entry_id=entry.id, field_id=field.id, value=text))
