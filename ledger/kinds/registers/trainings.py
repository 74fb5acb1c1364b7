"""培训与学时: courses; who attended and the credited time stands in the participants."""

from dataclasses import dataclass
from datetime import date

from ledger import fields
from ledger.codes.registers import TRAINING_FORM, TRAINING_KIND, TRAINING_LEVEL
from ledger.kept import HEADS, PEOPLE, TEAM, TIME_ALL, TIME_EACH, KeptColumn, KeptRegister, PeopleSetup
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

TRAINING_REGISTER = KeptRegister(
    kind=TRAININGS,
    title="培训登记簿",
    section=TEAM,
    counted="次",
    day="from_on",
    last_day="to_on",
    told_apart_by=("title",),
    people=PeopleSetup("参训人员", asks=("minutes", "result"), time_unit="学时", usual_minutes="minutes"),
    is_study=True,
    columns=(
        KeptColumn("from_on", 21),
        KeptColumn("to_on", 21, is_detail=True),
        KeptColumn("title", 48, is_wrapped=True),
        KeptColumn("kind", 24),
        KeptColumn("form", 20),
        KeptColumn("organiser", 30, is_wrapped=True, is_detail=True),
        KeptColumn(PEOPLE, 54, is_wrapped=True),
        KeptColumn(HEADS, 14, is_summed=True),
        KeptColumn(TIME_EACH, 15, "每人\n学时", is_detail=True),
        KeptColumn(TIME_ALL, 17, "合计\n学时", is_summed=True),
    ),
    hint="培训在这里登记；党员教育培训和党务工作培训的时长自动计入参训党员的学时。",
    synonyms={
        "from_on": "培训日期 培训时间 时间 日期 开始时间",
        "to_on": "结束时间 截止日期",
        "title": "培训名称 培训班名称 课程 培训主题 内容 班次",
        "kind": "类别 培训类型",
        "form": "形式 培训方式",
        "organiser": "主办单位 举办单位",
        "place": "培训地点",
        "minutes": "学时 计入学时 每人学时 课时",
        "people": "参加人员 培训人员 参加人 学员",
    },
)
