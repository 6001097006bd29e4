"""What every module stands on. It knows no other module."""
