"""What a member has not made public is not public; a protected member is counted and never named.

The rules are invariant 12's; docs/privacy.md says what they mean for people.
"""
