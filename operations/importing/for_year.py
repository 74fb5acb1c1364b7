"""The year that a sheet by person is about: its column, else its title, else what the user says."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ledger.intake.preview import Preview
from ledger.intake.reading import Value
from operations.importing.kind import Answers, Question

FOR_YEAR = "年度"
"""The key of the question for the year of rows without one."""
NO_YEAR = "没有写明年度，请先选择。"
_YEAR = re.compile(r"((?:19|20)\d\d)\s*年?(?:度|\D|$)")
_BACK = 10


@dataclass(frozen=True, slots=True)
class SheetYear:
    """The year of rows that name none; None while nobody has said."""

    year: int | None
    is_asked: bool

    def of(self, values: Mapping[str, Value]) -> int | None:
        """The year of a row."""
        said = values.get("for_year")
        return said if isinstance(said, int) else self.year

    def question(self, this: int) -> Question | None:
        """The question, where rows wait for its answer."""
        if not self.is_asked:
            return None
        years = sorted({*range(this - _BACK, this + 1), *([self.year] if self.year else [])}, reverse=True)
        options = {"": "请选择…"} | {str(one): f"{one}年度" for one in years}
        return Question(FOR_YEAR, "没有写明年度的属于", options, str(self.year or ""))


def sheet_year(preview: Preview, answers: Answers) -> SheetYear:
    """What the answers say, else the only year that the title or the name of the sheet names."""
    is_asked = any(not row.row.values.get("for_year") for row in preview.rows)
    if answers.get(FOR_YEAR, "").isdecimal():
        return SheetYear(int(answers[FOR_YEAR]), is_asked)
    found = {found[1] for text in (*preview.table.titles, preview.sheet) for found in _YEAR.finditer(text)}
    return SheetYear(int(found.pop()) if len(found) == 1 else None, is_asked)
