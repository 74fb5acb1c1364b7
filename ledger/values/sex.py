"""Sex as the standard codes it, the two values that an identity number can say."""

from enum import StrEnum


class Sex(StrEnum):
    """The codes of GB/T 2261.1-2003 for a known sex."""

    MALE = "1"
    FEMALE = "2"

    @property
    def label(self) -> str:
        """男 or 女."""
        return "男" if self is Sex.MALE else "女"
