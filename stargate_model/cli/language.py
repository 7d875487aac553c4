"""The language in which the command line speaks: that of `--locale`, wherever it stands among the arguments.

In: the commands with their English help, and the arguments of a call. Out: the same commands with their help in that
language, or what went wrong, told in it.

The extractor of messages finds docstrings of commands, `help` of options and `Misuse`: a new command or option needs
nothing but its translations.
"""

from __future__ import annotations

import copy
import inspect
from collections.abc import Sequence
from typing import Final

import click

from stargate_model.cli.misuse import problem
from stargate_model.errors import LocaleError
from stargate_model.localization.messages import SOURCE, Message, Messages, fill, message
from stargate_model.localization.negotiate import summary_language

_LOCALE: Final = "--locale"
_USAGE: Final = message("help:usage", "Usage:")
_OPTIONS: Final = message("help:options", "Options:")
_COMMANDS: Final = message("help:commands", "Commands:")
_HELP: Final = message("help:option", "Show this message and exit.")
_DEFAULT: Final = message("help:default", "{help} [default: {value}]")
_ERROR: Final = message("help:error", "Error: {problem}")
_HINT: Final = message("help:hint", "{command} {option} shows what there is.")


class Misuse(click.UsageError):
    """A command that is called in a way that has no meaning.

    Args:
        context: The context of the message, such as `usage:input-format`.
        text: The message in English, with places.
        phrases: What goes into the places.
    """

    def __init__(self, context: str, text: str, **phrases: str) -> None:
        super().__init__(fill(text, phrases))
        self.told: Final = Message(context, text)
        self.phrases: Final = phrases


def language_of(arguments: Sequence[str]) -> str:
    """The language that a call asks for, the last of several; English where it asks for none that there is.

    Example:
        >>> language_of(["check", "--help", "--locale", "pt-PT"]), language_of(["check", "data.yaml"])
        ('pt-BR', 'en')
    """
    asked = ""
    for at, word in enumerate(arguments):
        if word == "--":
            break
        if word == _LOCALE:
            asked = "".join(arguments[at + 1 : at + 2])
        elif word.startswith(f"{_LOCALE}="):
            asked = word.removeprefix(f"{_LOCALE}=")
    try:
        return summary_language(asked) if asked else SOURCE
    except LocaleError:
        return SOURCE  # the option itself says what is wrong with it


def spoken(group: click.Group, language: str) -> click.Group:
    """The group and its commands, with their help and the default of `--locale` in a language."""
    if language == SOURCE:
        return group
    messages = Messages(language)
    told = _Group(messages, group)
    for name, command in group.commands.items():
        told.add_command(_Command(messages, command), name)
    return told


def show(error: click.ClickException, language: str) -> None:
    """Write what is wrong with a call to standard error, in a language."""
    if language == SOURCE:
        error.show()
        return
    messages = Messages(language)
    context = error.ctx if isinstance(error, click.UsageError) else None
    if context is not None:
        hint = messages.tell(_HINT, command=context.command_path, option="--help")
        click.echo(f"{context.get_usage()}\n{hint}\n", err=True)
    told = messages.tell(error.told, **error.phrases) if isinstance(error, Misuse) else problem(error, messages)
    told = told or error.format_message()
    click.echo(messages.tell(_ERROR, problem=told), err=True)


def complain(said: Message, language: str, **phrases: str) -> None:
    """Write one line to standard error, in a language."""
    click.echo(Messages(language).tell(said, **phrases), err=True)


class Commands(click.Group):
    """A group that lists its commands with the whole of their first sentences, however narrow the terminal."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands."""
        with formatter.section("Commands"):
            formatter.write_dl(_listed(self))


class _Told(click.Command):
    """A command whose help is in a language."""

    messages: Messages

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the line that shows how it is called."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, f"{self.messages.tell(_USAGE)} ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options."""
        records = [
            record for option in self.get_params(ctx) if (record := option.get_help_record(ctx)) and _is_option(option)
        ]
        _section(formatter, self.messages.tell(_OPTIONS), records)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option `--help`."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = self.messages.tell(_HELP)
        return option


class _Command(_Told):
    def __init__(self, messages: Messages, command: click.Command) -> None:
        self.messages = messages
        super().__init__(
            command.name,
            context_settings=command.context_settings,
            callback=command.callback,
            params=[_parameter(messages, parameter) for parameter in command.params],
            help=_help(messages, command),
        )


class _Group(_Told, click.Group):
    def __init__(self, messages: Messages, group: click.Group) -> None:
        self.messages = messages
        super().__init__(
            group.name,
            context_settings=group.context_settings,
            callback=group.callback,
            params=[_parameter(messages, parameter) for parameter in group.params],
            help=_help(messages, group),
            epilog=messages.get("help:epilog", group.epilog or ""),
            invoke_without_command=group.invoke_without_command,
            no_args_is_help=group.no_args_is_help,
        )

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, and the commands below them."""
        super().format_options(ctx, formatter)
        _section(formatter, self.messages.tell(_COMMANDS), _listed(self))


def _listed(group: click.Group) -> list[tuple[str, str]]:
    """The commands of a group, each with the first paragraph of its help, on one line."""
    return [
        (name, " ".join(inspect.cleandoc(group.commands[name].help or "").partition("\n\n")[0].split()))
        for name in sorted(group.commands)
    ]


def _help(messages: Messages, command: click.Command) -> str:
    return messages.get("help:command", inspect.cleandoc(command.help or ""))


def _parameter(messages: Messages, parameter: click.Parameter) -> click.Parameter:
    told = copy.copy(parameter)
    if isinstance(told, click.Option):
        if told.help:
            told.help = messages.get("help:option", told.help)
        if _LOCALE in told.opts:
            told.default = messages.language
        if told.show_default:
            told.help = messages.tell(_DEFAULT, help=told.help or "", value=str(told.default)).strip()
            told.show_default = False
    return told


def _section(formatter: click.HelpFormatter, heading: str, rows: list[tuple[str, str]]) -> None:
    formatter.write_paragraph()
    formatter.write(f"{heading}\n")
    with formatter.indentation():
        formatter.write_dl(rows)


def _is_option(parameter: click.Parameter) -> bool:
    return isinstance(parameter, click.Option)
