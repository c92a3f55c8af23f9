"""By what liftrun's own calendars and events are recognised."""

OWN_PRODUCT = "-//liftrun//"
"""How `PRODID` begins in a calendar that liftrun wrote."""

OWN_UID = "@liftrun.invalid"
"""How the UID of an event that liftrun wrote ends."""
