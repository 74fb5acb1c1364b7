"""The registers and forms about 民主评议 and local scores."""

from operations.registers.appraisal.ballot import BALLOT
from operations.registers.appraisal.form import FORM
from operations.registers.appraisal.results import RESULTS
from operations.registers.appraisal.scores import SCORES
from operations.registers.appraisal.tally import TALLY
from operations.registers.definition import RegisterDefinition

APPRAISAL_REGISTERS: tuple[RegisterDefinition, ...] = (BALLOT, FORM, TALLY, RESULTS, SCORES)

__all__ = ["APPRAISAL_REGISTERS"]
