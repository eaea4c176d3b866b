"""Reads an annual plan that came as text out of a PDF: bytes in, ``PlanRecord`` out."""

from indicators.plans.annual_text.document import read

__all__ = ["read"]
