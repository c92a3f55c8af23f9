"""The squad's file, its members and its settings."""
