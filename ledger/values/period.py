"""Periods of days, half-open: the first day belongs to them, the last does not."""

from datetime import date

from ledger.values.dates import LooseDate


def holds_on(on: date, start: date | LooseDate | None, end: date | LooseDate | None) -> bool:
    """Whether a period covers a day. An unknown start means "since before the book", an unknown end "until further".

    A start known only by month or year counts from its earliest day, an end from its earliest day too.
    """
    return (start is None or first_day(start) <= on) and (end is None or on < first_day(end))


def first_day(day: date | LooseDate) -> date:
    """The day itself, or the first that it can be."""
    return day.earliest if isinstance(day, LooseDate) else day
