"""The registers and forms about the cash book."""

from operations.registers.cash.count import COUNT
from operations.registers.cash.ledger import LEDGERS
from operations.registers.cash.remitted import REMITTANCES
from operations.registers.cash.report import REPORT
from operations.registers.cash.slip import SLIP
from operations.registers.cash.year import YEAR
from operations.registers.definition import RegisterDefinition

CASH_REGISTERS: tuple[RegisterDefinition, ...] = (SLIP, REMITTANCES, REPORT, *LEDGERS, COUNT, YEAR)

__all__ = ["CASH_REGISTERS"]
