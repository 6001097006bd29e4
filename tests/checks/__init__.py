"""Tests of devtools/checks: small samples of bad source that is found, and of good that passes."""
