"""Strict TOML tables, their faults in words for people, and the file to start from."""
