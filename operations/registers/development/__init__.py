"""The registers and forms about 发展党员 and 介绍信."""

from operations.registers.definition import RegisterDefinition
from operations.registers.development.activist_form import ACTIVIST_FORM
from operations.registers.development.letter_register import LETTER_REGISTER
from operations.registers.development.lists import ACTIVIST_ROSTER, APPLICANT_ROSTER, DEVELOPMENT_ROSTER
from operations.registers.development.material_list import MATERIAL_LIST
from operations.registers.development.notice import NOTICE
from operations.registers.development.probation_form import PROBATION_FORM
from operations.registers.development.request import REQUEST
from operations.registers.development.review import REVIEW_LETTER_FORM, REVIEW_SUMMARY
from operations.registers.development.talk_form import DEVELOPMENT_TALK
from operations.registers.development.transfer_letter import TRANSFER_LETTER

DEVELOPMENT_REGISTERS: tuple[RegisterDefinition, ...] = (
    DEVELOPMENT_ROSTER,
    ACTIVIST_ROSTER,
    APPLICANT_ROSTER,
    DEVELOPMENT_TALK,
    ACTIVIST_FORM,
    REQUEST,
    NOTICE,
    REVIEW_LETTER_FORM,
    REVIEW_SUMMARY,
    PROBATION_FORM,
    MATERIAL_LIST,
    TRANSFER_LETTER,
    LETTER_REGISTER,
)

__all__ = ["DEVELOPMENT_REGISTERS"]
