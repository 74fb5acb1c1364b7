"""What a unit may decide itself about organisational life where no national rule fixes a number."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LifeSettings:
    """The choices that hold in a book.

    Attributes:
        late_days: minutes entered later than this many days after the meeting are marked 补记.
        longest_minutes: a meeting longer than this is pointed at.
        counts_written_opinions: whether valid written opinions count among the votes.
    """

    late_days: int = 3
    longest_minutes: int = 240
    counts_written_opinions: bool = True
