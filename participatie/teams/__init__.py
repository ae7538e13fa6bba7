"""Who answers: teams, their members and remits, and which team is responsible for which subject since when and why."""
