"""What the catalogue says of one code."""

from __future__ import annotations

import attrs

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
    """

    code: str
    family: str
    severity: Severity
    message: Message
    explanation: Message
    example: str
    repair: Message
    alone: Message | None = None


__all__ = ["Code", "Message", "Severity", "message"]
