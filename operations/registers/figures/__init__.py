"""The registers and forms about 年度数据 and 年度总结."""

from operations.registers.definition import RegisterDefinition
from operations.registers.figures.duties import DUTIES_SHEET
from operations.registers.figures.population import POPULATION
from operations.registers.figures.summary import SUMMARY
from operations.registers.figures.year_table import YEAR_FIGURES

FIGURES_REGISTERS: tuple[RegisterDefinition, ...] = (YEAR_FIGURES, POPULATION, DUTIES_SHEET, SUMMARY)

__all__ = ["FIGURES_REGISTERS"]
