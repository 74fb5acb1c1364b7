"""The year book that binds the registers of a year."""

from operations.registers.yearbook.volume import YEARBOOK

__all__ = ["YEARBOOK"]
