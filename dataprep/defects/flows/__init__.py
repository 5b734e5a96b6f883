"""Follows values through the functions of one text: what comes from outside, and where it ends."""

from dataprep.defects.flows.analyse import FlowResult, analyse
from dataprep.defects.flows.report import Flow, SafeSink

__all__ = ["Flow", "FlowResult", "SafeSink", "analyse"]
