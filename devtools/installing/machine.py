"""Is this a machine we can work on, and has it the programs that we need?"""

import ctypes.util
import os
import shutil
import sys
from pathlib import Path

from devtools import paths, shell
from devtools.failure import Failure
from devtools.steps import progress

# What a bench takes while it is made, and what a made one needs to work: a full database only waits.
NEEDED_GB = 4.0
SPARE_GB = 0.3
RELEASES = {"debian": ("12",), "ubuntu": ("22.04",)}

# Program -> the packages that carry it, the first that this distribution knows.
# MariaDB's core packages start no service of their own.
PROGRAMS = {
	"mariadbd": ("mariadb-server-core", "mariadb-server-core-10.6"),
	"mariadb": ("mariadb-client-core", "mariadb-client-core-10.6"),
	"mariadb-dump": ("mariadb-client",),
	"redis-server": ("redis-server",),
	"git": ("git",),
	"curl": ("curl",),
}
# What the tests need besides.
TEST_PROGRAMS = {"chromium": ("chromium",), "pdftoppm": ("poppler-utils",)}
CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")
BROWSERS = ("chromium", "google-chrome", "chromium-browser")


def check() -> None:
	"""Raise Failure where no command could succeed."""
	if os.uname().sysname != "Linux":
		raise Failure(
			"This is no Linux machine: use Debian 12 or Ubuntu 22.04, in a virtual machine for instance."
		)
	if not os.access(paths.ROOT, os.W_OK):
		raise Failure(f"You may not write to {paths.ROOT}: clone the repository to a folder of your own.")
	if paths.BENCH.exists() and paths.BENCH.stat().st_uid != os.getuid():
		raise Failure(
			f"{paths.BENCH} belongs to another user: run this as that user, or remove the folder first."
		)


def check_disk() -> None:
	"""Raise Failure where the bench, made or not, has no room."""
	folder = paths.BENCH if paths.BENCH.exists() else paths.ROOT
	needed = SPARE_GB if (paths.DONE / f"demo-{paths.DEMO_SITE}").exists() else NEEDED_GB
	free = shutil.disk_usage(folder).free / 1024**3
	if free < needed:
		raise Failure(
			f"The disk has {free:.1f} GB free and the bench needs {needed:g} GB: "
			f"free some space (see `df -h {folder}`), then run this again."
		)


def distribution() -> tuple[str, str]:
	"""The distribution's id and version, such as ("debian", "12")."""
	lines = Path("/etc/os-release").read_text().splitlines() if Path("/etc/os-release").exists() else []
	facts = dict(line.split("=", 1) for line in lines if "=" in line)
	return facts.get("ID", "?").strip('"'), facts.get("VERSION_ID", "?").strip('"')


def browser() -> str | None:
	"""The path of a Chromium that tests can drive."""
	return next((path for name in BROWSERS if (path := shell.which(name))), None)


def install_packages(for_tests: bool = False) -> None:
	"""Install from the distribution what is missing. Raises Failure on another system or without rights."""
	packages = _missing_packages(for_tests)
	if not packages:
		return
	_check_release([names[0] for names in packages])
	if ("chromium",) in packages and distribution()[0] == "ubuntu":
		raise Failure(
			"Ubuntu has Chromium only as a snap, which tests cannot drive: install Google Chrome, "
			"then run this again."
		)
	with progress(f"packages {', '.join(names[0] for names in packages)}"):
		_apt_install(packages)


def _missing_packages(for_tests: bool) -> list[tuple[str, ...]]:
	wanted = {**PROGRAMS, **(TEST_PROGRAMS if for_tests else {})}
	packages = [packages for program, packages in wanted.items() if not _has(program)]
	if not _has_venv():
		packages.append((f"python3.{sys.version_info.minor}-venv", "python3-venv"))
	if for_tests and not _has_arabic_font():
		packages.append(("fonts-noto-core",))
	if not CERTIFICATES.exists():
		packages.append(("ca-certificates",))
	if not _has_pango():
		packages.append(("libpangoft2-1.0-0",))
	return packages


def _has(program: str) -> bool:
	return bool(browser() if program == "chromium" else shell.which(program))


def _has_venv() -> bool:
	return bool(shell.output(sys.executable, "-c", "import ensurepip, venv; print('yes')"))


def _has_pango() -> bool:
	"""What shapes the text of documents; it draws in what else WeasyPrint needs."""
	return bool(ctypes.util.find_library("pangoft2-1.0"))


def _has_arabic_font() -> bool:
	return bool(shell.output("fc-list", ":lang=ar"))


def _check_release(packages: list[str]) -> None:
	name, version = distribution()
	if version not in RELEASES.get(name, ()):
		raise Failure(
			f"Packages are missing ({', '.join(packages)}), and `./dev` installs them on Debian 12 and "
			f"Ubuntu 22.04 only (this is {name} {version}): install them by hand, then run this again."
		)


def _apt_install(choices: list[tuple[str, ...]]) -> None:
	env = [*_as_root(), "env", "DEBIAN_FRONTEND=noninteractive"]
	# Another installation may be at work, or one may have broken off.
	apt = [*env, "apt-get", "--option", "DPkg::Lock::Timeout=300"]
	shell.run("packages", *apt, "update")
	shell.run("packages", *env, "dpkg", "--configure", "--pending")
	packages = [next((name for name in names if _is_known(name)), names[0]) for names in choices]
	shell.run("packages", *apt, "install", "--yes", "--no-install-recommends", *packages)


def _is_known(package: str) -> bool:
	policy = shell.output("apt-cache", "policy", package)
	return bool(policy) and "Candidate: (none)" not in policy


def _as_root() -> list[str]:
	if os.getuid() == 0:
		return []
	if not shell.which("sudo"):
		raise Failure("Packages are missing and you are not root: run this as root once, or install sudo.")
	if not shell.output("sudo", "-n", "echo", "yes"):
		raise Failure(
			"Packages are missing and sudo asks for a password: run `sudo -v` first, then this again."
		)
	return ["sudo", "-n"]
