"""``python -m kehu``: the command line."""

import sys

from kehu.cli import main

sys.exit(main())
