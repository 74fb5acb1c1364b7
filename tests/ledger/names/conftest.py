import pytest

import resources
from ledger.names.pinyin import PinyinTable
from ledger.names.strokes import StrokeTable


@pytest.fixture(scope="session")
def pinyin() -> PinyinTable:
    return PinyinTable.parse(
        resources.read_text("characters/pinyin.txt"), resources.read_text("characters/surnames.txt")
    )


@pytest.fixture(scope="session")
def strokes() -> StrokeTable:
    return StrokeTable.parse(
        resources.read_text("characters/strokes.txt"), resources.read_text("characters/stroke_counts.txt")
    )
