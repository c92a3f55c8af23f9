"""The fault of a single value in a calendar."""


class BadValueError(ValueError):
    """A value that cannot be read; the message is the reason, fit for the report (never a private text)."""
