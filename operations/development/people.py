"""培养联系人 and 入党介绍人 of a case: named, replaced, corrected. Who was it once stays in the case with the days."""

from dataclasses import replace
from datetime import date

from ledger.development.people import person_problems
from ledger.errors import KnownError
from ledger.kinds.development import DEVELOPMENT_CASES, DEVELOPMENT_CONTACTS, DevelopmentContact
from ledger.kinds.member import MEMBERS
from operations.development.quick_reading import read_cases
from operations.refusal import refuse_problems
from storage.store import Store


def add_person(store: Store, person: DevelopmentContact) -> DevelopmentContact:
    """Name a contact or sponsor. Raises KnownError for nobody, for the person himself, for somebody who is it already.

    Somebody who is no full member that day is taken with a warning: the self-check names him.
    """
    _refuse(store, person)
    for one in store.where(DEVELOPMENT_CONTACTS, case_id=person.case_id, role=person.role, to_on=None):
        if (one.member_id, one.name) == (person.member_id, person.name):
            raise KnownError(f"{_name(store, person)}已是{person.role}。没有保存，其余数据不变。")
    with store.change(f"确定{_of_whom(store, person)}{person.role}{_name(store, person)}") as change:
        return change.add(DEVELOPMENT_CONTACTS, person)


def replace_person(store: Store, person_id: int, successor: DevelopmentContact, on: date) -> DevelopmentContact:
    """Let somebody else follow from a day on; the former one ends that day. Raises KnownError as ``add_person``."""
    former = store.get(DEVELOPMENT_CONTACTS, person_id)
    successor = replace(successor, case_id=former.case_id, role=former.role, from_on=on)
    ended = replace(former, to_on=on)
    _refuse(store, successor)
    _refuse(store, ended)
    words = f"{former.role}由{_name(store, former)}更换为{_name(store, successor)}"
    with store.change(f"{_of_whom(store, former)}{words}") as change:
        change.update(DEVELOPMENT_CONTACTS, ended)
        return change.add(DEVELOPMENT_CONTACTS, successor)


def end_person(store: Store, person_id: int, on: date) -> None:
    """Somebody is no longer contact or sponsor from a day on. Raises KnownError for a day before the first."""
    person = replace(store.get(DEVELOPMENT_CONTACTS, person_id), to_on=on)
    _refuse(store, person)
    with store.change(f"{_of_whom(store, person)}{person.role}{_name(store, person)}不再担任") as change:
        change.update(DEVELOPMENT_CONTACTS, person)


def save_person(store: Store, person: DevelopmentContact) -> DevelopmentContact:
    """Correct what was entered; id 0 names somebody new."""
    if not person.id:
        return add_person(store, person)
    _refuse(store, person)
    with store.change(f"更正{_of_whom(store, person)}{person.role}") as change:
        change.update(DEVELOPMENT_CONTACTS, person)
    return person


def remove_person(store: Store, person_id: int) -> None:
    """Take out somebody who was entered by mistake."""
    person = store.get(DEVELOPMENT_CONTACTS, person_id)
    with store.change(f"删除{_of_whom(store, person)}{person.role}{_name(store, person)}") as change:
        change.remove(DEVELOPMENT_CONTACTS, person_id)


def _refuse(store: Store, person: DevelopmentContact) -> None:
    case = store.get(DEVELOPMENT_CASES, person.case_id or 0)
    refuse_problems(person_problems(read_cases(store), case, person), person.role or "联系人")


def _of_whom(store: Store, person: DevelopmentContact) -> str:
    return store.get(DEVELOPMENT_CASES, person.case_id or 0).name + "的"


def _name(store: Store, person: DevelopmentContact) -> str:
    member = store.find(MEMBERS, person.member_id or 0)
    return member.name if member else person.name
