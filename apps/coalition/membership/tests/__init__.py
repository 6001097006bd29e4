"""Tests of membership that concern several features."""
