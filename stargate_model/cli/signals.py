"""Signals: what ends a command from outside ends it in order, with its temporary files removed.

An interruption is Python's own `KeyboardInterrupt`. A request to terminate, and a deadline, are made the same kind of
exception, so that whatever is open is closed on the way out.
"""

from __future__ import annotations

import atexit
import functools
import os
import signal
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from types import FrameType
from typing import Final, NoReturn

_SIGNALLED: Final = 128
_A_MOMENT: Final = 0.001


class Terminated(KeyboardInterrupt):
    """The command is asked to end."""


class OutOfTime(KeyboardInterrupt):
    """The command has taken as long as it may."""


@contextmanager
def in_order() -> Generator[None, None, None]:
    """While this lasts, signals end the command by an exception. Only the main thread of a program gets them."""
    try:
        before = signal.signal(signal.SIGTERM, _terminate)
    except ValueError:  # another thread: its program decides about signals
        yield
        return
    _deaf_at_the_end()
    hook, alarm = sys.unraisablehook, signal.getsignal(signal.SIGALRM)
    sys.unraisablehook = functools.partial(_raise_again, hook)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, alarm)
        sys.unraisablehook = hook
        signal.signal(signal.SIGTERM, before)


def deadline(seconds: int) -> None:
    """End the command by `OutOfTime` when so many seconds have passed."""
    signal.signal(signal.SIGALRM, _out_of_time)
    signal.setitimer(signal.ITIMER_REAL, seconds)


def end_by(number: signal.Signals) -> NoReturn:
    """End the program by a signal, as if it had never been caught; who started it sees what happened."""
    signal.signal(number, signal.SIG_DFL)
    os.kill(os.getpid(), number)
    sys.exit(_SIGNALLED + number)  # as a shell tells it, should the signal be blocked


@functools.cache
def _deaf_at_the_end() -> None:
    # what was done is done: an interruption while Python closes down must not change how it ended
    atexit.register(signal.signal, signal.SIGINT, signal.SIG_IGN)


def _raise_again(hook: Callable[[sys.UnraisableHookArgs], object], lost: sys.UnraisableHookArgs) -> None:
    # a signal that came within a finalizer or a callback of a weak reference is lost there: a moment later it is not
    if not issubclass(lost.exc_type, KeyboardInterrupt):
        hook(lost)
        return

    def end(_number: int, _frame: FrameType | None) -> None:
        raise lost.exc_type

    signal.signal(signal.SIGALRM, end)
    signal.setitimer(signal.ITIMER_REAL, _A_MOMENT)


def _terminate(_number: int, _frame: FrameType | None) -> None:
    raise Terminated


def _out_of_time(_number: int, _frame: FrameType | None) -> None:
    raise OutOfTime
