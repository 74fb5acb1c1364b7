"""A book with two branches and four members, two in each, and a register of the user's own."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from ledger.kinds.member import MEMBERS
from ledger.kinds.membership import STAYS
from ledger.kinds.own_registers import OwnRegister, OwnRegisterField
from operations.books import new_book
from operations.keeping.own import save_own_register
from storage.store import Store
from tests.ledger.registers.register_book import OWN, roster

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def make_book(folder: Path) -> Store:
    """Members 1 and 2 in the first branch (id 2), 3 and 4 in the second (id 3); ``own-1`` is ``OWN``."""
    names = ("第一支部", "第二支部")
    store = new_book(folder / "账簿.zbtz", "机关党总支", names, clock=lambda: NOW, operator="王小明")
    known = roster()
    with store.change("登记党员") as change:
        for member, stay in zip(known.members, known.stays, strict=True):
            added = change.add(MEMBERS, member.__class__(name=member.name, admitted_on=member.admitted_on))
            change.add(STAYS, stay.__class__(member_id=added.id, branch_id=stay.branch_id, joined_on=date(2020, 1, 1)))
    forms = {"choice": "添置、维修"}
    fields = [
        OwnRegisterField(
            label=one.info.label,
            form=one.info.form.value,
            choices=forms.get(one.info.form.value, ""),
            width=one.info.width,
            is_summed=one.info.form.value in {"whole", "money"},
        )
        for one in OWN.kind.fields
        if one.name.startswith("f")
    ]
    save_own_register(store, OwnRegister(title=OWN.title, has_people=True, is_landscape=True), fields)
    return store


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Store]:
    store = make_book(tmp_path)
    yield store
    store.close()
