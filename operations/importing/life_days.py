"""The days of a sheet that names its year only above the table, or not at all."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from ledger.intake.preview import Preview
from ledger.intake.reading import Value
from ledger.intake.when_reader import completed
from ledger.values.text import fold
from operations.importing.kind import Answers, Question

YEAR = "年度"
"""The key of the answer that names the year of days without one."""
_NO_YEAR = "表中没有写明年份，请先选择这些日期是哪一年的。"
_IN_TEXT = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_YEARS_BACK = 10


class Days:
    """Completes the days of the rows of one sheet."""

    def __init__(self, preview: Preview, answers: Answers) -> None:
        self._today = preview.today
        self._year = int(answers.get(YEAR) or 0) or _year_above(preview)
        self._is_asked = False

    def completed(self, values: Mapping[str, Value], keys: Iterable[str]) -> tuple[dict[str, Value], str]:
        """The row with the year of the sheet in the days of ``keys``, and why that cannot be; empty when it can."""
        said = dict(values)
        for key in keys:
            value = said.get(key)
            if not isinstance(value, str):
                continue
            self._is_asked = True
            if self._year is None:
                return said, _NO_YEAR
            said[key] = completed(value, self._year)
            if said[key] is None:
                return said, f"{self._year}年没有{value}这一天，请核对日期。"
        return said, ""

    def questions(self) -> Iterator[Question]:
        """Which year the days without one are of, where there are any; a year above the table answers it."""
        if self._is_asked:
            this = self._today.year
            years = sorted({*range(this - _YEARS_BACK, this + 2), self._year or this}, reverse=True)
            options = {"": "请选择…"} | {str(one): f"{one}年" for one in years}
            yield Question(YEAR, "没有写明年份的日期是哪一年的", options, str(self._year or ""))


def day_of(values: Mapping[str, Value], key: str) -> date | None:
    """A day of a row that is complete."""
    value = values.get(key)
    return value if isinstance(value, date) else None


def _year_above(preview: Preview) -> int | None:
    """The only year that the texts above the table or the name of the sheet name."""
    years = {int(found) for text in (*preview.table.titles, preview.sheet) for found in _IN_TEXT.findall(fold(text))}
    return years.pop() if len(years) == 1 else None
