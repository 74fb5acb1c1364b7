"""党龄, age and 政治生日 as of a day.

党龄 counts from the day of becoming a full member (党章 article 7; 发展党员工作细则 2026 article 33). The book keeps
that day and the reason for it; where they disagree a check says so, the stored day is never changed by itself.
"""

from dataclasses import dataclass
from datetime import date

from ledger.codes.membership import (
    BASIS_CLEARED,
    BASIS_LATE_BY_ORGANISATION,
    BASIS_ON_TIME,
    BASIS_WITHOUT_PROBATION,
)
from ledger.values.dates import LooseDate, full_months_between, full_years_between, next_anniversary


@dataclass(frozen=True, slots=True)
class Seniority:
    """党龄 in whole months; ``only_year_known`` when it counts from the beginning of a year for want of better."""

    months: int
    only_year_known: bool

    @property
    def years(self) -> int:
        """Whole years."""
        return self.months // 12

    @property
    def text(self) -> str:
        """``12年3个月``, ``12年``, ``9个月``, ``不满1个月``; ``约12年`` when only the year is known."""
        years, months = divmod(self.months, 12)
        if self.only_year_known:
            return f"约{years}年"
        parts = [f"{years}年"] if years else []
        parts += [f"{months}个月"] if months else []
        return "".join(parts) or "不满1个月"


def seniority_of(full_member_on: LooseDate | None, on: date, correction: int = 0) -> Seniority | None:
    """党龄 on a day, counted from the earliest day that ``full_member_on`` can be.

    Args:
        full_member_on: the stored day of becoming a full member.
        on: the day for which it is asked.
        correction: months added by hand (党龄校正值), negative for an interruption; the result is never below 0.

    Returns:
        None when the day is unknown or still to come.
    """
    if full_member_on is None or full_member_on.earliest > on:
        return None
    months = full_months_between(full_member_on.earliest, on) + correction
    return Seniority(max(months, 0), full_member_on.month is None)


def start_by_basis(basis: str, admitted_on: date, probation_end: date) -> date | None:
    """The day from which 党龄 counts for a stored 党龄起算依据; None where it has to be looked up.

    On time, delayed by the organisation, or after a question was cleared: the end of probation. Members admitted
    under the 党章 of 1969 to 1977 had no probation; their 党龄 counts from admission. Two answers on 共产党员网
    disagree about on-time cases (end of probation or day of the meeting), so the meeting is a basis of its own.
    """
    days = {
        BASIS_ON_TIME: probation_end,
        BASIS_LATE_BY_ORGANISATION: probation_end,
        BASIS_CLEARED: probation_end,
        BASIS_WITHOUT_PROBATION: admitted_on,
    }
    return days.get(basis)


def age_of(birth_on: LooseDate | None, on: date) -> int | None:
    """周岁 on a day; None when the birth date is unknown or later. With only the year known, the years' difference."""
    if birth_on is None or birth_on.earliest > on:
        return None
    return full_years_between(birth_on.earliest, on)


def political_birthday(origin: LooseDate | None, on: date) -> date | None:
    """The next 政治生日 on or after a day; None when the exact day is unknown.

    ``origin`` is the day of admission (the usual reading) or of becoming a full member, as the branch has chosen.
    No national rule names the day.
    """
    exact = origin.exact if origin is not None else None
    return None if exact is None else next_anniversary(exact, on)
