"""Half-year checks, steps of the political review, and the papers of a case with the files kept of them."""

from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from exports.files import atomic_target
from ledger.codes.development import MATERIAL
from ledger.errors import Problem
from ledger.kind import RecordKind, missing_fields
from ledger.kinds.development import (
    DEVELOPMENT_CASES,
    DEVELOPMENT_CHECKS,
    DEVELOPMENT_MATERIALS,
    REVIEW_INQUIRIES,
    DevelopmentCheck,
    DevelopmentMaterial,
    ReviewInquiry,
)
from operations.file_names import plain_file_name
from operations.kept_files import read_to_keep
from operations.records import save_label
from operations.refusal import refuse_problems
from storage.store import Store

P = TypeVar("P", DevelopmentCheck, ReviewInquiry, DevelopmentMaterial)
NAMELESS = "材料"


def save_check(store: Store, check: DevelopmentCheck) -> DevelopmentCheck:
    """Keep a half-year check or a 思想汇报, new (id 0) or changed. Raises KnownError with what has to be repaired."""
    return _save(store, DEVELOPMENT_CHECKS, check, [])


def save_inquiry(store: Store, inquiry: ReviewInquiry) -> ReviewInquiry:
    """Keep a step of the political review. Raises KnownError with what has to be repaired."""
    is_backwards = inquiry.sent_on and inquiry.replied_on and inquiry.replied_on < inquiry.sent_on
    problems = [Problem("replied_on", "复函日期早于发函日期，请改正。")] if is_backwards else []
    return _save(store, REVIEW_INQUIRIES, inquiry, problems)


def save_material(store: Store, material: DevelopmentMaterial) -> DevelopmentMaterial:
    """Keep a paper of the file, new (id 0) or changed."""
    return _save(store, DEVELOPMENT_MATERIALS, material, [])


def remove_part(store: Store, kind: RecordKind[P], record_id: int) -> None:
    """Take a check, a step of the review or a paper out; 撤销 brings it back."""
    part = store.get(kind, record_id)
    with store.change(f"删除{_of_whom(store, part)}{kind.describe(part)}") as change:
        change.remove(kind, record_id)


def prepare_materials(store: Store, case_id: int) -> int:
    """Enter the usual papers that the case does not list yet, as not there; returns how many."""
    case = store.get(DEVELOPMENT_CASES, case_id)
    there = store.where(DEVELOPMENT_MATERIALS, case_id=case_id)
    listed = {one.material for one in there}
    usual = [label for label in MATERIAL.labels if label != MATERIAL.labels[-1]]
    missing = [label for label in usual if label not in listed]
    with store.change(f"列出{case.name}的发展材料") as change:
        for label in missing:
            number = MATERIAL.order(label) + 1
            change.add(DEVELOPMENT_MATERIALS, DevelopmentMaterial(case_id=case_id, material=label, order_no=number))
    return len(missing)


def attach_material(store: Store, material_id: int, path: Path) -> DevelopmentMaterial:
    """Keep a scan of a paper in the book; the paper is then there. Raises KnownError when the file cannot be kept."""
    material = store.get(DEVELOPMENT_MATERIALS, material_id)
    content = read_to_keep(path)
    with store.change(f"添加{_of_whom(store, material)}{material.material}的文件") as change:
        kept = replace(
            material,
            is_there=True,
            file_name=plain_file_name(path.name, NAMELESS),
            byte_count=len(content),
            content=change.keep(content),
        )
        change.update(DEVELOPMENT_MATERIALS, kept)
    return kept


def detach_material(store: Store, material_id: int) -> None:
    """Take the file off a paper; the paper itself stays listed as it is."""
    material = store.get(DEVELOPMENT_MATERIALS, material_id)
    with store.change(f"移除{_of_whom(store, material)}{material.material}的文件") as change:
        change.update(DEVELOPMENT_MATERIALS, replace(material, file_name="", byte_count=0, content=""))


def material_bytes(store: Store, material_id: int) -> bytes:
    """The file of a paper. Raises KeyError when there is none."""
    return store.bytes_of(store.get(DEVELOPMENT_MATERIALS, material_id).content)


def material_file_name(material: DevelopmentMaterial) -> str:
    """The name under which the file may be saved: one in the chosen folder, whoever has written the book."""
    return plain_file_name(material.file_name, NAMELESS)


def save_material_file(store: Store, material_id: int, target: Path) -> None:
    """Write the file of a paper out. Raises KnownError when it cannot be written."""
    content = material_bytes(store, material_id)
    with atomic_target(target) as beside:
        beside.write_bytes(content)


def _save(store: Store, kind: RecordKind[P], part: P, problems: list[Problem]) -> P:
    refuse_problems([*missing_fields(kind, part), *problems], kind.title)
    old = store.get(kind, part.id) if part.id else None
    name = store.get(DEVELOPMENT_CASES, part.case_id or 0).name
    with store.change(f"{name}：{save_label(kind, old, part)}") as change:
        if old is None:
            return change.add(kind, part)
        change.update(kind, part)
    return part


def _of_whom(store: Store, part: DevelopmentCheck | ReviewInquiry | DevelopmentMaterial) -> str:
    return store.get(DEVELOPMENT_CASES, part.case_id or 0).name + "的"
