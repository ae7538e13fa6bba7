"""Promises (toezeggingen): who does what by when, at any subject; kept, late, changed and withdrawn in everybody's sight."""
