"""What click says of a wrong call, in a language: no such option, a value that is none of the choices, and so on.

In: an error of click. Out: what is wrong in one sentence, or None where click says what stands in no table here. In
English, click speaks for itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, cast

import click

from stargate_model.claims.text import shown
from stargate_model.localization.messages import Messages, message

_NO_OPTION: Final = message("usage:no-option", "there is no option {name}")
_NO_COMMAND: Final = message("usage:no-command", "there is no command {name}")
_NEAREST: Final = message("usage:nearest", "{problem}; the nearest: {names}")
_MISSING: Final = message("usage:missing", "{name} is missing")
_NEEDS_VALUE: Final = message("usage:needs-value", "{name} needs a value")
_TAKES_NO_VALUE: Final = message("usage:takes-no-value", "{name} takes no value")
_CHOICE: Final = message("usage:choice", "{name} cannot be {given}; there are: {names}")
_EXTRA: Final = message("usage:extra", "more arguments than the command takes: {given}")

_EXTRA_GIVEN: Final = re.compile(r"Got unexpected extra arguments? \((.*)\)", re.DOTALL)
_CHOICE_GIVEN: Final = re.compile(r"(.*) is not one of ", re.DOTALL)
_COMMAND_GIVEN: Final = re.compile(r"No such command '(.*)'\.", re.DOTALL)
_WITHOUT_VALUE: Final = "does not take a value"


def problem(error: click.ClickException, messages: Messages) -> str | None:
    """What is wrong with a call, told in a language; None where it is no mistake that is known here."""
    match error:
        case click.NoSuchOption():
            return _nearest(messages, messages.tell(_NO_OPTION, name=shown(error.option_name)), error.possibilities)
        case click.BadOptionUsage():
            told = _TAKES_NO_VALUE if _WITHOUT_VALUE in error.message else _NEEDS_VALUE
            return messages.tell(told, name=shown(error.option_name))
        case click.MissingParameter() if error.param is not None:
            return messages.tell(_MISSING, name=error.param.get_error_hint(error.ctx))
        case click.BadParameter() if error.param is not None and isinstance(error.param.type, click.Choice):
            return _choice(messages, error, error.param, error.param.type.choices)
        case click.UsageError():
            return _of_group(messages, error)
        case _:
            return None


def _choice(
    messages: Messages, error: click.BadParameter, param: click.Parameter, choices: Iterable[object]
) -> str | None:
    given = _CHOICE_GIVEN.match(error.message)
    if given is None:
        return None
    name = param.get_error_hint(error.ctx)
    return messages.tell(_CHOICE, name=name, given=given[1], names=", ".join(map(str, choices)))


def _of_group(messages: Messages, error: click.UsageError) -> str | None:
    """Arguments that are too many, and a command that there is not; older clicks have no class of error for it."""
    extra = _EXTRA_GIVEN.fullmatch(error.message)
    if extra is not None:
        return messages.tell(_EXTRA, given=shown(extra[1]))
    command = _COMMAND_GIVEN.fullmatch(error.message)
    if command is None:
        return None
    told = messages.tell(_NO_COMMAND, name=shown(command[1]))
    possibilities: object = getattr(error, "possibilities", None)
    return _nearest(messages, told, cast("list[str]", possibilities) if isinstance(possibilities, list) else None)


def _nearest(messages: Messages, told: str, names: Iterable[str] | None) -> str:
    return messages.tell(_NEAREST, problem=told, names=", ".join(names)) if names else told
