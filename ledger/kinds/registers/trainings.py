"""培训与学时: courses; who attended and the credited time stands in the participants."""

from dataclasses import dataclass
from datetime import date

from ledger import fields
from ledger.codes.registers import TRAINING_FORM, TRAINING_KIND, TRAINING_LEVEL
from ledger.kind import Record, RecordKind


@dataclass(frozen=True, kw_only=True, slots=True)
class Training(Record):
    """A course. ``minutes`` is what one person is credited with unless the participant says otherwise."""

    org_unit_id: int | None = fields.reference("党组织", "org_units", required=True)
    from_on: date | None = fields.day("开始日期", required=True)
    to_on: date | None = fields.day("结束日期")
    title: str = fields.text("培训内容", required=True, width=18)
    kind: str = fields.choice("培训类别", TRAINING_KIND, required=True, is_closed=False, width=6)
    level: str = fields.choice("举办层级", TRAINING_LEVEL, is_closed=False, width=4)
    form: str = fields.choice("培训形式", TRAINING_FORM, is_closed=False, width=5)
    organiser: str = fields.text("组织单位", width=12)
    place: str = fields.text("地点", width=10)
    minutes: int = fields.whole("计入学时（分钟）")
    content: str = fields.long_text("主要内容", width=20)
    note: str = fields.long_text("备注", width=12)


TRAININGS = RecordKind("trainings", Training, "培训", lambda one: one.title)
