"""Reading busy calendars and training calendars."""
