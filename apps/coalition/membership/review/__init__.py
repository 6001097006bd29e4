"""Between an application and its decision: what is asked and answered, who is consulted, who decides."""
