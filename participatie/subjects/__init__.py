"""The spine: one row for whatever people discuss, follow, support, report, find or see on the map.

Holds what every kind shares, and its history, photos, followers and supporters. Knows no kind by name.
"""
