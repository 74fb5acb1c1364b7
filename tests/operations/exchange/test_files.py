"""An exchange file is whole, proved and bounded, or it is refused in one sentence."""

import json
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from ledger.errors import Cancelled, KnownError
from ledger.kinds.attached import ATTACHMENTS
from ledger.kinds.meetings import ATTENDANCES, MEETING_UNITS, MeetingUnit
from ledger.kinds.organisation import BRANCH, GENERAL_BRANCH, ORG_UNITS
from operations.exchange import Choices, Direction, Status, hand_up, merge, proposed_file_name, read_exchange
from operations.exchange import guards as limits
from operations.exchange.manifest import CHECKSUM, MANIFEST, RECORDS, checksum_of
from storage.store import Store
from tests.operations.exchange.branches import (
    CLOCK,
    PHOTO,
    TODAY,
    branch_book,
    enrol,
    handed_up,
    hold,
    planned,
    superior_book,
    unit_of,
)

Lines = list[list[Any]]


@pytest.fixture(scope="module")
def branch(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with branch_book(tmp_path_factory.mktemp("branch") / "一.zbtz", "第一支部") as made:
        yield made


@pytest.fixture
def file(branch: Store, tmp_path: Path) -> Path:
    return handed_up(branch, tmp_path / "一.zbjh").path


def parts_of(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {one: archive.read(one) for one in archive.namelist()}


def write(path: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def forged(path: Path, change: Callable[[dict[str, Any], Lines], None]) -> Path:
    """The file as somebody would write it who knows how: with a checksum that fits."""
    parts = parts_of(path)
    head = json.loads(parts[MANIFEST])
    lines = [json.loads(line) for line in parts[RECORDS].splitlines()]
    change(head, lines)
    parts[MANIFEST] = json.dumps(head).encode()
    parts[RECORDS] = "\n".join(map(json.dumps, lines)).encode()
    parts[CHECKSUM] = checksum_of(parts[MANIFEST], parts[RECORDS]).encode()
    return write(path, parts)


def test_a_file_says_what_it_is(branch: Store, file: Path) -> None:
    read = read_exchange(file)
    manifest = read.manifest
    assert (manifest.direction, manifest.unit_name) == (Direction.UP, "中共某局机关第一支部委员会")
    assert (manifest.operator, manifest.entry_hash) == ("第一支部书记", branch.last_hash)
    assert manifest.counts["members"] == 2
    assert sum(manifest.counts.values()) == len(read.records)
    assert list(manifest.files.values()) == [len(PHOTO)]
    assert proposed_file_name(Direction.UP, "第一支部", CLOCK()).endswith(".zbjh")


@dataclass(frozen=True)
class Joint:
    """A book of two branches, one of which held a meeting jointly with the other; the file of that one."""

    book: Store
    ours: int
    theirs: int
    file: Path


@pytest.fixture
def joint(tmp_path: Path) -> Iterator[Joint]:
    with superior_book(tmp_path / "两个支部.zbtz") as book:
        with book.change("登记") as change:
            ours, theirs = (change.add(ORG_UNITS, unit_of(BRANCH, name, 1)) for name in ("第一支部", "第二支部"))
            mine = [enrol(change, ours.id, None, "王芳")]
            other = [enrol(change, theirs.id, None, "李强"), enrol(change, theirs.id, None, "赵敏")]
            held = hold(change, ours.id, [*mine, other[0]], CLOCK().date())
            change.add(MEETING_UNITS, MeetingUnit(meeting_id=held.id, org_unit_id=theirs.id))
            hold(change, theirs.id, other, CLOCK().date())
        yield Joint(book, ours.id, theirs.id, handed_up(book, tmp_path / "联合.zbjh", ours.id).path)


def test_nothing_of_other_branches_is_in_it(joint: Joint) -> None:
    found = read_exchange(joint.file).records
    assert "赵敏" not in parts_of(joint.file)[RECORDS].decode()
    guests = {one.record.name: one for one in found if one.kind.key == "members"}
    assert not guests["王芳"].is_referred
    assert guests["李强"].is_referred
    assert guests["李强"].record.phone == ""
    assert sum(one.kind.key == "meetings" for one in found) == 1
    assert {one.record.level for one in found if one.kind is ORG_UNITS and one.is_referred} == {GENERAL_BRANCH, BRANCH}
    assert not any(one.kind.key == "stays" and one.record.branch_id == joint.theirs for one in found)


def test_a_unit_that_is_only_named_is_chosen_once(joint: Joint, tmp_path: Path) -> None:
    with superior_book(tmp_path / "总.zbtz", "第一支部", "邻支部") as top:
        plan = planned(top, joint.file)
        assert "第二支部没有对上" in plan.notes[0]
        assert [one.kind for one in plan.of(Status.LEFT_OUT)] == [ORG_UNITS, MEETING_UNITS]
        (neighbour,) = top.where(ORG_UNITS, short_name="邻支部")
        same_as = {(ORG_UNITS.key, joint.theirs): neighbour.id}
        merge(top, planned(top, joint.file, Choices(same_as=same_as)), TODAY)
        assert [one.org_unit_id for one in top.all(MEETING_UNITS)] == [neighbour.id]
        again = planned(top, joint.file)
        assert again.notes == ()
        assert {one.status for one in again.items} == {Status.SAME}
        with joint.book.change("改为单独召开") as change:
            for one in joint.book.all(MEETING_UNITS):
                change.remove(MEETING_UNITS, one.id)
            change.remove(ATTENDANCES, joint.book.where(ATTENDANCES, member_id=2)[0].id)
        later = planned(top, handed_up(joint.book, tmp_path / "二.zbjh", joint.ours).path)
        assert {one.kind for one in later.removed} == {MEETING_UNITS, ATTENDANCES}  # not the neighbour and its member


def test_refusals_of_making_one(branch: Store, tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="没有要上报的党组织"):
        handed_up(branch, tmp_path / "一.zbjh", 99)
    with pytest.raises(KnownError, match="插好U盘"):
        handed_up(branch, tmp_path / "没有" / "一.zbjh")

    def stop(*_: object) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        hand_up(branch.path, 1, tmp_path / "一.zbjh", CLOCK, "", stop)
    assert list(tmp_path.iterdir()) == []


def test_an_attached_file_that_is_lost_is_said(tmp_path: Path) -> None:
    with branch_book(tmp_path / "一.zbtz", "第一支部") as book:
        with book.change("登记") as change:
            change.update(ATTACHMENTS, replace(book.all(ATTACHMENTS)[0], content="0" * 64))
        with pytest.raises(KnownError, match="附件的内容读不出来"):
            handed_up(book, tmp_path / "一.zbjh")
    assert not (tmp_path / "一.zbjh").exists()


def test_an_empty_book_takes_a_file_in(file: Path, tmp_path: Path) -> None:
    with Store.create(tmp_path / "空.zbtz", clock=CLOCK, operator="总支") as book:
        assert merge(book, planned(book, file), TODAY).added


def no_change(_: dict[str, Any], __: Lines) -> None:
    pass


def newer_program(head: dict[str, Any], _: Lines) -> None:
    head["version"] = 2


def newer_schema(head: dict[str, Any], _: Lines) -> None:
    head["schema"] = 999


def other_format(head: dict[str, Any], _: Lines) -> None:
    head["format"] = "something"


def unknown_kind(head: dict[str, Any], lines: Lines) -> None:
    head["columns"]["secrets"] = ["name"]
    lines.append(["secrets", 1, 0, "x"])


def settings_of_the_program(head: dict[str, Any], lines: Lines) -> None:
    head["columns"]["import_mappings"], head["counts"]["import_mappings"] = ["signature"], 1
    lines.append(["import_mappings", 1, 0, "x"])


def wrong_day(_: dict[str, Any], lines: Lines) -> None:
    stay = next(line for line in lines if line[0] == "stays")
    stay[5] = "2026-02-31"


def text_for_number(_: dict[str, Any], lines: Lines) -> None:
    next(line for line in lines if line[0] == "stays")[3] = "1"


def number_for_text(_: dict[str, Any], lines: Lines) -> None:
    next(line for line in lines if line[0] == "members")[3] = 7


def half_a_sign(_: dict[str, Any], lines: Lines) -> None:
    next(line for line in lines if line[0] == "members")[3] = "\ud800"


def huge_number(_: dict[str, Any], lines: Lines) -> None:
    next(line for line in lines if line[0] == "payments")[6] = 10**30


def no_such_id(_: dict[str, Any], lines: Lines) -> None:
    lines[0][1] = -1


def twice(head: dict[str, Any], lines: Lines) -> None:
    lines.append(lines[-1])
    head["counts"][lines[-1][0]] += 1


def one_less(_: dict[str, Any], lines: Lines) -> None:
    lines.pop()


def unit_is_missing(head: dict[str, Any], _: Lines) -> None:
    head["unit_id"] = 77


def short_line(_: dict[str, Any], lines: Lines) -> None:
    lines[3].pop()


def no_day(head: dict[str, Any], _: Lines) -> None:
    head["made_at"] = "gestern"


@pytest.mark.parametrize(
    "change",
    [
        unknown_kind,
        settings_of_the_program,
        wrong_day,
        text_for_number,
        number_for_text,
        half_a_sign,
        huge_number,
        no_such_id,
        twice,
        one_less,
        unit_is_missing,
        short_line,
        no_day,
    ],
)
def test_what_no_book_has_written_is_refused(file: Path, change: Callable[[dict[str, Any], Lines], None]) -> None:
    with pytest.raises(KnownError, match="不完整或已经损坏"):
        read_exchange(forged(file, change))


def test_forging_nothing_is_read(file: Path) -> None:
    assert read_exchange(forged(file, no_change)).records


@pytest.mark.parametrize("change", [newer_program, newer_schema])
def test_a_newer_file_asks_for_a_newer_program(file: Path, change: Callable[[dict[str, Any], Lines], None]) -> None:
    with pytest.raises(KnownError, match="先升级本程序"):
        read_exchange(forged(file, change))


def test_a_reference_out_of_the_file_is_refused(file: Path) -> None:
    def point_out(_: dict[str, Any], lines: Lines) -> None:
        next(line for line in lines if line[0] == "stays")[3] = 4711

    with pytest.raises(KnownError, match="文件以外的登记"):
        read_exchange(forged(file, point_out))


def test_units_in_a_circle_are_refused(file: Path, tmp_path: Path) -> None:
    def turn(head: dict[str, Any], lines: Lines) -> None:
        place = head["columns"]["org_units"].index("parent_id") + 3
        lines[0][place], lines[1][place] = lines[1][1], lines[0][1]

    with superior_book(tmp_path / "总.zbtz") as top, pytest.raises(KnownError, match="互相引用"):
        planned(top, forged(file, turn))


def test_other_files_are_named_for_what_they_are(file: Path, tmp_path: Path) -> None:
    text = tmp_path / "字.zbjh"
    text.write_text("你好", encoding="utf-8")
    plain = write(tmp_path / "空.zbjh", {"a.txt": b"x"})
    for one in (text, plain, forged(file, other_format)):
        with pytest.raises(KnownError, match="不是上报或下发的文件"):
            read_exchange(one)
    with pytest.raises(KnownError, match="U盘插好"):
        read_exchange(tmp_path / "没有.zbjh")


@pytest.mark.parametrize("name", ["../../etc/passwd", "files/../x", "/root/x", f"files/{'g' * 64}"])
def test_names_that_are_none_of_ours_are_not_unpacked(file: Path, name: str) -> None:
    with pytest.raises(KnownError, match="不认识的内容"):
        read_exchange(write(file, {**parts_of(file), name: b"x"}))


def test_attached_files_are_those_that_are_named(file: Path) -> None:
    parts = parts_of(file)
    (photo,) = (one for one in parts if one.startswith("files/"))
    for changed in ({**parts, photo: b"other"}, {one: parts[one] for one in parts if one != photo}):
        with pytest.raises(KnownError, match="不完整或已经损坏"):
            read_exchange(write(file, changed))


def test_a_byte_changed_anywhere_is_seen(file: Path) -> None:
    whole = file.read_bytes()
    for place in range(10, len(whole), max(1, len(whole) // 60)):
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :])
        with suppress(KnownError):
            assert read_exchange(file) is not None  # where only times or attributes of the archive were hit
    for length in range(0, len(whole), max(1, len(whole) // 20)):
        file.write_bytes(whole[:length])
        with pytest.raises(KnownError):
            read_exchange(file)


def test_what_is_packed_to_burst_is_not_unpacked(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parts = parts_of(file)
    with pytest.raises(KnownError, match="过大"):
        read_exchange(write(file, {**parts, RECORDS: b" " * (limits.RATIO_FROM + 1)}))
    write(file, parts)
    for limit, most in (("MAX_BYTES", 100), ("MAX_PARTS", 2), ("MAX_RECORDS_TEXT", 50), ("MAX_FILE", 3)):
        with monkeypatch.context() as patch:
            patch.setattr(limits, limit, most)
            with pytest.raises(KnownError, match="过大"):
                read_exchange(file)


def test_a_stick_that_was_changed_after_the_preview_is_noticed(file: Path, tmp_path: Path) -> None:
    with superior_book(tmp_path / "总.zbtz") as top:
        plan = planned(top, file)
        parts = parts_of(file)
        (photo,) = (one for one in parts if one.startswith("files/"))
        write(file, {**parts, photo: b"other"})
        before = top.last_hash
        with pytest.raises(KnownError, match="损坏"):
            merge(top, plan, TODAY)
        assert top.last_hash == before
        assert top.count(ATTACHMENTS) == 0
