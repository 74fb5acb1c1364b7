"""组织关系介绍信: the next number, issuing with the transfer, and the receipt that comes back."""

from dataclasses import replace
from datetime import date

from ledger.codes.membership import TRANSFERRED_OUT
from ledger.errors import KnownError
from ledger.kind import missing_fields
from ledger.kinds.development import TRANSFER_LETTERS, TransferLetter
from ledger.kinds.member import MEMBERS
from ledger.kinds.membership import STAYS, Stay
from ledger.kinds.organisation import ORG_UNITS
from operations.refusal import refuse_problems
from operations.roster import Departure, leave
from operations.tables import rulebook
from storage.store import Store


def next_letter(store: Store, member_id: int, issued_on: date) -> TransferLetter:
    """A letter for somebody with what is known already: the next number of the year, the unit, 党费交至."""
    stay = _last_stay(store, member_id)
    unit_id = stay.branch_id if stay else None
    unit = store.find(ORG_UNITS, unit_id or 0)
    valid = rulebook().find("letter.valid.days", issued_on)
    return TransferLetter(
        member_id=member_id,
        from_unit_id=unit_id,
        serial_year=issued_on.year,
        serial_no=next_number(store, issued_on.year),
        addressed_to=stay.went_to if stay else "",
        from_place=unit.full_name if unit else "",
        to_place=stay.went_to if stay else "",
        paid_through=stay.dues_paid_through if stay else None,
        valid_days=valid.value if valid else 0,
        issued_on=issued_on,
    )


def next_number(store: Store, year: int) -> int:
    """The next serial number of a year; numbers of void letters are not used again."""
    return max((one.serial_no for one in store.where(TRANSFER_LETTERS, serial_year=year)), default=0) + 1


def issue_letter(store: Store, letter: TransferLetter, departure: Departure | None) -> TransferLetter:
    """Keep a letter, and with a departure close the stay of the person in the same change.

    Until the receipt is there the old organisation stays responsible; the stay ends on the day of the departure.

    Raises KnownError for a number that is used in its year, for what is missing, and for somebody in no branch.
    """
    refuse_problems(missing_fields(TRANSFER_LETTERS, letter), "介绍信")
    number = TRANSFER_LETTERS.describe(letter)
    for one in store.where(TRANSFER_LETTERS, serial_year=letter.serial_year, serial_no=letter.serial_no):
        if one.id != letter.id and letter.serial_no:
            raise KnownError(f"{number}介绍信已经开过，请换一个编号。没有保存，其余数据不变。")
    name = store.get(MEMBERS, letter.member_id or 0).name
    with store.change(f"开出{name}的介绍信（{number}）" if not letter.id else f"更正{name}的介绍信") as change:
        kept = letter if letter.id else change.add(TRANSFER_LETTERS, letter)
        if letter.id:
            change.update(TRANSFER_LETTERS, letter)
        if departure is not None:
            way = departure.way or TRANSFERRED_OUT
            leave(change, store, letter.member_id or 0, replace(departure, way=way, letter_no=number))
    return kept


def note_receipt(
    store: Store, letter_id: int, receipt_on: date, received_by: str = "", received_on: date | None = None
) -> TransferLetter:
    """The receipt of a letter came back. Raises KnownError for a void letter, or for a day before it was issued."""
    letter = store.get(TRANSFER_LETTERS, letter_id)
    if letter.is_void:
        raise KnownError("这份介绍信已经作废，不能登记回执。数据没有变动。")
    if letter.issued_on is not None and receipt_on < letter.issued_on:
        raise KnownError(f"收到回执日期早于开出日期{letter.issued_on:%Y-%m-%d}，请改正。数据没有变动。")
    kept = replace(
        letter,
        receipt_on=receipt_on,
        received_by=received_by.strip() or letter.received_by,
        received_on=received_on or letter.received_on,
    )
    name = store.get(MEMBERS, letter.member_id or 0).name
    with store.change(f"登记{name}介绍信的回执") as change:
        change.update(TRANSFER_LETTERS, kept)
    return kept


def void_letter(store: Store, letter_id: int, note: str) -> None:
    """作废 of a letter with its reason; its number stays used. Raises KnownError without a reason."""
    letter = store.get(TRANSFER_LETTERS, letter_id)
    if not note.strip():
        raise KnownError("请写明作废的原因。没有保存，其余数据不变。")
    name = store.get(MEMBERS, letter.member_id or 0).name
    with store.change(f"作废{name}的介绍信") as change:
        change.update(TRANSFER_LETTERS, replace(letter, is_void=True, note=note.strip()))


def _last_stay(store: Store, member_id: int) -> Stay | None:
    """The open stay, else the one that ended last."""
    stays = store.where(STAYS, member_id=member_id)
    return max(stays, key=lambda one: one.left_on or date.max, default=None)
