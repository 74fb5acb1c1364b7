"""What a 党总支 prescribes reaches its branches: choices of the rules, holidays, duties, templates, own registers."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ledger.kinds.book import SETTINGS, Setting
from ledger.kinds.development import HOLIDAYS, Holiday
from ledger.kinds.figures import DUTIES, OWN_FIGURES, SUMMARY_TEMPLATES, Duty, OwnFigure, SummaryTemplate
from ledger.kinds.member import MEMBERS
from ledger.kinds.organisation import BRANCH, ORG_UNITS
from ledger.kinds.own_registers import OWN_REGISTER_FIELDS, OWN_REGISTERS, OwnRegister, OwnRegisterField
from operations.dues.settings import choose_dues_setting, dues_settings
from operations.exchange import NEW, Choices, Direction, Side, Status, hand_down, merge, read_exchange
from operations.records import save_record
from storage.store import Store
from tests.operations.exchange.branches import CLOCK, TODAY, branch_book, planned, superior_book, taken


@pytest.fixture
def top(tmp_path: Path) -> Iterator[Store]:
    with superior_book(tmp_path / "总.zbtz", "第一支部", "第二支部") as made:
        choose_dues_setting(made, "due_day", 15)
        with made.change("规定") as change:
            change.add(SETTINGS, Setting(key="window.something", value="1"))
            change.add(HOLIDAYS, Holiday(day_on=date(2026, 10, 1), name="国庆节"))
            change.add(DUTIES, Duty(set_title="六个一", text="读一本书", times=1, period="年", figure="books"))
            own = change.add(OWN_REGISTERS, OwnRegister(title="微心愿"))
            wish = change.add(OWN_REGISTER_FIELDS, OwnRegisterField(register_id=own.id, label="心愿", form="text"))
            figure = change.add(
                OWN_FIGURES,
                OwnFigure(
                    label="心愿数", source=f"own-{own.id}", measure="count", conditions=f'{{"field":"f{wish.id}"}}'
                ),
            )
            change.add(
                DUTIES, Duty(set_title="六个一", text="圆一个心愿", times=1, period="年", figure=f"own-{figure.id}")
            )
            change.add(SUMMARY_TEMPLATES, SummaryTemplate(title="小结", text=f"心愿{{{{own-{figure.id}|超}}}}个。"))
        yield made


@pytest.fixture
def branch(tmp_path: Path) -> Iterator[Store]:
    with branch_book(tmp_path / "一.zbtz", "第一支部") as made:
        yield made


@pytest.fixture
def file(top: Store, tmp_path: Path) -> Path:
    return hand_down(top.path, tmp_path / "下发.zbjh", CLOCK, "总支").path


def test_what_is_prescribed_arrives_and_no_other_units(branch: Store, file: Path) -> None:
    assert read_exchange(file).manifest.direction is Direction.DOWN
    assert read_exchange(file).manifest.counts["settings"] == 1
    plan = planned(branch, file)
    left = [one.there.short_name for one in plan.of(Status.LEFT_OUT)]
    assert left == ["总支部", "第二支部"]
    taken(branch, file)
    assert dues_settings(branch).due_day == 15
    assert [one.name for one in branch.all(HOLIDAYS)] == ["国庆节"]
    (field,) = branch.all(OWN_REGISTER_FIELDS)
    assert branch.get(OWN_REGISTERS, field.register_id or 0).title == "微心愿"
    assert [one.short_name for one in branch.where(ORG_UNITS, level=BRANCH)] == ["第一支部"]
    assert branch.undo_label == "并入中共某局机关总支部委员会的下发"
    before = branch.last_hash
    taken(branch, file)
    assert branch.last_hash == before


def test_a_choice_of_the_branch_is_not_overruled_unasked(branch: Store, file: Path) -> None:
    choose_dues_setting(branch, "due_day", 20)
    (conflict,) = planned(branch, file).of(Status.CONFLICT)
    taken(branch, file)
    assert dues_settings(branch).due_day == 20
    taken(branch, file, {conflict.place: Side.THERE})
    assert dues_settings(branch).due_day == 15


def test_the_name_of_the_unit_is_offered_and_other_units_on_demand(top: Store, branch: Store, tmp_path: Path) -> None:
    unit = top.where(ORG_UNITS, short_name="第一支部")[0]
    save_record(top, ORG_UNITS, replace(unit, short_name="机关一支部"))
    file = hand_down(top.path, tmp_path / "二.zbjh", CLOCK).path
    (conflict,) = planned(branch, file).of(Status.CONFLICT)
    assert conflict.fields == ("short_name",)
    other = top.where(ORG_UNITS, short_name="第二支部")[0]
    plan = planned(branch, file, Choices(same_as={("org_units", other.id): NEW}))
    merge(branch, plan, TODAY, {conflict.place: Side.THERE})
    names = {one.short_name: one.parent_id for one in branch.where(ORG_UNITS, level=BRANCH)}
    assert names == {"机关一支部": None, "第二支部": None}
    assert branch.count(MEMBERS) == 2


def test_numbers_in_texts_follow_what_they_name(branch: Store, file: Path) -> None:
    with branch.change("自己的台账") as change:  # so that numbers differ here
        own = change.add(OWN_REGISTERS, OwnRegister(title="别的"))
        for label in ("一", "二"):
            change.add(OWN_REGISTER_FIELDS, OwnRegisterField(register_id=own.id, label=label, form="text"))
        change.add(OWN_FIGURES, OwnFigure(label="别的数", source=f"own-{own.id}", measure="count"))
    taken(branch, file)
    register = branch.where(OWN_REGISTERS, title="微心愿")[0]
    field = branch.where(OWN_REGISTER_FIELDS, register_id=register.id)[0]
    figure = branch.where(OWN_FIGURES, label="心愿数")[0]
    assert (register.id, field.id, figure.id) == (2, 3, 2)
    assert figure.source == f"own-{register.id}"
    assert figure.conditions == f'{{"field":"f{field.id}"}}'
    assert branch.where(DUTIES, text="圆一个心愿")[0].figure == f"own-{figure.id}"
    assert branch.where(DUTIES, text="读一本书")[0].figure == "books"
    assert branch.all(SUMMARY_TEMPLATES)[0].text == f"心愿{{{{own-{figure.id}|超}}}}个。"
    assert {one.status for one in planned(branch, file).items} == {Status.SAME, Status.LEFT_OUT}
