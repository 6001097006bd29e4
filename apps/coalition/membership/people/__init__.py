"""Who acts for a member, sits for it or serves a branch, on which day, and their accounts."""
