"""What the adapters of nested documents have in common: evidence, money and partners of members."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Final, TypeVar

import attrs

from stargate_model.adapters.adapted import Carried, Omission, Reason
from stargate_model.adapters.names import id_of
from stargate_model.adapters.nodes import Node, quoted
from stargate_model.amounts.decimals import number
from stargate_model.claims.document import Document
from stargate_model.claims.evidence import Evidence
from stargate_model.claims.kinds import Money
from stargate_model.claims.text import Text, visible
from stargate_model.errors import StargateError
from stargate_model.records.organisations import Partner
from stargate_model.records.parts import Role
from stargate_model.records.vocabularies import OrganisationKind

_Value = TypeVar("_Value")
_DAY: Final = 10


@attrs.frozen
class Nested:
    """A document of nested members.

    Attributes:
        name: The name of the file.
        document: The document that it is.
    """

    name: str
    document: Document

    def evidence(self, node: Node, unit: str = "") -> Evidence:
        """That a member says so; its path stands where a table has the heading of a column."""
        quote, start = quoted(node)
        return Evidence(
            document=self.document.id,
            start=start,
            end=None if start is None else start + len(quote),
            quote=quote,
            column=f"{node.path} ({unit})" if unit else node.path,
        )

    def omission(self, node: Node, reason: Reason) -> Omission:
        """That a member is not carried."""
        value = visible(node.text.strip())
        return Omission(source=self.name, line=node.line, column=node.path, value=value, reason=reason)

    def money(self, amount: Node, currency: str) -> Money | Omission:
        """The money that a member states in a currency."""
        try:
            return Money(value=number(amount.text.strip()), unit=currency, evidence=[self.evidence(amount, currency)])
        except StargateError:
            return self.omission(amount, Reason.UNREADABLE)

    def read(self, node: Node | None, reader: Callable[[str], _Value], reason: Reason) -> _Value | Omission | None:
        """What a reader makes of a member; None where it is not there."""
        if node is None or not node.text.strip():
            return None
        try:
            return reader(node.text.strip())
        except StargateError:
            return self.omission(node, reason)


def partners(source: Nested, played: Iterable[tuple[Node, Role | Omission | None]]) -> Iterator[Carried]:
    """A partner for each name, with its roles; names that give one id are one organisation's."""
    names: dict[str, Node] = {}
    roles: defaultdict[str, list[Role]] = defaultdict(list)
    for name, role in played:
        id_ = id_of(name.text)
        names.setdefault(id_, name)
        if isinstance(role, Omission):
            yield role
        elif role is not None:
            roles[id_].append(role)
    for id_, name in names.items():
        yield Partner(
            id=id_,
            name=Text({"en": name.text.strip()}),
            kind=OrganisationKind.COMPANY,
            roles=tuple(roles[id_]),
            evidence=(source.evidence(name),),
        )


def day(text: str) -> str:
    """The day of a time; what is behind it is not kept."""
    return text[:_DAY]
