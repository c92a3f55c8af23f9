"""Frozen and generated instances."""
