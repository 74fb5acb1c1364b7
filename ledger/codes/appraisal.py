"""Code lists of 民主评议党员. The four grades are those of the yearly notices (branch-life §1.8)."""

from typing import Final

from ledger.codes.code_list import Code, CodeList

EXCELLENT: Final = "优秀"
QUALIFIED: Final = "合格"
BASICALLY_QUALIFIED: Final = "基本合格"
UNQUALIFIED: Final = "不合格"
UNGRADED: Final = "不定等次"
GRADE = CodeList(
    "评议等次",
    "",
    (
        Code("1", EXCELLENT, ("优", "优秀党员")),
        Code("2", QUALIFIED, ("合格党员", "称职")),
        Code("3", BASICALLY_QUALIFIED, ("基本称职",)),
        Code("4", UNQUALIFIED, ("不称职",)),
        Code("5", UNGRADED, ("不评定等次", "参加评议不定等次")),
    ),
)
