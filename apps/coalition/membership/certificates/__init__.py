"""Certificates of membership: papers with a code that anybody can verify."""
