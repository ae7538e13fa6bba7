"""Telling people: reacts to what happens and writes the mails that follow from it."""
