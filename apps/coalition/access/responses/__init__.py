"""How files, papers and refusals are answered."""
