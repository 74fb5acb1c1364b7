"""The registers of the sample book: alive in every year, without a mistake, the same for the same seed."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from ledger.kept import KeptRegister
from ledger.kinds.registers import KEPT_REGISTERS, PARTICIPANTS
from ledger.registers.entering import entry_problems
from ledger.registers.facts import RegisterFacts
from ledger.registers.rows import is_overdue, rows
from ledger.registers.sheet import entry_sheet
from operations.demo import Plan, demo_book
from operations.keeping.reading import KEEPING_KINDS, read_registers
from storage.store import Store

TODAY = date(2026, 11, 22)


def made(folder: Path, seed: int = 1) -> Store:
    clock = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
    return demo_book(folder / f"{seed}.zbtz", Plan(24, 3, TODAY), seed, clock=lambda: clock)


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> RegisterFacts:
    with made(tmp_path_factory.mktemp("示例")) as store:
        return read_registers(store)


@pytest.mark.parametrize("register", KEPT_REGISTERS, ids=lambda one: one.key)
def test_every_register_has_entries_without_a_mistake(register: KeptRegister, facts: RegisterFacts) -> None:
    found = rows(facts, register)
    assert found
    assert all(getattr(one, register.day) <= TODAY for one in found)
    said = [
        problem.sentence
        for one in found
        for problem in entry_problems(facts, register, entry_sheet(facts, register, one), TODAY)
    ]
    assert said == []
    if register.people is not None:
        assert all(facts.people_of(register, one) for one in found)


def test_something_is_overdue_and_an_own_register_is_in_use(facts: RegisterFacts) -> None:
    over = [one.key for one in facts.registers for record in rows(facts, one) if is_overdue(one, record, TODAY)]
    assert over
    assert [len(rows(facts, one)) for one in facts.own] == [9]


def test_the_same_seed_makes_the_same_registers(tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("甲", "乙")]
    kinds = (*KEEPING_KINDS, PARTICIPANTS)
    found = []
    for folder in folders:
        folder.mkdir()
        with made(folder) as store:
            found.append([store.all(kind) for kind in kinds])
    assert found[0] == found[1]
