"""职务层次 and 职级 of civil servants, from the highest to the lowest.

Sources: 公务员法 (2018) articles 18 to 19 and《公务员职务与职级并行规定》(2019) articles 5 to 7, recalled from memory.
Levels above 厅局级 are left out, they do not occur in an office branch.
"""

from enum import StrEnum

from ledger.codes.code_list import Code


class RankLevel(StrEnum):
    """The level of post that a rank corresponds to."""

    BUREAU = "厅局级"
    DIVISION = "县处级"
    SECTION = "乡科级"
    STAFF = "科员"


# Level, whether it is a leading post, label, other words. Each grade stands below the post it corresponds to.
_RANKS: tuple[tuple[RankLevel, bool, str, tuple[str, ...]], ...] = (
    (RankLevel.BUREAU, True, "厅局级正职", ("正厅级", "正厅", "正局级")),
    (RankLevel.BUREAU, False, "一级巡视员", ("1级巡视员",)),
    (RankLevel.BUREAU, True, "厅局级副职", ("副厅级", "副厅", "副局级")),
    (RankLevel.BUREAU, False, "二级巡视员", ("2级巡视员",)),
    (RankLevel.DIVISION, True, "县处级正职", ("正处级", "正处", "正县级", "正县处级")),
    (RankLevel.DIVISION, False, "一级调研员", ("1级调研员",)),
    (RankLevel.DIVISION, False, "二级调研员", ("2级调研员",)),
    (RankLevel.DIVISION, True, "县处级副职", ("副处级", "副处", "副县级", "副县处级")),
    (RankLevel.DIVISION, False, "三级调研员", ("3级调研员",)),
    (RankLevel.DIVISION, False, "四级调研员", ("4级调研员",)),
    (RankLevel.SECTION, True, "乡科级正职", ("正科级", "正科", "正乡科级")),
    (RankLevel.SECTION, False, "一级主任科员", ("1级主任科员",)),
    (RankLevel.SECTION, False, "二级主任科员", ("2级主任科员",)),
    (RankLevel.SECTION, True, "乡科级副职", ("副科级", "副科", "副乡科级")),
    (RankLevel.SECTION, False, "三级主任科员", ("3级主任科员",)),
    (RankLevel.SECTION, False, "四级主任科员", ("4级主任科员",)),
    (RankLevel.STAFF, False, "一级科员", ("1级科员", "科员")),
    (RankLevel.STAFF, False, "二级科员", ("2级科员", "办事员")),
)

CODES = tuple(Code(f"{place:02}", label, words) for place, (_, _, label, words) in enumerate(_RANKS, start=1))
_LEVELS = {label: level for level, _, label, _ in _RANKS}
_LEADING = frozenset(label for _, is_leading, label, _ in _RANKS if is_leading)


def level_of(rank: str) -> RankLevel | None:
    """The level of a stored rank; None when it is not on the list (事业 or 企业 posts, own words)."""
    return _LEVELS.get(rank)


def is_leading_post(rank: str) -> bool:
    """Whether the rank is a leading post (领导职务), not a grade (职级)."""
    return rank in _LEADING


def is_leading_cadre(rank: str) -> bool:
    """Whether Party rules on 党员领导干部 mean this person: a leading post or grade of 县处级 or above.

    The usual reading of 双重组织生活 and 个人有关事项; a unit may count its 乡科级 leaders as well.
    """
    return level_of(rank) in (RankLevel.BUREAU, RankLevel.DIVISION)
