"""Measuring: the published signals of a text (``signals``), without any judgement."""
