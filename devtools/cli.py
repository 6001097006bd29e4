"""The commands of `./dev`."""

import argparse
import errno
import os
import shutil
import signal
import sys
import time
from collections.abc import Callable

from devtools import locks, paths, shell, state
from devtools.failure import Failure
from devtools.installing import bench, machine, sites
from devtools.installing.prepare import prepare
from devtools.running import drill, perf, serve, services, status
from devtools.scaffold import command, doctype
from devtools.steps import is_done


def main(arguments: list[str]) -> int:
	"""Run one command; the process's exit status. What goes wrong is said in one sentence."""
	_end_in_order_on(signal.SIGTERM, signal.SIGHUP)
	try:
		options = _parser().parse_args(arguments)
		machine.check()
		return options.run(options) or 0
	except Failure as failure:
		print(f"dev: {failure}", file=sys.stderr)
	except KeyboardInterrupt:
		print("\ndev: interrupted; the same command goes on from here.", file=sys.stderr)
	except BrokenPipeError:
		# Nobody reads us any more; what Python still has to print is to meet no closed pipe either.
		os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
	except OSError as error:
		print(f"dev: {_sentence(error)}", file=sys.stderr)
	return 1


def _end_in_order_on(*numbers: signal.Signals) -> None:
	def end(number: int, frame: object) -> None:
		# Another one would break off the ending of our servers.
		signal.signal(number, lambda *_: None)
		sys.exit(128 + number)

	for number in numbers:
		if signal.getsignal(number) != signal.SIG_IGN:
			signal.signal(number, end)


def _sentence(error: OSError) -> str:
	if error.errno == errno.ENOSPC:
		return shell.DISK_FULL
	what = f"{error.filename}: {error.strerror}" if error.filename else str(error)
	return f"{what}: mend this (another user's file, or a read-only disk?), then run the same command again."


def _parser() -> argparse.ArgumentParser:
	parser = argparse.ArgumentParser(prog="./dev", description="Set up, run and test coalition.")
	commands = parser.add_subparsers(required=True, metavar="command")

	up = _command(commands, "up", _up, "set up what is missing and run everything until Ctrl-C")
	up.add_argument("--no-serve", action="store_true", help="set up and return")
	up.add_argument("--frappe", metavar="SOURCE", help="`release`, `pypi`, or a git URL or path with @ref")
	up.add_argument("--port", type=_port, help="the web server's port (default: 8000 or the next free one)")

	test = _command(commands, "test", _test, "set up what is missing and run the tests, or a part of them")
	stages = "static, unit, server, rest, browser, bench"
	test.add_argument("parts", nargs="*", help=f"stages ({stages}), or words in tests' names")
	test.add_argument("-k", dest="names", metavar="NAME", help="only tests whose name matches, as in pytest")
	test.add_argument(
		"--frappe", metavar="SOURCE", action="append", help="as for `up`; several, one after another"
	)
	test.add_argument("--thorough", action="store_true", help="also what is too long for each change")
	test.add_argument("--seed", type=int, metavar="N", help="the order of an earlier run")

	new = _command(
		commands,
		"new",
		command.run,
		"make the files of a new module or DocType, with their rows in its tables",
	)
	new.add_argument("kind", choices=("module", "doctype"))
	new.add_argument("name", help='what people read, such as "Pooling" or "Shared Resource"')
	new.add_argument("--module", help="the DocType's")
	new.add_argument("--with", dest="options", default="", metavar="A,B", help=_options_of_a_doctype())
	areas = "the area with which a module is switched on (default: what it is called)"
	new.add_argument("--area", help=areas)

	perf = _command(commands, "perf", _perf, "measure, and compare with the budgets")
	perf.add_argument("--frappe", metavar="SOURCE", help="as for `up`")
	load = _command(commands, "load", _load, "let a hundred programs poll and post for two minutes")
	load.add_argument("--frappe", metavar="SOURCE", help="as for `up`")
	_command(commands, "drill", _drill, "back the demo site up, restore it beside itself, and compare")
	# With another sign for options of ours, `--site` and `--help` are bench's.
	handed = _command(commands, "bench", _bench, "hand the rest of the line to bench", prefix_chars="\0")
	handed.add_argument("words", nargs=argparse.REMAINDER)
	_command(commands, "status", lambda _: status.show(), "what runs, where, and with which passwords")
	_command(commands, "stop", _stop, "end what runs on this bench")
	_command(commands, "reset", _reset, "remove the bench with its sites and data, to begin anew")
	return parser


