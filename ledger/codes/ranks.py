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


_LEADING = (
    (RankLevel.BUREAU, "厅局级正职", ("正厅级", "正厅", "正局级")),
    (RankLevel.BUREAU, "厅局级副职", ("副厅级", "副厅", "副局级")),
    (RankLevel.DIVISION, "县处级正职", ("正处级", "正处", "正县级", "正县处级")),
    (RankLevel.DIVISION, "县处级副职", ("副处级", "副处", "副县级", "副县处级")),
    (RankLevel.SECTION, "乡科级正职", ("正科级", "正科", "正乡科级")),
    (RankLevel.SECTION, "乡科级副职", ("副科级", "副科", "副乡科级")),
)
_GRADES = (
    (RankLevel.BUREAU, "一级巡视员", ()),
    (RankLevel.BUREAU, "二级巡视员", ()),
    (RankLevel.DIVISION, "一级调研员", ("1级调研员",)),
    (RankLevel.DIVISION, "二级调研员", ("2级调研员",)),
    (RankLevel.DIVISION, "三级调研员", ("3级调研员",)),
    (RankLevel.DIVISION, "四级调研员", ("4级调研员",)),
    (RankLevel.SECTION, "一级主任科员", ("1级主任科员",)),
    (RankLevel.SECTION, "二级主任科员", ("2级主任科员",)),
    (RankLevel.SECTION, "三级主任科员", ("3级主任科员",)),
    (RankLevel.SECTION, "四级主任科员", ("4级主任科员",)),
    (RankLevel.STAFF, "一级科员", ("1级科员", "科员")),
    (RankLevel.STAFF, "二级科员", ("2级科员", "办事员")),
)

# One order for both: each grade stands directly below the leading post that it corresponds to.
_ORDER = [
    "厅局级正职",
    "一级巡视员",
    "厅局级副职",
    "二级巡视员",
    "县处级正职",
    "一级调研员",
    "二级调研员",
    "县处级副职",
    "三级调研员",
    "四级调研员",
    "乡科级正职",
    "一级主任科员",
    "二级主任科员",
    "乡科级副职",
    "三级主任科员",
    "四级主任科员",
    "一级科员",
    "二级科员",
]
_ALL = {label: (level, aliases) for level, label, aliases in _LEADING + _GRADES}
_LEADING_LABELS = frozenset(label for _, label, _ in _LEADING)

CODES = tuple(Code(f"{place:02}", label, _ALL[label][1]) for place, label in enumerate(_ORDER, start=1))


def level_of(rank: str) -> RankLevel | None:
    """The level of a stored rank; None when it is not on the list (事业 or 企业 posts, own words)."""
    return _ALL[rank][0] if rank in _ALL else None


def is_leading_post(rank: str) -> bool:
    """Whether the rank is a leading post (领导职务), not a grade (职级)."""
    return rank in _LEADING_LABELS


def is_leading_cadre(rank: str) -> bool:
    """Whether Party rules on 党员领导干部 mean this person: a leading post or grade of 县处级 or above.

    The usual reading of 双重组织生活 and 个人有关事项; a unit may count its 乡科级 leaders as well.
    """
    return level_of(rank) in (RankLevel.BUREAU, RankLevel.DIVISION)
