"""``todo``: what is to be done, in words and in the shape that was promised."""

import json
from datetime import date, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from commands import cli
from ledger.todo.listing import todos
from ledger.todo.todo import Group
from operations.checking import read_for_check
from operations.demo import Plan, demo_book
from operations.todo.reading import read_todo_facts
from operations.todo.snoozing import snooze
from storage.store import Store

TODAY = date(2026, 11, 22)


def clock() -> datetime:
    return datetime(2026, 11, 22, 9)  # noqa: DTZ001 - a fixed local time


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("todo") / "示例.zbtz"
    demo_book(path, Plan(36, 3, TODAY), 1, clock=clock).close()
    return path


def answer(book: Path, *arguments: str) -> str:
    result = CliRunner().invoke(cli, ["--book", str(book), "todo", "--as-of", "2026-11-22", *arguments])
    assert result.exit_code == 0, result.output
    return result.output


def test_what_is_to_be_done_comes_by_urgency_with_group_article_and_record(sample: Path) -> None:
    said = json.loads(answer(sample, "--json"))
    assert said["as_of"] == "2026-11-22"
    urgencies = [one["urgency"] for one in said["todos"]]
    assert urgencies == sorted(urgencies, key=["逾期", "近期", "计划"].index)
    assert {one["group"] for one in said["todos"]} <= {group.value for group in Group}
    assert {"会议", "谈话", "党费", "政治生日"} <= {one["group"] for one in said["todos"]}
    assert len({one["key"] for one in said["todos"]}) == len(said["todos"])
    assert all(one["record"] is None or one["record"]["id"] > 0 for one in said["todos"])


def test_a_branch_hears_only_of_itself_and_the_last_line_counts(sample: Path) -> None:
    whole, first = answer(sample).splitlines(), answer(sample, "--branch", "第一支部")
    assert "第二支部" not in first
    assert whole[-1] == f"共{len(whole) - 2}项，另有暂缓1项。"
    assert whole[-2].startswith("暂缓\t2026-12-22\t机关党总支第4届任期将届满")


def test_what_was_put_off_is_told_with_its_day_and_reason(sample: Path) -> None:
    before = json.loads(answer(sample, "--json"))["todos"]
    with Store.open(sample, clock=clock, operator="王小明") as store:
        one = todos(read_todo_facts(store, read_for_check(store, TODAY)), TODAY).waiting[0]
        snooze(store, one, date(2026, 12, 1), "等上级通知", TODAY)
    after = json.loads(answer(sample, "--json"))
    assert len(after["todos"]) == len(before) - 1
    off = after["snoozed"][0]
    assert (off["key"], off["until"], off["reason"]) == (one.key, "2026-12-01", "等上级通知")
    assert "暂缓\t2026-12-01" in answer(sample)
    with Store.open(sample, clock=clock, operator="王小明") as store:
        store.undo()
