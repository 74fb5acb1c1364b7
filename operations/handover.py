"""交接包: everything that a successor needs, in one folder: the book encrypted, every register, what is open, the list.

The pack is made in a folder beside, proved, and gets its name at the end: there is never half a pack.
"""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from exports.files import FileNotWrittenError
from exports.paper.document import Document, Register
from ledger.dues.facts import DuesFacts
from ledger.errors import Cancelled, KnownError
from ledger.life.facts import LifeFacts
from operations.handover_papers import (
    LIST_TITLE,
    OPEN_TITLE,
    Paper,
    Skipped,
    handover_list,
    open_matters_register,
)
from operations.handover_terms import TermSpan
from operations.places import BOOK_SUFFIX
from operations.printing import register_input, registers_of
from operations.registers import Period, RegisterDefinition, RegisterInput, RegisterOptions, Span, Subject
from storage.copying import Progress, copy_book, silent
from storage.errors import BookDamagedError, known_file_errors
from storage.log import Clock
from storage.rekeying import set_password
from storage.store import Store
from storage.unlocking import unlock
from storage.verification import verify

_PAPERS_FOLDER = "表册"
_EMPTY = "没有内容"


@dataclass(frozen=True, slots=True)
class HandoverPlan:
    """What the user chooses.

    Attributes:
        book: the book, which may be open; it is only read.
        folder: where the folder of the pack is put.
        years: the years whose registers are printed, where no term is named.
        password: of the copy; the book itself keeps its own or none.
        today: the day that everything shows.
        operator: who makes it.
        term: the term whose registers are printed.
    """

    book: Path
    folder: Path
    years: tuple[int, ...]
    password: str
    today: date
    operator: str = ""
    term: TermSpan | None = None

    @property
    def day(self) -> date:
        """The day that the registers of one day show: today, or the last of a term that is over."""
        return self.today if self.term is None else min(self.term.last, self.today)

    @property
    def periods(self) -> tuple[Period, ...]:
        """What time the other registers cover, in stretches of a year at most."""
        return tuple(map(Period, sorted(self.years))) if self.term is None else self.term.periods


@dataclass(frozen=True, slots=True)
class HandoverPack:
    """What was made.

    Attributes:
        folder: of the pack.
        recovery_rows: of the encrypted copy; shown once.
        papers: every paper with its pages.
        skipped: registers that have nothing to print, or cannot be printed, and why.
        counts: records by kind in the copy.
    """

    folder: Path
    recovery_rows: tuple[str, ...]
    papers: tuple[Paper, ...]
    skipped: tuple[Skipped, ...]
    counts: dict[str, int]


def make_handover(plan: HandoverPlan, clock: Clock, progress: Progress = silent) -> HandoverPack:
    """Make a pack, and check it: every file is there, the copy opens with the password and passes every check.

    Raises:
        KnownError: the book is damaged, the place cannot be written, a pack of this name is there.
        Cancelled: raised by ``progress``; nothing is left behind.
    """
    if not plan.password:
        raise KnownError("交接包里的账簿必须设密码，没有生成交接包，账簿没有变动；请输入密码。")
    target = plan.folder / f"{plan.book.stem}-交接包{plan.today:%Y%m%d}"
    with known_file_errors(target):
        if not plan.folder.is_dir():
            raise KnownError(f"找不到文件夹“{plan.folder}”，没有生成交接包，账簿没有变动；请插好U盘或另选文件夹。")
        if target.exists():
            raise KnownError(f"“{target.name}”已经存在，没有生成交接包；请先把它移走或改名，或者另选文件夹。")
        with _folder_appearing_whole(target) as beside:
            copy = beside / f"{plan.book.stem}{BOOK_SUFFIX}"
            rows, counts = _encrypted_copy(plan, copy, progress)
            papers, skipped = _print_all(plan, copy, beside, counts, clock, progress)
            _prove(plan, copy, beside, papers, counts, progress)
    return HandoverPack(target, rows, tuple(papers), tuple(skipped), counts)


@contextmanager
def _folder_appearing_whole(target: Path) -> Iterator[Path]:
    beside = target.with_name(f"{target.name}.tmp")
    if beside.exists():
        shutil.rmtree(beside)
    beside.mkdir()
    try:
        yield beside
        beside.replace(target)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _encrypted_copy(plan: HandoverPlan, copy: Path, progress: Progress) -> tuple[tuple[str, ...], dict[str, int]]:
    """Encrypted beside the book, then copied: a plain copy never touches the disk that is handed over."""
    near = plan.book.with_name(f".{plan.book.stem}-交接{BOOK_SUFFIX}")
    near.unlink(missing_ok=True)
    try:
        counts = copy_book(plan.book, near, progress)
        rows = set_password(near, plan.password, progress)
        if copy_book(near, copy, progress) != counts:
            raise BookDamagedError(near)
    finally:
        near.unlink(missing_ok=True)
    return rows, counts


