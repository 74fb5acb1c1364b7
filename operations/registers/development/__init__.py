"""The registers and forms about 发展党员."""

from operations.registers.definition import RegisterDefinition

DEVELOPMENT_REGISTERS: tuple[RegisterDefinition, ...] = ()

__all__ = ["DEVELOPMENT_REGISTERS"]
