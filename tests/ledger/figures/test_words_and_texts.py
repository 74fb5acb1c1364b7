"""How values are written, and texts whose fields follow the records."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.figures.definition import Rounding
from ledger.figures.evaluate import Asked, evaluate
from ledger.figures.facts import FigureFacts
from ledger.figures.summary import Filling, fill, fixed_text, following_text, readable, stored
from ledger.figures.words import in_words, rounded_down
from tests.ledger.figures import figure_book as books
from tests.ledger.figures.figure_book import END, SHIPPED


@pytest.mark.parametrize(
    ("value", "unit", "rounding", "words"),
    [
        ("68", "场次", Rounding.EXACT, "68场次"),
        ("68", "场次", Rounding.OVER, "超60场次"),
        ("60", "场次", Rounding.OVER, "60场次"),
        ("7", "次", Rounding.MORE, "7次"),
        ("238", "人次", Rounding.MORE, "230余人次"),
        ("1280", "人次", Rounding.MORE, "1200余人次"),
        ("95.4", "%", Rounding.AT_LEAST, "95%以上"),
        ("95.0", "%", Rounding.AT_LEAST, "95%以上"),
        ("100", "%", Rounding.EXACT, "100%"),
        ("60", "人", Rounding.AT_LEAST, "60人"),
        ("36.5", "小时", Rounding.EXACT, "36.5小时"),
        ("1300.50", "元", Rounding.EXACT, "1300.5元"),
        ("1200", "元", Rounding.EXACT, "1200元"),
    ],
)
def test_a_value_in_its_form(value: str, unit: str, rounding: Rounding, words: str) -> None:
    assert in_words(Decimal(value), unit, rounding) == words


@given(st.integers(0, 100_000))
def test_no_form_says_more_than_there_is(number: int) -> None:
    value = Decimal(number)
    assert rounded_down(value) <= value
    over = in_words(value, "次", Rounding.OVER)
    assert over == f"{number}次" or (over.startswith("超") and int(over[1:-1]) < number)


def filling(**more: str) -> Filling:
    book = books.facts(meetings=tuple(books.meeting(number, topic=f"主题{number}") for number in range(1, 24)))
    return Filling(
        known={"year": "2026", "secretary": "", **more},
        labels={"year": "年度", "secretary": "书记姓名"},
        definitions=SHIPPED,
        figure=lambda key: evaluate(SHIPPED[key], book, Asked(2026, END)),
        before=lambda key: evaluate(SHIPPED[key], book, Asked(2025, END)),
        names=lambda found: tuple(row.seen.topic for row in found.rows[:2]),
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("{{year}}年开展主题党日{{party_days}}。", "2026年开展主题党日20余次。"),
        ("{{party_days|原数}}", "23次"),
        ("{{party_days|超}}", "超20次"),
        ("{{party_days|名称}}", "主题1、主题2"),
        ("{{volunteering|余}}", "〔待填：志愿服务〕"),
        ("{{volunteering|名称}}", "〔待填：志愿服务名称〕"),
        ("{{party_days|上年}}", "〔待填：主题党日等活动〕"),
        ("{{party_days|增减}}", "〔待填：主题党日等活动〕"),
        ("{{secretary}}", "〔待填：书记姓名〕"),
        ("{{blank|主要做法}}", "〔待填：主要做法〕"),
        ("{{nobody_knows}}", "〔待填：nobody_knows〕"),
        ("{{party_days|没有的形式}}", "〔待填：主题党日等活动〕"),
        ("没有字段{ }{{}}", "没有字段{ }{{}}"),
    ],
)
def test_a_field_says_what_the_records_say_or_that_nothing_is_known(text: str, shown: str) -> None:
    filled = fill(text, filling())
    assert filled.text == shown
    assert bool(filled.gaps) is ("待填" in shown)


def test_growth_against_the_year_before_is_told_in_words() -> None:
    more = books.facts(meetings=tuple(books.meeting(number) for number in range(1, 4)))
    less = books.facts(meetings=(books.meeting(1),))

    def changed(now: FigureFacts, then: FigureFacts, key: str = "party_days") -> str:
        given = filling()
        asked = Asked(2026, END)
        compared = Filling(
            given.known,
            given.labels,
            SHIPPED,
            lambda key: evaluate(SHIPPED[key], now, asked),
            lambda key: evaluate(SHIPPED[key], then, asked),
            given.names,
        )
        return fill(f"{{{{{key}|增减}}}}", compared).text

    assert changed(more, less) == "比上年增加2次"
    assert changed(less, more) == "比上年减少2次"
    assert changed(less, less) == "与上年持平"
    full = books.facts(meetings=(books.meeting(1),), attendances=books.came(1, 1, 2, 3))
    half = books.facts(meetings=(books.meeting(1),), attendances=books.came(1, 1, 2))
    assert changed(full, half, "attendance_share") == "比上年增加33.3个百分点"


def test_a_final_text_keeps_its_words_and_its_fields() -> None:
    text = "开展{{party_days|余}}，志愿服务{{volunteering}}。"
    final = fixed_text(text, filling())
    assert final == "开展{{party_days|余=20余次}}，志愿服务{{volunteering}}。"
    empty = Filling({}, {}, {}, filling().figure, filling().before, lambda _: ())
    assert fill(final, empty).text.startswith("开展20余次，")
    assert following_text(final) == text
    assert fixed_text(final, filling()) == final


LABELS = {"party_days": "主题党日等活动", "year": "年度", "blank": "待填"}


def test_people_read_names_and_the_book_keeps_keys() -> None:
    text = "{{year}}年{{party_days|余}}，{{blank|做法}}{{own-3}}{{party_days|余=20余次}}"
    shown = readable(text, LABELS)
    assert shown == "{{年度}}年{{主题党日等活动|余}}，{{待填|做法}}{{own-3}}{{主题党日等活动|余=20余次}}"
    assert stored(shown, LABELS) == text


@given(st.text(alphabet="{}|=年ab \n"))
def test_any_text_may_be_typed(text: str) -> None:
    filled = fill(text, filling())
    assert isinstance(filled.text, str)
    assert following_text(fixed_text(following_text(text), filling())) == following_text(text)
