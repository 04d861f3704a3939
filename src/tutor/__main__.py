"""`python -m tutor` is `tutor`."""

import sys

from tutor.cli.entry import main

sys.exit(main())
