"""The endpoints that belong to no module, one file for each resource."""
