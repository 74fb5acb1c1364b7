"""职务层次 and 职级 of civil servants, from the highest to the lowest; a grade stands below the post it corresponds to.

Sources: 公务员法 (2018) articles 18 to 19 and《公务员职务与职级并行规定》(2019) articles 5 to 7, recalled from memory.
Levels above 厅局级 are left out, they do not occur in an office branch.
"""

from ledger.codes.code_list import Code

_RANKS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("厅局级正职", ("正厅级", "正厅", "正局级")),
    ("一级巡视员", ("1级巡视员",)),
    ("厅局级副职", ("副厅级", "副厅", "副局级")),
    ("二级巡视员", ("2级巡视员",)),
    ("县处级正职", ("正处级", "正处", "正县级", "正县处级")),
    ("一级调研员", ("1级调研员",)),
    ("二级调研员", ("2级调研员",)),
    ("县处级副职", ("副处级", "副处", "副县级", "副县处级")),
    ("三级调研员", ("3级调研员",)),
    ("四级调研员", ("4级调研员",)),
    ("乡科级正职", ("正科级", "正科", "正乡科级")),
    ("一级主任科员", ("1级主任科员",)),
    ("二级主任科员", ("2级主任科员",)),
    ("乡科级副职", ("副科级", "副科", "副乡科级")),
    ("三级主任科员", ("3级主任科员",)),
    ("四级主任科员", ("4级主任科员",)),
    ("一级科员", ("1级科员", "科员")),
    ("二级科员", ("2级科员", "办事员")),
)

CODES = tuple(Code(f"{place:02}", label, words) for place, (label, words) in enumerate(_RANKS, start=1))

CLASSES = {"厅局级": 4, "县处级": 10, "乡科级": 16, "科员": 18}
"""职务层次, and how many of the ranks from the highest on reach down to its end."""
_CLASS_OF = {
    label: next(name for name, end in CLASSES.items() if place < end) for place, (label, _) in enumerate(_RANKS)
}


def rank_class(rank: str) -> str:
    """The 职务层次 to which a stored 职级 belongs; empty for own words that are not on the list."""
    return _CLASS_OF.get(rank, "")
