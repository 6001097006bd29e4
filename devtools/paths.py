"""Where everything that `./dev` makes has its place."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BENCH = ROOT / ".bench"
SITES = BENCH / "sites"
PYTHON = BENCH / "env" / "bin" / "python"

# What is ours and not the bench command's own.
OURS = BENCH / "dev"
LOGS = OURS / "logs"
DONE = OURS / "done"
STATE = OURS / "state.json"
TOOLS = OURS / "tools"
PROGRAMS = OURS / "programs"
# Frappe's own rules, where they can be had, and what reads them.
SEMGREP_RULES = OURS / "semgrep-rules"
SEMGREP = OURS / "semgrep"
SOURCE = OURS / "source"
NODE = OURS / "node"
MAIL = OURS / "mail"
MARIADB = OURS / "mariadb"
REDIS = OURS / "redis"
DUMPS = OURS / "dumps"

LOCKS = ROOT / "devtools" / "locks"
APP = ROOT / "apps" / "coalition"
# Another app, which adds to ours: on the test site alone.
SAMPLE = ROOT / "tests" / "plugins" / "coalition_sample"

# Our own builder of the browser's code, and its lock file.
ASSETS = ROOT / "devtools" / "offline" / "assets"
DEMO_SITE = "coalition.localhost"
TEST_SITE = "test.localhost"
# Tests run side by side, each lane on a copy of the test site.
TEST_SITES = (TEST_SITE, "test2.localhost")
