"""What the fields of a text are filled with, for a year and an organisation."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache

from ledger.codes.organisation import SECRETARY
from ledger.figures.behind import records_behind
from ledger.figures.breakdown import units_below
from ledger.figures.evaluate import Asked, Figure, evaluate
from ledger.figures.summary import BLANK, BLANK_KEY, Filling
from ledger.kinds.organisation import OrgUnit
from ledger.values.period import holds_on
from operations.figures.reading import FigureInput

KNOWN_LABELS: Mapping[str, str] = {
    "year": "年度",
    "next_year": "下一年度",
    "unit": "党组织全称",
    "unit_short": "党组织简称",
    "superior": "上级党组织",
    "secretary": "书记姓名",
    "branches": "所属支部",
    "as_of": "截至日期",
}
"""Fields that need no counting."""


def labels_of(given: FigureInput) -> dict[str, str]:
    """The names of all fields of the book by key, each name once: what an editor shows and offers."""
    figures = {one.key: one.label for one in given.definitions}
    found: dict[str, str] = {}
    for key, label in {**KNOWN_LABELS, BLANK_KEY: BLANK, **figures}.items():
        if label not in found.values():
            found[key] = label
    return found


def filling_of(given: FigureInput, asked: Asked) -> Filling:
    """What fields are filled with; each figure is counted when it is first asked for."""

    @cache
    def figure(key: str) -> Figure:
        return evaluate(given.by_key[key], given.facts, asked)

    @cache
    def before(key: str) -> Figure:
        return evaluate(given.by_key[key], given.facts, asked.before)

    return Filling(
        known=known_words(given, asked),
        labels=KNOWN_LABELS,
        definitions=given.by_key,
        figure=figure,
        before=before,
        names=lambda found: names_behind(given, found),
    )


def names_behind(given: FigureInput, figure: Figure) -> tuple[str, ...]:
    """How the records behind a figure are called, in their order."""
    return tuple(record.words for record in records_behind(figure, given.facts) if record.words)


def known_words(given: FigureInput, asked: Asked) -> dict[str, str]:
    """Year, organisation, secretary and day; empty words stand for what the book does not know."""
    unit = unit_of(given, asked)
    last = min(asked.as_of, date(asked.year, 12, 31))
    return {
        "year": str(asked.year),
        "next_year": str(asked.year + 1),
        "unit": _without_committee(unit),
        "unit_short": unit.short_name if unit else "",
        "superior": _superior(given, unit),
        "secretary": _secretary(given, unit, last),
        "branches": "、".join(one.short_name for one in units_below(given.facts, asked)),
        "as_of": f"{last.year}年{last.month}月{last.day}日",
    }


def unit_of(given: FigureInput, asked: Asked) -> OrgUnit | None:
    """The organisation asked for, else the top of the book."""
    roster = given.facts.life.roster
    top = next((one for one in roster.units if one.parent_id is None), None)
    return roster.unit_by_id.get(asked.unit_id or 0, top)


def until(asked: Asked, last: date | None) -> Asked:
    """The same question, asked no later than on a day: for a text about the first half of the year."""
    return asked if last is None else replace(asked, as_of=min(asked.as_of, last))


def _without_committee(unit: OrgUnit | None) -> str:
    return unit.full_name.removesuffix("委员会") if unit else ""


def _superior(given: FigureInput, unit: OrgUnit | None) -> str:
    if unit is None:
        return ""
    parent = given.facts.life.roster.unit_by_id.get(unit.parent_id or 0)
    return unit.superior or _without_committee(parent)


def _secretary(given: FigureInput, unit: OrgUnit | None, day: date) -> str:
    return "、".join(
        given.facts.life.person_name(one.member_id)
        for one in given.facts.life.roster.offices
        if unit is not None
        and one.org_unit_id == unit.id
        and one.office == SECRETARY
        and holds_on(day, one.from_on, one.to_on)
    )