def _print_all(
    plan: HandoverPlan, copy: Path, beside: Path, counts: dict[str, int], clock: Clock, progress: Progress
) -> tuple[list[Paper], list[Skipped]]:
    with Store.open(copy, clock=clock, operator=plan.operator) as store:
        read = _Reading(store, plan.today)
        printer = _Printer(beside, progress)
        jobs = [*_jobs(plan, tuple(registers_of(store).values()))]
        for number, job in enumerate(jobs):
            progress(number, len(jobs), f"正在印{job.register.title}")
            printer.print_register(job, read)
        progress(len(jobs), len(jobs), f"正在印{LIST_TITLE}")
        given = read.input(Subject.CHECK, RegisterOptions(as_of=plan.today))
        dues = read.input(Subject.DUES, RegisterOptions(as_of=plan.today)).dues
        unit = given.unit_name
        if not (isinstance(dues, DuesFacts) and isinstance(given.life, LifeFacts)):
            raise TypeError("dues and organisational life were not read")
        opened = open_matters_register(dues, given.life, given.checked, unit, plan.today)
        printer.write(opened, f"{OPEN_TITLE}.pdf", OPEN_TITLE)
        span = "" if plan.term is None else plan.term.words
        paper = handover_list(unit, plan.today, counts, printer.papers, printer.skipped, span)
        printer.write(paper, f"{LIST_TITLE}.pdf", LIST_TITLE)
    return printer.papers, printer.skipped


@dataclass(frozen=True, slots=True)
class _Job:
    """A register for a year, or for the day."""

    register: RegisterDefinition
    options: RegisterOptions
    folder: str


def _jobs(plan: HandoverPlan, registers: Sequence[RegisterDefinition]) -> Iterator[_Job]:
    for one in registers:
        if one.span is Span.DAY:
            yield _Job(one, RegisterOptions(as_of=plan.day), _PAPERS_FOLDER)
    for part in plan.periods:
        for one in registers:
            if one.span is not Span.DAY:
                period = part if one.span is Span.PART_OF_YEAR else Period(part.year)
                options = RegisterOptions(as_of=min(period.last_day, plan.day), period=period)
                yield _Job(one, options, f"{_PAPERS_FOLDER}/{part.words}")


class _Reading:
    """What the registers are made of, read once for each subject."""

    def __init__(self, store: Store, today: date) -> None:
        self._store = store
        self._today = today
        self._by_subject: dict[Subject, RegisterInput] = {}

    def input(self, subject: Subject, options: RegisterOptions) -> RegisterInput:
        """The values of a subject, for these options."""
        if subject not in self._by_subject:
            self._by_subject[subject] = register_input(self._store, RegisterOptions(as_of=self._today), subject)
        return replace(self._by_subject[subject], options=options)


class _Printer:
    """Writes papers into the folder of the pack and keeps the list of them."""

    def __init__(self, folder: Path, progress: Progress) -> None:
        self._folder = folder
        self._progress = progress
        self._number = 0
        self.papers: list[Paper] = []
        self.skipped: list[Skipped] = []

    def print_register(self, job: _Job, read: _Reading) -> None:
        """Print a register that has something in it; otherwise note why not."""
        try:
            document = job.register.document(read.input(job.register.subject, job.options))
            if _is_empty(document):
                self.skipped.append(Skipped(job.register.title, _EMPTY))
                return
            self._number += 1
            self.write(document, f"{job.folder}/{self._number:02}-{job.register.title}.pdf", job.register.title)
        except (Cancelled, FileNotWrittenError):
            raise
        except KnownError as error:
            self.skipped.append(Skipped(job.register.title, error.sentence))

    def write(self, document: Document, file: str, title: str) -> None:
        """Write one paper. Raises KnownError when it cannot be written, or a character has no glyph."""
        from exports.pdf import write_pdf  # noqa: PLC0415  reportlab is loaded only for paper

        pages = 0

        def count(_done: int, total: int, note: str) -> None:
            nonlocal pages
            pages = total
            self._progress(0, 0, f"正在印{title}　{note}")

        path = self._folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        write_pdf(document, path, progress=count)
        self.papers.append(Paper(file, title, pages))


def _is_empty(document: Document) -> bool:
    """A register without a row, or forms of which there is not one; printed they would be blank forms or nothing."""
    if isinstance(document, Register):
        return not document.rows
    return isinstance(document, Sequence) and all(map(_is_empty, document))


def _prove(
    plan: HandoverPlan, copy: Path, beside: Path, papers: list[Paper], counts: dict[str, int], progress: Progress
) -> None:
    """Raise BookDamagedError unless the password opens the copy, all of it is sound, and every paper is there."""
    unlock(copy, plan.password)
    found = verify(copy, progress)
    is_same = all(found.counts.get(key, count) == count for key, count in counts.items())
    is_there = all((beside / one.file).stat().st_size for one in papers)
    if not (found.is_sound and is_same and is_there and found.counts):
        raise BookDamagedError(copy)
