"""Finding the member that a command names."""

from ledger.errors import KnownError
from ledger.kinds.member import MEMBERS, Member
from ledger.values.text import tidy_name
from storage.store import Store


def find_member(store: Store, text: str) -> Member:
    """The member with this name, 公民身份证号 or record number. Raises KnownError when none or several are meant."""
    wanted = tidy_name(text)
    everybody = store.all(MEMBERS)
    found = [one for one in everybody if one.name == wanted]
    found = found or [one for one in everybody if text and text in {one.id_number, str(one.id)}]
    if not found:
        raise KnownError(f"账簿里没有党员“{text}”。请写姓名、公民身份证号或者编号。")
    if len(found) > 1:
        numbers = "、".join(str(one.id) for one in found)
        raise KnownError(f"有{len(found)}名党员叫“{text}”，请改写编号：{numbers}。")
    return found[0]
