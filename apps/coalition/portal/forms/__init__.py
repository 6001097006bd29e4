"""Forms of the portal: what they ask, how it is read, shown, summed up and taken."""
