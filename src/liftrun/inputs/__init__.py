"""Text files and strict TOML tables, their faults in words for people, and the athlete's file to start from."""
