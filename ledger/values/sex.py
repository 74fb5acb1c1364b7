"""Sex: the two values that an identity number can say, as records store them."""

from enum import StrEnum


class Sex(StrEnum):
    """Labels of GB/T 2261.1-2003 for a known sex; ``Sex("男")`` reads a stored label."""

    MALE = "男"
    FEMALE = "女"


def known_sex(label: str) -> Sex | None:
    """The sex that a stored label says; None for empty, 未知 and 未说明."""
    return Sex(label) if label in Sex.__members__.values() else None
