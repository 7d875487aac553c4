"""The language of the command line: help, wrong calls and refusals, in each of the twelve."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from stargate_model.cli import group, main
from stargate_model.cli.language import Misuse, language_of, spoken
from stargate_model.localization import SUMMARY_LANGUAGES
from stargate_model.localization.messages import SOURCE, Messages

OTHERS = [language for language in SUMMARY_LANGUAGES if language != SOURCE]
COMMANDS = sorted(group.commands)
Told = Callable[..., tuple[str, str]]


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]) -> Told:
    """Runs the program here, and gives what it wrote to both streams."""

    def call(*arguments: str) -> tuple[str, str]:
        with pytest.raises(SystemExit):
            main(arguments)
        written = capsys.readouterr()
        return written.out, written.err

    return call


class TestWhich:
    """Which language is spoken."""

    @pytest.mark.parametrize(
        ("arguments", "language"),
        [
            ([], "en"),
            (["check", "--locale", "de"], "de"),
            (["--locale=zh-TW", "check"], "zh-Hant"),
            (["--locale", "fr", "check", "--locale", "ja"], "ja"),
            (["check", "--", "--locale", "de"], "en"),
            (["check", "--locale"], "en"),
            (["check", "--locale", "tlh"], "en"),
            (["check", "--locale", "../../etc"], "en"),
        ],
    )
    def test_it_is_that_of_the_last_locale(self, arguments: list[str], language: str) -> None:
        """Wherever the option stands; what is no offered language is told of in English."""
        assert language_of(arguments) == language

    def test_english_is_what_is_written_in_the_code(self) -> None:
        """Nothing is built for it."""
        assert spoken(group, "en") is group


class TestHelp:
    """`--help`, before and after `--locale`."""

    @pytest.mark.parametrize("language", OTHERS)
    @pytest.mark.parametrize("command", COMMANDS)
    def test_every_help_is_in_the_language(self, language: str, command: str, told: Told) -> None:
        """No text of the English help is left, wherever the option stands."""
        help_in_it, nothing = told(command, "--help", "--locale", language)
        assert nothing == ""
        assert help_in_it == told("--locale", language, command, "-h")[0]
        english = group.commands[command]
        texts = [english.help, *(option.help for option in english.params if isinstance(option, click.Option))]
        flat = " ".join(help_in_it.split())
        for text in [*texts, "Usage:", "Options:", "Show this message", "[default"]:
            assert text is None or " ".join(text.split()) not in flat

    @pytest.mark.parametrize("language", SUMMARY_LANGUAGES)
    def test_every_command_and_option_stays(self, language: str, told: Told) -> None:
        """A language changes no name: what is typed is the same in all."""
        names = {
            name
            for command in group.commands.values()
            for option in command.params
            if isinstance(option, click.Option) and not option.hidden
            for name in option.opts
        }
        shown = told("--help", "--locale", language)[0]
        for command in COMMANDS:
            assert f"  {command} " in shown
            shown += told(command, "--help", "--locale", language)[0]
        assert names <= set(re.findall(r"--?[a-z][a-z-]*", shown))

    @pytest.mark.parametrize("language", SUMMARY_LANGUAGES)
    def test_the_language_of_the_help_is_that_of_the_result(self, language: str, told: Told) -> None:
        """Before the command, `--locale` is the default of the command's own."""
        assert told("--locale", language, "explain", "limit") == told("explain", "limit", "--locale", language)


