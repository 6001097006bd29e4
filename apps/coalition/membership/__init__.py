"""Membership: who applies, who belongs, what they declared. Knows no other module but base."""
