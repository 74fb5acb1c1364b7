"""The registers on paper: which there are, and how each is made from the records.

A register is declared once here; window, command line, PDF and xlsx all read the declaration.
"""

from operations.registers.cash import CASH_REGISTERS
from operations.registers.contacts import CONTACTS
from operations.registers.definition import RegisterDefinition, RegisterInput, RegisterOptions, Subject
from operations.registers.dues import DUES_REGISTERS
from operations.registers.life import LIFE_REGISTERS
from operations.registers.member_form import MEMBER_FORM
from operations.registers.period import Period, Span
from operations.registers.roster import ROSTER

REGISTERS: tuple[RegisterDefinition, ...] = (
    ROSTER,
    MEMBER_FORM,
    CONTACTS,
    *DUES_REGISTERS,
    *CASH_REGISTERS,
    *LIFE_REGISTERS,
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
