"""What the calendar offers about a day or a period: to plan, to enter, to open, to explain."""

from collections.abc import Sequence
from datetime import date

from gui.pages.life.beginning import Wish
from gui.pages.life.words import short_kind
from gui.pages.life.year_model import YearPlace

ENTER, PLAN = "登记会议…", "计划会议…"


def day_wishes(day: date | None, today: date) -> Sequence[tuple[str, Wish]]:
    """For a day: what lies ahead is planned, the rest was held."""
    if day is None or day > today:
        return ((PLAN, Wish(day=day, is_held=False)),)
    return ((ENTER, Wish(day=day)),)


def period_wishes(place: YearPlace, today: date) -> Sequence[tuple[str, Wish]]:
    """For a period: what lies ahead can be planned, and what was held entered as soon as the period has begun."""
    series, cell = place.series, place.cell
    if not series.is_applicable:
        return ()
    note = f"{series.unit.short_name}{cell.words}的{short_kind(series.kind)}。"
    ahead = cell.first if cell.first > today else None
    wishes = []
    if today <= cell.last:  # nobody plans for a period that is over
        wishes.append((PLAN, Wish(series.kind, series.unit.id, ahead, is_held=False, note=note)))
    if cell.first <= today:
        day = today if today <= cell.last else None
        wishes.append((ENTER, Wish(series.kind, series.unit.id, day, note=note)))
    return wishes


def act_words(place: YearPlace | None) -> str:
    """The link at the foot of the year; empty where there is nothing to do at once."""
    if place is None:
        return ""
    if place.gap is not None:
        return "说明原因…" if place.gap.answer is None else "修改说明…"
    return "打开" if place.cell.meetings or place.cell.planned else ""
