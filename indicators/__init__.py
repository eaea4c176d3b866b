"""Promises in a programme plan, kept next to what came of them. ``README.md`` has the map."""
