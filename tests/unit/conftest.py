"""A property holds or it does not: how long an example takes on a busy machine is no matter here."""

from hypothesis import HealthCheck, settings

settings.register_profile("coalition", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("coalition")
