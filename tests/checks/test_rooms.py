import pytest

from devtools.checks.rooms import APP, TOOLS, check, rooms_of

from .conftest import Skeleton

PLACE = "governance/voting"


@pytest.fixture
def room(app: Skeleton) -> Skeleton:
	app.write(f"{PLACE}/__init__.py", "")
	app.write(f"{PLACE}/ballots.py", "")
	app.write(f"{PLACE}/README.md", "# voting\n\n- `ballots.py`: one for each member\n")
	return app


def test_a_page_that_names_what_lies_there_passes(room: Skeleton) -> None:
	assert room.found(check) == []


def test_a_room_without_a_page_is_found(room: Skeleton) -> None:
	(room.folder / PLACE / "README.md").unlink()
	assert room.found(check) == [
		f"{PLACE}/README.md:1: is missing: say in half a page what lives here, each file in backticks"
	]


def test_a_file_that_its_page_does_not_name_is_found(room: Skeleton) -> None:
	room.write(f"{PLACE}/rolls.py", "")
	# Neither the same name in another folder nor a word without backticks counts.
	room.write(f"{PLACE}/README.md", "`ballots.py`, `base/rolls.py`, rolls.py\n")
	room.write("base/rolls.py", "")
	room.write("base/README.md", "`rolls.py`\n")
	assert room.found(check) == [
		f"{PLACE}/README.md:1: does not name `rolls.py`: say in a line what it is for"
	]


@pytest.mark.parametrize("name", ["counting.py", "base/counting.py", "coalition/governance/counting.py"])
def test_a_file_that_is_gone_is_found_on_its_line(room: Skeleton, name: str) -> None:
	room.write(f"{PLACE}/README.md", f"`ballots.py`\nand `{name}`\n")
	assert room.found(check) == [
		f"{PLACE}/README.md:2: names `{name}`, which is not there: name what is, by its path if elsewhere"
	]


@pytest.mark.parametrize(
	"name",
	[
		"test_ballots.py",
		"counting/sums.py",
		"../rolls.py",
		"governance/rolls.py",
		"coalition/hooks.py",
		"tests/checks/test_rooms.py",
	],
)
def test_what_is_elsewhere_is_named_by_its_path(room: Skeleton, name: str) -> None:
	for file in ("test_ballots.py", "counting/sums.py", "../rolls.py"):
		room.write(f"{PLACE}/{file}", "")
	for place, file in ((f"{PLACE}/counting", "sums.py"), ("governance", "rolls.py")):
		room.write(f"{place}/README.md", f"`{file}`\n")
	room.write(f"{PLACE}/README.md", f"`ballots.py` `{name}`\n")
	assert room.found(check) == []


def test_the_name_of_a_file_above_is_no_path(room: Skeleton) -> None:
	room.write(f"{PLACE}/README.md", "`ballots.py` `hooks.py`\n")
	assert len(room.found(check)) == 1


@pytest.mark.parametrize("name", ["`…/rest.py`", "`<room>/rest.py`", "`…_pages.py`", "rest.py"])
def test_names_of_many_are_passed_over(room: Skeleton, name: str) -> None:
	room.write(f"{PLACE}/README.md", f"`ballots.py` {name}\n")
	assert room.found(check) == []


@pytest.mark.parametrize(
	"file",
	[
		"wsgi.py",
		"governance/__init__.py",
		"governance/test_voting.py",
		"governance/tests/factories.py",
		"governance/doctype/ballot/ballot.py",
		"governance/report/turnout/turnout.py",
		"governance/demo/loading.py",
		"patches/v1/count_anew.py",
	],
)
def test_what_is_no_room_needs_no_page(app: Skeleton, file: str) -> None:
	app.write(file, "")
	assert app.found(check) == []


def test_our_own_tools_are_looked_at_with_our_app_alone(
	room: Skeleton, monkeypatch: pytest.MonkeyPatch
) -> None:
	tools = room.folder.parent / "devtools"
	(tools / "running").mkdir(parents=True)
	(tools / "running" / "serve.py").touch()
	monkeypatch.setattr("devtools.checks.rooms.TOOLS", tools)
	assert list(check(room.folder)) == []
	monkeypatch.setattr("devtools.checks.rooms.APP", room.folder.resolve())
	(finding,) = check(room.folder)
	assert finding.path.resolve() == (tools / "running" / "README.md").resolve()


def test_it_looks_where_app_and_tools_are() -> None:
	assert APP / "base" / "records" in rooms_of(APP)
	assert {TOOLS, TOOLS / "checks"} <= set(rooms_of(TOOLS))
