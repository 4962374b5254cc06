"""The goldens by name, in the order in which they are made."""

GROUPS = {}
