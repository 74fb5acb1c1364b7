"""谈心谈话: every talk with its record, and who has not been talked with this year."""

from gui.pages.talks.page import TalksPage

__all__ = ["TalksPage"]
