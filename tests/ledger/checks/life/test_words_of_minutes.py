"""Minutes held against each other, and against the days of the documents that they cite."""

import random
from dataclasses import replace
from datetime import date

import pytest

from ledger.checks.life import life_findings
from ledger.checks.life.content import documents_after
from ledger.checks.life.likeness import Words
from ledger.errors import Finding
from ledger.kinds.meetings import AgendaItem, Meeting, Speech
from ledger.life.facts import LifeFacts
from tests.ledger.life.life_book import HELD, life, meeting, with_meetings

ON = date(2026, 12, 1)
SIGNS = [chr(0x4E00 + number) for number in range(0, 6000, 7)]


def prose(seed: int, length: int = 800) -> str:
    """Words without sense, the same for a seed."""
    drawn = random.Random(seed)
    return "".join("，" if place % 12 == 11 else drawn.choice(SIGNS) for place in range(length))


def held(place: int, text: str) -> Meeting:
    return meeting(id=place + 1, held_on=date.fromordinal(HELD.toordinal() + place), body=text, written_on=None)


def copies(*texts: str) -> list[Finding]:
    facts = life(meetings=tuple(held(place, text) for place, text in enumerate(texts)))
    return [one for one in life_findings(facts, ON) if one.rule == "minutes.copied"]


@pytest.mark.parametrize(
    ("text", "day", "cited"),
    [
        ("学习2026年5月11日在全国会议上的重要讲话", date(2026, 5, 10), ["2026年5月11日"]),
        ("学习2026年5月11日在全国会议上的重要讲话", date(2026, 5, 11), []),
        ("传达《某局2026年5月11日会议纪要》", date(2026, 5, 10), ["2026年5月11日"]),
        ("学习《中国共产党章程》（2022年10月22日通过）", date(2026, 5, 10), []),
        ("定于2026年6月20日召开专题会议学习文件", date(2026, 5, 10), []),
        ("请各小组于2026年6月20日前报送学习文件的情况", date(2026, 5, 10), []),
        ("学习某办发〔2027〕3号文件", date(2026, 5, 10), ["〔2027〕3号"]),
        ("学习某办发〔2026〕3号文件", date(2026, 5, 10), []),
        ("学习2026年2月31日的讲话", date(2026, 1, 1), []),
        ("学习2026年6月1日。讨论讲话", date(2026, 5, 10), []),
        ("自2026年3月1日起学习2026年5月11日的讲话", date(2026, 5, 10), ["2026年5月11日"]),
        ("", date(2026, 5, 10), []),
    ],
)
def test_documents_of_a_later_day(text: str, day: date, cited: list[str]) -> None:
    assert list(dict.fromkeys(documents_after(text, day))) == cited


def test_a_later_speech_is_found_in_a_report_and_in_what_was_said() -> None:
    one = AgendaItem(id=1, meeting_id=1, title="学习", report="2026年6月1日讲话")
    said = Speech(id=1, agenda_item_id=1, text="结合2026年7月1日重要讲话谈体会")
    facts = with_meetings(meeting(), agenda_items=(one,), speeches=(said,))
    [found] = [one for one in life_findings(facts, ON) if one.rule == "minutes.later_document"]
    assert "2026年6月1日、2026年7月1日" in found.sentence


def test_a_copy_is_found_with_changed_days_and_a_few_changed_words() -> None:
    text = prose(1)
    other_days = f"2026年3月5日{text}".replace("，", "、")
    words = list(text)
    for place in range(30, 800, 100):
        words[place] = "改"
    [first] = copies(f"2026年4月9日{text}", prose(2), other_days)
    assert "第一支部2026-03-05支部党员大会的记录相同" in first.sentence
    [changed] = copies(text, "".join(words))
    assert "%相同" in changed.sentence
    assert changed.scope == "1"


def test_short_minutes_different_ones_and_those_of_the_same_day_are_left_in_peace() -> None:
    assert copies(prose(1, 190), prose(1, 190)) == []
    assert copies(*(prose(seed) for seed in range(6))) == []
    same_day = tuple(replace(held(0, prose(1)), id=number) for number in (1, 2))
    assert not [one for one in life_findings(life(meetings=same_day), ON) if one.rule == "minutes.copied"]
    assert copies("，1。" * 300, "，1。" * 300) == [], "nothing but signs"


def test_a_hundred_copies_with_a_common_beginning_are_all_found() -> None:
    common = prose(3, 150)
    texts = [common + prose(seed) for seed in range(20, 60)]
    assert copies(*texts) == []
    assert len(copies(*texts, *texts)) == 40
    assert len(copies(*[texts[0]] * 100)) == 99


@pytest.mark.parametrize("seed", range(12))
def test_what_is_nine_tenths_the_same_shares_enough_of_its_sketch(seed: int) -> None:
    drawn, text = random.Random(seed), prose(seed, 300 * (1 + seed % 4)).replace("，", "")
    words = list(text)
    for _ in range(len(text) // 42):
        words[drawn.randrange(len(words))] = drawn.choice(SIGNS)
    one, other, stranger = Words(text), Words("".join(words)), Words(prose(seed + 100))
    assert one.likeness(other) >= 90
    assert len({*one.sketch} & {*other.sketch}) >= 4
    assert one.may_be_like(other, 90)
    assert not one.may_be_like(stranger, 90)
    assert (one.likeness(one), one.likeness(stranger)) == (100, 0)


def test_a_text_without_passages_is_like_itself_only() -> None:
    plain = Words(chr(0x4E01) * 300)
    assert plain.passages == frozenset()
    assert plain.may_be_like(Words(plain.text), 90)
    assert not plain.may_be_like(Words("乙"), 90)


def test_the_original_is_the_earlier_one() -> None:
    def facts(*days: date) -> LifeFacts:
        meetings = (meeting(id=place, held_on=day, body=prose(1)) for place, day in enumerate(days, start=1))
        return life(meetings=tuple(meetings))

    days = [date(2026, month, 4) for month in (5, 3, 4)]
    found = [one for one in life_findings(facts(*days), ON) if one.rule == "minutes.copied"]
    assert [(one.record_id, one.scope) for one in found] == [(3, "2"), (1, "3")]
