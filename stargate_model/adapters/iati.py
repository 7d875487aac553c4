"""Activities of the International Aid Transparency Initiative (IATI 2.03): an activity becomes a programme.

In: an XML file with `iati-activities`. Budgets and transactions become commitments at the stage that their code says,
participating organisations become partners with their roles. A code that the crosswalk leaves open is an omission.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from stargate_model.adapters.adapted import Carried, Omission, Reason
from stargate_model.adapters.files import Described, text_of
from stargate_model.adapters.names import id_of
from stargate_model.adapters.nested import Nested, day, partners
from stargate_model.adapters.nodes import Node, left_out, of_xml
from stargate_model.claims.dates import PartialDate
from stargate_model.claims.evidence import SourceType
from stargate_model.claims.kinds import Money
from stargate_model.claims.text import Text
from stargate_model.records.commitments import Commitment
from stargate_model.records.organisations import Programme
from stargate_model.records.parts import Identifier, Role
from stargate_model.records.vocabularies import CommitmentKind, PartnerRole, Stage

SCHEME: Final = "iati"
_ACTIVITY: Final = ("iati-activities", "iati-activity")
_CODE: Final = ("transaction-type", "@code")
_BUDGET: Final = "1"
"""The status of a budget that does not say it, by the standard."""
_CARRIED: Final = frozenset(
    "/".join((*_ACTIVITY, *path.split()))
    for path in (
        "iati-identifier", "@default-currency", "title narrative", "participating-org @role",
        "participating-org narrative", "budget @status", "budget value", "budget value @currency",
        "budget value @value-date", "transaction transaction-type @code", "transaction value",
        "transaction value @currency", "transaction value @value-date", "transaction transaction-date @iso-date",
    )
)  # fmt: skip


def adapt(path: Path, *, published: PartialDate | None = None) -> Iterator[Carried]:
    """The activities of a file.

    Args:
        path: The file.
        published: When it was published.

    Raises:
        SourceError: It cannot be read, is no XML, or has a document type.
    """
    text = text_of(path)
    described = Described(
        id=id_of(path.stem, SCHEME),
        title="Activities after the standard of the International Aid Transparency Initiative",
        publisher="IATI",
        source_type=SourceType.SELF_DECLARATION,
        url="https://iatistandard.org/",
        published=published,
    )
    root = of_xml(text, path.name)
    source = Nested(path.name, described.document([text]))
    yield source.document
    activities = tuple(root.all(*_ACTIVITY))
    yield from partners(source, (played for activity in activities for played in _organisations(source, activity)))
    for activity in activities:
        yield from _activity(source, activity)
    yield from left_out(root, path.name, _CARRIED)


def _organisations(source: Nested, activity: Node) -> Iterator[tuple[Node, Role | Omission | None]]:
    for organisation in activity.all("participating-org"):
        name, code = organisation.first("narrative"), organisation.first("@role")
        if name is None:
            continue
        yield name, None
        role = source.read(code, lambda text: PartnerRole.from_code(SCHEME, text), Reason.UNKNOWN_CODE)
        if isinstance(role, PartnerRole) and code is not None:
            programme = id_of(activity.said("iati-identifier"))
            yield name, Role(role=role, programme=programme, evidence=(source.evidence(code),))
        elif isinstance(role, Omission):
            yield name, role


def _activity(source: Nested, activity: Node) -> Iterator[Carried]:
    id_, name = activity.said("iati-identifier"), activity.first("title", "narrative")
    if not id_ or name is None:
        yield source.omission(activity, Reason.UNREADABLE)
        return
    yield Programme(
        id=id_of(id_),
        name=Text({"en": name.text.strip()}),
        identifiers=(Identifier(scheme=SCHEME, id=id_),),
        evidence=(source.evidence(name),),
    )
    for kind, scheme, code in (("budget", "iati_budget", ("@status",)), ("transaction", SCHEME, _CODE)):
        for number, moved in enumerate(activity.all(kind), 1):
            yield from _commitment(source, activity, moved, f"{kind} {number}", scheme, moved.said(*code))


def _commitment(source: Nested, activity: Node, moved: Node, called: str, scheme: str, code: str) -> Iterator[Carried]:
    value = moved.first("value")
    if value is None:
        yield source.omission(moved, Reason.NOT_STATED)
        return
    stage = source.read(
        Node(value.path, code or _BUDGET, line=value.line),
        lambda text: Stage.from_code(scheme, text),
        Reason.UNKNOWN_CODE,
    )
    money = source.money(value, value.said("@currency") or activity.said("@default-currency"))
    when = source.read(
        moved.first("transaction-date", "@iso-date") or value.first("@value-date"), _date, Reason.UNREADABLE
    )
    if isinstance(stage, Stage) and isinstance(money, Money):
        id_ = activity.said("iati-identifier")
        yield Commitment(
            id=id_of(f"{id_} {called}"),
            name=Text({"en": f"{called.capitalize()} of {activity.said('title', 'narrative')}"}),
            kind=CommitmentKind.INVESTMENT,
            stage=stage,
            programme=id_of(id_),
            amount=money,
            announced=when if isinstance(when, PartialDate) else None,
        )
    yield from (one for one in (stage, money, when) if isinstance(one, Omission))


def _date(text: str) -> PartialDate:
    return PartialDate(day(text))
