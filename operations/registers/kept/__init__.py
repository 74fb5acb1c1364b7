"""The registers and forms about the registers (台账), each read from its declaration."""

from operations.registers.definition import RegisterDefinition

KEPT_REGISTERS: tuple[RegisterDefinition, ...] = ()

__all__ = ["KEPT_REGISTERS"]
