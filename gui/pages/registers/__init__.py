"""The page of the registers (台账)."""

from gui.pages.registers.page import RegistersPage

__all__ = ["RegistersPage"]
