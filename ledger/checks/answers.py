"""Findings together with the reasons by which the user has answered them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ledger.errors import Finding
from ledger.kinds.attached import FindingAnswer


@dataclass(frozen=True, slots=True)
class Checked:
    """A finding and its answer; None while there is none."""

    finding: Finding
    answer: FindingAnswer | None


def with_answers(findings: Iterable[Finding], answers: Iterable[FindingAnswer]) -> list[Checked]:
    """Each finding with the newest answer to the same rule, record and scope, in the order of the findings."""
    ordered = sorted(answers, key=lambda one: (one.answered_on or date.min, one.id))
    newest = {(one.rule, one.record_kind, one.record_id, one.scope): one for one in ordered}
    return [Checked(one, newest.get((one.rule, one.record_kind, one.record_id, one.scope))) for one in findings]
