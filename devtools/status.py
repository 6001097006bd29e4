"""What runs here, where it answers, and who can sign in."""

from devtools import locks, paths, state


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
		f"  Mail     {paths.MAIL.relative_to(paths.ROOT)}/ (one file for each mail that was sent)\n"
		f"  Logs     {paths.LOGS.relative_to(paths.ROOT)}/"
	)


def _logins(bench: dict) -> str:
	words = bench["passwords"]
	return (
		f"\n  Administrator                          {words['administrator']}\n"
		f"  secretary@coalition.localhost (Arabic) {words['demo']}\n"
		f"  council@coalition.localhost (Arabic)   {words['demo']}\n"
		f"  officer@coalition.localhost (English)  {words['demo']}\n"
		f"  layla (a delegate, in the portal)      {words['demo']}\n"
	)
