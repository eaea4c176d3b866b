"""A plan seen as a whole: its dashboards, its heat map, two states of it side by side."""
