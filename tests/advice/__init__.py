"""Weeks to which a coach would object, and that are planned without that fault now."""
