"""Sex: the two values that an identity number can say, as records store them."""

from enum import StrEnum


class Sex(StrEnum):
    """Labels of GB/T 2261.1-2003 for a known sex; ``Sex("男")`` reads a stored label."""

    MALE = "男"
    FEMALE = "女"
