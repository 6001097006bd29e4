from coalition.membership.dashboards import of_member


def get_data() -> dict:
	return of_member("Member Organisation")
