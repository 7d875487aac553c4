"""Crosswalks: which codes of other standards stand for the members of our vocabularies, in both directions.

In: a scheme (`eia`, `gem`, `oc4ids`, `iati`, `entso_e`, `epoch` and a few more) and a code of it, or a member of ours.
Out: members or codes, as the rows of `crosswalks.toml` have them. Refused: schemes and codes that no row has, and codes
that stand for several members where no row says which of them is meant.

The unit codes of UN/ECE Recommendation 20 are kept in the same way.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Final, TypeVar

from attrs import frozen

from stargate_model.claims.vocabulary import Vocabulary, cut, nearest
from stargate_model.errors import VocabularyError

V = TypeVar("V", bound=Vocabulary)

_UNITS: Final = "rec20"
_SHOWN: Final = 3


@frozen(kw_only=True)
class Row:
    """One pair of a code of ours and a code of another standard.

    Attributes:
        ours: Code of our vocabulary (or symbol of our unit).
        theirs: Code of the other standard, as that standard writes it.
        primary: Whether `theirs` alone means `ours`, although it stands for others of ours too; or, for units,
            whether `ours` is written `theirs`, although other codes are read as it.
        rule: Why the primary row is that one.
        unverified: Whether the pair is believed, but was not checked against the standard.

    Example:
        >>> rows("Stage", "iati")[0]
        Row(ours='pledge', theirs='12', primary=False, rule='', unverified=False)
    """

    ours: str
    theirs: str
    primary: bool = False
    rule: str = ""
    unverified: bool = False


@cache
def _tables() -> Mapping[str, Mapping[str, tuple[Row, ...]]]:
    import tomllib  # loaded where codes of others are asked for
    from importlib.resources import files

    text = files("stargate_model.records").joinpath("crosswalks.toml").read_text(encoding="utf-8")
    return MappingProxyType(
        {
            vocabulary: MappingProxyType(
                {scheme: tuple(Row(**row) for row in table) for scheme, table in schemes.items()}
            )
            for vocabulary, schemes in tomllib.loads(text).items()
        }
    )


def vocabularies() -> tuple[str, ...]:
    """Name the vocabularies that have a crosswalk.

    Example:
        >>> "Technology" in vocabularies()
        True
    """
    return tuple(name for name in _tables() if name != "units")


def schemes(vocabulary: str) -> tuple[str, ...]:
    """Name the schemes whose codes are known for a vocabulary; none for one without a crosswalk.

    Example:
        >>> schemes("Technology")
        ('eia', 'entso_e', 'powerplantmatching')
    """
    return tuple(_tables().get(vocabulary, {}))


def rows(vocabulary: str, scheme: str) -> tuple[Row, ...]:
    """List the pairs of a vocabulary and a scheme.

    Raises:
        VocabularyError: The scheme has no codes for this vocabulary.
    """
    try:
        return _tables()[vocabulary][scheme]
    except KeyError:
        known = ", ".join(schemes(vocabulary))
        has = f"known: {known}" if known else "there is none"
        raise VocabularyError(
            f"{cut(scheme)!r} is no scheme with codes for {vocabulary}; {has}.",
            found=cut(scheme),
            vocabulary=vocabulary,
            nearest="".join(nearest(scheme, schemes(vocabulary), count=1)),
            known=known,
        ) from None


def candidates(vocabulary: type[V], scheme: str, code: str) -> tuple[V, ...]:
    """List the members that a code of another standard may stand for, in the order of the vocabulary's table.

    Raises:
        VocabularyError: The scheme or the code is unknown.

    Example:
        >>> from stargate_model.records.vocabularies import Technology
        >>> [member.value for member in candidates(Technology, "eia", "ST")]
        ['steam_turbine', 'concentrated_solar', 'nuclear_reactor']
    """
    return tuple(vocabulary.parse(row.ours) for row in _read(vocabulary.__name__, scheme, code))


def from_code(vocabulary: type[V], scheme: str, code: str) -> V:
    """Find the one member that a code of another standard stands for.

    Raises:
        VocabularyError: The scheme or the code is unknown, or nothing says which of several members is meant.

    Example:
        >>> from stargate_model.records.vocabularies import Technology
        >>> from_code(Technology, "eia", "CT").value
        'combined_cycle'
    """
    found = _read(vocabulary.__name__, scheme, code)
    chosen = found if len(found) == 1 else tuple(row for row in found if row.primary)
    if chosen:
        return vocabulary.parse(chosen[0].ours)
    may_be = ", ".join(row.ours for row in found)
    raise VocabularyError(
        f"The {scheme} code {code!r} stands for several of {vocabulary.__name__}: {may_be}. Choose one of them.",
        found=code,
        vocabulary=f"{vocabulary.__name__} {scheme}",
        nearest="",
        known=may_be,
    )


def codes(member: Vocabulary, scheme: str) -> tuple[str, ...]:
    """List the codes of another standard for a member of ours; none where that standard has no equivalent.

    Raises:
        VocabularyError: The scheme has no codes for this vocabulary.

    Example:
        >>> from stargate_model.records.vocabularies import Technology
        >>> codes(Technology.COMBINED_CYCLE, "eia")
        ('CC', 'CA', 'CT', 'CS')
    """
    return tuple(row.theirs for row in rows(type(member).__name__, scheme) if row.ours == member.value)


def is_verified(member: Vocabulary, scheme: str, code: str) -> bool:
    """Whether a pair of a member and a code was checked against the standard; not so for what is only believed.

    Raises:
        VocabularyError: The scheme or the code is unknown, or the code does not stand for the member.

    Example:
        >>> from stargate_model.records.vocabularies import Status
        >>> is_verified(Status.OPERATING, "eia", "OP"), is_verified(Status.OPERATING, "iati", "2")
        (True, False)
    """
    found = _read(type(member).__name__, scheme, code)
    for row in found:
        if row.ours == member.value:
            return not row.unverified
    raise VocabularyError(
        f"The {scheme} code {code!r} does not stand for {member.value!r}.",
        found=code,
        vocabulary=f"{type(member).__name__} {scheme}",
        nearest=found[0].ours,
        known=", ".join(row.ours for row in found),
    )


def unit_code(symbol: str) -> str:
    """Give the Recommendation 20 code of a unit of ours.

    Raises:
        VocabularyError: The unit has no code (FLOPS, tCO2e, currencies and counted nouns have none).

    Example:
        >>> unit_code("GW")
        'A90'
    """
    found = [row for row in rows("units", _UNITS) if row.ours == symbol]
    if not found:
        known = [row.ours for row in rows("units", _UNITS)]
        raise _unknown(symbol, known, "a unit with a Recommendation 20 code", "unit")
    return next((row.theirs for row in found if row.primary), found[0].theirs)


def unit_of_code(code: str) -> str:
    """Give the symbol of the unit that a Recommendation 20 code stands for.

    Raises:
        VocabularyError: No unit of ours has the code.

    Example:
        >>> unit_of_code("MWH")
        'MWh'
    """
    return _read("units", _UNITS, code)[0].ours


def is_verified_unit(code: str) -> bool:
    """Whether a Recommendation 20 code was checked against a listing; the others are believed.

    Raises:
        VocabularyError: No unit of ours has the code.

    Example:
        >>> is_verified_unit("A90"), is_verified_unit("MAW")
        (True, False)
    """
    return not _read("units", _UNITS, code)[0].unverified


def _read(vocabulary: str, scheme: str, code: str) -> tuple[Row, ...]:
    table = rows(vocabulary, scheme)
    found = tuple(row for row in table if row.theirs == code)
    if not found:
        raise _unknown(
            code, (row.theirs for row in table), f"a {scheme} code for {vocabulary}", f"{vocabulary} {scheme}"
        )
    return found


def _unknown(text: str, known: Iterable[str], wanted: str, vocabulary: str) -> VocabularyError:
    every = list(dict.fromkeys(known))
    near = nearest(text, every, count=_SHOWN)
    shown = ", ".join(near or every)
    begin = "Nearest" if near else "Known"
    return VocabularyError(
        f"{cut(text)!r} is not {wanted}. {begin}: {shown}.",
        found=cut(text),
        vocabulary=vocabulary,
        nearest=", ".join(near),
        known=", ".join(every),
    )
