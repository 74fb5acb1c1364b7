"""The registers on paper: which there are, and how each is made from the records.

A register is declared once here; window, command line, PDF and xlsx all read the declaration.
"""

from operations.registers.appraisal import APPRAISAL_REGISTERS
from operations.registers.cash import CASH_REGISTERS
from operations.registers.contacts import CONTACTS
from operations.registers.definition import RegisterDefinition, RegisterInput, RegisterOptions, Subject
from operations.registers.development import DEVELOPMENT_REGISTERS
from operations.registers.dues import DUES_REGISTERS
from operations.registers.figures import FIGURES_REGISTERS
from operations.registers.kept import KEPT_REGISTERS
from operations.registers.life import LIFE_REGISTERS
from operations.registers.member_form import MEMBER_FORM
from operations.registers.period import Period, Span
from operations.registers.roster import ROSTER
from operations.registers.todo import TODO_REGISTERS
from operations.registers.yearbook import YEARBOOK

REGISTERS: tuple[RegisterDefinition, ...] = (
    ROSTER,
    MEMBER_FORM,
    CONTACTS,
    *DUES_REGISTERS,
    *CASH_REGISTERS,
    *LIFE_REGISTERS,
    YEARBOOK,
    *DEVELOPMENT_REGISTERS,
    *APPRAISAL_REGISTERS,
    *KEPT_REGISTERS,
    *FIGURES_REGISTERS,
    *TODO_REGISTERS,
)
REGISTER_BY_KEY = {register.key: register for register in REGISTERS}

__all__ = [
    "REGISTERS",
    "REGISTER_BY_KEY",
    "Period",
    "RegisterDefinition",
    "RegisterInput",
    "RegisterOptions",
    "Span",
    "Subject",
]
