"""Every exception of the library.

```
StargateError
├── NumberError          a number is not written as one, or is beyond the limits
├── UnknownUnitError     a unit (or currency) is not in the closed table
├── LiteralError         a text is not in the literal notation
├── DimensionError       a unit of another dimension than the one wanted
├── FigureError          value, upper end and hedge contradict each other
├── UndecidedError       the hedges leave a comparison open
├── MeaninglessError     arithmetic between kinds of figures that has no meaning
├── DateError            a text is no partial date or period
├── TextError            an id, a name or another text is not of the form wanted
├── VocabularyError      a word is not in its closed list
├── RecordError          a record contradicts itself or its data set
│   └── NoSuchRecordError    an id that the data set does not hold
├── MergeError           two data sets state different things under one id
├── ExtensionError       what another package adds does not work, or takes a name that is taken
├── ExplainError         there is no such code in the catalogue
├── TemplateError        a template of summaries is not one, or does what none may
├── LocaleError          a language is not offered
├── LimitError           a limit that is asked for is none
├── SourceError          a file or folder cannot be read at all
├── OutputError          a result cannot be written
├── ExtraError           a library that is optional is not installed
├── EngineError          an engine cannot be had, or it failed
├── ConfigurationError   a configuration has mistakes; carries a finding for each
└── DatasetError         a data set has findings of severity error; carries them all
```

Each carries a `code`, which is the one under which a check reports the same mistake, and the `params` of its message.
"""

from __future__ import annotations

from typing import Self


class StargateError(Exception):
    """The base of every exception that the library raises on what it is given.

    Attributes:
        code: What kind of mistake it is; where a check can find the same, the code of the catalogue.
        message: What is wrong, what was expected and how to mend it, in English.
        params: The values that the message names, for messages in other languages.
    """

    code: str = "bad-record"

    def __init__(self, message: str, /, *, code: str | None = None, **params: str) -> None:
        super().__init__(message)
        if code is not None:
            self.code = code
        self.message = message
        self.params = params

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle by value: exceptions cross process borders whole."""
        return _rebuild, (type(self), self.message, self.__dict__)


def _rebuild(kind: type[StargateError], message: str, state: dict[str, object]) -> StargateError:
    error = kind.__new__(kind)
    Exception.__init__(error, message)
    error.__dict__.update(state)
    return error


class NumberError(StargateError, ValueError):
    """A number is not written as one, or is beyond the limits."""

    code = "bad-number"


class UnknownUnitError(StargateError, ValueError):
    """A unit or currency is not in the closed table."""

    code = "unknown-unit"


class LiteralError(StargateError, ValueError):
    """A text is not in the literal notation of figures."""

    code = "bad-literal"


class DimensionError(StargateError, ValueError):
    """A unit measures something else than what is wanted."""

    code = "wrong-dimension"


class FigureError(StargateError, ValueError):
    """Value, upper end, unit and hedge of a figure contradict each other."""

    code = "bad-figure"


class UndecidedError(StargateError, TypeError):
    """The hedges leave a comparison open, so it has no plain yes or no."""

    code = "undecided"


class MeaninglessError(StargateError, TypeError):
    """Arithmetic between these kinds of figures means nothing."""

    code = "meaningless"


class DateError(StargateError, ValueError):
    """A text is no partial date or period."""

    code = "bad-date"


class TextError(StargateError, ValueError):
    """An id, a name or another text is not of the form wanted."""

    code = "bad-text"


class VocabularyError(StargateError, ValueError):
    """A word is not in its closed list."""

    code = "unknown-word"


class RecordError(StargateError, ValueError):
    """A record contradicts itself, or a data set does not hold what is asked of it."""

    code = "bad-record"


class NoSuchRecordError(RecordError, KeyError):
    """A data set does not hold the id that it is asked for."""

    def __str__(self) -> str:
        """The message as it is: KeyError would show its repr."""
        return self.message


class MergeError(StargateError, ValueError):
    """Two data sets state different things under one id."""

    code = "merge-conflict"


class ExtensionError(StargateError, ValueError):
    """What another package adds does not work, or takes a name that is taken."""

    code = "extension-broken"


class ExplainError(StargateError, KeyError):
    """There is no such code in the catalogue."""

    code = "unknown-code"

    def __str__(self) -> str:
        """The message as it is: KeyError would show its repr."""
        return self.message


class LocaleError(StargateError, ValueError):
    """A language is not offered, or its tag is malformed."""

    code = "locale"


class LimitError(StargateError, ValueError):
    """There is no such limit, or its value is none."""

    code = "bad-limit"


class TemplateError(StargateError, ValueError):
    """A user's own template of summaries is malformed, does what no template may, or grows beyond its limits."""

    code = "template"


class SourceError(StargateError, OSError):
    """A file or folder is not there, cannot be read, or is of no format that is read."""

    code = "source"


class OutputError(StargateError, OSError):
    """A result cannot be written."""

    code = "output"


class ExtraError(StargateError, ImportError):
    """A library that only some uses need is not installed."""

    code = "extra"

    @classmethod
    def needing(cls, name: str, extra: str) -> Self:
        """That a library is needed, and which extra of the distribution brings it."""
        message = f"this needs {name}, which is not installed; install stargate-model[{extra}]"
        return cls(message, name=name, extra=extra)


class EngineError(StargateError, RuntimeError):
    """There is no such engine, or what it runs on failed."""

    code = "engine"
