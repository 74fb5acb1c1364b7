from datetime import time

import pytest

from ledger.intake.clock_reader import read_clock


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("14:30", time(14, 30)),
        ("14：30", time(14, 30)),
        ("9:05", time(9, 5)),
        ("1430", time(14, 30)),
        ("14时30分", time(14, 30)),
        ("下午2:30", time(14, 30)),
        ("上午9点", time(9)),
        ("下午3点半", time(15, 30)),
        ("晚上7点一刻", time(19, 15)),
        ("14 : 30", time(14, 30)),
        ("", None),
    ],
)
def test_a_time_is_understood_as_it_is_written(text: str, moment: time | None) -> None:
    assert read_clock(text) == (moment, None, None, (), False, ())


@pytest.mark.parametrize("text", ["25:00", "14:75", "早上", "14", "2026-03-01", "12345"])
def test_what_is_no_time_is_a_doubt(text: str) -> None:
    reading = read_clock(text)
    assert reading.value is None
    assert text in (reading.doubt or "")
