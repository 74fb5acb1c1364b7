import pytest

from exports.paper.faces import FontPolicy, faces_for
from exports.paper.missing import MissingGlyphError
from exports.paper.pages import lay_out
from tests.exports.paper_samples import member_form, roster

NOBODY_HAS = "𪚥"


def sentence_for(names: list[str]) -> str:
    with pytest.raises(MissingGlyphError) as caught:
        lay_out(roster(names), faces_for(FontPolicy.BUNDLED))
    return caught.value.sentence


def test_the_message_names_character_person_and_field() -> None:
    sentence = sentence_for(["王小明", "张" + NOBODY_HAS])
    assert "“张𪚥”的“姓名”里的“𪚥”（U+2A6A5）" in sentence
    assert "没有打印，账簿数据没有变动" in sentence
    assert "王小明" not in sentence


def test_many_findings_are_counted_not_listed() -> None:
    sentence = sentence_for(["张" + NOBODY_HAS] * 30)
    assert sentence.count("U+2A6A5") == 5
    assert "等 30 处" in sentence


def test_a_form_names_its_record_and_box() -> None:
    with pytest.raises(MissingGlyphError, match="“张𬴂”的“简历”里的“𪚥”"):
        lay_out(member_form("在𪚥乡工作"), faces_for(FontPolicy.BUNDLED))
