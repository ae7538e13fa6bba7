"""Conversations: one thread per subject (and anchor), its posts, and the voice each post carries for good."""
