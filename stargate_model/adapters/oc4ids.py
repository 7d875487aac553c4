"""Projects of the Open Contracting for Infrastructure Data Standard (OC4IDS 0.9.5): a project becomes a site.

In: a JSON file with one project, or a package of `projects`. The budget becomes a pledge, the final value of a
completed project an expenditure, each party a partner with its roles. A role that the crosswalk leaves open is an
omission.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from stargate_model.adapters.adapted import Carried, Omission, Reason
from stargate_model.adapters.files import Described, text_of
from stargate_model.adapters.names import id_of
from stargate_model.adapters.nested import Nested, day, partners
from stargate_model.adapters.nodes import Node, left_out, of_json
from stargate_model.claims.dates import PartialDate
from stargate_model.claims.evidence import SourceType
from stargate_model.claims.kinds import Money
from stargate_model.claims.text import Text, country
from stargate_model.records.commitments import Commitment
from stargate_model.records.parts import Identifier, Location, Milestone, Role
from stargate_model.records.places import Site
from stargate_model.records.vocabularies import CommitmentKind, PartnerRole, Stage, Status

SCHEME: Final = "oc4ids"
_MONEY: Final = {"budget": ("budget", "amount"), "final value": ("completion", "finalValue")}
_STAGES: Final = {"budget": Stage.PLEDGE, "final value": Stage.EXPENDITURE}
_STEPS: Final = {Status.CONSTRUCTION: ("period", "startDate"), Status.COMMISSIONING: ("completion", "endDate")}
_CARRIED: Final = frozenset(
    {"id", "title", "status", "locations/address/locality", "locations/address/country", "parties/name"}
    | {"parties/id", "parties/roles"}
    | {"/".join((*path, name)) for path in _MONEY.values() for name in ("amount", "currency")}
    | {"/".join(path) for path in _STEPS.values()}
)


def adapt(path: Path, *, published: PartialDate | None = None) -> Iterator[Carried]:
    """The projects of a file.

    Args:
        path: The file.
        published: When it was published.

    Raises:
        SourceError: It cannot be read, or is no JSON.
    """
    text = text_of(path)
    described = Described(
        id=id_of(path.stem, SCHEME),
        title="Projects after the Open Contracting for Infrastructure Data Standard",
        publisher="OC4IDS",
        source_type=SourceType.SELF_DECLARATION,
        url="https://standard.open-contracting.org/infrastructure/",
        published=published,
    )
    root = of_json(text, path.name)
    source = Nested(path.name, described.document([text]))
    yield source.document
    projects = tuple(root.all("projects")) or (root,)
    prefix = "projects/" if root.first("projects") else ""
    yield from partners(source, (played for project in projects for played in _parties(source, project)))
    for project in projects:
        yield from _project(source, project)
    yield from left_out(root, path.name, {prefix + path for path in _CARRIED})


def _parties(source: Nested, project: Node) -> Iterator[tuple[Node, Role | Omission | None]]:
    for party in project.all("parties"):
        name = party.first("name") or party.first("id")
        if name is None:
            continue
        yield name, None
        for role in party.all("roles"):
            code = source.read(role, lambda text: PartnerRole.from_code(SCHEME, text), Reason.UNKNOWN_CODE)
            if isinstance(code, PartnerRole):
                site = id_of(project.said("id"))
                yield name, Role(role=code, site=site, evidence=(source.evidence(role),))
            else:
                yield name, code


def _project(source: Nested, project: Node) -> Iterator[Carried]:
    name, id_ = project.first("title") or project.first("id"), project.said("id")
    if name is None or not id_:
        yield source.omission(project, Reason.UNREADABLE)
        return
    status = source.read(project.first("status"), lambda code: Status.from_code(SCHEME, code), Reason.UNKNOWN_CODE)
    steps = {step: source.read(project.first(*path), _date, Reason.UNREADABLE) for step, path in _STEPS.items()}
    land = source.read(project.first("locations", "address", "country"), country, Reason.UNREADABLE)
    yield Site(
        id=id_of(id_),
        name=Text({"en": name.text.strip()}),
        identifiers=(Identifier(scheme=SCHEME, id=id_),),
        status=status if isinstance(status, Status) else Status.UNKNOWN,
        location=_location(land, project.said("locations", "address", "locality")),
        milestones=tuple(
            Milestone(date=date, status=step, evidence=(source.evidence(node),))
            for step, date in steps.items()
            if isinstance(date, PartialDate) and (node := project.first(*_STEPS[step]))
        ),
        evidence=(source.evidence(name),),
    )
    yield from (one for one in (status, land, *steps.values()) if isinstance(one, Omission))
    for what, path in _MONEY.items():
        amount = project.first(*path, "amount")
        if amount is None:
            continue
        money = source.money(amount, project.said(*path, "currency"))
        if isinstance(money, Money):
            yield Commitment(
                id=id_of(f"{id_} {what}"),
                name=Text({"en": f"{what.capitalize()} of {name.text.strip()}"}),
                kind=CommitmentKind.CONSTRUCTION,
                stage=_STAGES[what],
                site=id_of(id_),
                amount=money,
            )
        else:
            yield money


def _location(land: str | Omission | None, locality: str) -> Location | None:
    if not isinstance(land, str) and not locality:
        return None
    town = Text({"en": locality}) if locality else None
    return Location(country=land if isinstance(land, str) else None, locality=town)


def _date(text: str) -> PartialDate:
    return PartialDate(day(text))
