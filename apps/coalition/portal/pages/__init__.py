"""The portal's own pages: one's account, leaving quickly, verifying a paper."""
