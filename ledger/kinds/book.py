"""What the book keeps about itself: own fields, settings, remembered import mappings, stroke corrections."""

from dataclasses import dataclass

from ledger import fields
from ledger.kind import Record, RecordKind


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnField(Record):
    """A field that the user has added to a record kind."""

    record_kind: str = fields.text("登记种类", required=True)
    label: str = fields.text("字段名称", required=True)
    width: int = fields.whole("列宽（字）")
    order_no: int = fields.whole("排列序号")


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnValue(Record):
    """The value of an own field for one record."""

    own_field_id: int | None = fields.reference("自设字段", "own_fields", required=True)
    record_id: int = fields.whole("记录编号")
    value: str = fields.long_text("内容")


@dataclass(frozen=True, kw_only=True, slots=True)
class Setting(Record):
    """A setting that travels with the book. ``value`` is JSON text."""

    key: str = fields.text("设置项", required=True)
    value: str = fields.long_text("内容")


@dataclass(frozen=True, kw_only=True, slots=True)
class ImportMapping(Record):
    """Which column feeds which field, remembered for sheets with the same heads. ``mapping`` is JSON text."""

    record_kind: str = fields.text("登记种类", required=True)
    signature: str = fields.text("表头特征", required=True)
    mapping: str = fields.long_text("对应关系")


@dataclass(frozen=True, kw_only=True, slots=True)
class StrokeFix(Record):
    """The stroke sequence that the user prefers for a character (横1 竖2 撇3 点4 折5)."""

    character: str = fields.text("字", required=True, width=2)
    strokes: str = fields.text("笔顺", required=True, width=8)


OWN_FIELDS = RecordKind("own_fields", OwnField, "自设字段", lambda own: own.label)
OWN_VALUES = RecordKind("own_values", OwnValue, "自设字段内容", lambda own: own.value)
SETTINGS = RecordKind("settings", Setting, "设置", lambda setting: setting.key)
IMPORT_MAPPINGS = RecordKind("import_mappings", ImportMapping, "导入对应", lambda mapping: mapping.signature)
STROKE_FIXES = RecordKind("stroke_fixes", StrokeFix, "笔顺校正", lambda fix: fix.character)
