"""What runs here, where it answers, and who can sign in."""

from devtools import locks, paths, state

# Whom the demo data lets in (coalition_demo_data), and to what.
DEMO_LOGINS = (
	("secretary@coalition.localhost", "at the desk, Arabic: prepares"),
	("council@coalition.localhost", "at the desk, Arabic: decides"),
	("officer@coalition.localhost", "at the desk, English: sets up, decides nothing"),
	(
		"manager@coalition.localhost",
		"at the desk, English: System Manager, runs the site alone",
	),
	("layla", "in the portal: a member's delegate"),
	("salma", "in the portal: an individual member"),
)


def show() -> int:
	"""Print the state of this bench; answers 0 where it is up, 1 otherwise."""
	if not paths.STATE.exists():
		print("There is no bench yet: `./dev up` makes one.")
		return 1
	bench = state.load()
	is_up = bool(locks.holder("serve"))
	print(_addresses(bench) if is_up else _why_not_up())
	print(_logins(bench))
	return 0 if is_up else 1


def _why_not_up() -> str:
	pid = locks.holder("up")
	return f"`./dev up` is at work (process {pid})." if pid else "Not running; `./dev up` starts it."


def _addresses(bench: dict) -> str:
	address = f"http://{paths.DEMO_SITE}:{bench['ports']['web']}"
	return (
		f"\n  Desk     {address}/app\n"
		f"  Portal   {address}/coalition\n"
		f"  Mail     {paths.MAIL.relative_to(paths.ROOT)}/ (a file for each; those of the engine in 5 min)\n"
		f"  Logs     {paths.LOGS.relative_to(paths.ROOT)}/"
	)


def _logins(bench: dict) -> str:
	words = bench["passwords"]
	rows = [(*row, words["demo"]) for row in DEMO_LOGINS]
	rows.append(("Administrator", "at the desk, English: the engine's own", words["administrator"]))
	return "\n" + "".join(f"  {name:29}  {password}  {what}\n" for name, what, password in rows)
