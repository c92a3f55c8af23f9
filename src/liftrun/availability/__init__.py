"""When an athlete is free, where each session may be, and what is fixed around the week."""
