"""The registers and forms about what is to be done."""

from operations.registers.definition import RegisterDefinition

TODO_REGISTERS: tuple[RegisterDefinition, ...] = ()

__all__ = ["TODO_REGISTERS"]
