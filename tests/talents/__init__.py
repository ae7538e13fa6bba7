"""Tests of talents."""
