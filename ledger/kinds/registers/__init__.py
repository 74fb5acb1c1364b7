"""The registers (台账), one file a register: its record and its declaration.

A new one is one file here and one line below, a migration, a glossary row and a golden page.
"""

from typing import Any

from ledger.kept import KeptRegister
from ledger.kind import RecordKind
from ledger.kinds.registers.awards import AWARD_REGISTER
from ledger.kinds.registers.brands import BRAND_REGISTER
from ledger.kinds.registers.cadre_events import CADRE_REGISTER
from ledger.kinds.registers.disclosures import DISCLOSURE_REGISTER
from ledger.kinds.registers.instructions import INSTRUCTION_REGISTER
from ledger.kinds.registers.integrity import INTEGRITY_REGISTER
from ledger.kinds.registers.integrity_risks import INTEGRITY_RISK_REGISTER
from ledger.kinds.registers.led_projects import LED_PROJECT_REGISTER
from ledger.kinds.registers.major_reports import MAJOR_REPORT_REGISTER
from ledger.kinds.registers.mentorships import MENTORSHIP_REGISTER
from ledger.kinds.registers.participants import PARTICIPANTS
from ledger.kinds.registers.partnerships import PARTNERSHIP_REGISTER
from ledger.kinds.registers.publicity import PUBLICITY_REGISTER
from ledger.kinds.registers.research import RESEARCH_REGISTER
from ledger.kinds.registers.sanctions import SANCTION_REGISTER
from ledger.kinds.registers.service_cases import SERVICE_CASE_REGISTER
from ledger.kinds.registers.task_teams import TASK_TEAM_REGISTER
from ledger.kinds.registers.trainings import TRAINING_REGISTER
from ledger.kinds.registers.visiting import VISIT_REGISTER
from ledger.kinds.registers.volunteering import VOLUNTEER_REGISTER
from ledger.kinds.registers.work_items import WORK_ITEM_REGISTER

KEPT_REGISTERS: tuple[KeptRegister, ...] = (
    VOLUNTEER_REGISTER,
    VISIT_REGISTER,
    SERVICE_CASE_REGISTER,
    TRAINING_REGISTER,
    RESEARCH_REGISTER,
    PUBLICITY_REGISTER,
    TASK_TEAM_REGISTER,
    CADRE_REGISTER,
    AWARD_REGISTER,
    MENTORSHIP_REGISTER,
    SANCTION_REGISTER,
    INTEGRITY_REGISTER,
    MAJOR_REPORT_REGISTER,
    INTEGRITY_RISK_REGISTER,
    DISCLOSURE_REGISTER,
    WORK_ITEM_REGISTER,
    LED_PROJECT_REGISTER,
    INSTRUCTION_REGISTER,
    BRAND_REGISTER,
    PARTNERSHIP_REGISTER,
)
REGISTER_KINDS: tuple[RecordKind[Any], ...] = tuple(one.kind for one in KEPT_REGISTERS)

__all__ = ["KEPT_REGISTERS", "PARTICIPANTS", "REGISTER_KINDS"]
