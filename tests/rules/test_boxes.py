"""Where places surely lie."""

from __future__ import annotations

from decimal import Decimal

import pytest

from stargate_model.rules.boxes import BOXES, is_inside


def test_boxes_are_ordered():
    """Each box has its south and west first."""
    for boxes in BOXES.values():
        for south, north, west, east in boxes:
            assert -90 <= south < north <= 90
            assert -180 <= west < east <= 180


def test_a_state_lies_in_its_country():
    """Each box of a state is inside one of its country."""
    for code in BOXES:
        country, _, state = code.partition("-")
        if state:
            for south, north, west, east in BOXES[code]:
                corners = [(south, west), (north, east)]
                assert all(is_inside(country, Decimal(latitude), Decimal(longitude)) for latitude, longitude in corners)


@pytest.mark.parametrize(
    ("code", "latitude", "longitude"),
    [
        ("US", "21.3", "-157.8"),  # Honolulu
        ("US", "52.8", "173.2"),  # the Aleutians
        ("US", "13.4", "144.8"),  # Guam
        ("US-TX", "31.8", "-106.5"),  # El Paso
        ("US-VA", "39.0", "-77.5"),
        ("US-FL", "24.6", "-81.8"),  # Key West
        ("US-MI", "46.5", "-90.2"),
        ("AU", "-12.5", "130.8"),
        ("CL", "-27.1", "-109.4"),  # Easter Island
        ("ES", "28.1", "-15.4"),  # the Canaries
        ("GB", "60.8", "-0.8"),
        ("JP", "24.3", "124.2"),
        ("NZ", "-43.9", "-176.5"),  # the Chathams
        ("PT", "39.7", "-31.1"),  # the Azores
        ("IN", "8.5", "76.9"),
        ("BR", "-3.9", "-32.4"),
        ("SG", "1.35", "103.8"),
        ("FR", "0", "0"),  # has no box
    ],
)
def test_places_at_the_edge_are_inside(code: str, latitude: str, longitude: str):
    """Islands and corners are no mistake, and neither is what has no box."""
    assert is_inside(code, Decimal(latitude), Decimal(longitude))


@pytest.mark.parametrize(
    ("code", "latitude", "longitude"), [("US-TX", "32.4", "99.7"), ("US", "-32.4", "-99.7"), ("JP", "139.7", "35.7")]
)
def test_a_lost_sign_and_an_exchange_are_outside(code: str, latitude: str, longitude: str):
    """No box is so wide that it holds them."""
    assert not is_inside(code, Decimal(latitude), Decimal(longitude))
