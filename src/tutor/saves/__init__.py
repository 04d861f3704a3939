"""Progress kept: files, written whole and never lost."""
