"""Biennial programme plans as text: bytes in, a ``PlanRecord`` out."""

from indicators.plans.biennial.reader import read

__all__ = ["read"]
