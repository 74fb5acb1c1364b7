"""What a unit may decide itself about organisational life where no national rule fixes a number."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LifeSettings:
    """The choices that hold in a book.

    Attributes:
        lectures_a_year: how many 党课 a branch holds a year; no national number (支部工作条例第十六条).
        study_hour_minutes: minutes of one 学时; no national number.
        late_days: minutes entered later than this many days after the meeting are marked 补记.
        member_hours: 学时 a member needs a year (教育管理条例第二十条: 一般不少于32).
        committee_hours: 学时 a secretary or committee member needs a year.
        longest_minutes: a meeting longer than this is pointed at.
        counts_written_opinions: whether valid written opinions count among the votes.
    """

    lectures_a_year: int = 4
    study_hour_minutes: int = 45
    late_days: int = 3
    member_hours: int = 32
    committee_hours: int = 56
    longest_minutes: int = 240
    counts_written_opinions: bool = True
