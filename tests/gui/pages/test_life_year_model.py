from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from gui.pages.life.year_model import MEETINGS_ROLE, MONTHS, Mark, Month, UnitYear, YearModel

GAP = "第一季度未召开支部党员大会"
YEAR = UnitYear(
    "第一支部", (Month((Mark("大会", 7), Mark("党课", 9))), Month(), Month(gaps=(GAP,)), *[Month()] * (MONTHS - 3))
)


@pytest.fixture
def model() -> YearModel:
    made = YearModel()
    made.show_rows((YEAR,))
    return made


def test_a_month_names_its_meetings_and_leads_to_them(model: YearModel) -> None:
    assert model.index(0, 0).data() == "大会、党课"
    assert model.index(0, 0).data(MEETINGS_ROLE) == (7, 9)
    assert model.index(0, 1).data() == ""


def test_a_gap_is_marked_and_says_what_is_lacking(model: YearModel) -> None:
    assert model.index(0, 2).data() == "缺"
    assert model.index(0, 2).data(Qt.ItemDataRole.ToolTipRole) == GAP


def test_headers_name_the_month_and_the_unit(model: YearModel) -> None:
    assert model.headerData(11, Qt.Orientation.Horizontal) == "12月"
    assert model.headerData(0, Qt.Orientation.Vertical) == "第一支部"


def test_a_year_has_twelve_months() -> None:
    with pytest.raises(ValueError, match="12 months"):
        replace(YEAR, months=(Month(),))
