import re

import pytest

from benchmarks import bench_paper, bench_start
from benchmarks.__main__ import main
from benchmarks.table import HEAD, BenchRow, line, not_installed


def test_a_table_names_both_sides_their_ratio_and_the_goal() -> None:
    assert line(BenchRow("start", "3 s", "2 s", 1.5, "<= 1.5")) == "| start | 3 s | 2 s | 1.50 | <= 1.5 |"
    assert line(not_installed("paper", "< 1")) == "| paper |  | 未安装 |  | < 1 |"
    assert {one.count("|") for one in HEAD.splitlines()} == {6}


def test_an_unknown_name_is_refused_with_the_known_ones() -> None:
    with pytest.raises(SystemExit, match=r"unknown: speed; known: .*roster, safety, start, storage"):
        main(["speed"])


def test_a_start_is_measured_up_to_a_painted_window_of_both_programs() -> None:
    rows = bench_start.rows(runs=1)
    assert all(row.ratio is not None and row.ratio > 0 for row in rows)
    assert all(re.fullmatch(r"\d+\.\d\d s", side) for row in rows for side in (row.ours, row.reference))


def test_a_reference_that_is_not_installed_does_not_end_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert bench_paper.against_office().reference == "未安装"