def _options_of_a_doctype() -> str:
	return "; ".join(f"{option}: {what}" for option, what in doctype.OPTIONS.items())


def _port(text: str) -> int:
	if not text.isdecimal() or not 0 < int(text) < 2**16:
		raise argparse.ArgumentTypeError(f"{text} is no port: give a number from 1 to 65535")
	return int(text)


def _command(commands, name: str, run, text: str, **more: str) -> argparse.ArgumentParser:
	added = commands.add_parser(name, help=text, description=text, add_help=not more, **more)
	added.set_defaults(run=run)
	return added


def _up(options: argparse.Namespace) -> int:
	if locks.holder("serve") and not options.no_serve:
		print("It is up already.")
		return status.show()
	started, is_first = time.monotonic(), not paths.STATE.exists()
	machine.check_disk()
	if options.port:
		# Before the minutes that setting up may take; and again when it is used.
		state.insist_on(options.port)
	with locks.only_one("up"), prepare(options.frappe) as ready:
		if options.port:
			# What the demo is made of bears its address.
			ready["ports"]["web"] = options.port
		sites.make_demo(ready)
		if is_first:
			ready["first_up"] = time.monotonic() - started
			state.save(ready)
		if options.no_serve:
			print(f"Set up in {time.monotonic() - started:.1f} s; `./dev up` serves it.")
			return 0
		return _serve(ready, started, options.port)


def _serve(ready: dict, started: float, wanted: int | None) -> int:
	if wanted:
		state.insist_on(wanted)
		ready["ports"]["web"] = wanted
	port = state.claim_port(ready, "web")
	state.claim_port(ready, "mail")
	state.save(ready)
	bench.configure(ready)
	sites.tell_address(ready)
	with serve.background(ready), serve.web(paths.DEMO_SITE, port), locks.only_one("serve"):
		print(f"Up in {time.monotonic() - started:.1f} s.")
		status.show()
		print("Ctrl-C, or ./dev stop elsewhere, ends it.", flush=True)
		serve.until_told_to_end()
	return 0


def _test(options: argparse.Namespace) -> int:
	from devtools.testing.closing import lines
	from devtools.testing.run import Run
	from devtools.testing.tally import Tally

	machine.check_disk()
	total = Tally()
	with locks.only_one("test"):
		for frappe in options.frappe or [None]:
			run = Run(options.parts, options.names, options.thorough, options.seed)
			with run, prepare(frappe, run.begin) as ready:
				outcome = run.finish(ready)
			print("\n".join(lines(outcome, run.choice.seed)))
			total += outcome.tally
	print(total)
	return 0 if total.passed and not total.failed else 1


def _drill(_: argparse.Namespace) -> int:
	machine.check_disk()
	with locks.only_one("up"), prepare(None) as ready:
		sites.make_for_tests(ready)
		sites.make_demo(ready)
		drill.rehearse(ready)
	return 0


def _perf(options: argparse.Namespace) -> int:
	return max(_measured(options, perf.budgets), perf.up())


def _load(options: argparse.Namespace) -> int:
	return _measured(options, perf.load)


def _measured(options: argparse.Namespace, measure: Callable[[dict], int]) -> int:
	machine.check_disk()
	with locks.only_one("test"), prepare(options.frappe, meanwhile=lambda bench: None) as ready:
		sites.make_for_tests(ready)
		sites.restore(ready, paths.TEST_SITE)
		return measure(ready)


def _bench(options: argparse.Namespace) -> int:
	if not is_done("app"):
		raise Failure("There is no whole bench yet: make it with `./dev up --no-serve`.")
	known = state.load()
	with services.running(known):
		bench.configure(known)
		return shell.foreground("bench", *options.words, cwd=paths.BENCH)


def _stop(options: argparse.Namespace) -> int:
	ended = locks.end_holders()
	print(f"Ended: {', '.join(ended)}." if ended else "Nothing was running.")
	return 0


def _reset(options: argparse.Namespace) -> int:
	locks.end_holders()
	if paths.BENCH.exists():
		shutil.rmtree(paths.BENCH)
	print("The bench is gone; `./dev up` makes a new one.")
	return 0
