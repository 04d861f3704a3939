"""`python -m tutor` is `tutor`."""

import sys

try:
    from tutor.cli.entry import main

    code = main()
except KeyboardInterrupt:  # before the first or after the last line of `main`
    code = 130
sys.exit(code)
