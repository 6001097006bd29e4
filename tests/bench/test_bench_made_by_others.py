"""The app on a bench that somebody else made: it goes on, stays as it is, and comes off without a trace."""

from . import others
from .conftest import OTHERS_ROLE, Installed, OwnTests, Updates
from .database import Exempt, Snapshot, row_differences, rows_that_name, schema_differences

ONLY_NEW_TO_THE_ENGINE = ("name", "creation", "modified")
UNCOUNTED = {
	# Settings that are written are deleted and inserted; what counts is who set which to what.
	"tabDefaultValue": ONLY_NEW_TO_THE_ENGINE,
	# The engine writes this list anew whenever an app comes, goes or is migrated.
	"tabInstalled Application": ONLY_NEW_TO_THE_ENGINE,
}
# Written at each migration, whatever the app does.
WRITTEN_BY_ENGINE = (
	Exempt("tabSingles", "when the list of apps was written", "doctype", ("Installed Applications",)),
	Exempt("tabVersion", "the log of that list", "ref_doctype", ("Installed Applications",)),
	Exempt("version_id_seq", "counts the rows of that log"),
	Exempt("tabInstalled Application", "the engine lists itself when it first does", "app_name", ("frappe",)),
)
NOTICES = Exempt("notification_log_id_seq", "counts notices, also those that are gone")
LISTED_BY_FIRST_MIGRATION = Exempt(
	"tabInstalled Application", "installing does not write the list, migrating does"
)
# The log of what uninstalling deleted: our definitions, none of our records.
DEFINITIONS = ("DocType", "Module Def", "Workspace")
DELETED_DEFINITIONS = Exempt(
	"tabDeleted Document", "what the engine says it deleted", "deleted_doctype", DEFINITIONS
)
# The administrator's own, which uses a role of ours, so that this role stays with who has it.
STAYING_ROLE = "Training Coordinator"


def test_the_bench_runs_the_app_from_its_own_clone(installed: Installed) -> None:
	assert str(others.BENCH / "apps" / "coalition" / "apps" / "coalition") in installed.package


def test_installing_puts_the_app_and_its_tables_on_the_site(bare: Snapshot, installed: Installed) -> None:
	assert "coalition" in installed.apps
	assert {"tabMember Organisation", "tabMembership Application"} <= our_tables(bare, installed.state)


def test_migrating_right_after_installing_changes_nothing(installed: Installed, migrated: Snapshot) -> None:
	assert schema_differences(installed.state, migrated) == []
	exempt = (*WRITTEN_BY_ENGINE, LISTED_BY_FIRST_MIGRATION)
	assert row_differences(installed.state, migrated, exempt, UNCOUNTED) == []


def test_migrating_again_changes_nothing(migrated: Snapshot, migrated_again: Snapshot) -> None:
	assert schema_differences(migrated, migrated_again) == []
	assert row_differences(migrated, migrated_again, WRITTEN_BY_ENGINE, UNCOUNTED) == []


def test_an_app_that_adds_to_ours_leaves_nothing_when_it_goes(
	migrated_again: Snapshot, without_sample_app: Snapshot
) -> None:
	assert schema_differences(migrated_again, without_sample_app) == []
	exempt = (*WRITTEN_BY_ENGINE, DELETED_DEFINITIONS)
	assert row_differences(migrated_again, without_sample_app, exempt, UNCOUNTED) == []


def test_what_an_administrator_changed_stays_over_two_migrations_to_a_new_version(updates: Updates) -> None:
	assert updates.before["place"] == updates.after[0]["place"] == updates.after[1]["place"]
	assert updates.before["steps"] == updates.after[0]["steps"] == updates.after[1]["steps"]
	assert [row[0] for row in updates.before["place"]] != [row[0] for row in updates.before["sector"]]


def test_a_new_permission_is_told_once_where_it_has_no_effect(updates: Updates) -> None:
	first, second = updates.printed
	assert "Training Coordinator, level 0: Read" in first
	assert first.count("that are not in effect here") == 1
	assert "that are not in effect here" not in second
	assert [state["notices"] for state in updates.after] == [updates.before["notices"] + 1] * 2


def test_a_new_permission_is_in_effect_where_nobody_changed_any(updates: Updates) -> None:
	roles = [[row[0] for row in state["sector"]] for state in (updates.before, *updates.after)]
	assert ["Training Coordinator" in names for names in roles] == [False, True, True]


def test_uninstalling_leaves_the_tables_and_columns_there_were_before(
	bare: Snapshot, uninstalled: Snapshot
) -> None:
	assert schema_differences(bare, uninstalled) == []


