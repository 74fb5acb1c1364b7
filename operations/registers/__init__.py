"""The registers on paper: which there are, and how each is made from the records.

A register is declared once here; window, command line, PDF and xlsx all read the declaration.
"""

from operations.registers.contacts import CONTACTS
from operations.registers.definition import RegisterDefinition, RegisterInput, RegisterOptions
from operations.registers.member_form import MEMBER_FORM
from operations.registers.roster import ROSTER

REGISTERS: tuple[RegisterDefinition, ...] = (ROSTER, MEMBER_FORM, CONTACTS)
REGISTER_BY_KEY = {register.key: register for register in REGISTERS}

__all__ = ["REGISTERS", "REGISTER_BY_KEY", "RegisterDefinition", "RegisterInput", "RegisterOptions"]
