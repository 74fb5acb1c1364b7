"""The papers about things to do: every text in its place, blank ones, sheets, refusals."""

from datetime import date
from typing import Any

import pytest

from exports.docx import docx_bytes
from exports.paper.document import FormSheet
from ledger.cash.facts import CashFacts
from ledger.development.facts import DevelopmentFacts
from ledger.dues.facts import DuesFacts
from ledger.errors import KnownError
from ledger.figures.facts import FigureFacts
from ledger.kinds.development import Holiday
from ledger.kinds.figures import Snooze
from ledger.kinds.registers.instructions import INSTRUCTIONS, Instruction
from ledger.life.facts import LifeFacts
from ledger.registers.facts import RegisterFacts
from ledger.todo.facts import TodoFacts
from operations.registers import REGISTER_BY_KEY, Period, RegisterDefinition, RegisterInput
from operations.registers.todo import TODO_REGISTERS
from operations.sheets_out import paper_as_sheet
from tests.golden_files import Golden
from tests.ledger.dues.dues_book import RULES as DUES_RULES
from tests.ledger.roster.people import FIRST
from tests.ledger.todo.todo_book import ALL_RULES
from tests.operations.registers.life_sample import PEOPLE, WANG, life_input
from tests.operations.registers.paper_reading import pages_of, running_text, text_of

DECEMBER = {"period": Period.of_month(2026, 12), "unit_id": FIRST.id}
ASKED: dict[str, dict[str, Any]] = {
    "todo": {"unit_id": FIRST.id},
    "month_plan": DECEMBER,
    "political_birthdays": {"unit_id": FIRST.id},
    "birthday_card": {"member_id": WANG},
}
INSTRUCTION = Instruction(
    id=4,
    org_unit_id=FIRST.id,
    received_on=date(2026, 11, 1),
    matter="上报整改情况",
    owner_id=WANG,
    due_on=date(2026, 12, 2),
)


def read(**options: Any) -> RegisterInput:
    """The input as the reading operation makes it."""
    given = life_input(**options)
    life = given.life
    assert life is not None
    return RegisterInput(given.facts, given.names, given.options, todo=_facts(life))


def _facts(life: LifeFacts) -> TodoFacts:
    known = LifeFacts(
        **{**vars_of(life), "rules": ALL_RULES, "holidays": (Holiday(id=1, day_on=date(2026, 12, 31), name="元旦"),)}
    )
    return TodoFacts(
        cash=CashFacts(DuesFacts(life.roster, DUES_RULES), ALL_RULES),
        life=known,
        development=DevelopmentFacts(known),
        figures=FigureFacts(
            known, RegisterFacts(life.roster, {INSTRUCTIONS.key: (INSTRUCTION,)}), DevelopmentFacts(known)
        ),
        snoozes=(Snooze(id=1, todo="kept:instructions:4", until=date(2026, 12, 1), reason="等上级明确口径"),),
    )


def vars_of(life: LifeFacts) -> dict[str, Any]:
    """What the facts were made of, without what was counted from them."""
    return {name: getattr(life, name) for name in life.__dataclass_fields__}


def by_key(register: RegisterDefinition) -> str:
    return register.key


@pytest.mark.parametrize("register", TODO_REGISTERS, ids=by_key)
def test_texts_stand_where_they_stood(golden: Golden, register: RegisterDefinition) -> None:
    golden(f"registers/todo/{register.key}.txt", text_of(register.document(read(**ASKED[register.key]))))


@pytest.mark.parametrize("register", TODO_REGISTERS, ids=by_key)
def test_a_blank_one_is_one_sheet_that_names_nobody(register: RegisterDefinition) -> None:
    pages = pages_of(register.document(read(is_blank=True)))
    text = "".join("".join(line) for page in pages for line in page)
    assert len(pages) == 1
    assert not any(name in text for name in (*PEOPLE, "2026"))


@pytest.mark.parametrize("register", TODO_REGISTERS, ids=by_key)
def test_as_a_sheet_days_are_days(register: RegisterDefinition) -> None:
    assert register.listing is not None
    sheet = paper_as_sheet(register.listing(read(**ASKED[register.key])))
    assert sheet.rows
    for place, column in enumerate(sheet.columns):
        if column.label in ("日期", "政治生日"):
            assert {type(row[place]) for row in sheet.rows if row[place] != ""} == {date}


def test_a_plan_of_a_year_has_a_sheet_for_each_month_and_what_is_to_be_arranged_with_its_article() -> None:
    plans = REGISTER_BY_KEY["month_plan"].document(read(period=Period(2026), unit_id=FIRST.id))
    assert isinstance(plans, list)
    assert [one.head.centre for one in plans] == [f"2026年{month}月" for month in range(1, 13)]
    text = running_text(plans[-1])
    assert "第一支部2026年12月主题党日待安排，12月31日前《中国共产党支部工作条例（试行）》第十六条" in text
    assert "元旦放假" not in text


def test_what_was_put_off_stands_at_the_end_with_its_reason() -> None:
    text = running_text(REGISTER_BY_KEY["todo"].document(read(unit_id=FIRST.id)))
    assert "另有暂缓1项" in text
    assert "暂缓至2026-12-01：等上级明确口径" in text


def test_a_card_can_be_worked_on_in_wps_and_bears_no_wish_of_the_program() -> None:
    cards = REGISTER_BY_KEY["birthday_card"].document(read(member_id=WANG))
    assert isinstance(cards, list)
    assert REGISTER_BY_KEY["birthday_card"].has_docx
    assert docx_bytes(cards)
    card = cards[0]
    assert isinstance(card, FormSheet)
    assert [cell.text for row in card.rows for cell in row.cells if cell.name == "寄语"] == [""]


def test_without_anybody_in_the_period_there_is_no_card() -> None:
    with pytest.raises(KnownError, match="没有党员的政治生日"):
        REGISTER_BY_KEY["birthday_card"].document(read(period=Period.of_month(2026, 2)))
