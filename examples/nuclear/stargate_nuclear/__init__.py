"""Nuclear plants for `stargate_model`: a record, a vocabulary, two rules, and their words in three languages.

catalog    the words, from catalog.toml
plants     the record and its vocabulary
rules      what must hold of it
"""

from __future__ import annotations

import sys
from typing import Final

from stargate_model.extending import Extension
from stargate_nuclear.plants import NuclearPlant, ReactorKind
from stargate_nuclear.rules import CODES, RULES

EXTENSION: Final = Extension(name="stargate-nuclear", records=(NuclearPlant,), codes=CODES, rules=RULES)
"""What this package adds."""

if "hypothesis" in sys.modules:
    from _stargate_nuclear_hypothesis import register as _register

    _register()

__all__ = ["EXTENSION", "NuclearPlant", "ReactorKind"]
