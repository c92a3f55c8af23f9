"""The formats in which other people write down their training weeks."""
