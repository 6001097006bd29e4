"""Applying in the portal: short steps, each saved, a draft that its applicant alone opens, and sending it."""