class TestWhatIsWrong:
    """Calls that have no meaning, and what is refused."""

    @pytest.mark.parametrize("language", SUMMARY_LANGUAGES)
    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (["show", "a", "b", "c"], ("usage:show", "show takes a PATH at most, and one ID")),
            (["check", "-"], ("usage:input-format", "standard input needs --input-format")),
            (["read", "5 GW"], ("usage:language", "a text is read in a language: give --language, such as zh-Hans")),
            (["read", "x", "--jsonl"], ("usage:jsonl", "--jsonl reads standard input, not TEXT")),
        ],
    )
    def test_a_wrong_call_is_told_in_the_language(
        self, language: str, arguments: list[str], said: tuple[str, str], told: Told
    ) -> None:
        """With how the command is called, and the option that says more."""
        nothing, problem = told(*arguments, "--locale", language)
        assert nothing == ""
        assert Messages(language).get(*said) in problem
        assert f"stargate-model {arguments[0]} " in problem
        assert "--help" in problem

    @pytest.mark.parametrize("language", OTHERS)
    @pytest.mark.parametrize(
        ("arguments", "context", "text", "phrases"),
        [
            (["check", "--zzz"], "usage:no-option", "there is no option {name}", {"name": "'--zzz'"}),
            (["zzz"], "usage:no-command", "there is no command {name}", {"name": "'zzz'"}),
            (["schema", "a", "b"], "usage:extra", "more arguments than the command takes: {given}", {"given": "'b'"}),
            (["convert"], "usage:missing", "{name} is missing", {"name": "'IN'"}),
            (["check", "--output"], "usage:needs-value", "{name} needs a value", {"name": "'--output'"}),
            (["check", "--strict=3"], "usage:takes-no-value", "{name} takes no value", {"name": "'--strict'"}),
            (
                ["summarize", "--length", "long"],
                "usage:choice",
                "{name} cannot be {given}; there are: {names}",
                {"name": "'--length'", "given": "'long'", "names": "short, full"},
            ),
        ],
    )
    def test_a_call_that_click_refuses_is_told_in_the_language(
        self,
        language: str,
        arguments: list[str],
        context: str,
        text: str,
        phrases: dict[str, str],
        told: Told,
    ) -> None:
        """What is typed stays as it was; every other word is of the language, and none of click's English is left."""
        problem = told("--locale", language, *arguments)[1]
        assert Messages(language).render(context, text, **phrases) in problem
        for english in (
            "No such",
            "Did you mean",
            "Got unexpected",
            "Missing",
            "requires",
            "does not take",
            "is not one",
            "Try",
        ):
            assert english not in problem

    @pytest.mark.parametrize("language", OTHERS)
    def test_a_wrong_template_is_told_in_the_language(self, language: str, told: Told, tmp_path: Path) -> None:
        """Its line and its fault."""
        template = tmp_path / "own.txt"
        template.write_text("\n{{ sections }}", "utf-8")
        problem = told("summarize", "--template", str(template), "--locale", language)[1]
        reason = Messages(language).render(
            "template:reason", "a {type} is no text; loop over it, or name one of its parts", type="list"
        )
        assert (
            Messages(language).render(
                "template:place", "line {line} of the template: {problem}", line="2", problem=reason
            )
            in problem
        )

    @pytest.mark.parametrize("language", OTHERS)
    def test_the_nearest_names_are_told(self, language: str, told: Told) -> None:
        """A slip is mended by the names that are like it."""
        assert "--format" in told("check", "--frmat", "json", "--locale", language)[1].splitlines()[-1]
        assert "check" in told("chek", "--locale", language)[1].splitlines()[-1]

    @pytest.mark.parametrize("language", SUMMARY_LANGUAGES)
    def test_a_refusal_has_the_words_of_its_finding(self, language: str, told: Told) -> None:
        """Where the catalogue has a message for it, that is told."""
        problem = told("explain", "share-rage", "--locale", language)[1]
        assert "share-rage" in problem
        assert ("there is no code" in problem) is (language == SOURCE)

    def test_an_unknown_language_is_refused_in_english(self, told: Told) -> None:
        """There is no silent fall to another language."""
        assert "there are no texts in 'tlh'" in told("check", "--locale", "tlh")[1]

    def test_a_misuse_is_a_usage_error_with_its_text(self) -> None:
        """In English, it says itself what is wrong."""
        error = Misuse("usage:schema", "there is no schema {name}; there are {names}", name="'x'", names="site")
        assert error.message == "there is no schema 'x'; there are site"
        assert isinstance(error, click.UsageError)
