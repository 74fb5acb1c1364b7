import pytest

import resources
from build_characters import ADDED, is_basic, numbered, readings_of


@pytest.mark.parametrize(
    ("reading", "syllable"),
    [("wáng", "wang2"), ("lǚ", "lv3"), ("nüè", "nve4"), ("zhū", "zhu1"), ("ma", "ma5"), ("ǹg", "ng4")],
)
def test_readings_are_written_with_a_digit(reading: str, syllable: str) -> None:
    assert numbered(reading) == syllable


def test_the_usual_reading_comes_first() -> None:
    found = readings_of("单", {"单": "dān"}, {"单": "036.140:chán 064.090:dān 325.010:shàn"})
    assert list(found) == ["dān", "chán", "dān", "shàn"]


def test_only_ideographs_of_the_basic_plane_are_basic() -> None:
    assert [char for char in "一㐀龥a。𠮷" if is_basic(char)] == ["一", "㐀", "龥"]


def test_every_added_sequence_stands_in_the_table() -> None:
    table = set(resources.read_text("characters/strokes.txt").splitlines())
    added = [line.replace(" ", "") for line in ADDED.read_text("utf-8").splitlines() if not line.startswith("#")]
    assert len(added) == len({line[0] for line in added}) > 1300
    assert set(added) <= table
