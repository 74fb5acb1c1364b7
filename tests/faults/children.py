"""Doing something in a process of its own that may be killed, starved of room, memory or rights, or hang."""

import os
import pickle
import select
import signal
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ledger.errors import KnownError

MEGABYTE = 1024 * 1024
NOBODY = 65534


@dataclass(frozen=True)
class Limits:
    """What the process may have.

    Attributes:
        memory: bytes of address space beyond what it starts with; the system refuses more.
        resident: bytes that it may really use at any moment beyond what it starts with; more is a fault.
        seconds: of processor time before it is killed as hanging.
        file_size: bytes that a file of it may grow to.
        lives: seconds of wall time after which it is killed; None lets it come to its end.
        user: whose rights it has; None for those of this process.
    """

    memory: int | None = None
    resident: int | None = None
    seconds: int | None = None
    file_size: int | None = None
    lives: float | None = None
    user: int | None = None


@dataclass(frozen=True)
class Outcome:
    """How it ended: with a value, with a sentence, killed by its timer, or otherwise, which ``fault`` describes."""

    value: Any = None
    sentence: str = ""
    is_killed: bool = False
    fault: str = ""


def in_child(act: Callable[[], Any], limits: Limits) -> Outcome:
    """Do it; whatever happens is an outcome."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        _live(act, limits, writer)
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        is_over = bool(select.select([pipe], [], [], limits.lives)[0])
        if not is_over:
            os.kill(child, signal.SIGKILL)
        said = pipe.read()
    status = os.waitpid(child, 0)[1]
    if os.WIFSIGNALED(status):
        number = os.WTERMSIG(status)
        is_ours = not is_over and number == signal.SIGKILL
        return Outcome(is_killed=True) if is_ours else Outcome(fault=f"ended by {signal.Signals(number).name}")
    if not said:
        return Outcome(fault=f"ended with {os.WEXITSTATUS(status)}")
    outcome: Outcome = pickle.loads(said)  # noqa: S301 - our own child has written it
    return outcome


def _live(act: Callable[[], Any], limits: Limits, writer: int) -> None:
    """The whole life of the child; never returns."""
    try:
        _limit(limits)
        before = _resident_peak()
        outcome = _outcome(act)
        grown = _resident_peak() - before
        if limits.resident is not None and grown > limits.resident:
            outcome = Outcome(fault=f"used {grown // MEGABYTE} MB; {outcome}")
        with os.fdopen(writer, "wb") as pipe:
            pickle.dump(outcome, pipe)
    finally:
        os._exit(1)


def _outcome(act: Callable[[], Any]) -> Outcome:
    try:
        return Outcome(value=act())
    except KnownError as error:
        return Outcome(sentence=error.sentence)
    except BaseException as error:  # noqa: BLE001 - whatever comes is what is asked for
        where = error.__traceback__
        while where is not None and where.tb_next is not None:
            where = where.tb_next
        place = f"{where.tb_frame.f_code.co_filename}:{where.tb_lineno}" if where else ""
        return Outcome(fault=f"{type(error).__name__}: {error} at {place}")


def _limit(limits: Limits) -> None:
    import resource  # noqa: PLC0415 - not on every system

    if limits.user is not None:
        os.setgroups([])
        os.setgid(limits.user)
        os.setuid(limits.user)
    if limits.memory is not None:
        most = limits.memory + _address_space()
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
    if limits.seconds is not None:
        resource.setrlimit(resource.RLIMIT_CPU, (limits.seconds, limits.seconds))
    if limits.file_size is not None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limits.file_size, limits.file_size))


def _resident_peak() -> int:
    import resource  # noqa: PLC0415 - not on every system

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def _address_space() -> int:
    with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123 - not a file of ours
        return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
