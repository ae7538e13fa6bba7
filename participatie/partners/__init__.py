"""Parties of equal standing, the municipality among them: who they are, who speaks for them, in which role."""
