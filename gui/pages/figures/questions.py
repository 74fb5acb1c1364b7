"""What is asked about a duty: as the record, but with the figure chosen from a list."""

from collections.abc import Sequence
from dataclasses import dataclass

from gui.forms.editors import Option
from ledger import fields
from ledger.codes.registers import DUTY_PERIOD
from ledger.figures.definition import FigureDefinition
from ledger.kind import Record, RecordKind
from ledger.kinds.figures import Duty


@dataclass(frozen=True, kw_only=True, slots=True)
class DutyAsked(Record):
    """A duty. ``figure_place`` is the place of the figure in the list, from 1."""

    set_title: str = fields.text("规定动作名称", required=True, width=8, hint="如 “六个一”组织生活")
    text: str = fields.text("内容", required=True, width=16)
    period: str = fields.choice("周期", DUTY_PERIOD, required=True, width=3)
    times: int = fields.whole("每个周期的次数", required=True)
    figure_place: int | None = fields.reference("按哪项数据统计", "own_figures", required=True)
    from_year: int = fields.whole("自何年")
    to_year: int = fields.whole("至何年", hint="空白表示一直执行")
    note: str = fields.text("备注", width=12)


DUTY = RecordKind("duty_asked", DutyAsked, "规定动作", lambda one: one.text)


def figure_options(definitions: Sequence[FigureDefinition]) -> tuple[Option, ...]:
    """The figures by which a duty can be followed: those that are counted."""
    return tuple(
        Option(place, f"{one.label}（{one.unit_word}）", one.label)
        for place, one in enumerate(definitions, start=1)
        if one.unit_word != "%"
    )


def asked_of(duty: Duty, definitions: Sequence[FigureDefinition]) -> DutyAsked:
    """The form of a duty."""
    place = next((place for place, one in enumerate(definitions, start=1) if one.key == duty.figure), None)
    return DutyAsked(
        id=duty.id,
        set_title=duty.set_title,
        text=duty.text,
        period=duty.period,
        times=duty.times,
        figure_place=place,
        from_year=duty.from_year,
        to_year=duty.to_year,
        note=duty.note,
    )


def duty_of(asked: DutyAsked, order_no: int, definitions: Sequence[FigureDefinition]) -> Duty:
    """The duty of a form."""
    place = asked.figure_place
    return Duty(
        id=asked.id,
        set_title=asked.set_title,
        text=asked.text,
        times=asked.times,
        period=asked.period,
        figure=definitions[place - 1].key if place else "",
        from_year=asked.from_year,
        to_year=asked.to_year,
        order_no=order_no,
        note=asked.note,
    )
