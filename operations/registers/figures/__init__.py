"""The registers and forms about 年度数据 and 年度总结."""

from operations.registers.definition import RegisterDefinition

FIGURES_REGISTERS: tuple[RegisterDefinition, ...] = ()

__all__ = ["FIGURES_REGISTERS"]
