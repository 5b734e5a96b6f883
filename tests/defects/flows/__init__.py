"""Tests of the engine of flows."""
