"""Calendars in and out: the only part that knows zones and clock faces."""
