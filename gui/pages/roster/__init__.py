"""党员名册: the table of members, the card of one, and what is done with them."""

from gui.pages.roster.page import RosterPage

__all__ = ["RosterPage"]
