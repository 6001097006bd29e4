"""What people print: reports and records, on the coalition's paper. See README.md."""
