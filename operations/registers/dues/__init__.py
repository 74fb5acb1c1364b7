"""The registers and forms about dues."""

from operations.registers.definition import RegisterDefinition
from operations.registers.dues.arrears import ARREARS
from operations.registers.dues.assessment_form import ASSESSMENT_FORM
from operations.registers.dues.assessments import ASSESSMENTS
from operations.registers.dues.detail import DETAIL
from operations.registers.dues.differences import DIFFERENCES
from operations.registers.dues.exemptions import EXEMPTIONS
from operations.registers.dues.member import MEMBER
from operations.registers.dues.public import PUBLIC
from operations.registers.dues.receipt import RECEIPT
from operations.registers.dues.reminder import REMINDER
from operations.registers.dues.year import YEAR, YEAR_SIGNED

DUES_REGISTERS: tuple[RegisterDefinition, ...] = (
    YEAR,
    YEAR_SIGNED,
    ASSESSMENTS,
    ASSESSMENT_FORM,
    DIFFERENCES,
    DETAIL,
    MEMBER,
    RECEIPT,
    ARREARS,
    REMINDER,
    PUBLIC,
    EXEMPTIONS,
)

__all__ = ["DUES_REGISTERS"]
