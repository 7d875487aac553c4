"""What the catalogue says of one code."""

from __future__ import annotations

import attrs

from stargate_model.claims.text import Text
from stargate_model.findings.finding import Severity
from stargate_model.localization.marks import Message, message


@attrs.frozen(kw_only=True)
class Code:
    """A code of the catalogue; never reused for anything else.

    Attributes:
        code: The code itself, in kebab-case.
        family: The family of findings that it belongs to.
        severity: How much it matters, unless the rule says otherwise for a case.
        message: What is wrong, with what was found and expected in `{places}`.
        explanation: What the code means and why it matters.
        example: Data in which it is found.
        repair: How to mend it.
        alone: What is wrong, where nothing that is known is like what was found.

    The sentences of our own codes are messages of the catalogs; those of a code that another package adds are texts by
    language, told in English where there is none in the language that is asked for.
    """

    code: str
    family: str
    severity: Severity
    message: Message | Text
    explanation: Message | Text
    example: str
    repair: Message | Text
    alone: Message | None = None


__all__ = ["Code", "Message", "Severity", "message"]
