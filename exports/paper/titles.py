"""Breaks a long title: as few lines as it needs, of about equal length, and no word torn (GB/T 9704-2012 §7.3.1)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

from exports.paper.faces import Faces, Role, clean
from exports.paper.setting import Box, SetText, set_line
from exports.paper.typography import NO_END, NO_START, Measure, break_lines

TITLE_SIZE = 22  # points, 2号

_WORDS = (
    "中共", "中国共产党", "党总支", "总支部", "总支", "党支部", "支部", "委员会", "党员", "大会", "党小组",
    "小组会", "支委会", "组织生活会", "组织生活", "民主评议", "主题党日", "党课", "会议", "记录", "报告单", "报告",
    "登记表", "登记簿", "登记", "决议", "年度", "工作", "手册", "结果", "选举", "预备", "转正",
    "谈心谈话", "谈话", "签到", "机关", "整改", "问题",
)  # fmt: skip
_WHOLE = re.compile(r"[0-9A-Za-z][0-9A-Za-z.,:/\-]*[年月日次]?|第[一二三四五六七八九十]+(?:党?总?支部|党?小组)?")
_TEAR = 12  # square em: a torn word weighs as much as lines that are some two characters too uneven


def set_title(faces: Faces, text: str, size: float, box: Box) -> SetText:
    """A title in 小标宋."""
    chain = faces.chain(Role.TITLE)
    lines = title_lines(clean(text), box.width / size, chain.advance)
    return SetText(tuple(set_line(chain, line, size, box) for line in lines), size)


def title_lines(text: str, width: float, measure: Measure) -> list[str]:
    """The lines of a title on ``width`` em; line feeds in the text are kept."""
    return [line for part in text.split("\n") for line in _balanced(part, width, measure)]


def _balanced(text: str, width: float, measure: Measure) -> list[str]:
    lines = [line.text for line in break_lines(text, width, measure)]
    if len(lines) == 1:
        return lines
    ends = [0.0, *accumulate(map(measure, text))]
    torn = _torn(text)
    costs = {place: _TEAR if place in torn else 0 for place in _places(text)}
    cuts = _best_cuts(ends, costs, width, len(lines))
    return [text[a:b].strip(" ") for a, b in cuts] or lines


def _places(text: str) -> Iterator[int]:
    """Where a line may end at all."""
    return (p for p in range(1, len(text)) if text[p] not in NO_START and text[p - 1] not in NO_END)


def _torn(text: str) -> set[int]:
    """The places within words and numbers."""
    spans = [found.span() for found in _WHOLE.finditer(text)]
    spans += [found.span() for word in _WORDS for found in re.finditer(word, text)]
    return {place for first, end in spans for place in range(first + 1, end)}


def _best_cuts(ends: Sequence[float], costs: Mapping[int, float], width: float, count: int) -> list[tuple[int, int]]:
    """The cheapest way to ``count`` lines, as pairs of first and end; nothing if there is none.

    ``ends`` is how far the text reaches at every place, ``costs`` what a break at a place costs.
    """
    last, even = len(ends) - 1, ends[-1] / count
    ways: dict[int, tuple[float, list[tuple[int, int]]]] = {0: (0.0, [])}
    for line in range(1, count + 1):
        longer: dict[int, tuple[float, list[tuple[int, int]]]] = {}
        for end in (last,) if line == count else costs:
            found = [
                (cost + (ends[end] - ends[start] - even) ** 2 + costs.get(end, 0), [*cuts, (start, end)])
                for start, (cost, cuts) in ways.items()
                if start < end and ends[end] - ends[start] <= width
            ]
            if found:
                longer[end] = min(found)
        ways = longer
    return ways[last][1] if last in ways else []
