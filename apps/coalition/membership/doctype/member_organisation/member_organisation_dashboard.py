from coalition.membership.directory.dashboards import of_member


def get_data() -> dict:
	return of_member("Member Organisation")
