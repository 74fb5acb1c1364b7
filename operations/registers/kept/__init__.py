"""The registers and forms about the registers (台账), each read from its declaration."""

from ledger.kinds import registers
from operations.registers.definition import RegisterDefinition
from operations.registers.kept.book import kept_definition
from operations.registers.kept.volunteer_sheet import VOLUNTEER_SHEET

KEPT_REGISTERS: tuple[RegisterDefinition, ...] = (
    *(kept_definition(one) for one in registers.KEPT_REGISTERS),
    VOLUNTEER_SHEET,
)

__all__ = ["KEPT_REGISTERS", "kept_definition"]
