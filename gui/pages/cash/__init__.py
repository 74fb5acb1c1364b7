"""党费账簿: money in and out of an organisation, with its balance and what is to be handed up."""

from gui.pages.cash.page import CashPage

__all__ = ["CashPage"]
