"""Cases, people, papers and letters: written as one change each, refused with a sentence, taken back by 撤销."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ledger.codes.development import ACTIVIST_CHECK, CONTACT, REVIEW_LETTER, SPONSOR
from ledger.errors import KnownError
from ledger.kinds.development import (
    DEVELOPMENT_CASES,
    DEVELOPMENT_CHECKS,
    DEVELOPMENT_CONTACTS,
    DEVELOPMENT_MATERIALS,
    TRANSFER_LETTERS,
    DevelopmentCase,
    DevelopmentCheck,
    DevelopmentContact,
    ReviewInquiry,
)
from ledger.kinds.membership import STAYS
from operations.development.cases import end_case, open_case, remove_case, resume_case, save_case
from operations.development.letters import issue_letter, next_letter, note_receipt, void_letter
from operations.development.parts import (
    attach_material,
    detach_material,
    material_bytes,
    prepare_materials,
    remove_part,
    save_check,
    save_inquiry,
    save_material_file,
)
from operations.development.people import add_person, end_person, remove_person, replace_person, save_person
from operations.roster import Departure
from storage.store import Store
from tests.operations.development.conftest import TODAY, stored
from tests.operations.life.conftest import BRANCH


def test_a_new_case_stands_under_the_version_of_its_application(life_store: Store) -> None:
    def version(applied_on: date | None) -> str:
        one = DevelopmentCase(org_unit_id=BRANCH, name="许诺", applied_on=applied_on)
        return open_case(life_store, one, TODAY).rules

    assert [version(date(2026, 5, 10)), version(date(2026, 5, 11)), version(None)] == [
        "细则2014",
        "细则2026",
        "细则2026",
    ]


def test_a_case_without_a_name_or_with_days_to_come_is_refused(life_store: Store) -> None:
    with pytest.raises(KnownError, match="请填写姓名"):
        open_case(life_store, DevelopmentCase(org_unit_id=BRANCH), TODAY)
    ahead = DevelopmentCase(org_unit_id=BRANCH, name="许诺", applied_on=date(2028, 8, 2))
    with pytest.raises(KnownError, match="申请入党日期晚于今天"):
        open_case(life_store, ahead, TODAY)
    assert life_store.all(DEVELOPMENT_CASES) == []


def test_only_what_changed_is_written_and_named(case_store: Store) -> None:
    save_case(case_store, replace(stored(case_store), committee_on=date(2027, 5, 6)), TODAY)
    assert case_store.undo_label == "修改发展党员档案何思远：支委会审查日期"
    save_case(case_store, stored(case_store), TODAY)
    assert case_store.undo_label == "修改发展党员档案何思远：支委会审查日期", "the same again leaves no trace"


def test_a_case_is_ended_with_a_reason_goes_on_and_is_removed_with_all_that_belongs_to_it(case_store: Store) -> None:
    end_case(case_store, 1, date(2027, 5, 1), "本人撤回申请")
    assert stored(case_store).end_reason == "本人撤回申请"
    resume_case(case_store, 1)
    assert stored(case_store).ended_on is None
    save_check(case_store, DevelopmentCheck(case_id=1, kind=ACTIVIST_CHECK, checked_on=date(2026, 10, 1)))
    remove_case(case_store, 1)
    assert not case_store.all(DEVELOPMENT_CONTACTS) + case_store.all(DEVELOPMENT_CHECKS)
    case_store.undo()
    assert len(case_store.all(DEVELOPMENT_CONTACTS)) == 2


def test_a_contact_is_replaced_and_the_former_one_stays_with_his_days(case_store: Store) -> None:
    since, until = date(2026, 4, 1), date(2026, 12, 1)
    first = add_person(case_store, DevelopmentContact(case_id=1, role=CONTACT, member_id=3, from_on=since))
    with pytest.raises(KnownError, match="赵刚已是培养联系人"):
        add_person(case_store, DevelopmentContact(case_id=1, role=CONTACT, member_id=3, from_on=until))
    with pytest.raises(KnownError, match="至何日早于自何日"):
        replace_person(case_store, first.id, DevelopmentContact(member_id=4), date(2026, 3, 1))
    second = replace_person(case_store, first.id, DevelopmentContact(member_id=4), until)
    assert case_store.undo_label == "何思远的培养联系人由赵刚更换为陈静"
    assert case_store.get(DEVELOPMENT_CONTACTS, first.id).to_on == until
    assert (second.role, second.from_on) == (CONTACT, until)
    end_person(case_store, second.id, date(2027, 4, 1))
    save_person(case_store, replace(second, note="更正"))
    remove_person(case_store, second.id)
    case_store.undo()
    assert case_store.get(DEVELOPMENT_CONTACTS, second.id).note == "更正"


def test_a_sponsor_who_is_not_full_is_taken_and_pointed_at_by_the_check_only(case_store: Store) -> None:
    added = add_person(case_store, DevelopmentContact(case_id=1, role=SPONSOR, member_id=5, from_on=date(2026, 2, 1)))
    assert added.id


def test_a_letter_of_the_review_cannot_be_answered_before_it_was_sent(case_store: Store) -> None:
    inquiry = ReviewInquiry(case_id=1, way=REVIEW_LETTER, sent_on=date(2027, 4, 5), replied_on=date(2027, 4, 4))
    with pytest.raises(KnownError, match="复函日期早于发函日期"):
        save_inquiry(case_store, inquiry)
    kept = save_inquiry(case_store, replace(inquiry, replied_on=date(2027, 4, 14)))
    assert case_store.undo_label == "何思远：新增政审材料函调"
    assert kept.id


def test_the_usual_papers_are_listed_once_and_keep_a_scan(case_store: Store, tmp_path: Path) -> None:
    assert prepare_materials(case_store, 1) == 20
    assert prepare_materials(case_store, 1) == 0
    paper = case_store.all(DEVELOPMENT_MATERIALS)[0]
    scan = tmp_path / "申请书.pdf"
    scan.write_bytes(b"%PDF-1.7")
    kept = attach_material(case_store, paper.id, scan)
    assert (kept.is_there, kept.file_name, material_bytes(case_store, paper.id)) == (True, "申请书.pdf", b"%PDF-1.7")
    save_material_file(case_store, paper.id, tmp_path / "另存.pdf")
    assert (tmp_path / "另存.pdf").read_bytes() == b"%PDF-1.7"
    with pytest.raises(KnownError, match="读不出"):
        attach_material(case_store, paper.id, tmp_path / "没有.pdf")
    detach_material(case_store, paper.id)
    assert case_store.get(DEVELOPMENT_MATERIALS, paper.id).content == ""
    remove_part(case_store, DEVELOPMENT_MATERIALS, paper.id)
    case_store.undo()
    assert case_store.get(DEVELOPMENT_MATERIALS, paper.id).is_there


def test_letters_are_numbered_by_year_and_issued_with_the_transfer(life_store: Store) -> None:
    proposed = next_letter(life_store, 3, date(2026, 3, 2))
    assert (proposed.serial_year, proposed.serial_no, proposed.from_unit_id, proposed.valid_days) == (
        2026,
        1,
        BRANCH,
        90,
    )
    with pytest.raises(KnownError, match="请填写收信党组织"):
        issue_letter(life_store, proposed, None)
    there = replace(proposed, addressed_to="中共某市审计局机关委员会")
    departure = Departure(on=date(2026, 3, 5), way="转出", went_to="中共某市审计局机关委员会")
    letter = issue_letter(life_store, there, departure)
    [stay] = life_store.where(STAYS, member_id=3)
    assert (stay.left_on, stay.leave_letter_no) == (date(2026, 3, 5), "2026年第1号")
    assert next_letter(life_store, 4, date(2026, 3, 9)).serial_no == 2
    assert next_letter(life_store, 4, date(2027, 1, 4)).serial_no == 1
    with pytest.raises(KnownError, match="2026年第1号介绍信已经开过"):
        issue_letter(life_store, replace(there, member_id=4), None)
    with pytest.raises(KnownError, match="早于开出日期"):
        note_receipt(life_store, letter.id, date(2026, 3, 1))
    note_receipt(life_store, letter.id, date(2026, 3, 20), "某市审计局支部")
    assert life_store.get(TRANSFER_LETTERS, letter.id).received_by == "某市审计局支部"


def test_a_void_letter_keeps_its_number_and_gets_no_receipt(life_store: Store) -> None:
    letter = issue_letter(life_store, replace(next_letter(life_store, 3, TODAY), addressed_to="某支部"), None)
    with pytest.raises(KnownError, match="请写明作废的原因"):
        void_letter(life_store, letter.id, "")
    void_letter(life_store, letter.id, "姓名有误")
    with pytest.raises(KnownError, match="已经作废"):
        note_receipt(life_store, letter.id, TODAY)
    assert next_letter(life_store, 3, TODAY).serial_no == 2
