"""The registers and forms about 民主评议."""

from operations.registers.definition import RegisterDefinition

APPRAISAL_REGISTERS: tuple[RegisterDefinition, ...] = ()

__all__ = ["APPRAISAL_REGISTERS"]
