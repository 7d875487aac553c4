"""How fast power sources are checked and made, as a share of the ceiling, and against other libraries.

    pip install -e '.[bench]'
    python benchmarks/validation.py [--without-collector]

Each row is timed beside the ceiling in every round. Results are held for a chunk, then dropped. The garbage collector
is on, unless it is said to be off; what was there before is frozen, so that it is not looked through. The reader
has seen the lines before: it knows which members they have. Peers that are
not installed are left out. The verdicts of all are compared before anything is timed.
"""

from __future__ import annotations

import gc
import json
import sys
from collections.abc import Callable
from itertools import cycle

import ceiling
import peers
import ratios
import records

from stargate_model.formats import doubts, ndjson, wire
from stargate_model.formats import json as documents
from stargate_model.formats.structuring import structure, unstructure
from stargate_model.records.dataset import AnyRecord
from stargate_model.records.places import PowerSource

CHUNK = 256
COUNT = 20 * CHUNK
BAD = (0, 0.01, 0.1, 1)
SLOW = 2 * CHUNK
"""On how many records the slow rows are timed."""

OTHERS = 16
"""How many data sets are validated in turn, so that no text is known from the call before."""

PEERS = {
    "pydantic, Decimal": peers.pydantic_decimal,
    "pydantic + pydantic-pint": peers.pydantic_pint,
    "orjson + cattrs + Pint": peers.cattrs_pint,
    "orjson + jsonschema-rs, validate only": peers.jsonschema_rs,
}
# goals for the ratio to the ceiling, and to peers
GOALS = {"validate, 0 % bad": 0.60, "validate, 1 % bad": 0.50, "validate, 10 % bad": 0.35, "validate, 100 % bad": 0.12}
GOALS |= {"frozen records": 0.42}
TIMES = {
    "pydantic + pydantic-pint": 30.0,
    "pydantic, Decimal": 2.2,
    "orjson + cattrs + Pint": 25.0,
    "orjson + jsonschema-rs, validate only": 1.8,
}


def chunks(lines: list[bytes]) -> list[list[bytes]]:
    """The lines by chunk."""
    return [lines[at : at + CHUNK] for at in range(0, len(lines), CHUNK)]


def validate(lines: list[bytes]) -> int:
    """How many lines are wrong, each problem named: both tiers."""
    wrong = 0
    for chunk in chunks(lines):
        right = wire.items(PowerSource).right(chunk)
        doubtful = [line for line, is_right in zip(chunk, right, strict=True) if not is_right]
        wrong += sum(bool(found) for found in problems(doubtful))
    return wrong


def problems(doubtful: list[bytes]) -> list[object]:
    """What is wrong with each of some lines: of the members in doubt, or of the whole where only that tells."""
    found = doubts.problems(doubtful, PowerSource) if doubtful else []
    return [
        isinstance(_collected(line), tuple) if told is None else told
        for line, told in zip(doubtful, found, strict=True)
    ]


def build(lines: list[bytes]) -> None:
    """Make the records of the lines."""
    for chunk in chunks(lines):
        wire.items(PowerSource).records(chunk)


def encode(made: list[AnyRecord | None]) -> str:
    """Write records as lines."""
    return ndjson.write({"power_sources": [unstructure(record) for record in made]})


def collect(lines: list[bytes]) -> None:
    """Let the tier that names errors do it all."""
    for line in lines:
        _collected(line)


def _collected(line: bytes) -> object:
    return structure(documents.parse(line.decode()).tree, PowerSource)


def reach(lines: list[bytes]) -> Callable[[], None]:
    """The ceiling on some lines."""
    joined = [b"\n".join(chunk) for chunk in chunks(lines)]

    def run() -> None:
        for chunk in joined:
            ceiling.decode_lines(chunk)

    return run


def available() -> dict[str, peers.Peer]:
    """The peers that are installed."""
    found: dict[str, peers.Peer] = {}
    for name, make in PEERS.items():
        try:
            found[name] = make()
        except ImportError as missing:
            print(f"{name}: left out, {missing.name} is not installed")
    return found


def loop(peer: peers.Peer, lines: list[bytes]) -> int:
    """How many lines a peer refuses; what it makes is held for a chunk, as the others' is."""
    refused = 0
    for chunk in chunks(lines):
        made: list[object] = []
        for line in chunk:
            try:
                made.append(peer(line))
            except Exception:  # noqa: BLE001  # each peer has its own
                refused += 1
    return refused


def rewritten(name: str, lines: list[bytes]) -> list[bytes]:
    """The lines as a peer reads them."""
    if name != "pydantic + pydantic-pint":
        return lines
    return [json.dumps(peers.for_pint(json.loads(line)), ensure_ascii=False).encode() for line in lines]


def main() -> None:
    """Print every row."""
    packages = "msgspec attrs cattrs pint pydantic pydantic-pint orjson jsonschema-rs".split()
    print(ratios.environment(packages))
    good = records.lines(COUNT)
    print(f"{COUNT} records of {sum(map(len, good)) // COUNT} bytes in chunks of {CHUNK}; results dropped after each")
    if "--without-collector" in sys.argv:
        gc.disable()
    print(f"garbage collector {'on' if gc.isenabled() else 'off'}\n")
    assert validate(good) == 0
    found: dict[str, float] = {}
    for bad in BAD:
        count = COUNT if bad < 0.1 else SLOW
        lines = records.lines(count, bad)
        assert validate(lines) == sum(isinstance(_collected(line), tuple) for line in lines)
        others = cycle([records.lines(count, bad, first, first) for first in range(count, OTHERS * count, count)])
        found |= ratios.compare(
            {f"validate, {bad:.0%} bad".replace("%", " %"): lambda at=others: validate(next(at))}, reach(lines)
        )
    found |= ratios.compare({"frozen records": lambda: build(good)}, reach(good))
    few = good[:SLOW]
    made = [record for chunk in chunks(few) for record in wire.items(PowerSource).records(chunk)]
    plain = [ceiling.decode(line) for line in few]
    ratios.compare({"encode, of the plain Struct's encode": lambda: encode(made)}, lambda: ceiling.encode_lines(plain))
    found |= ratios.compare({"the tier that names errors, alone": lambda: collect(few)}, reach(few))
    spoilt = records.lines(SLOW, 0.5)
    for name, peer in available().items():
        lines = rewritten(name, few)
        assert loop(peer, lines) == 0
        if "jsonschema" not in name:  # a schema cannot say what offsets have to do with each other
            assert loop(peer, rewritten(name, spoilt)) == validate(spoilt), name
        found |= ratios.compare({name: lambda at=lines, peer=peer: loop(peer, at)}, reach(few))
    print()
    for name, goal in GOALS.items():
        print(f"{name:44} {found[name]:6.3f}  goal {goal}  {'reached' if found[name] >= goal else 'NOT REACHED'}")
    for name, goal in TIMES.items():
        if name in found:
            ours = "validate, 0 % bad" if "validate only" in name else "frozen records"
            times = found[ours] / found[name]
            print(f"{ours} / {name:30} {times:6.1f}x  goal {goal}x  {'reached' if times >= goal else 'NOT REACHED'}")


if __name__ == "__main__":
    main()
