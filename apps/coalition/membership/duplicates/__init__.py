"""Who may be the same: names in both scripts and registrations, among members and those who apply."""