def test_uninstalling_leaves_the_rows_there_were_before(bare: Snapshot, uninstalled: Snapshot) -> None:
	# Among them a role that has one of our names and an owner.
	assert OTHERS_ROLE in values(bare, "tabHas Role", "role")
	exempt = (*WRITTEN_BY_ENGINE, DELETED_DEFINITIONS, NOTICES)
	assert row_differences(bare, uninstalled, exempt, UNCOUNTED) == []


def test_the_apps_own_tests_pass_and_are_more_than_none(own_tests: OwnTests) -> None:
	assert own_tests.count > 0
	assert "FAILED" not in own_tests.printed


def test_the_lived_in_site_has_rows_in_every_table_of_ours(bare: Snapshot, lived_in: Snapshot) -> None:
	assert [table for table in our_tables(bare, lived_in) if not lived_in.rows[table]] == []


def test_no_row_names_a_doctype_of_ours_once_a_lived_in_site_is_without_us(
	bare: Snapshot, lived_in: Snapshot, taken_off: Snapshot
) -> None:
	names = our_doctypes(lived_in)
	assert len(rows_that_name(lived_in, names, ())) > 100
	assert rows_that_name(taken_off, names, [DELETED_DEFINITIONS]) == []


def test_no_row_names_a_role_of_ours_once_a_lived_in_site_is_without_us(
	lived_in: Snapshot, taken_off: Snapshot
) -> None:
	names = our_roles(lived_in)
	assert rows_that_name(lived_in, names, ())
	assert rows_that_name(taken_off, names, [DELETED_DEFINITIONS]) == []


def test_no_job_patch_module_or_counter_of_ours_stays_on_a_lived_in_site(
	lived_in: Snapshot, taken_off: Snapshot
) -> None:
	assert rows_that_name(lived_in, ["coalition."], ())
	assert rows_that_name(taken_off, ["coalition."], [DELETED_DEFINITIONS]) == []
	assert values(taken_off, "tabBlock Module", "module") == []
	assert {"MO-", "MC-2024-", "MC-2026-", "MA-INV-", "MO-2020-"} <= set(
		values(lived_in, "tabSeries", "name")
	)
	assert set(values(taken_off, "tabSeries", "name")) & {
		"MO-",
		"MC-2024-",
		"MC-2026-",
		"MA-INV-",
		"MO-2020-",
	} == {
		"MA-INV-",
		"MO-2020-",
	}


def test_files_of_our_records_are_gone_from_the_disk(lived_in: Snapshot, taken_off: Snapshot) -> None:
	assert [url for url in values(lived_in, "tabFile", "file_url") if url and "members of" in url]
	assert list((others.BENCH / "sites" / others.SITE).glob("*/files/members of*")) == []


def test_no_mail_with_a_link_no_error_and_no_sealed_file_stays(
	lived_in: Snapshot, taken_off: Snapshot
) -> None:
	before, after = (str(values(each, "tabEmail Queue", "message")) for each in (lived_in, taken_off))
	assert "/coalition/apply/secret" in before and "/theirs" in before
	assert "/coalition/" not in after and "/theirs" in after
	assert "coalition" not in str(values(taken_off, "tabError Log", "error"))
	assert list((others.BENCH / "sites" / others.SITE).glob("*/files/*.sealed")) == []


def test_what_others_made_or_use_stays(lived_in: Snapshot, taken_off: Snapshot) -> None:
	assert STAYING_ROLE in values(taken_off, "tabRole", "name")
	assert STAYING_ROLE in values(taken_off, "tabHas Role", "role")
	assert {"Draft", "Approved"} <= set(values(taken_off, "tabWorkflow State", "name"))
	assert "Others' Tasks" in values(taken_off, "tabWorkflow", "name")
	for table in ("tabUser", "tabEmail Account", "tabUser Type"):
		assert values(taken_off, table, "name") == values(lived_in, table, "name")


def our_tables(bare: Snapshot, with_app: Snapshot) -> set[str]:
	return set(with_app.columns) - set(bare.columns)


def our_doctypes(state: Snapshot) -> list[str]:
	modules = {row["name"] for row in state.rows["tabModule Def"] if row["app_name"] == "coalition"}
	return [row["name"] for row in state.rows["tabDocType"] if row["module"] in modules]


def our_roles(state: Snapshot) -> list[str]:
	"""The roles that may not stay: named in our DocTypes' permissions, and nobody else's."""
	named = {row["role"] for row in state.rows["tabDocPerm"] if row["parent"] in our_doctypes(state)}
	return sorted(named - {STAYING_ROLE})


def values(state: Snapshot, table: str, column: str) -> list:
	return [row[column] for row in state.rows[table]]
