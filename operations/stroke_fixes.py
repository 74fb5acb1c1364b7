"""Corrections of stroke sequences, for characters that this book's people write or count in another way."""

from dataclasses import replace

from ledger.errors import KnownError
from ledger.kinds.book import STROKE_FIXES, StrokeFix
from ledger.names.strokes import is_stroke_sequence
from ledger.values.text import tidy_name
from storage.store import Store


def stroke_fixes(store: Store) -> list[StrokeFix]:
    """The corrections by character."""
    return sorted(store.all(STROKE_FIXES), key=lambda fix: fix.character)


def fix_strokes(store: Store, character: str, strokes: str) -> None:
    """Keep a sequence for a character, in place of an earlier one.

    Raises KnownError when it is not one character, or the sequence not made of the digits 1 to 5.
    """
    one = tidy_name(character)
    if len(one) != 1:
        raise KnownError("笔顺校正一次只针对一个字，请只填一个字。数据没有变动。")
    if not is_stroke_sequence(strokes):
        raise KnownError("笔顺只用数字 1 至 5（横1 竖2 撇3 点4 折5），请改正。数据没有变动。")
    found = store.where(STROKE_FIXES, character=one)
    with store.change(f"校正“{one}”的笔顺") as change:
        if found:
            change.update(STROKE_FIXES, replace(found[0], strokes=strokes))
        else:
            change.add(STROKE_FIXES, StrokeFix(character=one, strokes=strokes))


def remove_stroke_fix(store: Store, fix_id: int) -> None:
    """Go back to the stroke table for a character."""
    fix = store.get(STROKE_FIXES, fix_id)
    with store.change(f"取消“{fix.character}”的笔顺校正") as change:
        change.remove(STROKE_FIXES, fix_id)
