import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition.access.routes import Kind, Route, route_of


@pytest.mark.parametrize(
	("path", "kind", "name"),
	[
		("/", Kind.ROOT, ""),
		("//", Kind.ROOT, ""),
		("/app", Kind.DESK, ""),
		("/app/member-organisation/MO-0001", Kind.DESK, ""),
		("/desk", Kind.DESK, ""),
		("/application", Kind.PAGE, "/application"),
		("/api/method/frappe.client.get_count", Kind.FUNCTION, "frappe.client.get_count"),
		("/api/v1/method/logout", Kind.FUNCTION, "logout"),
		("/api/v2/method/User/generate_keys", Kind.FUNCTION, "User"),
		("/api/method/frappe.client.get/more", Kind.FUNCTION, "frappe.client.get"),
		("/api/resource/User", Kind.RECORDS, "User"),
		("/api/v1/resource/User/a%2Fb", Kind.RECORDS, "User"),
		("/api/v2/document/User/x/method/generate_keys", Kind.RECORDS, "User"),
		("/api/v2/doctype/User/count", Kind.DOCTYPE, "User"),
		("/api/anything", Kind.UNKNOWN, ""),
		("/api", Kind.UNKNOWN, ""),
		("/api/v2", Kind.UNKNOWN, ""),
		("/private/files/a.pdf", Kind.PRIVATE_FILE, ""),
		("/private/backups/x.sql", Kind.PAGE, "/private/backups/x.sql"),
		("/backups/x.sql", Kind.BACKUP, ""),
		("/login", Kind.PAGE, "/login"),
	],
)
def test_a_path_is_what_the_engine_takes_it_for(path: str, kind: Kind, name: str) -> None:
	assert route_of(path) == Route(kind, name)


@given(st.text(max_size=40))
def test_each_path_is_read_and_none_of_them_is_taken_for_the_portal(text: str) -> None:
	assert route_of(f"/{text}").kind is not Kind.PORTAL
	assert route_of(f"/api/{text}").kind in (Kind.FUNCTION, Kind.RECORDS, Kind.DOCTYPE, Kind.UNKNOWN)
