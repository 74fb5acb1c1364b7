"""Figures, duties and texts in a real book: kept, refused, taken back."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from ledger.errors import KnownError
from ledger.figures.evaluate import Asked
from ledger.figures.own import Chosen, chosen_text
from ledger.figures.summary import fields_in, readable, stored
from ledger.kinds.figures import DUTIES, OWN_FIGURES, SUMMARIES, SUMMARY_TEMPLATES, Duty, OwnFigure, Summary
from ledger.kinds.meetings import MEETINGS, Meeting
from operations.demo import Plan, demo_book
from operations.figures import own, summaries
from operations.figures.filling import labels_of
from operations.figures.reading import read_figures, year_figures
from storage.store import Store
from tests.operations.figures.figures_sample import without_texts_and_duties

TODAY = date(2026, 11, 22)
TOP = 1
ASKED = Asked(2026, TODAY, TOP)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("figures") / "示例.zbtz"
    with demo_book(path, Plan(24, 2, TODAY), 1, clock=lambda: datetime(2026, 11, 22, 9)) as made:  # noqa: DTZ001 - a fixed local time
        without_texts_and_duties(made)
    return path


@pytest.fixture
def store(made: Path, tmp_path: Path) -> Iterator[Store]:
    copy = tmp_path / "书.zbtz"
    copy.write_bytes(made.read_bytes())
    with Store.open(copy, clock=lambda: datetime(2026, 11, 22, 9), operator="王") as opened:  # noqa: DTZ001 - likewise
        yield opened


def named(store: Store, key: str) -> str:
    return next(one.words() for one in year_figures(read_figures(store), ASKED) if one.definition.key == key)


def test_the_sample_book_fills_the_counters_of_a_year_summary(store: Store) -> None:
    found = {one.definition.key: one for one in year_figures(read_figures(store), ASKED)}
    wanted = ("party_days", "law_studies", "attendance_share", "section_heads_share", "leaders_as_ordinary", "talks")
    assert [key for key in wanted if found[key].is_gap] == []
    assert all(found[key].rows for key in wanted)


def test_a_new_record_is_in_the_figure_at_once(store: Store) -> None:
    before = named(store, "law_studies")
    with store.change("新增会议") as change:
        change.add(MEETINGS, Meeting(kind="学习培训", org_unit_id=TOP, held_on=TODAY, tags="学法"))
    assert int(named(store, "law_studies")[:-1]) == int(before[:-1]) + 1


# Own figures and duties


def own_figure(**more: Any) -> OwnFigure:
    given: dict[str, Any] = {"label": "读书会", "unit_word": "次", "source": "meetings", "measure": "count", **more}
    return OwnFigure(conditions=chosen_text(Chosen()), **given)


def test_an_own_figure_is_kept_counted_and_taken_back(store: Store) -> None:
    kept = own.save_own_figure(store, read_figures(store), own_figure())
    assert f"own-{kept.id}" in read_figures(store).by_key
    store.undo()
    assert store.all(OWN_FIGURES) == []
    with pytest.raises(KnownError, match="不记人员"):
        own.save_own_figure(store, read_figures(store), own_figure(measure="persons"))


def test_a_figure_that_a_duty_needs_stays(store: Store) -> None:
    kept = own.save_own_figure(store, read_figures(store), own_figure())
    duty = Duty(set_title="六个一", text="读书", times=1, period="月", figure=f"own-{kept.id}")
    saved = own.save_duty(store, read_figures(store), duty)
    with pytest.raises(KnownError, match="规定动作“读书”"):
        own.remove_own_figure(store, kept.id)
    own.remove_duty(store, saved.id)
    own.remove_own_figure(store, kept.id)
    assert store.all(OWN_FIGURES) == []


def test_the_proposal_holds_only_when_it_is_taken_over(store: Store) -> None:
    proposal = own.proposed_duties(2026)
    assert store.all(DUTIES) == []
    assert all(not own.duty_problems(read_figures(store), one) for one in proposal)
    own.take_over_duties(store, proposal)
    assert len(store.all(DUTIES)) == len(proposal)
    with pytest.raises(KnownError, match="已经在账簿里"):
        own.take_over_duties(store, proposal)
    store.undo()
    assert store.all(DUTIES) == []


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"times": 0}, "至少是1"),
        ({"figure": "no_such"}, "没有这项数据"),
        ({"period": "旬"}, "周期请选"),
        ({"from_year": 2027, "to_year": 2026}, "早于开始"),
        ({"text": ""}, "请填写内容"),
    ],
)
def test_a_duty_that_cannot_be_followed_is_refused(store: Store, change: dict[str, object], word: str) -> None:
    wrong = replace(own.proposed_duties(2026)[0], **change)  # type: ignore[arg-type]
    with pytest.raises(KnownError, match=word):
        own.save_duty(store, read_figures(store), wrong)


# Texts


def started(store: Store, key: str = "year_summary") -> Summary:
    template = summaries.find_template(store, key)
    assert template is not None
    return summaries.start_summary(store, read_figures(store), template, ASKED)


def test_every_shipped_template_names_only_what_is_known(store: Store) -> None:
    given = read_figures(store)
    labels = labels_of(given)
    for one in summaries.shipped_templates():
        assert {field.key for field in fields_in(one.text + one.heading)} <= set(labels)
        assert stored(readable(one.text, labels), labels) == one.text


def test_a_text_follows_the_records_until_it_is_final(store: Store) -> None:
    one = started(store)
    assert one.title == "机关党总支2026年党建工作总结"
    summaries.save_summary(store, replace(one, text="学法{{law_studies}}。"))
    words = named(store, "law_studies")
    assert summaries.filled(read_figures(store), store.get(SUMMARIES, one.id), TODAY).text == f"学法{words}。"
    summaries.finish_summary(store, read_figures(store), one.id, TODAY)
    with store.change("新增会议") as change:
        change.add(MEETINGS, Meeting(kind="学习培训", org_unit_id=TOP, held_on=TODAY, tags="学法"))
    assert summaries.filled(read_figures(store), store.get(SUMMARIES, one.id), TODAY).text == f"学法{words}。"
    with pytest.raises(KnownError, match="已经定稿"):
        summaries.save_summary(store, one)
    with pytest.raises(KnownError, match="已经定稿"):
        summaries.finish_summary(store, read_figures(store), one.id, TODAY)
    summaries.reopen_summary(store, one.id)
    later = summaries.filled(read_figures(store), store.get(SUMMARIES, one.id), TODAY).text
    assert later != f"学法{words}。"
    assert later == f"学法{named(store, 'law_studies')}。"


def test_half_a_year_ends_with_june(store: Store) -> None:
    half = started(store, "half_year")
    asked = summaries.asked_of(half, TODAY)
    assert asked.as_of == date(2026, 6, 30)
    text = summaries.filled(read_figures(store), half, TODAY).text
    assert text.startswith("截至2026年6月30日")
    assert summaries.asked_of(half, date(2026, 5, 1)).as_of == date(2026, 5, 1)


def test_nothing_is_invented_where_no_record_is(store: Store) -> None:
    template = summaries.shipped_templates()[0]
    one = summaries.start_summary(store, read_figures(store), template, Asked(2015, TODAY, TOP))
    text = summaries.filled(read_figures(store), one, TODAY)
    assert "专题学习〔待填：专题学习〕" in text.text
    assert "党员到会率〔待填：党员到会率〕" in text.text
    assert text.gaps


def test_a_changed_template_stands_before_the_shipped_one_and_can_be_put_back(store: Store) -> None:
    shipped = summaries.shipped_templates()[0]
    summaries.save_template(store, shipped, "只有{{members}}。")
    changed = summaries.find_template(store, shipped.key)
    assert changed is not None
    assert changed.text == "只有{{members}}。"
    summaries.save_template(store, changed, "又改{{members}}。")
    assert len(store.all(SUMMARY_TEMPLATES)) == 1
    again = summaries.find_template(store, shipped.key)
    assert again is not None
    summaries.reset_template(store, again)
    assert summaries.find_template(store, shipped.key) == shipped
    summaries.reset_template(store, shipped)
    with pytest.raises(KnownError, match="没有内容"):
        summaries.save_template(store, shipped, "  ")


def test_a_template_of_the_users_own(store: Store) -> None:
    made = summaries.add_template(store, "季度小结", "本季党员{{members}}。")
    template = summaries.find_template(store, f"own-{made.id}")
    assert template is not None
    assert template.is_own
    one = summaries.start_summary(store, read_figures(store), template, ASKED)
    assert one.title == "机关党总支2026年季度小结"
    summaries.remove_summary(store, one.id)
    summaries.reset_template(store, template)
    assert summaries.find_template(store, template.key) is None
    with pytest.raises(KnownError, match="请填写名称"):
        summaries.add_template(store, " ", "正文")
