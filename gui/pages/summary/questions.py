"""What is asked on the page: from which template a text is begun, what a template of one's own is called."""

from dataclasses import dataclass

from ledger import fields
from ledger.kind import Record, RecordKind


@dataclass(frozen=True, kw_only=True, slots=True)
class TemplateAsked(Record):
    """``template_place`` is the place of the template in the list, from 1."""

    template_place: int | None = fields.reference("模板", "summary_templates", required=True)


@dataclass(frozen=True, kw_only=True, slots=True)
class NameAsked(Record):
    """The name of a template."""

    title: str = fields.text("模板名称", required=True, width=14, hint="如 季度小结")


TEMPLATE = RecordKind("template_asked", TemplateAsked, "总结", lambda _: "总结")
NAME = RecordKind("name_asked", NameAsked, "模板", lambda one: one.title)
