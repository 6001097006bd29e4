import threading
from pathlib import Path

from devtools.testing import stages
from devtools.testing.jobs import ALONE, Job, files_with, plan, plan_alone
from devtools.testing.lanes import Queue

UNIT, SERVER, REST = (next(s for s in stages.ALL if s.name == name) for name in ("unit", "server", "rest"))


def test_the_jobs_hold_every_test_file_once() -> None:
	files = [file for job in plan(stages.ALL) for file in job.files]
	listed = [file for stage in stages.ALL for folder in stage.folders for file in folder.rglob("test_*.py")]
	assert sorted(files) == sorted(listed)
	assert len(files) > 100


def test_no_job_holds_more_files_than_its_stage_allows() -> None:
	assert all(len(job.files) <= job.stage.most_files for job in plan(stages.ALL))


def test_only_files_that_hold_such_tests_are_run_alone() -> None:
	for job in plan_alone(stages.ALL):
		assert job.alone and all(ALONE in file.read_text() for file in job.files)


def test_files_that_hold_no_such_name_are_not_collected() -> None:
	held = files_with(UNIT, "test_no_job_holds_more_files and not_there")
	assert Path(__file__) in held and len(held) < sum(len(files) for files in UNIT.files().values())


def test_all_files_are_collected_for_names_that_a_choice_leaves_out() -> None:
	assert len(files_with(UNIT, "not lanes")) == sum(len(files) for files in UNIT.files().values())


def test_a_file_counts_for_the_module_that_it_is_about() -> None:
	tests = Path(stages.paths.ROOT / "tests")
	assert stages.module_of(tests / "rest" / "test_portal_door.py") == "portal"
	assert stages.module_of(tests / "plugins" / "test_plugins_areas.py") == "plugins"
	assert stages.module_of(tests / "devtools" / "test_base.py") == "tools"
	assert stages.module_of(stages.paths.APP / "membership" / "review" / "test_x.py") == "membership"


def test_what_needs_a_site_waits_until_there_is_one() -> None:
	jobs = Queue([Job(REST, "base"), Job(UNIT, "base"), Job(SERVER, "base")])
	assert jobs.take() == Job(UNIT, "base")
	taken: list[Job | None] = []
	waiting = threading.Thread(target=lambda: taken.append(jobs.take()))
	waiting.start()
	waiting.join(0.1)
	assert waiting.is_alive()
	jobs.open_all()
	waiting.join(5)
	assert taken == [Job(REST, "base")]
	assert [jobs.take(), jobs.take()] == [Job(SERVER, "base"), None]


def test_nothing_is_handed_out_once_the_queue_is_closed() -> None:
	jobs = Queue([Job(REST, "base")])
	taken: list[Job | None] = []
	waiting = threading.Thread(target=lambda: taken.append(jobs.take()))
	waiting.start()
	jobs.close()
	waiting.join(5)
	assert taken == [None]
