"""What happened in Beemdwaard: people, partners and teams, and a year of initiatives, told through the services."""

from participatie.demo.story.bringing import bring_in_files
from participatie.demo.story.telling import FIRST_DAY, tell_everything

__all__ = ["FIRST_DAY", "bring_in_files", "tell_everything"]
