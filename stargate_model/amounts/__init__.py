"""Quantities without meaning: numbers, units, currencies, intervals, hedges and their literal notation."""
