"""What a check of the seeds finds: the true disagreements of the two sources, and nothing else."""

from __future__ import annotations

import stargate_model as sm

EXPECTED = """
currency-missing     note     commitment:stargate-total         /amount/evidence/2
disputed             note     commitment:stargate-total         /amount/evidence/3
disputed-benefit     note     assessment:abilene-energy-model   /in_tension_with
disputed-benefit     note     assessment:clean-energy-transition /in_tension_with
backup-not-firm      note     power_source:abilene-gas-plant    /roles
hedge-added          note     commitment:stargate-initial       /amount/evidence/1
hedge-added          note     commitment:stargate-initial       /amount/evidence/2
hedge-added          note     commitment:stargate-jobs          /jobs/evidence/1
hedge-added          note     commitment:stargate-total         /amount/evidence/0
hedge-added          note     commitment:stargate-total         /horizon/evidence/1
plant-and-units      note     power_source:abilene-turbines     /may_overlap/0
pledge-as-commitment warning  commitment:oracle-gb200           /stage
share-against-total  note     indicator:us-dc-share             /observations/0/figure
share-against-total  note     indicator:us-dc-share             /observations/1/figure
unit-price           note     commitment:oracle-gb200           /amount
units-times-rating   note     power_source:abilene-turbines     /unit_count
"""


def test_the_seeds_show_the_disagreements_of_their_sources():
    """Hedges that differ, the disputed sum, supply that may overlap and derived values are noted; nothing is wrong."""
    found = {(finding.code, finding.severity.value, finding.record, finding.at) for finding in sm.check()}
    lines = [line.split() for line in EXPECTED.strip().splitlines()]
    expected = {(code, severity, record, *(at or [""])) for code, severity, record, *at in lines}
    assert found == expected
