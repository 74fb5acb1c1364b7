"""Entries are kept, changed and taken out with their people as one step each, in every register."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from ledger.codes.cash import DUES_FUND, SPENDING
from ledger.errors import KnownError
from ledger.kept import SCORES, KeptRegister
from ledger.kinds.appraisal import MEMBER_SCORES, MemberScore
from ledger.kinds.cash import CASH_ENTRIES, CashEntry
from ledger.kinds.registers import PARTICIPANTS
from ledger.kinds.registers.awards import AWARD_REGISTER, AWARDS, Award
from ledger.kinds.registers.participants import Participant
from ledger.kinds.registers.visiting import VISIT_REGISTER
from ledger.kinds.registers.volunteering import VOLUNTEER_EVENTS, VOLUNTEER_REGISTER, VolunteerEvent
from ledger.registers.cells import cell
from ledger.registers.rows import amount_of, rows
from ledger.registers.sheet import EntrySheet
from ledger.values.money import Money
from operations.keeping.entries import remove_entries, remove_entry, save_entry, stored_entry
from operations.keeping.reading import find_register, read_again, read_registers
from operations.recycle import bring_back, removed_steps
from storage.store import Store
from tests.ledger.registers.register_book import ALL, FIRST, entry, filled, people_of

TODAY = date(2026, 11, 22)


def kept(store: Store, register: KeptRegister, sheet: EntrySheet) -> EntrySheet:
    return save_entry(store, register, sheet, read_registers(store), TODAY)


def sheet_of(register: KeptRegister, number: int = 1) -> EntrySheet:
    one = replace(filled(register, number), id=0)
    return EntrySheet(one, tuple(replace(who, id=0, record_id=0) for who in people_of(register, one)))


@pytest.mark.parametrize("key", [one.key for one in ALL])
def test_an_entry_of_any_register_is_kept_changed_and_taken_out(key: str, book: Store) -> None:
    register = find_register(book, key)
    assert register is not None
    saved = kept(book, register, sheet_of(register))
    facts = read_registers(book)
    assert rows(facts, register, 2026) == [saved.record]
    assert facts.people_of(register, saved.record) == saved.people
    assert len(saved.people) == (3 if register.people else 0)
    changed: dict[str, Any] = {"note": "改过"}
    again = kept(book, register, EntrySheet(replace(saved.record, **changed), saved.people[:1]))
    assert stored_entry(book, register, saved.record.id) == again
    remove_entry(book, register, saved.record.id)
    assert book.all(PARTICIPANTS) == []
    book.undo()
    book.undo()
    assert stored_entry(book, register, saved.record.id) == saved
    book.undo()
    assert rows(read_registers(book), register) == []


def test_the_steps_say_what_was_done(book: Store) -> None:
    one = VolunteerEvent(org_unit_id=FIRST, held_on=date(2026, 3, 5), title="清洁家园")
    saved = kept(book, VOLUNTEER_REGISTER, EntrySheet(one, (Participant(member_id=1),)))
    assert book.undo_label == "登记志愿服务：清洁家园"
    kept(book, VOLUNTEER_REGISTER, EntrySheet(replace(saved.record, place="河边"), ()))
    assert book.undo_label == "修改志愿服务“清洁家园”：地点、志愿者"
    remove_entry(book, VOLUNTEER_REGISTER, saved.record.id)
    assert book.undo_label == "删除志愿服务：清洁家园"


def test_an_entry_with_a_mistake_is_refused_and_the_book_stays(book: Store) -> None:
    with pytest.raises(KnownError, match=r"志愿服务没有保存：请填写活动名称。数据没有变动。"):
        kept(book, VOLUNTEER_REGISTER, EntrySheet(VolunteerEvent(org_unit_id=FIRST, held_on=TODAY)))
    assert book.count(VOLUNTEER_EVENTS) == 0


def test_several_entries_go_and_come_back_in_one_step(book: Store) -> None:
    register = find_register(book, "own-1")
    assert register is not None
    ids = [kept(book, register, sheet_of(register, number)).record.id for number in (1, 2)]
    before = read_registers(book)
    remove_entries(book, register, ids)
    assert book.undo_label == "删除阵地维护：2条"
    assert rows(read_registers(book), register) == []
    bring_back(book, removed_steps(book)[0].head.id)
    assert read_registers(book).records[register.key] == before.records[register.key]


def test_a_visit_paid_from_the_cash_book_shows_what_stands_there(book: Store) -> None:
    with book.change("支出") as change:
        line = change.add(
            CASH_ENTRIES,
            CashEntry(
                org_unit_id=FIRST,
                fund=DUES_FUND,
                entered_on=date(2026, 6, 1),
                category=SPENDING,
                summary="走访慰问",
                amount=Money(80000),
            ),
        )
    record = entry(VISIT_REGISTER, 0, amount=Money(50000), cash_entry_id=line.id)
    saved = kept(book, VISIT_REGISTER, EntrySheet(record))
    facts = read_registers(book)
    assert amount_of(facts, VISIT_REGISTER, saved.record) == Money(80000)
    assert facts.linked["cash_entries", line.id] == "走访慰问800.00元"
    with book.change("冲正") as change:
        change.add(CASH_ENTRIES, replace(line, id=0, amount=Money(-80000), reverses_id=line.id))
    assert amount_of(read_registers(book), VISIT_REGISTER, saved.record) == Money(0)


def test_reading_again_what_was_touched_gives_the_whole(book: Store) -> None:
    facts = read_registers(book)
    register = find_register(book, "own-1")
    assert register is not None
    with_own = sheet_of(register)
    kept(book, register, with_own)
    kept(book, VOLUNTEER_REGISTER, sheet_of(VOLUNTEER_REGISTER))
    touched = {"own_entries", "own_entry_values", "participants", "volunteer_events"}
    again, whole = read_again(book, facts, touched), read_registers(book)
    assert again.records == whole.records
    assert again.participants == whole.participants


def test_beside_an_award_stand_the_local_scores_of_its_year(book: Store) -> None:
    with book.change("登记表彰") as change:
        for year, points in ((2025, "96.5"), (2024, "80")):
            change.add(
                MEMBER_SCORES, MemberScore(title="先锋指数", for_year=year, member_id=1, points=points, grade="好")
            )
        given = Award(org_unit_id=FIRST, awarded_on=date(2026, 6, 30), member_id=1, title="优秀共产党员", for_year=2025)
        award = change.add(AWARDS, given)
        group = change.add(AWARDS, Award(org_unit_id=FIRST, awarded_on=date(2026, 6, 30), title="先进党支部"))
    facts = read_registers(book)
    assert cell(facts, AWARD_REGISTER, award, SCORES) == "先锋指数96.5，好"
    assert cell(facts, AWARD_REGISTER, replace(award, for_year=0), SCORES) == "", "2026 has no scores yet"
    assert cell(facts, AWARD_REGISTER, group, SCORES) == ""
