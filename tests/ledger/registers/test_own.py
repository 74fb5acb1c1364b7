"""Registers of the user's own: any value comes back from its stored text, and a change of form loses nothing loudly."""

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ledger.fields import Form
from ledger.kinds.own_registers import OwnEntry, OwnRegister, OwnRegisterField
from ledger.registers.own import (
    choices_of,
    from_text,
    own_entry,
    own_id,
    own_key,
    own_record,
    own_register,
    own_values,
    stored_text,
)
from tests.ledger.registers.register_book import OWN, filled

VALUES = st.one_of(
    st.tuples(st.sampled_from([Form.TEXT, Form.LONG_TEXT, Form.CHOICE]), st.text(max_size=20)),
    st.tuples(st.just(Form.DAY), st.none() | st.dates()),
    st.tuples(st.sampled_from([Form.WHOLE, Form.MONEY]), st.integers(-(10**9), 10**9)),
    st.tuples(st.just(Form.FLAG), st.booleans()),
)


@given(VALUES)
def test_a_value_comes_back_from_its_stored_text(pair: tuple[Form, Any]) -> None:
    form, value = pair
    text = stored_text(form, value)
    if text:
        assert from_text(form, text) == value
    else:
        assert not value


@given(st.sampled_from([Form.DAY, Form.WHOLE, Form.MONEY, Form.FLAG]), st.text(max_size=8))
def test_a_text_of_another_form_is_empty_and_no_crash(form: Form, text: str) -> None:
    assert from_text(form, text) in (None, 0, False) or stored_text(form, from_text(form, text))


def test_an_entry_comes_back_with_all_its_values() -> None:
    record = filled(OWN, 1)
    entry = own_entry(1, record)
    assert entry == OwnEntry(id=1, register_id=1, org_unit_id=2, day_on=date(2026, 3, 5), note=record.note)
    assert own_record(OWN, entry, own_values(OWN, record)) == record


def test_one_definition_gives_one_record_class() -> None:
    """Otherwise an entry read again would not be equal to itself."""
    one, fields = OwnRegister(id=9, title="甲"), (OwnRegisterField(id=1, label="乙", form="text"),)
    assert own_register(one, fields).kind.record is own_register(one, fields).kind.record


def test_keys_and_choices() -> None:
    assert own_id(own_key(12)) == 12
    assert own_id("visits") is None
    assert choices_of("添置，维修、添置；其他\n") == ("添置", "维修", "其他")
