"""The registers (台账), one file a kind. A new one is one file here, one line below, a migration and a golden page."""

from typing import Any

from ledger.kind import RecordKind
from ledger.kinds.registers.awards import AWARDS
from ledger.kinds.registers.brands import BRANDS
from ledger.kinds.registers.cadre_events import CADRE_EVENTS
from ledger.kinds.registers.disclosures import DISCLOSURES
from ledger.kinds.registers.instructions import INSTRUCTIONS
from ledger.kinds.registers.integrity import INTEGRITY_EVENTS
from ledger.kinds.registers.integrity_risks import INTEGRITY_RISKS
from ledger.kinds.registers.led_projects import LED_PROJECTS
from ledger.kinds.registers.major_reports import MAJOR_REPORTS
from ledger.kinds.registers.mentorships import MENTORSHIPS
from ledger.kinds.registers.participants import PARTICIPANTS
from ledger.kinds.registers.partnerships import PARTNERSHIPS
from ledger.kinds.registers.research import RESEARCH_OUTPUTS
from ledger.kinds.registers.sanctions import SANCTIONS
from ledger.kinds.registers.service_cases import SERVICE_CASES
from ledger.kinds.registers.task_teams import TASK_TEAMS
from ledger.kinds.registers.trainings import TRAININGS
from ledger.kinds.registers.visiting import VISITS
from ledger.kinds.registers.volunteering import VOLUNTEER_EVENTS
from ledger.kinds.registers.work_items import WORK_ITEMS

REGISTER_KINDS: tuple[RecordKind[Any], ...] = (
    VOLUNTEER_EVENTS,
    VISITS,
    TRAININGS,
    RESEARCH_OUTPUTS,
    SERVICE_CASES,
    TASK_TEAMS,
    CADRE_EVENTS,
    AWARDS,
    SANCTIONS,
    INTEGRITY_EVENTS,
    MAJOR_REPORTS,
    INTEGRITY_RISKS,
    PARTNERSHIPS,
    MENTORSHIPS,
    LED_PROJECTS,
    BRANDS,
    WORK_ITEMS,
    INSTRUCTIONS,
    DISCLOSURES,
)

__all__ = ["PARTICIPANTS", "REGISTER_KINDS"]
