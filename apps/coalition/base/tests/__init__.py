"""What tests of base share."""
