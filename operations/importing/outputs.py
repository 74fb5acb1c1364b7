"""Which records of a kind are written as a sheet."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an export is asked for: all of it by default, as known on ``as_of``."""

    as_of: date
    year: int | None = None
    unit_id: int | None = None
