"""Whether this run is one that takes its time: `./dev test --thorough`."""

import os

IS_THOROUGH = bool(os.environ.get("THOROUGH"))
