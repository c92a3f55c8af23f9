"""Read and write calendars; the only package that converts between time zones."""
