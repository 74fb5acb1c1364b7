"""Keeping figures of the user's own and duties."""

import tomllib
from collections.abc import Sequence
from dataclasses import replace

import resources
from ledger.errors import KnownError, Problem
from ledger.figures.duties import PER_YEAR
from ledger.figures.own import own_figure_problems, own_key
from ledger.kind import missing_fields
from ledger.kinds.figures import DUTIES, OWN_FIGURES, Duty, OwnFigure
from operations.figures.reading import FigureInput
from operations.records import remove_record, save_record
from storage.store import Store

PROPOSED_TITLE = "“六个一”组织生活（建议）"


def save_own_figure(store: Store, given: FigureInput, one: OwnFigure) -> OwnFigure:
    """Keep a figure. Raises KnownError for one that cannot be counted."""
    _refuse(own_figure_problems(one, given.facts))
    return save_record(store, OWN_FIGURES, one)


def remove_own_figure(store: Store, figure_id: int) -> None:
    """Take a figure out. Raises KnownError while a duty is measured by it."""
    used = [one for one in store.all(DUTIES) if one.figure == own_key(figure_id)]
    if used:
        raise KnownError(f"规定动作“{used[0].text}”还按这项数据统计，没有删除；请先改用别的数据或删除规定动作。")
    remove_record(store, OWN_FIGURES, figure_id)


def duty_problems(given: FigureInput, one: Duty) -> list[Problem]:
    """What keeps a duty from being followed."""
    problems = missing_fields(DUTIES, one)
    if one.times < 1:
        problems.append(Problem("times", "次数至少是1。"))
    if one.figure and one.figure not in given.by_key:
        problems.append(Problem("figure", "没有这项数据，请重新选择。"))
    if one.period and one.period not in PER_YEAR:
        problems.append(Problem("period", "周期请选年、半年、季度或月。"))
    if one.to_year and one.to_year < one.from_year:
        problems.append(Problem("to_year", "结束的年份早于开始的年份。"))
    return problems


def save_duty(store: Store, given: FigureInput, one: Duty) -> Duty:
    """Keep a duty. Raises KnownError for one that cannot be followed."""
    _refuse(duty_problems(given, one))
    return save_record(store, DUTIES, one)


def remove_duty(store: Store, duty_id: int) -> None:
    """Take a duty out; 撤销 brings it back."""
    remove_record(store, DUTIES, duty_id)


def proposed_duties(year: int) -> tuple[Duty, ...]:
    """The proposal of a set of duties, from a year on. Nothing of it is in the book."""
    tables = tomllib.loads(resources.read_text("figures/duties.toml"))["duty"]
    return tuple(
        Duty(set_title=PROPOSED_TITLE, from_year=year, order_no=number, **table)
        for number, table in enumerate(tables, start=1)
    )


def take_over_duties(store: Store, duties: Sequence[Duty]) -> tuple[Duty, ...]:
    """Put a set into the book as one change; what stands there word for word already is left alone."""
    known = {replace(one, id=0) for one in store.all(DUTIES)}
    fresh = [one for one in duties if one not in known]
    if not fresh:
        raise KnownError("这一套规定动作已经在账簿里，数据没有变动。")
    with store.change(f"采用规定动作{fresh[0].set_title}") as change:
        return tuple(change.add(DUTIES, one) for one in fresh)


def _refuse(problems: Sequence[Problem]) -> None:
    if problems:
        raise KnownError("".join(one.sentence for one in problems) + "没有保存，其余数据不变。")
