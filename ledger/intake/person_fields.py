"""The columns by which a sheet about members names a person, for every kind of sheet that is not the roster itself."""

from ledger.fields import Form
from ledger.intake.member_headings import SYNONYMS
from ledger.intake.readers import read_identity, read_name, read_text, read_unit
from ledger.intake.target import TargetField

NAME = TargetField(
    "name", "姓名", read_name, SYNONYMS["name"], is_required=True, example="张三（示例）", hint="与名册中的姓名一致。"
)
PERSON_FIELDS = (
    NAME,
    TargetField(
        "branch",
        "所在支部",
        read_unit,
        SYNONYMS["branch"],
        example="机关第一支部",
        hint="有同名的党员时用来区分；可不填。",
    ),
    TargetField(
        "member_no",
        "党员编号",
        read_text,
        ("人员编号（账簿）",),
        example="",
        hint="账簿给每名党员的编号，有同名的党员时用来区分；可不填。",
    ),
    TargetField(
        "id_number",
        "公民身份证号",
        read_identity,
        SYNONYMS["id_number"],
        form=Form.TEXT,
        hint="按文本填写；有同名的党员时用来区分；可不填。",
    ),
)
"""Name, branch, number in the book and id number; the name alone is needed."""
